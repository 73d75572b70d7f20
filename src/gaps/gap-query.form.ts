/** Which gaps are asked for: the query of an address, read and written. */
import { questionQuery, readCoverageQuestion } from '../coverage/coverage-question.form';
import type { CoverageQuestion } from '../coverage/coverage-question.model';
import { QueryReader, type QueryProblem } from '../coverage/query-reader.form';
import { areaKey, readAreaKey } from '../coverage/report-view.form';
import { defaultGapQuery, type GapQuery } from './gap-selection.model';
import { gapChances } from './gap.model';
import { gapRuleIds, gapSeverities } from './gap-rule.model';

/** Everything that an address asks of gaps: which coverage they are found in, and which of them are shown. */
export interface GapAddress {
  question: CoverageQuestion;
  query: GapQuery;
}

/** Reads the address; what cannot be used is named and replaced by its default. */
export function readGapAddress(
  election: string,
  query: Readonly<Record<string, unknown>>,
): GapAddress & { problems: readonly QueryProblem[] } {
  const coverage = readCoverageQuestion(election, query);
  const gaps = readGapQuery(query);
  return {
    question: coverage.question,
    query: gaps.query,
    problems: [...coverage.problems, ...gaps.problems],
  };
}

/** The address as a query, with its defaults left out. */
export function gapAddressQuery(
  { question, query }: GapAddress,
  change: Partial<GapQuery> = {},
): Record<string, string> {
  return { ...questionQuery(question), ...gapQueryString(query, change) };
}

/** Reads which gaps are shown; what cannot be used is named and left out. */
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
