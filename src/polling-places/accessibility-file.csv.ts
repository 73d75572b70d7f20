/**
 * A file of accessibility: one criterion of one place a row, in any of our languages. An empty cell leaves what is known as it
 * is, and a word for "not known" takes it away.
 */
import { languages } from '../i18n/language';
import type { MessageKey } from '../i18n/messages';
import { translator } from '../i18n/translate';
import { readCsvTable, type CsvRow, type CsvTable } from '../shared/csv-table';
import { isIsoDate, type IsoDate } from '../shared/dates';
import { accessibilityCriteria, type AccessibilityCriterion } from './accessibility.model';
import type { AccessibilityRow, SaidFinding } from './accessibility-import.model';
import { plainName } from '../shared/csv-header';
import { hasErrors, placeProblem, type PlaceProblem, type PlaceProblemCode } from './place-problem.model';
import { knownOrNot, type KnownOrNot } from './polling-place.model';

const columnKeys = ['placeId', 'ownId', 'criterion', 'value', 'measure', 'assessedOn', 'source'] as const;
type ColumnKey = (typeof columnKeys)[number];
/** What the downloaded table also has, for people; it is not read. */
const shownColumns = ['kind', 'place', 'address', 'group'] as const;

const inEveryLanguage = (key: MessageKey) => languages.map((language) => translator(language)(key));

const columnsByName: ReadonlyMap<string, ColumnKey | null> = new Map([
  ...shownColumns.flatMap((key) =>
    inEveryLanguage(`reports.column.${key}`).map((name) => [plainName(name), null] as const),
  ),
  ...columnKeys.flatMap((key) =>
    [key, ...inEveryLanguage(`reports.column.${key}`)].map((name) => [plainName(name), key] as const),
  ),
]);

const codes = Object.keys(accessibilityCriteria) as AccessibilityCriterion[];
const criteriaByName: ReadonlyMap<string, AccessibilityCriterion> = new Map(
  codes.flatMap((code) =>
    [code, ...inEveryLanguage(`pollingPlaces.accessibility.criterion.${code}`)].map(
      (name) => [plainName(name), code] as const,
    ),
  ),
);

/** Words besides those of the pages. */
const moreWords: Readonly<Record<KnownOrNot, readonly string[]>> = {
  yes: ['yes', 'k'],
  no: ['no'],
  unknown: ['ei_tietoa', 'uppgift saknas', 'okänd', 'unknown'],
};
const answersByName: ReadonlyMap<string, KnownOrNot> = new Map(
  knownOrNot.flatMap((value) =>
    [...moreWords[value], ...inEveryLanguage(`places.accessibility.value.${value}`)].map(
      (word) => [plainName(word), value] as const,
    ),
  ),
);

/** `Kyllä, Ei, Ei tiedossa; Ja, …`. */
const answersToChoose = languages
  .map((language) =>
    knownOrNot.map((value) => translator(language)(`places.accessibility.value.${value}`)).join(', '),
  )
  .join('; ');

const saysUnknown = (text: string) => answersByName.get(plainName(text)) === 'unknown';

/** Whether the first row is that of a file of accessibility: it has a column of criteria and one of values. */
export function isAccessibilityHeader(names: readonly string[]): boolean {
  const keys = names.map((name) => columnsByName.get(plainName(name)));
  return keys.includes('criterion') && keys.includes('value');
}

const englishMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * `2026-10-01` (also with a time after it), `1.10.2026`, `01.10.26` as LibreOffice writes it in Finnish, `1 October 2026`; null
 * for anything else, `10/1/2026` too.
 */
export function readDay(text: string): IsoDate | null {
  const padded = (year: string, month: number, day: string) => {
    const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isIsoDate(iso) ? iso : null;
  };
  const [, isoDay] = /^(\d{4}-\d{2}-\d{2})(?:[T ][\d:.Z]*)?$/.exec(text) ?? [];
  if (isoDay !== undefined) return isIsoDate(isoDay) ? isoDay : null;
  const finnish = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(text);
  if (finnish !== null) return padded(finnish[3]!.padStart(4, '20'), Number(finnish[2]), finnish[1]!);
  const english = /^(\d{1,2}) ([a-z]+) (\d{4})$/i.exec(text);
  const month = english === null ? -1 : englishMonths.indexOf(english[2]!.toLowerCase());
  return english === null || month < 0 ? null : padded(english[3]!, month + 1, english[1]!);
}

interface Cells {
  line: number;
  text(key: ColumnKey): string;
  report(code: PlaceProblemCode, key: ColumnKey, params?: PlaceProblem['params']): void;
}

type Columns = ReadonlyMap<ColumnKey, { index: number; name: string }>;

function cellsOf({ line, cells }: CsvRow, columns: Columns, problems: PlaceProblem[]): Cells {
  const text = (key: ColumnKey) => {
    const column = columns.get(key);
    return column === undefined ? '' : cells[column.index]!;
  };
  return {
    line,
    text,
    report: (code, key, params) => {
      const where = { line, column: columns.get(key)?.name ?? null, value: text(key) || null };
      problems.push(placeProblem(code, where, params));
    },
  };
}

function readAnswer(cells: Cells): Pick<SaidFinding, 'value'> {
  const text = cells.text('value');
  if (text === '') return {};
  const value = answersByName.get(plainName(text));
  if (value !== undefined) return { value };
  cells.report('choiceUnknown', 'value', { allowed: answersToChoose });
  return {};
}

function readText<K extends 'measure' | 'source'>(cells: Cells, key: K): Partial<Record<K, string | null>> {
  const text = cells.text(key);
  if (text === '') return {};
  return { [key]: saysUnknown(text) ? null : text } as Record<K, string | null>;
}

function readAssessedOn(cells: Cells): Pick<SaidFinding, 'assessedOn'> {
  const text = cells.text('assessedOn');
  if (text === '') return {};
  if (saysUnknown(text)) return { assessedOn: null };
  const assessedOn = readDay(text);
  if (assessedOn !== null) return { assessedOn };
  cells.report('dayUnreadable', 'assessedOn');
  return {};
}

/** A sentence below the table, or a title: nothing but one cell, and no criterion. */
function isRemark(row: CsvRow, cells: Cells): boolean {
  return cells.text('criterion') === '' && row.cells.filter((cell) => cell !== '').length === 1;
}

function readRow(cells: Cells): AccessibilityRow | null {
  const criterion = criteriaByName.get(plainName(cells.text('criterion')));
  if (criterion === undefined)
    cells.report(cells.text('criterion') === '' ? 'valueMissing' : 'criterionUnknown', 'criterion');
  const [placeId, ownId] = [cells.text('placeId') || null, cells.text('ownId') || null];
  if (placeId === null && ownId === null) cells.report('valueMissing', 'ownId');
  const said = {
    ...readAnswer(cells),
    ...readText(cells, 'measure'),
    ...readAssessedOn(cells),
    ...readText(cells, 'source'),
  };
  return criterion === undefined ? null : { line: cells.line, placeId, ownId, criterion, said };
}

function readColumns({ header }: CsvTable): { columns: Columns; problems: PlaceProblem[] } {
  const columns = new Map<ColumnKey, { index: number; name: string }>();
  const problems: PlaceProblem[] = [];
  header.cells.forEach((name, index) => {
    const where = { line: header.line, column: name };
    const key = columnsByName.get(plainName(name));
    if (key === undefined && name !== '') problems.push(placeProblem('columnUnknown', where));
    if (key === undefined || key === null) return;
    if (columns.has(key)) problems.push(placeProblem('columnTwice', where));
    else columns.set(key, { index, name });
  });
  if (!columns.has('ownId') && !columns.has('placeId'))
    problems.push(
      placeProblem('columnMissing', {
        line: header.line,
        column: translator('fi')('reports.column.ownId'),
      }),
    );
  return { columns, problems };
}

export interface AccessibilityFile {
  rows: AccessibilityRow[];
  problems: PlaceProblem[];
}

/**
 * Reads a file of accessibility and collects everything that is wrong with it; null when the text is no such file, but perhaps
 * a file of places.
 */
export function readAccessibilityCsv(text: string): AccessibilityFile | null {
  const table = readCsvTable(text);
  if (!table.ok || !isAccessibilityHeader(table.value.header.cells)) return null;
  const { columns, problems } = readColumns(table.value);
  if (hasErrors(problems)) return { rows: [], problems };
  const rows: AccessibilityRow[] = [];
  for (const row of table.value.rows) {
    const found: PlaceProblem[] = [];
    const cells = cellsOf(row, columns, found);
    if (isRemark(row, cells)) continue;
    const read = readRow(cells);
    if (read !== null && !hasErrors(found)) rows.push(read);
    problems.push(...found);
  }
  if (rows.length === 0 && !hasErrors(problems)) problems.push(placeProblem('accessibilityIsEmpty'));
  return { rows, problems };
}
