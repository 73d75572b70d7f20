/** What somebody should look at before a place of an earlier election is confirmed for the coming one. */
import { hoursWarnings, type HoursContext } from '../polling-places/opening-hours.model';
import type { OpenDay, PollingPlace } from '../polling-places/polling-place.model';
import { isAccessibilityAssessed, positionState } from '../workspace/place-readiness.model';

export const placeChecks = [
  'hoursOfEarlier',
  'hoursMissing',
  'hoursOutsideDates',
  'hoursOutsideTimes',
  'positionUnknown',
  'positionRough',
  'accessibilityUnknown',
  'arrangementsUnknown',
] as const;
export type PlaceCheck = (typeof placeChecks)[number];

/** A place as it is, or as copying would write it. */
export type CheckedPlace = Pick<
  PollingPlace,
  | 'kind'
  | 'hours'
  | 'hoursText'
  | 'carriedOverFrom'
  | 'position'
  | 'positionSource'
  | 'accessibilitySummary'
  | 'accessibility'
>;

export interface CheckContext {
  /** Days and kind-dependent limits of the coming election; the kind of the place is put in. */
  election: Pick<HoursContext, 'electionDay' | 'advanceFrom' | 'advanceTo'>;
  hasArrangements: boolean;
  /** Hours at the earlier election, whose times of day are held against the limits of the coming one. */
  earlierHours?: readonly OpenDay[];
}

function hoursChecks(place: CheckedPlace, { election, earlierHours = [] }: CheckContext): PlaceCheck[] {
  const context: HoursContext = { ...election, kind: place.kind };
  const isOfDate = (code: string) => code === 'not_the_election_day' || code === 'outside_advance_period';
  const now = hoursWarnings(place.hours, context);
  const before = place.hours.length === 0 ? hoursWarnings(earlierHours, context) : [];
  const fromEarlier = place.hours.length === 0 && place.carriedOverFrom !== null && place.hoursText !== null;
  return [
    ...(fromEarlier ? (['hoursOfEarlier'] as const) : []),
    ...(place.hours.length === 0 && !fromEarlier ? (['hoursMissing'] as const) : []),
    ...(now.some(({ code }) => isOfDate(code)) ? (['hoursOutsideDates'] as const) : []),
    ...([...now, ...before].some(({ code }) => !isOfDate(code)) ? (['hoursOutsideTimes'] as const) : []),
  ];
}

const positionChecks = { exact: [], rough: ['positionRough'], unknown: ['positionUnknown'] } as const;

/** What to check of a place, in the order of a form; empty when nothing stands out. */
export function checksOf(place: CheckedPlace, context: CheckContext): PlaceCheck[] {
  return [
    ...hoursChecks(place, context),
    ...positionChecks[positionState(place)],
    ...(isAccessibilityAssessed(place) ? [] : (['accessibilityUnknown'] as const)),
    ...(context.hasArrangements ? [] : (['arrangementsUnknown'] as const)),
  ];
}
