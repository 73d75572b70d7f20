/** Tables as CSV text, in and out: delimiters, line numbers, and the guard against formulas. */
import { CsvError, parse } from 'csv-parse/sync';
import { ok, problem, type Result } from './result';

/** What a cell holds; a number is written with the decimal mark of the dialect, null as an empty cell. */
export type CsvCell = string | number | null;

/** `excel-fi` opens in a Finnish Excel by a double click; `rfc4180` is for programs. */
export const csvDialects = ['excel-fi', 'rfc4180'] as const;
export type CsvDialect = (typeof csvDialects)[number];

export function isCsvDialect(text: unknown): text is CsvDialect {
  return csvDialects.some((dialect) => dialect === text);
}

export interface CsvRow {
  /** Line of the file on which the row starts; the first is 1. */
  line: number;
  cells: readonly string[];
}

export interface CsvTable {
  delimiter: string;
  header: CsvRow;
  /** As many cells as the header; rows that are all blank are left out. */
  rows: readonly CsvRow[];
  ragged: readonly RaggedRow[];
}

/** A row with another number of cells than the header; the missing ones are read as empty. */
export interface RaggedRow {
  line: number;
  expected: number;
  found: number;
  /** Cells beyond the header that are not blank: text was split, and what follows it may stand in the wrong column. */
  surplus: readonly string[];
}

/** Why text is no table: it has no row, or a quotation mark opens in the row at `line` and is never closed. */
export type CsvTableProblem = { code: 'noRows' } | { code: 'quotesNotClosed'; line: number };

const delimiters = [';', ',', '\t'] as const;
const byteOrderMark = '\uFEFF';
/** A spreadsheet takes a cell that starts so for a formula. */
const formulaStart = /^'*[=+\-@\t\r]/;
const guardedFormula = /^'+[=+\-@\t\r]/;

/** The delimiter that the first line uses most, outside quotation marks; `;` where it has none. */
export function delimiterOf(text: string): string {
  const firstLine = text
    .trimStart()
    .split('\n', 1)[0]!
    .replace(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => firstLine.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}

interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

function parseRecords(text: string, delimiter: string): Result<CsvRow[], CsvTableProblem> {
  let lastWholeLine = 0;
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      on_record: (parsed: string[], { lines }) => {
        lastWholeLine = lines;
        return parsed;
      },
      relax_column_count: true,
      // A quotation mark inside a name stands for itself: Ravintola "Kulma".
      relax_quotes: true,
      record_delimiter: '\n',
    }) as unknown as ParsedRecord[];
    // The parser tells the line on which a record ends.
    return ok(
      records.map(({ record }, index) => ({
        line: (records[index - 1]?.info.lines ?? 0) + 1,
        cells: record.map((cell) => withoutGuard(cell.trim())),
      })),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return problem({ code: 'quotesNotClosed', line: lastWholeLine + 1 });
  }
}

function raggedRow(row: CsvRow, expected: number): RaggedRow[] {
  const surplus = row.cells.slice(expected).filter((cell) => cell !== '');
  if (row.cells.length >= expected && surplus.length === 0) return [];
  return [{ line: row.line, expected, found: row.cells.length, surplus }];
}

/**
 * Reads a table whose first row that is not blank holds the names of its columns. Cells are trimmed, and a line break
 * inside a cell is always LF.
 * @param text a whole file, with or without a byte order mark
 */
export function readCsvTable(text: string): Result<CsvTable, CsvTableProblem> {
  // The parser would count a CR LF inside a cell as two lines.
  const unmarked = (text.startsWith(byteOrderMark) ? text.slice(1) : text).replace(/\r\n?/g, '\n');
  const told = /^sep=(.)(?=\n)/.exec(unmarked);
  // A line that tells Excel the delimiter is emptied, not cut, so that the lines keep their numbers.
  const plain = told === null ? unmarked : unmarked.slice(told[0].length);
  const delimiter = told?.[1] ?? delimiterOf(plain);
  const records = parseRecords(plain, delimiter);
  if (!records.ok) return records;
  const [header, ...rows] = records.value.filter((row) => row.cells.some((cell) => cell !== ''));
  if (header === undefined) return problem({ code: 'noRows' });
  const width = header.cells.length;
  return ok({
    delimiter,
    header,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: Array.from({ length: width }, (_, index) => cells[index] ?? ''),
    })),
    ragged: rows.flatMap((row) => raggedRow(row, width)),
  });
}

/** An apostrophe before what a spreadsheet would run; `withoutGuard` takes it away again. */
function withGuard(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

function withoutGuard(text: string): string {
  return guardedFormula.test(text) ? text.slice(1) : text;
}

function cellText(cell: CsvCell, dialect: CsvDialect, delimiter: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    const plain = String(cell);
    const text = dialect === 'excel-fi' ? plain.replace('.', ',') : plain;
    return text.includes(delimiter) ? `"${text}"` : text;
  }
  const guarded = withGuard(cell);
  const needsQuotes = /["\r\n]/.test(guarded) || guarded.includes(delimiter) || guarded !== guarded.trim();
  return needsQuotes ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/**
 * Writes rows, the header among them, as text: `excel-fi` with byte order mark, `;` and decimal comma, `rfc4180`
 * with `,` and decimal point; both end every line with CR LF. Texts that a spreadsheet would take for a formula are
 * guarded by an apostrophe; numbers never need it.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[], dialect: CsvDialect): string {
  const delimiter = dialect === 'excel-fi' ? ';' : ',';
  const lines = rows.map(
    (row) => `${row.map((cell) => cellText(cell, dialect, delimiter)).join(delimiter)}\r\n`,
  );
  return `${dialect === 'excel-fi' ? byteOrderMark : ''}${lines.join('')}`;
}
