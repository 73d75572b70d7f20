/** The tables of a report as plain rows of codes and numbers; words and formats are put to them by whoever writes a file. */
import type { AreaCoverage } from '../coverage/coverage-report.model';

/** What the number or text of a column is; `code` is a word of a fixed list. */
export const columnUnits = [
  'code',
  'text',
  'day',
  'people',
  'percent',
  'metres',
  'count',
  'days',
  'ratio',
  'places_per_10000',
  'number',
] as const;
export type ColumnUnit = (typeof columnUnits)[number];

/** Fixed lists of words that codes come from. */
export const wordLists = [
  'areaKind',
  'kind',
  'group',
  'status',
  'bound',
  'precision',
  'basis',
  'demandBasis',
  'yesNo',
  'feature',
  'helpType',
  'window',
  'language',
  'peopleClass',
  'service',
  'gapRule',
  'severity',
  'certainty',
  'chance',
  'deadline',
  'dayCertainty',
  'actors',
  'listState',
  'lossKind',
  'assumption',
  'source',
] as const;
export type WordList = (typeof wordLists)[number];

/** A name in three languages. */
export interface Names {
  fi: string;
  sv: string;
  en: string;
}

/** Null is not known, or does not belong to the row; a list is several codes of one column. */
export type ReportCell = string | number | null | Names | readonly string[];

export interface TableColumn {
  /** Stable name for programs, unique in its table: `within_5000_m_low`. */
  id: string;
  /** Its texts are `fullReport.column.<text>`. */
  text: string;
  unit: ColumnUnit;
  words?: WordList;
  /** Distance that the column is about, metres. */
  metres?: number;
}

export interface TableOfReport {
  /** Stable name, also of its file; its title is `fullReport.table.<id>`. */
  id: TableId;
  columns: readonly TableColumn[];
  rows: readonly (readonly ReportCell[])[];
}

export const tableIds = [
  'people',
  'coverage',
  'curve',
  'farthest',
  'places',
  'place_features',
  'filtered',
  'help',
  'classes',
  'capacity',
  'carriers',
  'fragility',
  'gaps',
  'deadlines',
  'completeness',
  'equity',
  'assumptions',
  'sources',
] as const;
export type TableId = (typeof tableIds)[number];

/** A column by the name of its texts. */
export function column(text: string, unit: ColumnUnit, more: Partial<TableColumn> = {}): TableColumn {
  return { id: text, text, unit, ...more };
}

/** Columns that say of which area a row is. */
export const areaColumns: readonly TableColumn[] = [
  column('area_kind', 'code', { words: 'areaKind' }),
  column('area_code', 'text'),
  column('area_name', 'text'),
];

/** Cells of `areaColumns`. */
export function areaCells(area: AreaCoverage): ReportCell[] {
  return [area.kind, area.code, { fi: area.nameFi, sv: area.nameSv, en: area.nameEn }];
}

/** Names of the municipalities of a report by code, as cells. */
export function municipalityCells(areas: readonly AreaCoverage[]): ReadonlyMap<string, ReportCell> {
  return new Map(
    areas.filter(({ kind }) => kind === 'municipality').map((area) => [area.code, areaCells(area)[2]!]),
  );
}

export const kindColumn = column('kind', 'code', { words: 'kind' });
export const groupColumn = column('group', 'code', { words: 'group' });

/** The place of a cell of a row that a test or a reader names by its column. */
export function cellOf(table: TableOfReport, row: readonly ReportCell[], id: string): ReportCell {
  const position = table.columns.findIndex((each) => each.id === id);
  if (position === -1) throw new RangeError(`The table ${table.id} has no column ${id}`);
  return row[position] ?? null;
}

/** A cell that holds a code; empty where it holds none. */
export function codeOf(table: TableOfReport, row: readonly ReportCell[], id: string): string {
  const cell = cellOf(table, row, id);
  return typeof cell === 'string' ? cell : '';
}
