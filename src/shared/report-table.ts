/** A report as a table of cells: header, rows, an empty row, and remarks on how to read it and where it comes from. */
import type { CsvCell } from './csv-table';

export interface ReportTable {
  header: readonly string[];
  rows: readonly (readonly CsvCell[])[];
  /** Sentences below the table, each in the first cell of a row of its own. */
  remarks: readonly string[];
}

/** All rows of one width, as RFC 4180 asks. */
export function reportCells({ header, rows, remarks }: ReportTable): CsvCell[][] {
  const all: (readonly CsvCell[])[] = [header, ...rows, [], ...remarks.map((remark) => [remark])];
  return all.map((row) => Array.from({ length: header.length }, (_, index) => row[index] ?? null));
}
