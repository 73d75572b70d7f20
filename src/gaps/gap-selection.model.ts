/** Which of an election's gaps answer a question, and how many there are of each rule. */
import type { CoverageReport, ReportAreaKind } from '../coverage/coverage-report.model';
import type { Gap, GapChance } from './gap.model';
import { gapRuleIds, type GapRuleId, type GapSeverity } from './gap-rule.model';

export interface GapQuery {
  /** Gaps of the municipalities of this area. */
  area: { kind: ReportAreaKind; code: string };
  rule: GapRuleId | null;
  severity: GapSeverity | null;
  chance: GapChance | null;
  /** From 1; no part of the selection. */
  page: number;
}

export const defaultGapQuery: GapQuery = {
  area: { kind: 'country', code: 'FI' },
  rule: null,
  severity: null,
  chance: null,
  page: 1,
};

/** Codes of the municipalities of an area of the report; null where the report has no such area. */
export function municipalitiesOfArea(report: CoverageReport, area: GapQuery['area']): Set<string> | null {
  if (!report.areas.some(({ kind, code }) => kind === area.kind && code === area.code)) return null;
  const members = report.areas.filter(({ kind, code, membership }) => {
    if (kind !== 'municipality') return false;
    switch (area.kind) {
      case 'country':
        return true;
      case 'municipality':
        return code === area.code;
      case 'region':
        return membership?.region === area.code;
      case 'wellbeing_county':
        return membership?.wellbeingCounty === area.code;
      case 'constituency':
        return membership?.constituency === area.code;
    }
  });
  return new Set(members.map(({ code }) => code));
}

/** The gaps that answer every part of the question but `page`, in the order given. */
export function selectGaps(
  gaps: readonly Gap[],
  query: GapQuery,
  municipalities: ReadonlySet<string>,
): Gap[] {
  return gaps.filter(
    (gap) =>
      municipalities.has(gap.municipalityCode) &&
      (query.rule === null || gap.rule === query.rule) &&
      (query.severity === null || gap.severity === query.severity) &&
      (query.chance === null || gap.chance === query.chance),
  );
}

/** Number of gaps of each rule, those without any left out, in the order of the rules. */
export function countByRule(gaps: readonly Gap[]): { rule: GapRuleId; count: number }[] {
  return gapRuleIds
    .map((rule) => ({ rule, count: gaps.filter((gap) => gap.rule === rule).length }))
    .filter(({ count }) => count > 0);
}
