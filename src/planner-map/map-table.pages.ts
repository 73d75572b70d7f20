/** The table beside the map: every figure of the map as a row, sorted and searched; and what the map draws, from the same rows. */
import { areaName } from '../coverage/coverage-area.pages';
import { peopleText, type Wording } from '../coverage/coverage-figures.pages';
import { areaKey } from '../coverage/report-view.form';
import { href, paths } from '../paths';
import { mapClassOf, type ClassScheme } from './map-classes.model';
import type { MapFigure } from './map-measure.model';
import { mapQuery, tableColumns, type MapAddress, type TableColumn } from './map-question.form';
import { figureText, paintOf, readingText, type MapPaint } from './map-words.pages';

/** An area on the map and in the table. */
export interface MapRow {
  code: string;
  key: string;
  name: string;
  href: string;
  people: string;
  figure: string;
  reading: string;
  paint: MapPaint;
  /** Whether its name matches the search: rows that do not are left out of the table and pale on the map. */
  isShown: boolean;
}

export interface MapTable {
  caption: string;
  count: string;
  header: readonly {
    label: string;
    href: string;
    sorted: 'ascending' | 'descending' | null;
    number: boolean;
  }[];
  rows: readonly MapRow[];
}

const sortValues: Readonly<Record<Exclude<TableColumn, 'name'>, (figure: MapFigure) => number | null>> = {
  people: ({ people }) => people,
  figure: ({ value }) => value,
};

/** Figures in the order asked; those without a figure stand last whichever way. */
function sortFigures(figures: readonly MapFigure[], { map }: MapAddress, { language }: Wording): MapFigure[] {
  const collator = new Intl.Collator(language);
  const byName = (a: MapFigure, b: MapFigure) =>
    collator.compare(areaName(a, language), areaName(b, language));
  const turn = map.order === 'asc' ? 1 : -1;
  return [...figures].sort((a, b) => {
    if (map.by === 'name') return turn * byName(a, b);
    const [left, right] = [sortValues[map.by](a), sortValues[map.by](b)];
    if (left === right) return byName(a, b);
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -turn : turn;
  });
}

/** Every area of the level, in the order of the table. */
export function mapRows(
  figures: readonly MapFigure[],
  scheme: ClassScheme,
  address: MapAddress,
  wording: Wording,
): MapRow[] {
  const { language } = wording;
  const wanted = address.view.search.toLocaleLowerCase(language);
  return sortFigures(figures, address, wording).map((figure) => {
    const { kind, code, nameFi, nameSv, nameEn, people, status } = figure;
    const query = mapQuery(address, { view: { area: { kind, code } }, map: { box: null } });
    return {
      code,
      key: areaKey({ kind, code }),
      name: areaName(figure, language),
      href: `${href(language, paths.plannerMap, { election: address.question.election }, query)}#area`,
      people: peopleText(people, wording),
      figure: figureText(figure, wording),
      reading: readingText(figure, address.map.measure, status, wording),
      paint: paintOf(mapClassOf(figure, scheme), scheme),
      isShown: [nameFi, nameSv, nameEn, code].some((name) =>
        name.toLocaleLowerCase(language).includes(wanted),
      ),
    };
  });
}

export function mapTable(
  rows: readonly MapRow[],
  address: MapAddress,
  { caption, group, figure }: { caption: string; group: string; figure: string },
  { t, language }: Wording,
): MapTable {
  const labels: Record<TableColumn, string> = {
    name: t('report.column.area'),
    people: t('plannerMap.column.people', { group }),
    figure,
  };
  const shown = rows.filter(({ isShown }) => isShown);
  return {
    caption,
    count: t('report.table.rows', { count: shown.length }),
    header: tableColumns.map((by) => {
      const isCurrent = address.map.by === by;
      const turned = address.map.order === 'asc' ? 'desc' : 'asc';
      const order = isCurrent ? turned : by === 'name' ? 'asc' : 'desc';
      const query = mapQuery(address, { map: { by, order } });
      return {
        label: labels[by],
        href: `${href(language, paths.plannerMap, { election: address.question.election }, query)}#table`,
        sorted: isCurrent ? (address.map.order === 'asc' ? 'ascending' : 'descending') : null,
        number: by === 'people',
      };
    }),
    rows: shown,
  };
}
