/** What is still missing of a place before people can rely on it. */
import type { PollingPlace } from '../polling-places/polling-place.model';

export const placeGaps = ['hours', 'position', 'accessibility', 'arrangements', 'confirmation'] as const;
export type PlaceGap = (typeof placeGaps)[number];

type Judged = Pick<
  PollingPlace,
  'id' | 'hours' | 'position' | 'positionSource' | 'accessibilitySummary' | 'accessibility' | 'confirmedAt'
>;

/** `exact` rests on the building or its address; `rough` on anything coarser, or on nobody knows what. */
export function positionState({
  position,
  positionSource,
}: Pick<Judged, 'position' | 'positionSource'>): 'exact' | 'rough' | 'unknown' {
  if (position === null) return 'unknown';
  return positionSource === 'building' || positionSource === 'address' ? 'exact' : 'rough';
}

/** Whether anything at all has been found out about accessibility, as a whole or by criterion. */
export function isAccessibilityAssessed(
  place: Pick<Judged, 'accessibilitySummary' | 'accessibility'>,
): boolean {
  return (
    place.accessibilitySummary !== 'unknown' || place.accessibility.some(({ value }) => value !== 'unknown')
  );
}

const isMissing: Readonly<Record<PlaceGap, (place: Judged, described: ReadonlySet<string>) => boolean>> = {
  hours: ({ hours }) => hours.length === 0,
  position: (place) => positionState(place) !== 'exact',
  accessibility: (place) => !isAccessibilityAssessed(place),
  arrangements: ({ id }, described) => !described.has(id),
  confirmation: ({ confirmedAt }) => confirmedAt === null,
};

/** @param described ids of the places whose safe-voting arrangements are known */
export function hasGap(place: Judged, gap: PlaceGap, described: ReadonlySet<string>): boolean {
  return isMissing[gap](place, described);
}

/** How many of the places have what the gap speaks of. */
export function countWithout(
  places: readonly Judged[],
  gap: PlaceGap,
  described: ReadonlySet<string>,
): number {
  return places.filter((place) => !hasGap(place, gap, described)).length;
}
