/** Areas side by side: the table beside the report's map, sorted, searched and paged. */
import { formatDistance } from '../i18n/format';
import { href, paths } from '../paths';
import { areaName, groupName } from './coverage-area.pages';
import { groupOf, phaseOf, shareOf, type Measure } from './coverage-classes.model';
import { distanceText, peopleText, shareText, type Wording } from './coverage-figures.pages';
import { areasOfKind, type AreaCoverage, type CoverageReport } from './coverage-report.model';
import { reportQuery, type ReportAddress, type SortColumn } from './report-view.form';

interface HeaderCell {
  label: string;
  href: string;
  /** Value of `aria-sort` where the table is sorted by this column. */
  sorted: 'ascending' | 'descending' | null;
  number: boolean;
}

interface AreaRow {
  name: string;
  href: string;
  people: string;
  status: string;
  share: string;
  median: string;
  p90: string;
}

export interface CoverageTable {
  caption: string;
  count: string;
  header: readonly HeaderCell[];
  rows: readonly AreaRow[];
  pages: { label: string; previous: string | null; next: string | null } | null;
}

const rowsPerPage = 100;

type SortValue = (area: AreaCoverage, measure: Measure) => number | string | null;

/** What rows are sorted by; null stands last whichever way the table is sorted. */
const sortValues: Readonly<Record<Exclude<SortColumn, 'name'>, SortValue>> = {
  people: (area, measure) => area.people[measure.group].known,
  status: (area, measure) => phaseOf(area, measure).status,
  share: (area, measure) => shareOf(area, measure)?.median ?? null,
  median: (area, measure) => groupOf(area, measure)?.medianDistanceMetres?.median ?? null,
  p90: (area, measure) => groupOf(area, measure)?.p90DistanceMetres?.median ?? null,
};

/** Areas of the question's level whose name matches, in its order. */
export function selectAreas(
  report: CoverageReport,
  address: ReportAddress,
  wording: Wording,
): AreaCoverage[] {
  const { language } = wording;
  const measure = measureOf(report, address);
  const wanted = address.view.search.toLocaleLowerCase(language);
  const matches = (area: AreaCoverage) =>
    [area.nameFi, area.nameSv, area.nameEn, area.code].some((name) =>
      name.toLocaleLowerCase(language).includes(wanted),
    );
  const collator = new Intl.Collator(language);
  const byName = (a: AreaCoverage, b: AreaCoverage) =>
    collator.compare(areaName(a, language), areaName(b, language));
  const turn = address.view.direction === 'asc' ? 1 : -1;
  const compare = (a: AreaCoverage, b: AreaCoverage): number => {
    if (address.view.sort === 'name') return turn * byName(a, b);
    const value = sortValues[address.view.sort];
    const [left, right] = [value(a, measure), value(b, measure)];
    if (left === right) return byName(a, b);
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -turn : turn;
  };
  return areasOfKind(report, address.view.level)
    .filter((area) => matches(area))
    .sort(compare);
}

/** The measure that a question asks to compare areas by. */
export function measureOf(report: CoverageReport, address: ReportAddress): Measure {
  return {
    kind: address.view.kind,
    group: address.question.group,
    threshold: report.parameters.thresholdsMetres.indexOf(address.view.withinMetres),
  };
}

function header(report: CoverageReport, address: ReportAddress, { t, language }: Wording): HeaderCell[] {
  const distance = formatDistance(address.view.withinMetres, language);
  const labels: Record<SortColumn, string> = {
    name: t('report.column.area'),
    people: t('report.column.people'),
    status: t('report.column.status'),
    share: t('report.column.share', { distance }),
    median: t('report.column.median'),
    p90: t('report.column.p90'),
  };
  return (Object.keys(labels) as SortColumn[]).map((sort) => {
    const current = address.view.sort === sort;
    const turned = address.view.direction === 'asc' ? 'desc' : 'asc';
    const direction = current ? turned : sort === 'name' || sort === 'share' ? 'asc' : 'desc';
    const query = reportQuery(address, { sort, direction, page: 1 });
    return {
      label: labels[sort],
      href: `${href(language, paths.coverage, { election: report.election.code }, query)}#table`,
      sorted: current ? (address.view.direction === 'asc' ? 'ascending' : 'descending') : null,
      number: sort === 'people',
    };
  });
}

function areaRow(
  report: CoverageReport,
  area: AreaCoverage,
  address: ReportAddress,
  wording: Wording,
): AreaRow {
  const { t, language } = wording;
  const measure = measureOf(report, address);
  const phase = phaseOf(area, measure);
  const access = groupOf(area, measure);
  const share = shareOf(area, measure);
  const none = t('report.figure.none');
  const query = reportQuery(address, { area: { kind: area.kind, code: area.code } });
  return {
    name: areaName(area, language),
    href: href(language, paths.coverage, { election: report.election.code }, query),
    people: peopleText(area.people[address.question.group].known, wording),
    status: t(`coverage.status.${phase.status}`),
    share: share === null ? none : shareText(share, phase.bound, wording),
    median: access === null ? none : distanceText(access.medianDistanceMetres, phase.bound, wording),
    p90: access === null ? none : distanceText(access.p90DistanceMetres, phase.bound, wording),
  };
}

/** The table of the question's level. */
export function coverageTable(
  report: CoverageReport,
  address: ReportAddress,
  wording: Wording,
): CoverageTable {
  const { t, language } = wording;
  const areas = selectAreas(report, address, wording);
  const pages = Math.max(1, Math.ceil(areas.length / rowsPerPage));
  const page = Math.min(address.view.page, pages);
  const pageHref = (number: number) =>
    `${href(language, paths.coverage, { election: report.election.code }, reportQuery(address, { page: number }))}#table`;
  const basis = report.areas[0] ?? { peopleBasis: 'adults' as const };
  return {
    caption: t('report.table.caption', {
      level: t(`report.level.${address.view.level}`),
      group: groupName(address.question.group, basis, wording),
      kind: t(`coverage.kind.${address.view.kind}`),
    }),
    count: t('report.table.rows', { count: areas.length }),
    header: header(report, address, wording),
    rows: areas
      .slice((page - 1) * rowsPerPage, page * rowsPerPage)
      .map((area) => areaRow(report, area, address, wording)),
    pages:
      pages === 1
        ? null
        : {
            label: t('report.table.pageOf', { page, pages }),
            previous: page > 1 ? pageHref(page - 1) : null,
            next: page < pages ? pageHref(page + 1) : null,
          },
  };
}
