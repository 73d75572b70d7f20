/** Reports are read, restricted and written in a thread of their own: those of a whole country are large. */
import { readFullReport } from '../full-report/full-report.form';
import { toFullJson, type FullReport, type PublicationMark } from '../full-report/full-report.model';
import write, { type ReportFileJob } from '../full-report/report-file.worker';
import type { ReportDocument } from '../full-report/document.pages';
import { sha256 } from '../platform/checksum';
import { countReleasable, releasedReport, type ReleasablePart } from './released-report.model';

interface KeptText {
  text: string;
  /** Of the text; another text is refused. */
  sha256: string;
}

export type PublicationJob =
  | { do: 'count'; kept: KeptText }
  | { do: 'release'; kept: KeptText; parts: readonly ReleasablePart[]; mark: PublicationMark }
  | { do: 'write'; kept: KeptText; file: Omit<ReportFileJob, 'report'> };

export type ReleaseCounts = ReturnType<typeof countReleasable>;

export interface Released {
  text: string;
  names: Pick<FullReport['areas'][number], 'nameFi' | 'nameSv' | 'nameEn'>;
}

function opened({ text, sha256: expected }: KeptText): FullReport {
  if (sha256(text) !== expected) throw new Error('A kept report is not what was kept');
  return readFullReport(text);
}

/** Counts what could be released, gives the public text, or writes a file or document of it. */
export default async function run(
  job: PublicationJob,
): Promise<ReleaseCounts | Released | Uint8Array | ReportDocument> {
  const report = opened(job.kept);
  switch (job.do) {
    case 'count':
      return countReleasable(report);
    case 'release': {
      const { nameFi, nameSv, nameEn } = report.areas[0]!;
      return {
        text: toFullJson(releasedReport(report, job.parts, job.mark)),
        names: { nameFi, nameSv, nameEn },
      };
    }
    case 'write':
      return write({ ...job.file, report });
  }
}
