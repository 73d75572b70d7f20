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

/** What stands only in the file for maps: its layers, and how its figures are named. */
function mapRows(wording: Wording): CsvCell[][] {
  const { t } = wording;
  const row = (name: string, heading: string, unit: 'code' | 'count' | 'number', meaning: string) => [
    'geojson',
    name,
    heading,
    t(`fullReport.unit.${unit}`),
    meaning,
  ];
  return [
    row('level', t('fullReport.codeBook.levelName'), 'code', t('fullReport.codeBook.level')),
    row('gaps', tableTitle('gaps', wording), 'count', t('fullReport.codeBook.gapsOfArea')),
    row(
      'kind.group.column',
      t('fullReport.codeBook.figureName'),
      'number',
      t('fullReport.codeBook.figure', { example: 'advance.adults.within_5000_m' }),
    ),
  ];
}

/** Heading row, a row per column of a table, what the file for maps adds, then a row per code. */
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
  return [heading, ...columns, ...mapRows(wording), ...codes];
}
