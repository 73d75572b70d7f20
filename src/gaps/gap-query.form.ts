/** Which gaps are asked for: the query of an address, read and written. */
import { QueryReader, type QueryProblem } from '../coverage/query-reader.form';
import { areaKey, readAreaKey } from '../coverage/report-view.form';
import { defaultGapQuery, type GapQuery } from './gap-selection.model';
import { gapChances } from './gap.model';
import { gapRuleIds, gapSeverities } from './gap-rule.model';

/** Reads the question; what cannot be used is named and left out. */
export function readGapQuery(query: Readonly<Record<string, unknown>>): {
  query: GapQuery;
  problems: readonly QueryProblem[];
} {
  const reader = new QueryReader(query);
  const one = <T extends string>(field: string, values: readonly T[]) =>
    reader.text(field, (text) => values.find((value) => value === text), null);
  return {
    query: {
      area: reader.text('area', readAreaKey, defaultGapQuery.area),
      rule: one('rule', gapRuleIds),
      severity: one('severity', gapSeverities),
      chance: one('chance', gapChances),
      page: reader.text('page', (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined), 1),
    },
    problems: reader.problems,
  };
}

/** The question as a query, with its defaults left out. */
export function gapQueryString(query: GapQuery, change: Partial<GapQuery> = {}): Record<string, string> {
  const { area, rule, severity, chance, page } = { ...query, ...change };
  const all: [string, string | null][] = [
    ['area', area.kind === 'country' ? null : areaKey(area)],
    ['rule', rule],
    ['severity', severity],
    ['chance', chance],
    ['page', page === 1 ? null : String(page)],
  ];
  return Object.fromEntries(all.filter((each): each is [string, string] => each[1] !== null));
}
