/** Reads the population grid from CSV. */
import { readCsvTable } from '../shared/csv-table';
import type { ProblemList } from './demand-import.model';
import { checkGridColumns, GridReader, type GridCells } from './grid-cells.model';

/** Cells of a text; problems go into the list. */
export function readGridCsv(text: string, problems: ProblemList): GridCells {
  const reader = new GridReader(problems);
  const table = readCsvTable(text);
  if (!table.ok) {
    problems.error(table.problem.code, { row: 'line' in table.problem ? table.problem.line : null });
    return reader.cells;
  }
  const columns = table.value.header.cells.map((name) => name.trim().toLowerCase());
  checkGridColumns(columns, false, problems);
  if (problems.errors > 0) return reader.cells;
  for (const { line, cells } of table.value.rows) {
    const fields = Object.fromEntries(columns.map((name, index) => [name, cells[index]]));
    if (!reader.add({ row: line, fields, centre: null })) break;
  }
  return reader.cells;
}
