/** Reports are read and restricted in a thread of their own: those of a whole country are large. */
import { toFullJson, type FullReport, type PublicationMark } from '../full-report/full-report.model';
import { openKeptReport, type KeptText } from '../full-report/kept-report.worker';
import { countReleasable, releasedReport, type ReleasablePart } from './released-report.model';

export type PublicationJob =
  | { do: 'count'; kept: KeptText }
  | { do: 'release'; kept: KeptText; parts: readonly ReleasablePart[]; mark: PublicationMark };

export type ReleaseCounts = ReturnType<typeof countReleasable>;

export interface Released {
  text: string;
  names: Pick<FullReport['areas'][number], 'nameFi' | 'nameSv' | 'nameEn'>;
}

/** Counts what could be released, or gives the public text. */
export default function run(job: PublicationJob): ReleaseCounts | Released {
  const report = openKeptReport(job.kept);
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
  }
}
