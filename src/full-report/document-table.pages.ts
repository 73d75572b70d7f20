/** Rows and columns chosen of a table of the report, with every cell as a reader of that language writes it. */
import { peopleText, type Wording } from '../coverage/coverage-figures.pages';
import { formatDay, formatDistance, formatNumber, formatShare } from '../i18n/format';
import { isIsoDate } from '../shared/dates';
import type { DocumentTable } from './document.pages';
import {
  cellOf,
  type ReportCell,
  type TableColumn,
  type TableId,
  type TableOfReport,
} from './report-table.model';
import { cellInWords, columnHeading, tableTitle } from './report-words.pages';

/** Which part of a table a reader is shown. */
export interface Selection {
  caption?: string;
  columns: readonly string[];
  where?: Readonly<Record<string, ReportCell | ((cell: ReportCell) => boolean)>>;
  most?: number;
}

/** Rows of a table for which every condition holds. */
export function rowsWhere(table: TableOfReport, where: Selection['where'] = {}) {
  return table.rows.filter((row) =>
    Object.entries(where).every(([id, wanted]) => {
      const cell = cellOf(table, row, id);
      return typeof wanted === 'function' ? wanted(cell) : cell === wanted;
    }),
  );
}

const isNumeric = ({ unit }: TableColumn) => unit !== 'code' && unit !== 'text' && unit !== 'day';

/** A cell as text; what is not known says so, what does not belong to the row is a dash. */
export function cellText(cell: ReportCell, column: TableColumn, wording: Wording): string {
  const { t, language } = wording;
  const value = cellInWords(cell, column, wording);
  if (value === null) return isNumeric(column) ? t('report.figure.none') : '–';
  if (typeof value === 'string')
    return column.unit === 'day' && isIsoDate(value) ? formatDay(value, language) : value;
  return numberText(value, column, wording);
}

/** A number as its unit is written; days of what has passed are not counted. */
function numberText(value: number, column: TableColumn, wording: Wording): string {
  const { t, language } = wording;
  switch (column.unit) {
    case 'days':
      return value < 0 ? t('elections.state.passed') : formatNumber(value, language);
    case 'people':
      return peopleText(value, wording);
    case 'percent':
      return formatShare(value / 100, language);
    case 'metres':
      return formatDistance(value, language);
    case 'ratio':
      return formatNumber(value, language, 2);
    case 'places_per_10000':
      return formatNumber(value, language, 1);
    default:
      return formatNumber(value, language, Number.isInteger(value) ? 0 : 1);
  }
}

/** The table of an id; undefined where the report has none. */
export function tableNamed(tables: readonly TableOfReport[], id: TableId): TableOfReport | undefined {
  return tables.find((table) => table.id === id);
}

/** The chosen part as a table of a document. */
export function documentTable(table: TableOfReport, chosen: Selection, wording: Wording): DocumentTable {
  const columns = chosen.columns.map((id) => {
    const column = table.columns.find((each) => each.id === id);
    if (column === undefined) throw new RangeError(`The table ${table.id} has no column ${id}`);
    return column;
  });
  return {
    kind: 'table',
    caption: chosen.caption ?? tableTitle(table.id, wording),
    header: columns.map((column) => ({
      text: columnHeading(column, wording).replace(/ \((%|m)\)$/, ''),
      isNumber: isNumeric(column),
    })),
    rows: rowsWhere(table, chosen.where)
      .slice(0, chosen.most)
      .map((row) => columns.map((column) => cellText(cellOf(table, row, column.id), column, wording))),
  };
}
