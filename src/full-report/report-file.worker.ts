/** A report as a file, written in a thread of its own: tables of a whole country take their time. */
import type { Language } from '../i18n/language';
import { translator } from '../i18n/translate';
import type { CsvDialect } from '../shared/csv-table';
import { reportZip } from './full-report.csv';
import type { FullReport } from './full-report.model';

export interface ReportFileJob {
  report: FullReport;
  format: 'zip';
  language: Language;
  dialect: CsvDialect;
}

/** The bytes of the file. */
export default function write({ report, language, dialect }: ReportFileJob): Uint8Array {
  const wording = { t: translator(language), language };
  return reportZip(report, dialect, wording);
}
