/** Which place of the election before is which place now: own id, then name and address, then either, then the spot. */
import { distanceMetres } from '../geo/coordinates';
import { plain } from '../polling-places/place-key.model';
import type { JudgedPlace } from './quality-finding.model';
import { isExact } from './position-uncertainty.model';

export interface PlacePair {
  before: JudgedPlace;
  after: JudgedPlace;
}

export interface ListComparison {
  pairs: readonly PlacePair[];
  closed: readonly JudgedPlace[];
  opened: readonly JudgedPlace[];
}

export function plainName(place: JudgedPlace): string {
  return plain(place.nameFi ?? place.nameSv);
}

export function plainAddress(place: JudgedPlace): string {
  return plain(place.addressFi ?? place.addressSv);
}

/** Exact positions nearer than this to each other are one building. */
const oneBuildingMetres = 60;

type Same = (before: JudgedPlace, after: JudgedPlace) => boolean;

const districtsOf = ({ districts }: JudgedPlace) => districts.join();
const sameName: Same = (a, b) => plainName(a) !== '' && plainName(a) === plainName(b);
const sameAddress: Same = (a, b) => plainAddress(a) !== '' && plainAddress(a) === plainAddress(b);

const rules: readonly Same[] = [
  (a, b) => a.ownId !== null && a.ownId === b.ownId,
  (a, b) => sameName(a, b) && sameAddress(a, b) && districtsOf(a) === districtsOf(b),
  (a, b) => sameName(a, b) && sameAddress(a, b),
  (a, b) => sameName(a, b) && districtsOf(a) === districtsOf(b),
  sameName,
  sameAddress,
  (a, b) => isExact(a) && isExact(b) && distanceMetres(a.position!, b.position!) <= oneBuildingMetres,
];

/** Compares two lists of one kind; every place is in one pair at most, and the answer does not depend on their order. */
export function compareLists(before: readonly JudgedPlace[], after: readonly JudgedPlace[]): ListComparison {
  const order = (places: readonly JudgedPlace[]) =>
    [...places]
      .map((place) => ({ place, key: JSON.stringify(place) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ place }) => place);
  const left = new Set(order(before));
  const right = new Set(order(after));
  const pairs: PlacePair[] = [];
  for (const same of rules) {
    for (const earlier of [...left]) {
      const later = [...right].find((each) => same(earlier, each));
      if (later === undefined) continue;
      pairs.push({ before: earlier, after: later });
      left.delete(earlier);
      right.delete(later);
    }
  }
  // A building that served several districts in several rows and serves them in one now is not closed.
  const stillThere = [...left].filter((earlier) =>
    after.some((each) => sameName(earlier, each) && sameAddress(earlier, each)),
  );
  for (const place of stillThere) left.delete(place);
  return { pairs, closed: [...left], opened: [...right] };
}
