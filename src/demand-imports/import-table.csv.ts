/** What the readers of small tables share: columns by name, whole numbers, and codes that must be known. */
import { readCsvTable, type CsvRow } from '../shared/csv-table';
import { mostImportRows, type ProblemList } from './demand-import.model';

/** Codes and postcodes that the service knows. */
export interface KnownAreas {
  /** Municipalities of 2021 and of today. */
  municipalities: ReadonlySet<string>;
  postcodes: ReadonlySet<string>;
}

/** A row by column names in lower case. */
export interface TableRow {
  line: number;
  cell(column: string): string;
}

/** Rows of a text; null where a column is missing or it is no table, which is told. */
export function readImportTable(
  text: string,
  required: readonly string[],
  problems: ProblemList,
): { columns: readonly string[]; rows: TableRow[] } | null {
  const table = readCsvTable(text);
  if (!table.ok) {
    problems.error(table.problem.code, { row: 'line' in table.problem ? table.problem.line : null });
    return null;
  }
  const columns = table.value.header.cells.map((name) => name.toLowerCase());
  const missing = required.filter((column) => !columns.includes(column));
  for (const column of missing) problems.error('columnMissing', { column });
  if (table.value.rows.length > mostImportRows) problems.error('tooManyRows');
  if (problems.errors > 0) return null;
  const toRow = ({ line, cells }: CsvRow): TableRow => ({
    line,
    cell: (column) => cells[columns.indexOf(column)] ?? '',
  });
  return { columns, rows: table.value.rows.map(toRow) };
}

/** A whole number of at least 0; null for anything else, which is told. */
export function wholeNumber(row: TableRow, column: string, problems: ProblemList): number | null {
  const value = row.cell(column).replace(/\s/g, '');
  if (/^\d{1,8}$/.test(value)) return Number(value);
  problems.error('notNumber', { row: row.line, column, value });
  return null;
}

/** Code of a municipality with its leading zeros; null where it is not known, which is told. */
export function municipalityCode(
  { line, value, column }: { line: number; value: string; column: string },
  known: KnownAreas,
  problems: ProblemList,
): string | null {
  const code = value.trim().padStart(3, '0');
  if (known.municipalities.has(code)) return code;
  problems.error('unknownMunicipality', { row: line, column, value });
  return null;
}
