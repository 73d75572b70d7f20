/** The tables of a report as CSV, one file each, with a code book and a file about the report, all in one zip. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Wording } from '../coverage/coverage-figures.pages';
import { writeCsv, type CsvCell, type CsvDialect } from '../shared/csv-table';
import { codeBookRows } from './code-book.pages';
import type { FullReport } from './full-report.model';
import { aboutRows } from './report-about.pages';
import { reportTables } from './report-tables.model';
import type { TableOfReport } from './report-table.model';
import { cellAsCode, cellInWords, columnHeading } from './report-words.pages';

/**
 * A table with its heading row first. `excel-fi` has headings and words in the reader's language; `rfc4180`, for programs, has
 * the names of the columns and codes, which the code book explains.
 */
export function tableRows(table: TableOfReport, dialect: CsvDialect, wording: Wording): CsvCell[][] {
  const forPrograms = dialect === 'rfc4180';
  return [
    table.columns.map((column) => (forPrograms ? column.id : columnHeading(column, wording))),
    ...table.rows.map((row) =>
      row.map((cell, index) =>
        forPrograms ? cellAsCode(cell, wording) : cellInWords(cell, table.columns[index]!, wording),
      ),
    ),
  ];
}

/** File names and texts: one per table, then the code book and what the report is about. */
export function reportCsvFiles(
  report: FullReport,
  dialect: CsvDialect,
  wording: Wording,
): ReadonlyMap<string, string> {
  const tables = reportTables(report);
  return new Map([
    ...tables.map((table): [string, string] => [
      `${table.id}.csv`,
      writeCsv(tableRows(table, dialect, wording), dialect),
    ]),
    ['code-book.csv', writeCsv(codeBookRows(tables, wording), dialect)],
    ['about.csv', writeCsv(aboutRows(report, wording), dialect)],
  ]);
}

/** The moment that a file of an archive bears. The format has no zone: local parts are those of UTC, wherever this runs. */
export function zipTime(madeAt: string): Date {
  const at = new Date(madeAt);
  return new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  );
}

/** The files in one zip; the same bytes for the same report, language and dialect. */
export function reportZip(report: FullReport, dialect: CsvDialect, wording: Wording): Uint8Array {
  const mtime = zipTime(report.madeAt);
  const files: Zippable = {};
  for (const [name, text] of reportCsvFiles(report, dialect, wording)) {
    files[name] = [strToU8(text), { mtime, level: 6 }];
  }
  return zipSync(files);
}
