/** Places in order of distance from a point, with what each distance rests on. */
import { distanceMetres, type Etrs } from '../geo/coordinates';
import type { PollingPlace, PositionSource } from './polling-place.model';

export interface PlaceDistance {
  metres: number;
  /** What the place's own position rests on: the distance is no surer than that. */
  positionSource: PositionSource;
}

/** A place and its distance; null where its position is not known, and where no point was given. */
export interface PlaceAtDistance<P = PollingPlace> {
  place: P;
  distance: PlaceDistance | null;
}

/** Nearest first; places without a position last, in the order given. */
export function byDistance<P extends Pick<PollingPlace, 'position' | 'positionSource'>>(
  places: readonly P[],
  from: Etrs,
): PlaceAtDistance<P>[] {
  const measured = places.map((place): PlaceAtDistance<P> => {
    const { position, positionSource } = place;
    if (position === null || positionSource === 'unknown') return { place, distance: null };
    return { place, distance: { metres: distanceMetres(position, from), positionSource } };
  });
  const metres = ({ distance }: PlaceAtDistance<P>) => distance?.metres ?? Number.MAX_VALUE;
  return measured.sort((a, b) => metres(a) - metres(b));
}
