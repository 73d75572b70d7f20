/** The gaps of two reports side by side: new, gone, more or fewer people. */
import type { AreaCoverage } from '../coverage/coverage-report.model';
import type { FullReport } from '../full-report/full-report.model';
import { gapRule, gapRuleIds, type GapRuleId } from '../gaps/gap-rule.model';
import type { Gap } from '../gaps/gap.model';

/**
 * `newly_known` and `no_longer_known`: the other report did not know enough to find such a gap.
 * `not_certain`: the number of people differs by no more than its range, or is not known in one report.
 */
export const gapChanges = [
  'new',
  'gone',
  'more',
  'fewer',
  'not_certain',
  'newly_known',
  'no_longer_known',
  'same',
  'not_comparable',
] as const;
export type GapChange = (typeof gapChanges)[number];

export interface ComparedGap {
  /** Unique in a comparison; the id of the gap. */
  id: string;
  rule: GapRuleId;
  municipality: Pick<AreaCoverage, 'code' | 'nameFi' | 'nameSv' | 'nameEn'>;
  kind: Gap['kind'];
  before: Gap | null;
  after: Gap | null;
  change: GapChange;
}

/** Municipalities of one report, and whether it knew enough to find a gap. */
interface Known {
  report: FullReport;
  municipalities: ReadonlyMap<string, AreaCoverage>;
}

function knownOf(report: FullReport): Known {
  const municipalities = report.areas.filter(({ kind }) => kind === 'municipality');
  return { report, municipalities: new Map(municipalities.map((area) => [area.code, area])) };
}

/** Whether a report that has no such gap would have found it. */
function couldFind({ report, municipalities }: Known, { rule, municipalityCode, kind }: Gap): boolean {
  const { actors } = gapRule(rule);
  if (actors.includes('organisations') && !report.knowsOffers) return false;
  // An incomplete list is what that rule looks for.
  if (kind === null || rule === 'list_incomplete') return true;
  const { status } = municipalities.get(municipalityCode)!.access[kind];
  return status === 'complete' || status === 'positions_missing';
}

function rangeOf({ people, evidence }: Gap): { low: number; high: number } | null {
  if (people === null) return null;
  return { low: evidence.peopleLow ?? people, high: evidence.peopleHigh ?? people };
}

function changeOfBoth(before: Gap, after: Gap): GapChange {
  if (before.people === after.people) return 'same';
  const [old, now] = [rangeOf(before), rangeOf(after)];
  if (old === null || now === null) return 'not_certain';
  if (now.low > old.high) return 'more';
  return now.high < old.low ? 'fewer' : 'not_certain';
}

/** @param touched codes of municipalities that joined another between the two reports, or that another joined */
export function compareGaps(
  before: FullReport,
  after: FullReport,
  touched: ReadonlySet<string>,
): ComparedGap[] {
  const [old, now] = [knownOf(before), knownOf(after)];
  const oldGaps = new Map(before.gaps.map((gap) => [gap.id, gap]));
  const nowGaps = new Map(after.gaps.map((gap) => [gap.id, gap]));
  const changeOf = (was: Gap | null, is: Gap | null, code: string): GapChange => {
    const isInBoth = old.municipalities.has(code) && now.municipalities.has(code);
    if (!isInBoth || touched.has(code)) return 'not_comparable';
    if (was === null) return couldFind(old, is!) ? 'new' : 'newly_known';
    if (is === null) return couldFind(now, was) ? 'gone' : 'no_longer_known';
    return changeOfBoth(was, is);
  };
  return [...new Set([...nowGaps.keys(), ...oldGaps.keys()])].map((id) => {
    const [was, is] = [oldGaps.get(id) ?? null, nowGaps.get(id) ?? null];
    const { rule, municipalityCode: code, kind } = (is ?? was)!;
    const area = now.municipalities.get(code) ?? old.municipalities.get(code)!;
    const { nameFi, nameSv, nameEn } = area;
    return {
      id,
      rule,
      municipality: { code, nameFi, nameSv, nameEn },
      kind,
      before: was,
      after: is,
      change: changeOf(was, is, code),
    };
  });
}

/** How many gaps of each rule changed in which way; rules without gaps are left out. */
export function countGapChanges(
  gaps: readonly ComparedGap[],
): { rule: GapRuleId; counts: Readonly<Record<GapChange, number>> }[] {
  return gapRuleIds
    .filter((rule) => gaps.some((gap) => gap.rule === rule))
    .map((rule) => {
      const ofRule = gaps.filter((gap) => gap.rule === rule);
      const counts = gapChanges.map((change) => [change, ofRule.filter((g) => g.change === change).length]);
      return { rule, counts: Object.fromEntries(counts) as Record<GapChange, number> };
    });
}
