/** The tables of a report as a workbook, one sheet each; the same bytes for the same report and language. */
import { unzipSync, zipSync, type Zippable } from 'fflate';
import writeWorkbook, { type Cell, type Row, type Sheet } from 'write-excel-file/node';
import type { Wording } from '../coverage/coverage-figures.pages';
import type { CsvCell } from '../shared/csv-table';
import type { Language } from '../i18n/language';
import { isIsoDate } from '../shared/dates';
import { codeBookRows } from './code-book.pages';
import { tableRows, zipTime } from './full-report.csv';
import type { FullReport } from './full-report.model';
import { aboutRows } from './report-about.pages';
import type { ColumnUnit } from './report-table.model';
import { reportTables } from './report-tables.model';
import { tableTitle } from './report-words.pages';

/** Longest name of a sheet that Excel takes. */
const longestName = 31;
const widths = { least: 8, most: 60, rowsLookedAt: 200 } as const;
/** Points of a line of the font. */
const lineHeight = 15;
const font = { fontFamily: 'Calibri', fontSize: 11 } as const;

/** How numbers are shown; spreadsheets write digits and signs as their own language does. */
const numberFormats: Partial<Record<ColumnUnit, string>> = {
  people: '#,##0',
  metres: '#,##0',
  ratio: '0.00',
  places_per_10000: '0.0',
};
const dayFormats: Readonly<Record<Language, string>> = {
  fi: 'd.m.yyyy',
  sv: 'd.m.yyyy',
  en: 'd mmm yyyy',
};

interface SheetRows {
  name: string;
  rows: readonly (readonly CsvCell[])[];
  /** Units of the columns where they are those of a table. */
  units?: readonly ColumnUnit[];
}

/** A name that fits, cut between words. */
function sheetName(name: string): string {
  if (name.length <= longestName) return name;
  const cut = name.slice(0, longestName);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, Math.min(end === -1 ? longestName - 1 : end, longestName - 1)).replace(/,$/, '')}…`;
}

/** Rows do not grow by themselves in every program: a long text says how high its row is. */
function wrapped(text: string): { wrap?: true; height?: number } {
  const lines = Math.ceil(text.length / (widths.most - 5));
  return text.length > widths.most ? { wrap: true, height: lines * lineHeight } : {};
}

function cell(value: CsvCell, unit: ColumnUnit | undefined, language: Language): Cell {
  if (value === null) return null;
  if (typeof value === 'number') {
    const format = unit && numberFormats[unit];
    return { value, type: Number, alignVertical: 'top', ...(format === undefined ? {} : { format }) };
  }
  if (unit === 'day' && isIsoDate(value))
    return { value: new Date(value), type: Date, format: dayFormats[language], alignVertical: 'top' };
  // Text is stored as text: no spreadsheet runs it as a formula.
  return { value, type: String, alignVertical: 'top', ...wrapped(value) };
}

function columnsOf(rows: SheetRows['rows']) {
  return rows[0]!.map((_, column) => {
    const lengths = rows.slice(0, widths.rowsLookedAt).map((row) => String(row[column] ?? '').length);
    return { width: Math.min(widths.most, Math.max(widths.least, ...lengths) + 2) };
  });
}

function sheet({ name, rows, units = [] }: SheetRows, language: Language): Sheet<never> {
  const [head, ...body] = rows;
  return {
    sheet: sheetName(name),
    stickyRowsCount: 1,
    orientation: 'landscape',
    columns: columnsOf(rows),
    data: [
      head!.map((text): Cell => ({ value: String(text), type: String, fontWeight: 'bold' })),
      ...body.map((row): Row => row.map((value, column) => cell(value, units[column], language))),
    ],
  };
}

/** What the report is about, its tables, then the code book. */
export async function reportWorkbook(report: FullReport, wording: Wording): Promise<Uint8Array> {
  const { t } = wording;
  const tables = reportTables(report);
  const sheets: SheetRows[] = [
    { name: t('fullReport.sheet.about'), rows: aboutRows(report, wording) },
    ...tables.map((table) => ({
      name: tableTitle(table.id, wording),
      rows: tableRows(table, 'excel-fi', wording),
      units: table.columns.map(({ unit }) => unit),
    })),
    { name: t('fullReport.sheet.codeBook'), rows: codeBookRows(tables, wording) },
  ];
  const written = await writeWorkbook(
    sheets.map((each) => sheet(each, wording.language)),
    font,
  ).toBuffer();
  // The library stamps its files with the time of writing.
  const mtime = zipTime(report.madeAt);
  const files: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(written))))
    files[name] = [bytes, { mtime }];
  return zipSync(files);
}
