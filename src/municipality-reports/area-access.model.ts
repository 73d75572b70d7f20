/** How far the people of a municipality's districts and postal areas have to its own places; pure. */
import { defaultParameters } from '../coverage/coverage-input.model';
import { demandRegion } from '../coverage/demand-units.model';
import { distanceMetres, type Etrs } from '../geo/coordinates';
import { spreadPoints } from '../geo/region';
import { boundedParts, type OutlinedArea } from '../place-quality/bounded-districts.model';
import { knownPosition, positionUncertaintyMetres } from '../place-quality/position-uncertainty.model';
import type { QualityInput } from '../place-quality/quality.model';
import type { JudgedPlace } from '../place-quality/quality-finding.model';
import { paddedDistrict } from '../polling-places/completeness.model';
import { groupBy } from '../shared/group-by';

/** What says where the people of a row live: boundaries of districts, shares of buildings, or the postal area itself. */
export type PeopleBasis = 'boundaries' | 'buildings' | 'postalArea';

/** `assigned`: the place of the district; `nearest`: the nearest of the municipality, other municipalities' left aside. */
export type AccessBasis = 'assigned' | 'nearest';

export interface AreaAccess {
  kind: 'election_day' | 'advance';
  areaKind: 'district' | 'postalArea';
  code: string;
  /** Name of a postal area; null for a district. */
  name: { nameFi: string; nameSv: string | null } | null;
  /** Adults at the end of 2016; null where not published. */
  adults: number | null;
  peopleBy: PeopleBasis;
  /** The assigned place, or the one that is nearest to most points; null where no position is known. */
  place: JudgedPlace | null;
  basis: AccessBasis;
  /** Null where no place has a position. */
  meanMetres: number | null;
  /** Share of the people within 1,600 m and 5,000 m, 0 to 1. */
  within: { metres: 1600 | 5000; share: number | null }[];
  /** How far from their positions the places may really stand, on average over the people. */
  uncertaintyMetres: number | null;
  /** Places of the list whose position is not known: one of them may be nearer. */
  unknownPositions: number;
}

interface Point {
  at: Etrs;
  weight: number;
}

interface Target {
  place: JudgedPlace;
  position: Etrs;
}

const thresholds = [1600, 5000] as const;

function pointsOf(area: OutlinedArea, share: number): Point[] {
  const count = defaultParameters.pointsPerArea;
  const weight = ((area.people.adults ?? 0) * share) / count;
  return spreadPoints(demandRegion(area), count, area.centre).map((at) => ({ at, weight }));
}

function nearest(targets: readonly Target[], at: Etrs): { target: Target; metres: number } {
  let [target, metres] = [targets[0]!, Infinity];
  for (const each of targets) {
    const distance = distanceMetres(each.position, at);
    if (distance < metres) [target, metres] = [each, distance];
  }
  return { target, metres };
}

type Measured = Pick<AreaAccess, 'place' | 'meanMetres' | 'within' | 'uncertaintyMetres'>;

/** Where nobody is known to live, every point counts alike. */
function measure(points: readonly Point[], targets: readonly Target[]): Measured {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const weightOf = ({ weight }: Point) => (total > 0 ? weight / total : 1 / points.length);
  if (targets.length === 0 || points.length === 0)
    return {
      place: null,
      meanMetres: null,
      within: thresholds.map((metres) => ({ metres, share: null })),
      uncertaintyMetres: null,
    };
  const reached = new Map<Target, number>();
  let [mean, uncertainty] = [0, 0];
  const shares = thresholds.map(() => 0);
  for (const point of points) {
    const { target, metres } = nearest(targets, point.at);
    const weight = weightOf(point);
    reached.set(target, (reached.get(target) ?? 0) + weight);
    mean += weight * metres;
    uncertainty += weight * positionUncertaintyMetres[target.place.positionSource];
    thresholds.forEach((threshold, index) => {
      if (metres <= threshold) shares[index]! += weight;
    });
  }
  const [most] = [...reached].sort((a, b) => b[1] - a[1]);
  return {
    place: most![0].place,
    meanMetres: mean,
    within: thresholds.map((metres, index) => ({ metres, share: Math.min(1, shares[index]!) })),
    uncertaintyMetres: uncertainty,
  };
}

function targetsOf(places: readonly JudgedPlace[]): Target[] {
  return places.flatMap((place) => {
    const position = knownPosition(place);
    return position === null ? [] : [{ place, position }];
  });
}

/** Part of a postal area's people in a district, and where they live. */
interface DistrictPart {
  area: OutlinedArea;
  share: number;
  points: readonly Point[];
}

interface Districts {
  codes: readonly string[];
  peopleBy: PeopleBasis;
  partsOf: (code: string) => readonly DistrictPart[];
}

/** By boundary where any are in use. */
function districtsOf(input: QualityInput): Districts {
  const { areas, shares, districtOutlines = [] } = input;
  if (districtOutlines.length > 0) {
    const parts = groupBy(boundedParts(areas, districtOutlines), ({ district }) => district);
    return {
      codes: [...new Set(districtOutlines.map(({ district }) => district))].sort(),
      peopleBy: 'boundaries',
      partsOf: (code) =>
        (parts.get(code) ?? []).map(({ area, share, points }) => {
          const weight = ((area.people.adults ?? 0) * share) / points.length;
          return { area, share, points: points.map((at) => ({ at, weight })) };
        }),
    };
  }
  const byPostcode = new Map(areas.map((area) => [area.postcode, area]));
  return {
    codes: [...new Set([...input.districts, ...shares.map(({ district }) => district)])].sort(),
    peopleBy: 'buildings',
    partsOf: (code) =>
      shares.flatMap(({ district, postcode, share }) => {
        const area = byPostcode.get(postcode);
        return district === code && area !== undefined
          ? [{ area, share, points: pointsOf(area, share) }]
          : [];
      }),
  };
}

function districtRows(input: QualityInput, places: readonly JudgedPlace[]): AreaAccess[] {
  const { codes, peopleBy, partsOf } = districtsOf(input);
  return codes.map((code) => {
    const parts = partsOf(code);
    const own = places.filter(({ districts }) => districts.map(paddedDistrict).includes(code));
    const targets = targetsOf(own.length > 0 ? own : places);
    const adults = parts.reduce((sum, { area, share }) => sum + (area.people.adults ?? 0) * share, 0);
    return {
      kind: 'election_day',
      areaKind: 'district',
      code,
      name: null,
      adults: parts.some(({ area }) => area.people.adults !== null) ? Math.round(adults) : null,
      peopleBy,
      basis: own.length > 0 ? 'assigned' : 'nearest',
      ...measure(
        parts.flatMap(({ points }) => points),
        targets,
      ),
      unknownPositions: (own.length > 0 ? own : places).length - targets.length,
    };
  });
}

function postalRows(
  input: QualityInput,
  kind: AreaAccess['kind'],
  places: readonly JudgedPlace[],
): AreaAccess[] {
  const targets = targetsOf(places);
  return input.areas
    .filter((area) => area.municipalityCode === input.municipalityCode)
    .map((area) => ({
      kind,
      areaKind: 'postalArea',
      code: area.postcode,
      name: { nameFi: area.nameFi, nameSv: area.nameSv },
      adults: area.people.adults,
      peopleBy: 'postalArea',
      basis: 'nearest',
      ...measure(pointsOf(area, 1), targets),
      unknownPositions: places.length - targets.length,
    }));
}

/** Districts on election day, then postal areas on election day and in advance voting. */
export function areaAccess(input: QualityInput): AreaAccess[] {
  const of = (kind: AreaAccess['kind']) => input.places.filter((place) => place.kind === kind);
  const electionDay = of('election_day');
  return [
    ...districtRows(input, electionDay),
    ...postalRows(input, 'election_day', electionDay),
    ...postalRows(input, 'advance', of('advance')),
  ];
}
