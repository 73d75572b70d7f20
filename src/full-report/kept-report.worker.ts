/** Files and documents of reports that were kept as text: read again and written in a thread, as those of a country are large. */
import { sha256 } from '../platform/checksum';
import type { ReportDocument } from './document.pages';
import { readFullReport } from './full-report.form';
import type { FullReport } from './full-report.model';
import { outlinesOfReport } from './full-report.geojson';
import write, { type ReportFileJob } from './report-file.worker';

export interface KeptText {
  text: string;
  /** Of the text; another text is refused. */
  sha256: string;
}

export interface KeptReportJob {
  kept: KeptText;
  /** Outlines of all areas: the report names those that it is about. */
  file: Omit<ReportFileJob, 'report'>;
}

/** @throws {Error} when the text is not the one that was kept */
export function openKeptReport({ text, sha256: expected }: KeptText): FullReport {
  if (sha256(text) !== expected) throw new Error('A kept report is not what was kept');
  return readFullReport(text);
}

/** The bytes of the file, as JSON those that were kept; or the document. */
export default async function writeKept({ kept, file }: KeptReportJob): Promise<Uint8Array | ReportDocument> {
  const report = openKeptReport(kept);
  if (file.format === 'json') return Buffer.from(kept.text);
  const outlines = outlinesOfReport(file.outlines, report);
  return write({ ...file, report, outlines });
}
