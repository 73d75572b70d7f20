/** How far from its recorded position a place may really stand. */
import { defaultParameters } from '../coverage/coverage-input.model';
import type { PollingPlaceDraft, PositionSource } from '../polling-places/polling-place.model';

/** Metres by what the position rests on; the same values as the coverage report draws places within (docs/methods.md). */
export const positionUncertaintyMetres: Readonly<Record<PositionSource, number>> = {
  building: 0,
  address: defaultParameters.addressRadiusMetres,
  postcode: defaultParameters.areaRadiusMetres,
  place_name: defaultParameters.areaRadiusMetres,
  seat: defaultParameters.seatRadiusMetres,
  unknown: Infinity,
};

type Positioned = Pick<PollingPlaceDraft, 'position' | 'positionSource'>;

/** The position, where one is known and it is known what it rests on. */
export function knownPosition<T extends Positioned>({ position, positionSource }: T): T['position'] {
  return positionSource === 'unknown' ? null : position;
}

/** Whether the position is that of the building or its address. */
export function isExact(place: Positioned): boolean {
  return (
    place.position !== null && (place.positionSource === 'building' || place.positionSource === 'address')
  );
}
