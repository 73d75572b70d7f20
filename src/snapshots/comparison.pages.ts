/** The page of a comparison: what may not be compared, figures by area, gaps by rule, and gaps one by one. */
import { areaName } from '../coverage/coverage-area.pages';
import { distanceText, shareText, type Wording } from '../coverage/coverage-figures.pages';
import { gapPeople, ruleName } from '../gaps/gap-words.pages';
import type { Gap } from '../gaps/gap.model';
import { formatNumber } from '../i18n/format';
import { paging, type Paging } from '../i18n/paging';
import { href, paths } from '../paths';
import { csvDialects } from '../shared/csv-table';
import {
  figureSelects,
  gapSelects,
  measureAsked,
  selectComparedGaps,
  selectFigures,
  type Select,
} from './comparison-selection.pages';
import { comparisonQueryString, comparisonTables, type ComparisonQuery } from './comparison.form';
import {
  differenceSentences,
  measureName,
  snapshotName,
  type ComparedSnapshots,
} from './comparison-words.pages';
import { countGapChanges, gapChanges } from './gap-comparison.model';
import type { ComparedFigure, ComparedSide } from './snapshot-comparison.model';

export const comparedPerPage = 50;

interface Header {
  label: string;
  href: string;
  sorted: 'ascending' | 'descending' | null;
}

export interface ComparisonPage {
  title: string;
  styles: readonly string[];
  before: { name: string; href: string };
  after: { name: string; href: string };
  swapHref: string;
  differences: readonly string[];
  form: { action: string; query: ComparisonQuery; figures: readonly Select[]; gaps: readonly Select[] };
  figures: {
    caption: string;
    count: string;
    header: { area: Header; difference: Header };
    rows: readonly { area: string; before: string; after: string; difference: string; change: string }[];
    paging: Paging;
  };
  rules: readonly { name: string; counts: readonly string[] }[];
  ruleHeader: readonly string[];
  gaps: {
    count: string;
    rows: readonly { municipality: string; gap: string; before: string; after: string; change: string }[];
    paging: Paging;
  };
  downloads: readonly { href: string; label: string }[];
}

function sideText(side: ComparedSide | null, wording: Wording): string {
  if (side === null) return wording.t('report.figure.none');
  return side.type === 'share'
    ? shareText(side.estimate, side.bound, wording)
    : distanceText(side.estimate, side.bound, wording);
}

function differenceText({ difference, measure }: ComparedFigure, { t, language }: Wording): string {
  if (difference === null) return '–';
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '';
  const number = `${sign}${formatNumber(Math.abs(difference), language)}`;
  return t(measure.id === 'within' ? 'snapshotComparison.points' : 'snapshotComparison.metres', { number });
}

function pageOf<T>(rows: readonly T[], page: number): T[] {
  const last = Math.max(1, Math.ceil(rows.length / comparedPerPage));
  const first = (Math.min(page, last) - 1) * comparedPerPage;
  return rows.slice(first, first + comparedPerPage);
}

function figuresPart(
  compared: ComparedSnapshots,
  query: ComparisonQuery,
  wording: Wording,
): ComparisonPage['figures'] {
  const { t, language } = wording;
  const found = selectFigures(compared, query, wording);
  const address = (change: Partial<ComparisonQuery>) =>
    `${href(language, paths.compareSnapshots, {}, comparisonQueryString(query, change))}#figures`;
  const header = (sort: ComparisonQuery['sort']): Header => {
    const isCurrent = query.sort === sort;
    const direction = isCurrent && query.direction === 'asc' ? 'desc' : 'asc';
    return {
      label: t(`snapshotComparison.column.${sort}`),
      href: address({ sort, direction, page: 1 }),
      sorted: isCurrent ? (query.direction === 'asc' ? 'ascending' : 'descending') : null,
    };
  };
  const measure = measureAsked(compared, query.measure);
  const [id, metres] = measure.split('-');
  const name = measureName(
    id === 'within' ? { id, metres: Number(metres) } : { id: id as 'median' | 'p90' },
    wording,
  );
  return {
    caption: `${name}, ${t(`coverage.group.${query.group}`)}, ${t(`coverage.kind.${query.kind}`)}`,
    count: t('snapshotComparison.count', { count: found.length }),
    header: { area: header('area'), difference: header('difference') },
    rows: pageOf(found, query.page).map((each) => ({
      area: areaName(each.area, language),
      before: sideText(each.before, wording),
      after: sideText(each.after, wording),
      difference: differenceText(each, wording),
      change: t(`snapshotComparison.change.${each.change}`),
    })),
    paging: paging(t, { page: query.page, perPage: comparedPerPage, total: found.length }, (page) =>
      address({ page }),
    ),
  };
}

function gapsPart(
  compared: ComparedSnapshots,
  query: ComparisonQuery,
  wording: Wording,
): ComparisonPage['gaps'] {
  const { t, language } = wording;
  const found = selectComparedGaps(compared, query, wording);
  const side = (gap: Gap | null) => (gap === null ? '–' : gapPeople(gap, wording));
  return {
    count: t('snapshotComparison.gapCount', { count: found.length }),
    rows: pageOf(found, query.gapPage).map(({ municipality, rule, kind, before, after, change }) => ({
      municipality: areaName(municipality, language),
      gap: `${ruleName(rule, wording)}${kind === null ? '' : ` (${t(`coverage.kind.${kind}`)})`}`,
      before: side(before),
      after: side(after),
      change: t(`snapshotComparison.gapChange.${change}`),
    })),
    paging: paging(
      t,
      { page: query.gapPage, perPage: comparedPerPage, total: found.length },
      (gapPage) =>
        `${href(language, paths.compareSnapshots, {}, comparisonQueryString(query, { gapPage }))}#gaps`,
    ),
  };
}

/** Everything that the page shows. */
export function comparisonPage(
  compared: ComparedSnapshots,
  query: ComparisonQuery,
  wording: Wording,
): ComparisonPage {
  const { t, language } = wording;
  const { before, after, comparison } = compared;
  const shown = (side: ComparedSnapshots['before']) => ({
    name: snapshotName(side, wording),
    href: href(language, paths.snapshot, { snapshot: side.snapshot.id }),
  });
  const { id: beforeId } = before.snapshot;
  const { id: afterId } = after.snapshot;
  return {
    title: t('snapshotComparison.title'),
    styles: ['css/full-report.css'],
    before: shown(before),
    after: shown(after),
    swapHref: href(
      language,
      paths.compareSnapshots,
      {},
      comparisonQueryString(query, { before: afterId, after: beforeId }),
    ),
    differences: differenceSentences(compared, wording),
    form: {
      action: href(language, paths.compareSnapshots),
      query,
      figures: figureSelects(compared, query, wording),
      gaps: gapSelects(query, wording),
    },
    figures: figuresPart(compared, query, wording),
    ruleHeader: gapChanges.map((change) => t(`snapshotComparison.gapChange.${change}`)),
    rules: countGapChanges(comparison.gaps).map(({ rule, counts }) => ({
      name: ruleName(rule, wording),
      counts: gapChanges.map((change) => formatNumber(counts[change], language)),
    })),
    gaps: gapsPart(compared, query, wording),
    downloads: comparisonTables.flatMap((table) =>
      csvDialects.map((dialect) => ({
        href: href(
          language,
          paths.compareSnapshotsCsv,
          {},
          { before: beforeId, after: afterId, table, dialect },
        ),
        label: t(`snapshotComparison.download.${table}`, {
          dialect: t(`snapshotComparison.dialect.${dialect}`),
        }),
      })),
    ),
  };
}
