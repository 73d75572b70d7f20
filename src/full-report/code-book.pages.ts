/** The code book: every column of every table, and every code that occurs in them, in words. */
import type { Wording } from '../coverage/coverage-figures.pages';
import type { CsvCell } from '../shared/csv-table';
import type { TableOfReport, WordList } from './report-table.model';
import { columnHeading, columnMeaning, tableTitle, unitName, wordOf } from './report-words.pages';

/** Codes of each list that occur in the tables, in order. */
function codesIn(tables: readonly TableOfReport[]): ReadonlyMap<WordList, readonly string[]> {
  const found = new Map<WordList, Set<string>>();
  for (const { columns, rows } of tables) {
    columns.forEach(({ words }, index) => {
      if (words === undefined) return;
      const codes = found.get(words) ?? new Set<string>();
      found.set(words, codes);
      for (const row of rows) {
        const cell = row[index];
        if (typeof cell === 'string') codes.add(cell);
        else if (Array.isArray(cell)) for (const code of cell as readonly string[]) codes.add(code);
      }
    });
  }
  return new Map([...found].map(([list, codes]) => [list, [...codes].sort()]));
}

/** Heading row, a row per column of a table, then a row per code. */
export function codeBookRows(tables: readonly TableOfReport[], wording: Wording): CsvCell[][] {
  const { t } = wording;
  const heading = (['table', 'name', 'heading', 'unit', 'meaning'] as const).map((each) =>
    t(`fullReport.codeBook.${each}`),
  );
  const columns = tables.flatMap((table) =>
    table.columns.map((column) => [
      table.id,
      column.id,
      columnHeading(column, wording),
      unitName(column, wording),
      `${tableTitle(table.id, wording)}: ${columnMeaning(column, wording)}`,
    ]),
  );
  const codes = [...codesIn(tables)].flatMap(([list, all]) =>
    all.map((code) => [
      t('fullReport.codeBook.code'),
      code,
      wordOf(list, code, wording),
      t('fullReport.unit.code'),
      null,
    ]),
  );
  return [heading, ...columns, ...codes];
}
