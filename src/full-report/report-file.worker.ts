/** A report as a file, written in a thread of its own: tables of a whole country take their time. */
import { readFileSync } from 'node:fs';
import { fromRoot } from '../platform/project-root';
import type { ReportDocument } from './document.pages';
import { areaKey } from '../coverage/report-view.form';
import { reportDocument } from './report-document.pages';
import type { Language } from '../i18n/language';
import { translator } from '../i18n/translate';
import type { CsvDialect } from '../shared/csv-table';
import { reportZip } from './full-report.csv';
import { reportGeoJson } from './full-report.geojson';
import { toFullJson, type FullReport } from './full-report.model';
import { reportPdf } from './full-report.pdf';
import { reportWorkbook } from './full-report.xlsx';
import type { ReportFormat } from './report-format.model';
import type { AreaOutlines } from './full-report.geojson';

/** What the format `page` makes. */
export type MadeDocument = ReportDocument;

export interface ReportFileJob {
  report: FullReport;
  /** Of its areas. */
  outlines: AreaOutlines;
  /** `page`: the document that a page is made of. */
  format: ReportFormat | 'page';
  language: Language;
  dialect: CsvDialect;
}

function fontFile(weight: 400 | 600): Buffer {
  const name = `source-sans-3-latin-${weight}-normal.woff`;
  return readFileSync(fromRoot('node_modules', '@fontsource', 'source-sans-3', 'files', name));
}

/** The bytes of the file, or the document. */
export default async function write(job: ReportFileJob): Promise<Uint8Array | ReportDocument> {
  const { report, outlines, format, language, dialect } = job;
  const wording = { t: translator(language), language };
  const drawn = report.areas.flatMap((area) => {
    const outline = area.kind === 'municipality' ? outlines.get(areaKey(area)) : undefined;
    return outline === undefined ? [] : [{ code: area.code, rings: outline.flat() }];
  });
  switch (format) {
    case 'zip':
      return reportZip(report, dialect, wording);
    case 'xlsx':
      return reportWorkbook(report, wording);
    case 'pdf':
      return reportPdf(report, drawn, { regular: fontFile(400), bold: fontFile(600) }, wording);
    case 'page':
      return reportDocument(report, drawn, wording);
    case 'geojson':
      return Buffer.from(reportGeoJson(report, outlines));
    case 'json':
      return Buffer.from(toFullJson(report));
  }
}
