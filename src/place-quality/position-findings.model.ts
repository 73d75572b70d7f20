/** Checks of where places stand: known, inside the municipality, and each at a spot of its own. */
import { distanceMetres } from '../geo/coordinates';
import { distanceToRegionMetres, type Region } from '../geo/region';
import { plainAddress, plainName } from './list-comparison.model';
import { placeFinding, subjectOf, type JudgedPlace, type QualityFinding } from './quality-finding.model';
import { isExact, knownPosition, positionUncertaintyMetres } from './position-uncertainty.model';

/** Outlines of municipalities are drawn for maps of the whole country: their borders are off by up to so much (docs/data.md). */
export const outlineToleranceMetres = 600;
/** Exact positions this near to each other are one spot. */
export const sameSpotMetres = 10;

function checkKnown(place: JudgedPlace): QualityFinding[] {
  if (knownPosition(place) === null) return [placeFinding('positionMissing', place, {})];
  if (isExact(place)) return [];
  const source = place.positionSource;
  return [
    placeFinding('positionRough', place, { source, uncertaintyMetres: positionUncertaintyMetres[source] }),
  ];
}

/** Metres to the nearest of the regions, 0 inside one; null without regions. */
function distanceToAny(regions: readonly Region[], easting: number, northing: number): number | null {
  let least = Infinity;
  for (const region of regions) {
    least = Math.min(least, distanceToRegionMetres(region, easting, northing));
    if (least === 0) return 0;
  }
  return least === Infinity ? null : least;
}

/** The law lets a place stand outside for special reasons (Election Act, section 9), so this asks and does not refuse. */
function checkInside(place: JudgedPlace, regions: readonly Region[]): QualityFinding[] {
  const position = knownPosition(place);
  if (position === null) return [];
  const metres = distanceToAny(regions, position.easting, position.northing);
  const uncertaintyMetres = outlineToleranceMetres + positionUncertaintyMetres[place.positionSource];
  if (metres === null || metres <= uncertaintyMetres) return [];
  return [placeFinding('outsideMunicipality', place, { metres, uncertaintyMetres })];
}

/** Whether two rows may be one building: a school can serve several districts in several rows. */
export function mayBeOneBuilding(a: JudgedPlace, b: JudgedPlace): boolean {
  if (plainAddress(a) !== '' && plainAddress(b) !== '') return plainAddress(a) === plainAddress(b);
  return plainName(a) !== '' && plainName(a) === plainName(b);
}

/** Places of one kind at one exact spot although they are called differently; told once, at the first of them. */
function checkSpots(places: readonly JudgedPlace[]): QualityFinding[] {
  const exact = places.filter(isExact);
  const told = new Set<JudgedPlace>();
  return exact.flatMap((place, index) => {
    if (told.has(place)) return [];
    const others = exact
      .slice(index + 1)
      .filter(
        (other) =>
          other.kind === place.kind &&
          distanceMetres(other.position!, place.position!) <= sameSpotMetres &&
          !mayBeOneBuilding(place, other),
      );
    if (others.length === 0) return [];
    for (const other of others) told.add(other);
    const metres = Math.max(...others.map((other) => distanceMetres(other.position!, place.position!)));
    return [placeFinding('sameSpot', place, { others: others.map(subjectOf), metres })];
  });
}

/** @param regions outline of the municipality and of its postal areas; a place in any of them is inside */
export function positionFindings(
  places: readonly JudgedPlace[],
  regions: readonly Region[],
): QualityFinding[] {
  return [
    ...places.flatMap((place) => [...checkKnown(place), ...checkInside(place, regions)]),
    ...checkSpots(places),
  ];
}

/** Rows of advance places or stops that say the same name and address: one place listed twice. */
export function listedTwice(places: readonly JudgedPlace[]): QualityFinding[] {
  const groups = new Map<string, JudgedPlace[]>();
  for (const place of places) {
    if (place.kind !== 'advance' || plainName(place) === '') continue;
    const key = `${plainName(place)}/${plainAddress(place)}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => placeFinding('listedTwice', group[0]!, { others: group.length - 1 }));
}
