/** What is asked of a comparison: which two snapshots, which figures, which gaps, and in what order. */
import {
  accessKinds,
  reportedGroups,
  type AccessKind,
  type ReportedGroup,
} from '../coverage/coverage-input.model';
import { reportLevels, type ReportLevel } from '../coverage/report-view.form';
import { gapRuleIds, type GapRuleId } from '../gaps/gap-rule.model';
import { gapChanges, type GapChange } from './gap-comparison.model';
import { figureChanges, type FigureChange } from './snapshot-comparison.model';

export const comparisonSorts = ['area', 'difference'] as const;
export const comparisonTables = ['figures', 'gaps'] as const;
export type ComparisonTable = (typeof comparisonTables)[number];

export interface ComparisonQuery {
  /** Ids of the snapshots. */
  before: string;
  after: string;
  level: ReportLevel;
  kind: AccessKind;
  group: ReportedGroup;
  /** `within-5000`, `median` or `p90`; null for the usual distance. */
  measure: string | null;
  /** `changed`: everything that is not the same. */
  change: FigureChange | 'changed' | 'all';
  search: string;
  sort: (typeof comparisonSorts)[number];
  direction: 'asc' | 'desc';
  page: number;
  rule: GapRuleId | null;
  gapChange: GapChange | 'changed' | 'all';
  gapPage: number;
}

const longestSearch = 100;
const longestId = 36;

/** Filters of the address; what cannot be used counts as not given. */
export function parseComparisonQuery(query: Readonly<Record<string, unknown>>): ComparisonQuery {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim() : '');
  const choice = <T extends string>(name: string, values: readonly T[], usual: T): T =>
    values.find((value) => value === query[name]) ?? usual;
  const page = (name: string) => {
    const number = Number(query[name]);
    return Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : 1;
  };
  return {
    before: text('before').slice(0, longestId),
    after: text('after').slice(0, longestId),
    level: choice('level', reportLevels, 'municipality'),
    kind: choice('kind', accessKinds, 'advance'),
    group: choice('group', reportedGroups, 'adults'),
    measure: /^(within-\d{1,6}|median|p90)$/.test(text('measure')) ? text('measure') : null,
    change: choice('change', [...figureChanges, 'changed', 'all'], 'changed'),
    search: text('q').slice(0, longestSearch),
    sort: choice('sort', comparisonSorts, 'area'),
    direction: choice('direction', ['asc', 'desc'], 'asc'),
    page: page('page'),
    rule: gapRuleIds.find((rule) => rule === query.rule) ?? null,
    gapChange: choice('gapChange', [...gapChanges, 'changed', 'all'], 'changed'),
    gapPage: page('gapPage'),
  };
}

/** The query as an address writes it; what is usual is left out. */
export function comparisonQueryString(
  query: ComparisonQuery,
  change: Partial<ComparisonQuery> = {},
): Record<string, string | undefined> {
  const { search, rule, ...rest } = { ...query, ...change };
  const usual = parseComparisonQuery({ before: rest.before, after: rest.after });
  const differing = Object.entries(rest).filter(
    ([name, value]) => value !== null && value !== usual[name as keyof ComparisonQuery],
  );
  return {
    before: rest.before,
    after: rest.after,
    ...Object.fromEntries(differing.map(([name, value]) => [name, String(value)])),
    q: search === '' ? undefined : search,
    rule: rule ?? undefined,
  };
}
