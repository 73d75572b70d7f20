/** What has changed since the election before: places closed, places moved, and people who have farther to go. */
import { defaultParameters } from '../coverage/coverage-input.model';
import { distanceMetres, type Etrs } from '../geo/coordinates';
import { spreadPoints } from '../geo/region';
import type { PlaceKind } from '../polling-places/polling-place.model';
import type { QualityArea } from './district-findings.model';
import { compareLists, plainAddress, type ListComparison, type PlacePair } from './list-comparison.model';
import { isExact, knownPosition, positionUncertaintyMetres } from './position-uncertainty.model';
import { listFinding, placeFinding, type JudgedPlace, type QualityFinding } from './quality-finding.model';

/** The list of the election before. */
export interface EarlierList {
  election: string;
  places: readonly JudgedPlace[];
}

export interface ChangeContext {
  /** The latest election before at which the municipality had places of the kind. */
  earlier: Partial<Readonly<Record<PlaceKind, EarlierList>>>;
  /** Postal areas of the municipality. */
  areas: readonly QualityArea[];
}

/** Exact positions farther than this from each other are two buildings. */
export const movedMetres = 100;
/** A longer way than this is told. */
export const fartherMetres = 500;
const { pointsPerArea } = defaultParameters;

function movedFinding({ before, after }: PlacePair, election: string): QualityFinding[] {
  const bothExact = isExact(before) && isExact(after);
  const metres = bothExact ? distanceMetres(before.position!, after.position!) : null;
  const addressChanged =
    plainAddress(before) !== '' && plainAddress(after) !== '' && plainAddress(before) !== plainAddress(after);
  const hasMoved = metres === null ? addressChanged : metres > movedMetres;
  if (!hasMoved) return [];
  const uncertaintyMetres = bothExact
    ? positionUncertaintyMetres[before.positionSource] + positionUncertaintyMetres[after.positionSource]
    : 0;
  const addressBefore = before.addressFi ?? before.addressSv ?? '';
  return [placeFinding('placeMoved', after, { election, metres, uncertaintyMetres, addressBefore })];
}

interface Spot {
  position: Etrs;
  uncertaintyMetres: number;
}

function spotOf(place: JudgedPlace): Spot | null {
  const position = knownPosition(place);
  return position === null
    ? null
    : { position, uncertaintyMetres: positionUncertaintyMetres[place.positionSource] };
}

/** Where people could vote before and can now. A place that has only become better known stands in one spot in both. */
function spotsOf(
  comparison: ListComparison,
  election: string,
  after: readonly JudgedPlace[],
): { before: Spot[]; after: Spot[]; unknown: number } {
  const notNull = (spot: Spot | null) => spot !== null;
  const shared = comparison.pairs.map((pair) => {
    const now = spotOf(pair.after);
    const hasMoved = movedFinding(pair, election).length > 0;
    return hasMoved ? spotOf(pair.before) : (now ?? spotOf(pair.before));
  });
  return {
    before: [...shared, ...comparison.closed.map(spotOf)].filter(notNull),
    // A place of the same name whose position is not known any more is where it was.
    after: [
      ...comparison.pairs.map(({ before, after: now }) => spotOf(now) ?? spotOf(before)),
      ...comparison.opened.map(spotOf),
    ].filter(notNull),
    unknown: after.filter((place) => spotOf(place) === null).length,
  };
}

function nearest(spots: readonly Spot[], at: Etrs): { metres: number; spot: Spot } {
  let [metres, spot] = [Infinity, spots[0]!];
  for (const each of spots) {
    const distance = distanceMetres(each.position, at);
    if (distance < metres) [metres, spot] = [distance, each];
  }
  return { metres, spot };
}

interface Way {
  beforeMetres: number;
  afterMetres: number;
  uncertaintyMetres: number;
}

/** Means over points of the area; the uncertainty is that of the two places, where another is nearest than before. */
function wayOf(area: QualityArea, spots: { before: readonly Spot[]; after: readonly Spot[] }): Way {
  const way: Way = { beforeMetres: 0, afterMetres: 0, uncertaintyMetres: 0 };
  for (const point of spreadPoints(area.region, pointsPerArea, area.centre)) {
    const before = nearest(spots.before, point);
    const after = nearest(spots.after, point);
    way.beforeMetres += before.metres / pointsPerArea;
    way.afterMetres += after.metres / pointsPerArea;
    if (before.spot !== after.spot)
      way.uncertaintyMetres +=
        Math.max(before.spot.uncertaintyMetres, after.spot.uncertaintyMetres) / pointsPerArea;
  }
  return way;
}

function fartherFindings(
  kind: PlaceKind,
  election: string,
  areas: readonly QualityArea[],
  spots: { before: readonly Spot[]; after: readonly Spot[]; unknown: number },
): QualityFinding[] {
  if (spots.before.length === 0 || spots.after.length === 0) return [];
  const findings = areas.flatMap((area) => {
    const way = wayOf(area, spots);
    const farther = way.afterMetres - way.beforeMetres;
    if (farther < fartherMetres || area.adults === 0) return [];
    const isSure = farther > way.uncertaintyMetres && spots.unknown === 0;
    const { postcode, nameFi, nameSv, adults: people } = area;
    const evidence = { election, postcode, nameFi, nameSv, people, ...way };
    return [
      {
        weight: farther * (people ?? 0),
        finding: listFinding(
          'peopleFarther',
          kind,
          { ...evidence, placesWithoutPosition: spots.unknown },
          isSure ? 'warning' : 'note',
        ),
      },
    ];
  });
  return findings.sort((a, b) => b.weight - a.weight).map(({ finding }) => finding);
}

/** Compares each list with the one of the election before; a list that is empty now is told by another rule, once. */
export function changeFindings(
  places: readonly JudgedPlace[],
  { earlier, areas }: ChangeContext,
): QualityFinding[] {
  return (['election_day', 'advance'] as const).flatMap((kind) => {
    const list = earlier[kind];
    const after = places.filter((place) => place.kind === kind);
    if (list === undefined || after.length === 0) return [];
    const comparison = compareLists(list.places, after);
    return [
      ...comparison.closed.map((place) =>
        // The place is one of the election before: it has no page of this election.
        placeFinding('placeClosed', { ...place, id: null }, { election: list.election }),
      ),
      ...comparison.pairs.flatMap((pair) => movedFinding(pair, list.election)),
      ...fartherFindings(kind, list.election, areas, spotsOf(comparison, list.election, after)),
    ];
  });
}
