/** Areas side by side: the table beside the report's map, sorted, searched and paged. */
import { formatDistance } from '../i18n/format';
import { href, paths } from '../paths';
import { areaName, groupName } from './coverage-area.pages';
import { groupOf, phaseOf, shareOf, type Measure } from './coverage-classes.model';
import { distanceText, peopleText, shareText, type Wording } from './coverage-figures.pages';
import { coverageQuery, type CoverageQuestion, type SortColumn } from './coverage-question.form';
import { areasOfKind, type AreaCoverage, type CoverageReport } from './coverage-report.model';

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
  question: CoverageQuestion,
  wording: Wording,
): AreaCoverage[] {
  const { language } = wording;
  const measure = measureOf(report, question);
  const wanted = question.search.toLocaleLowerCase(language);
  const matches = (area: AreaCoverage) =>
    [area.nameFi, area.nameSv, area.nameEn, area.code].some((name) =>
      name.toLocaleLowerCase(language).includes(wanted),
    );
  const collator = new Intl.Collator(language);
  const byName = (a: AreaCoverage, b: AreaCoverage) =>
    collator.compare(areaName(a, language), areaName(b, language));
  const turn = question.direction === 'asc' ? 1 : -1;
  const compare = (a: AreaCoverage, b: AreaCoverage): number => {
    if (question.sort === 'name') return turn * byName(a, b);
    const value = sortValues[question.sort];
    const [left, right] = [value(a, measure), value(b, measure)];
    if (left === right) return byName(a, b);
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -turn : turn;
  };
  return areasOfKind(report, question.level)
    .filter((area) => matches(area))
    .sort(compare);
}

/** The measure that a question asks to compare areas by. */
export function measureOf(report: CoverageReport, question: CoverageQuestion): Measure {
  return {
    kind: question.kind,
    group: question.group,
    threshold: report.parameters.thresholdsMetres.indexOf(question.withinMetres),
  };
}

function header(report: CoverageReport, question: CoverageQuestion, { t, language }: Wording): HeaderCell[] {
  const distance = formatDistance(question.withinMetres, language);
  const labels: Record<SortColumn, string> = {
    name: t('report.column.area'),
    people: t('report.column.people'),
    status: t('report.column.status'),
    share: t('report.column.share', { distance }),
    median: t('report.column.median'),
    p90: t('report.column.p90'),
  };
  return (Object.keys(labels) as SortColumn[]).map((sort) => {
    const current = question.sort === sort;
    const turned = question.direction === 'asc' ? 'desc' : 'asc';
    const direction = current ? turned : sort === 'name' || sort === 'share' ? 'asc' : 'desc';
    const query = coverageQuery(question, { sort, direction, page: 1 });
    return {
      label: labels[sort],
      href: `${href(language, paths.coverage, { election: report.question.code }, query)}#table`,
      sorted: current ? (question.direction === 'asc' ? 'ascending' : 'descending') : null,
      number: sort === 'people',
    };
  });
}

function areaRow(
  report: CoverageReport,
  area: AreaCoverage,
  question: CoverageQuestion,
  wording: Wording,
): AreaRow {
  const { t, language } = wording;
  const measure = measureOf(report, question);
  const phase = phaseOf(area, measure);
  const access = groupOf(area, measure);
  const share = shareOf(area, measure);
  const none = t('report.figure.none');
  const query = coverageQuery(question, { area: { kind: area.kind, code: area.code } });
  return {
    name: areaName(area, language),
    href: href(language, paths.coverage, { election: report.question.code }, query),
    people: peopleText(area.people[question.group].known, wording),
    status: t(`coverage.status.${phase.status}`),
    share: share === null ? none : shareText(share, phase.bound, wording),
    median: access === null ? none : distanceText(access.medianDistanceMetres, phase.bound, wording),
    p90: access === null ? none : distanceText(access.p90DistanceMetres, phase.bound, wording),
  };
}

/** The table of the question's level. */
export function coverageTable(
  report: CoverageReport,
  question: CoverageQuestion,
  wording: Wording,
): CoverageTable {
  const { t, language } = wording;
  const areas = selectAreas(report, question, wording);
  const pages = Math.max(1, Math.ceil(areas.length / rowsPerPage));
  const page = Math.min(question.page, pages);
  const pageHref = (number: number) =>
    `${href(language, paths.coverage, { election: report.question.code }, coverageQuery(question, { page: number }))}#table`;
  const basis = report.areas[0] ?? { peopleBasis: 'adults' as const };
  return {
    caption: t('report.table.caption', {
      level: t(`report.level.${question.level}`),
      group: groupName(question.group, basis, wording),
      kind: t(`coverage.kind.${question.kind}`),
    }),
    count: t('report.table.rows', { count: areas.length }),
    header: header(report, question, wording),
    rows: areas
      .slice((page - 1) * rowsPerPage, page * rowsPerPage)
      .map((area) => areaRow(report, area, question, wording)),
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
