/** The tables of a report as a workbook, one sheet each; the same bytes for the same report and language. */
import { unzipSync, zipSync, type Zippable } from 'fflate';
import writeWorkbook, { type Cell, type Row, type Sheet } from 'write-excel-file/node';
import type { Wording } from '../coverage/coverage-figures.pages';
import type { CsvCell } from '../shared/csv-table';
import { codeBookRows } from './code-book.pages';
import { tableRows, zipTime } from './full-report.csv';
import type { FullReport } from './full-report.model';
import { aboutRows } from './report-about.pages';
import { reportTables } from './report-tables.model';
import { tableTitle } from './report-words.pages';

/** Longest name of a sheet that Excel takes. */
const longestName = 31;
const widths = { least: 8, most: 60, rowsLookedAt: 200 } as const;

function cell(value: CsvCell): Cell {
  if (value === null) return null;
  // Text is stored as text: no spreadsheet runs it as a formula.
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}

function columnsOf(rows: readonly (readonly CsvCell[])[]) {
  return rows[0]!.map((_, column) => {
    const lengths = rows.slice(0, widths.rowsLookedAt).map((row) => String(row[column] ?? '').length);
    return { width: Math.min(widths.most, Math.max(widths.least, ...lengths) + 2) };
  });
}

function sheet(name: string, rows: readonly (readonly CsvCell[])[]): Sheet<never> {
  const [head, ...body] = rows;
  return {
    sheet: name.slice(0, longestName),
    stickyRowsCount: 1,
    columns: columnsOf(rows),
    data: [
      head!.map((text): Cell => ({ value: String(text), type: String, fontWeight: 'bold' })),
      ...body.map((row): Row => row.map(cell)),
    ],
  };
}

/** What the report is about, its tables, then the code book. */
export async function reportWorkbook(report: FullReport, wording: Wording): Promise<Uint8Array> {
  const { t } = wording;
  const tables = reportTables(report);
  const written = await writeWorkbook([
    sheet(t('fullReport.sheet.about'), aboutRows(report, wording)),
    ...tables.map((table) => sheet(tableTitle(table.id, wording), tableRows(table, 'excel-fi', wording))),
    sheet(t('fullReport.sheet.codeBook'), codeBookRows(tables, wording)),
  ]).toBuffer();
  // The library stamps its files with the time of writing.
  const mtime = zipTime(report.madeAt);
  const files: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(written))))
    files[name] = [bytes, { mtime }];
  return zipSync(files);
}
