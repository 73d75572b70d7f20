/**
 * The criteria by which the accessibility of a polling place is assessed, in the order in which a voter meets them.
 * Measures follow the accessibility checklist for polling places of Invalidiliitto; their labels are
 * `pollingPlaces.accessibility.criterion.<code>`.
 */
import type { AccessibilityFinding, KnownOrNot, PollingPlace } from './polling-place.model';

export const accessibilityGroups = ['arrival', 'entrance', 'inside'] as const;
export type AccessibilityGroup = (typeof accessibilityGroups)[number];

/** Codes are stored: they are never renamed. */
export const accessibilityCriteria = {
  public_transport_stop: 'arrival',
  drop_off_near_entrance: 'arrival',
  accessible_parking: 'arrival',
  clear_path: 'arrival',
  gentle_slope: 'arrival',
  signposted_entrance: 'entrance',
  usable_ramp: 'entrance',
  handrails_on_both_sides: 'entrance',
  level_landing: 'entrance',
  free_space_beside_door: 'entrance',
  wide_door: 'entrance',
  low_threshold: 'entrance',
  easy_door: 'entrance',
  even_mats: 'entrance',
  roomy_lobby: 'entrance',
  seated_booth: 'inside',
} as const satisfies Readonly<Record<string, AccessibilityGroup>>;

export type AccessibilityCriterion = keyof typeof accessibilityCriteria;

export function isAccessibilityCriterion(text: string): text is AccessibilityCriterion {
  return Object.hasOwn(accessibilityCriteria, text);
}

/** The criteria of one group, in the order of the checklist. */
export function criteriaOf(group: AccessibilityGroup): AccessibilityCriterion[] {
  return (Object.keys(accessibilityCriteria) as AccessibilityCriterion[]).filter(
    (criterion) => accessibilityCriteria[criterion] === group,
  );
}

/** How many criteria are met, are not met, and are not known; the three always add up to all criteria. */
export function accessibilityTally(findings: readonly AccessibilityFinding[]): Record<KnownOrNot, number> {
  const values = new Map(findings.map(({ criterion, value }) => [criterion, value]));
  const tally: Record<KnownOrNot, number> = { yes: 0, no: 0, unknown: 0 };
  for (const criterion of Object.keys(accessibilityCriteria)) tally[values.get(criterion) ?? 'unknown'] += 1;
  return tally;
}

/** Without these nobody gets in on wheels: one "no" among them is a "no", and only all of them together are a "yes". */
const stepFreeCriteria = [
  'usable_ramp',
  'low_threshold',
] as const satisfies readonly AccessibilityCriterion[];

/**
 * Whether one gets in without a step. Assessed criteria come first; where they do not decide, the announcement's word on
 * the place as a whole does, and "partly" decides nothing.
 */
export function stepFreeAccess(
  place: Pick<PollingPlace, 'accessibility' | 'accessibilitySummary'>,
): KnownOrNot {
  const values = stepFreeCriteria.map(
    (criterion) => place.accessibility.find((finding) => finding.criterion === criterion)?.value ?? 'unknown',
  );
  if (values.includes('no')) return 'no';
  if (values.every((value) => value === 'yes')) return 'yes';
  if (place.accessibilitySummary === 'full') return 'yes';
  return place.accessibilitySummary === 'none' ? 'no' : 'unknown';
}
