/** How many places an area has, and what is known of them. */
import { placeKinds, positionSources, type PlaceKind } from '../polling-places/polling-place.model';
import type { CoverageInput, CoveragePlace } from './coverage-input.model';
import type { PlaceCounts } from './coverage-report.model';
import { hasPosition } from './place-draws.model';
import { countFeatures } from './place-features.model';

type Election = Pick<CoverageInput['election'], 'heldOn'>;

export type CountsByKind = Readonly<Record<PlaceKind, PlaceCounts>>;

/** Counts the places of an area by kind; one of two rows for the same place in two districts counts as a row. */
export function countPlaces(places: readonly CoveragePlace[], election: Election): CountsByKind {
  const [electionDay, advance, mobileStop] = placeKinds.map((kind) =>
    countOfKind(
      places.filter((place) => place.kind === kind),
      election,
    ),
  ) as [PlaceCounts, PlaceCounts, PlaceCounts];
  return { election_day: electionDay, advance, mobile_stop: mobileStop };
}

function countOfKind(places: readonly CoveragePlace[], election: Election): PlaceCounts {
  const count = (holds: (place: CoveragePlace) => boolean) => places.filter(holds).length;
  return {
    listed: places.length,
    withPosition: count(hasPosition),
    withHours: count((place) => place.hours.length > 0),
    confirmed: count((place) => place.confirmedAt !== null),
    carriedOver: count((place) => place.carriedOverFrom !== null),
    byPositionSource: Object.fromEntries(
      positionSources.map((source) => [
        source,
        count((place) => (place.position === null ? 'unknown' : place.positionSource) === source),
      ]),
    ) as PlaceCounts['byPositionSource'],
    byFeature: countFeatures(places, election),
  };
}
