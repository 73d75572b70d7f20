/** A report of a municipality as CSV: header, rows, how to read it, and its sources. */
import { sourceLine } from '../reference-data/data-source.pages';
import { pollingPlaceSources, type SourceId } from '../reference-data/catalogue.model';
import { writeCsv, type CsvCell, type CsvDialect } from '../shared/csv-table';
import { reportCells } from '../shared/report-table';
import type { Reader } from '../workspace/workspace.pages';
import { reportColumns, type ReportKind } from './municipality-report.model';

/** Which sources a report rests on, besides what municipality and organisations say. */
function sourcesOf(kind: ReportKind, electionCode: string): readonly SourceId[] {
  if (kind === 'offers' || kind === 'needs') return ['classifications'];
  const places = pollingPlaceSources(electionCode);
  return kind === 'places' || kind === 'accessibility'
    ? places
    : [...places, 'postalPolygons', 'municipalityDivision'];
}

export interface ReportAbout {
  municipality: string;
  electionCode: string;
  /** When the report was made, as it is shown. */
  madeAt: string;
}

/** @param rows cells by column; columns that the report does not have are left out */
export function writeMunicipalityReport(
  kind: ReportKind,
  rows: readonly Readonly<Record<string, CsvCell>>[],
  about: ReportAbout,
  { reader, dialect }: { reader: Reader; dialect: CsvDialect },
): string {
  const { t } = reader;
  const columns = reportColumns[kind];
  const table = {
    header: columns.map((column) => t(`reports.column.${column}`)),
    rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
    remarks: [
      t('reports.about', {
        title: t(`reports.kind.${kind}.title`),
        municipality: about.municipality,
        election: about.electionCode,
        at: about.madeAt,
      }),
      t(`reports.kind.${kind}.text`),
      t('coverage.remark.sources'),
      ...sourcesOf(kind, about.electionCode).map((id) => sourceLine(t, id)),
    ],
  };
  return writeCsv(reportCells(table), dialect);
}
