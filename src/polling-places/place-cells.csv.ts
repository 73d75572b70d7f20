/** The cells of one row by column, and the problems found in them. */
import type { CsvRow } from '../shared/csv-table';
import type { PlaceColumnKey, PlaceHeader } from './place-columns.csv';
import { placeProblem, type PlaceProblem, type PlaceProblemCode } from './place-problem.model';

export interface PlaceCells {
  line: number;
  /** The text of a cell; null when it is blank or the file has no such column. */
  text(key: PlaceColumnKey): string | null;
  /** Notes a problem of the cell, with its column, line and value. */
  report(code: PlaceProblemCode, key: PlaceColumnKey, params?: PlaceProblem['params']): void;
}

/** @param problems what `report` adds to */
export function placeCells(row: CsvRow, header: PlaceHeader, problems: PlaceProblem[]): PlaceCells {
  const text = (key: PlaceColumnKey) => {
    const column = header.columns.get(key);
    const cell = column === undefined ? '' : row.cells[column.index]!;
    return cell === '' ? null : cell;
  };
  return {
    line: row.line,
    text,
    report: (code, key, params) => {
      const column = header.columns.get(key)?.name ?? null;
      problems.push(placeProblem(code, { line: row.line, column, value: text(key) }, params));
    },
  };
}
