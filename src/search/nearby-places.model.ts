/** Places near a postal area, with how far they can be at least and at most: neither end is an exact point. */
import { defaultParameters } from '../coverage/coverage-input.model';
import type { ElectionRecord } from '../elections/election.model';
import type { Etrs } from '../geo/coordinates';
import { byDistance } from '../polling-places/place-distance.model';
import type { PollingPlace } from '../polling-places/polling-place.model';

/** A point and how far from it the real one may be. */
export interface Spot {
  position: Etrs;
  radiusMetres: number;
}

export interface NearbyPlace<P> {
  place: P;
  /** Straight line between the two points. */
  distanceMetres: number;
  /** Least and most that it can be for somebody who lives in the area. */
  leastMetres: number;
  mostMetres: number;
}

/** What is known around a postcode. */
export interface PostcodeFacts {
  postcode: string;
  /** Name of the postal area, or of the locality of a postcode that has no area. */
  name: { nameFi: string; nameSv: string | null };
  /** Null for a postcode without an area, such as one of post-office boxes. */
  municipalityCode: string | null;
  radiusMetres: number | null;
  /** The latest past election of which places of the municipality are known, and its places near by; null without one. */
  nearby: { election: ElectionRecord; places: readonly NearbyPlace<PollingPlace>[] } | null;
}

type Placed = Pick<PollingPlace, 'position' | 'positionSource' | 'postcode'>;

/** Radius of a disc of the same area: how far from its centre people of an area live, roughly. */
export function radiusOfArea(squareMetres: number): number {
  return Math.sqrt(squareMetres / Math.PI);
}

/**
 * How far from its position a place may stand, as the coverage report takes it.
 * @param areaRadii radius of each postal area by postcode
 */
export function placeRadius(place: Placed, areaRadii: ReadonlyMap<string, number>): number {
  const { addressRadiusMetres, seatRadiusMetres, areaRadiusMetres } = defaultParameters;
  switch (place.positionSource) {
    case 'building':
    case 'unknown':
      return 0;
    case 'address':
      return addressRadiusMetres;
    case 'seat':
      return seatRadiusMetres;
    case 'postcode':
    case 'place_name':
      return areaRadii.get(place.postcode ?? '') ?? areaRadiusMetres;
  }
}

/** The places whose position is known, nearest first; of equally near ones, in the order given. */
export function nearbyPlaces<P extends Placed>(
  from: Spot,
  places: readonly P[],
  areaRadii: ReadonlyMap<string, number>,
): NearbyPlace<P>[] {
  return byDistance(places, from.position).flatMap(({ place, distance }) => {
    if (distance === null) return [];
    const { metres: distanceMetres } = distance;
    const doubt = from.radiusMetres + placeRadius(place, areaRadii);
    return [
      {
        place,
        distanceMetres,
        leastMetres: Math.max(0, distanceMetres - doubt),
        mostMetres: distanceMetres + doubt,
      },
    ];
  });
}
