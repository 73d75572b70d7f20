/** What the assessed criteria mean to people with different needs, and what is missing for each. */
import { accessibilityCriteria, type AccessibilityCriterion } from './accessibility.model';
import type { AccessibilityFinding, KnownOrNot } from './polling-place.model';

export const accessibilityNeeds = [
  'wheelchair',
  'reduced_mobility',
  'rollator',
  'low_vision',
  'hearing',
] as const;
export type AccessibilityNeed = (typeof accessibilityNeeds)[number];

/**
 * The criteria that decide for each need. The checklist does not say which criterion is for whom: this reading of it is the
 * service's own. A list is empty where the checklist asks nothing about the need.
 */
export const criteriaOfNeed: Readonly<Record<AccessibilityNeed, readonly AccessibilityCriterion[]>> = {
  wheelchair: [
    'drop_off_near_entrance',
    'accessible_parking',
    'clear_path',
    'gentle_slope',
    'signposted_entrance',
    'usable_ramp',
    'level_landing',
    'free_space_beside_door',
    'wide_door',
    'low_threshold',
    'easy_door',
    'even_mats',
    'roomy_lobby',
    'seated_booth',
  ],
  reduced_mobility: [
    'public_transport_stop',
    'drop_off_near_entrance',
    'clear_path',
    'gentle_slope',
    'handrails_on_both_sides',
    'low_threshold',
    'easy_door',
    'seated_booth',
  ],
  rollator: [
    'drop_off_near_entrance',
    'clear_path',
    'gentle_slope',
    'usable_ramp',
    'wide_door',
    'low_threshold',
    'easy_door',
    'even_mats',
    'roomy_lobby',
  ],
  low_vision: [
    'public_transport_stop',
    'clear_path',
    'signposted_entrance',
    'handrails_on_both_sides',
    'even_mats',
  ],
  hearing: [],
};

export interface NeedSummary {
  need: AccessibilityNeed;
  /** `yes`: every criterion is met. `no`: at least one is not. `unknown`: none is known to fail, but not all are known. */
  state: KnownOrNot;
  /** Criteria that are not met, in the order of the checklist. */
  missing: readonly AccessibilityCriterion[];
  /** Criteria of which nothing is known. */
  unknown: readonly AccessibilityCriterion[];
}

/** What is met, missing and not known for each need. Not known is never taken for met or for missing. */
export function needSummaries(findings: readonly AccessibilityFinding[]): NeedSummary[] {
  const values = new Map(findings.map(({ criterion, value }) => [criterion, value]));
  const inOrder = Object.keys(accessibilityCriteria) as AccessibilityCriterion[];
  return accessibilityNeeds.map((need) => {
    const asked = inOrder.filter((criterion) => criteriaOfNeed[need].includes(criterion));
    const having = (wanted: KnownOrNot) =>
      asked.filter((criterion) => (values.get(criterion) ?? 'unknown') === wanted);
    const [missing, unknown] = [having('no'), having('unknown')];
    const isMet = asked.length > 0 && unknown.length === 0;
    return { need, state: missing.length > 0 ? 'no' : isMet ? 'yes' : 'unknown', missing, unknown };
  });
}
