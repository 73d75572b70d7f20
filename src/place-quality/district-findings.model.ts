/** Checks of which districts the election-day places serve, and how far from them they stand. */
import type { DistrictShare } from '../demand/demand.model';
import { peopleByDistrict } from '../demand/demand.model';
import { distanceToRegionMetres, type Region } from '../geo/region';
import { paddedDistrict } from '../polling-places/completeness.model';
import {
  listFinding,
  placeFinding,
  subjectOf,
  type JudgedPlace,
  type QualityFinding,
} from './quality-finding.model';
import { knownPosition, positionUncertaintyMetres } from './position-uncertainty.model';

/** A postal area that the municipality's people or its districts' buildings are in. */
export interface QualityArea {
  postcode: string;
  nameFi: string;
  nameSv: string | null;
  municipalityCode: string;
  centre: { easting: number; northing: number };
  region: Region;
  adults: number | null;
}

export interface DistrictContext {
  /** Districts of 2018, the latest division that is published. */
  known: readonly string[];
  areas: readonly QualityArea[];
  /** Building shares of the municipality's districts. */
  shares: readonly DistrictShare[];
}

/** A place farther than this from every postal area of its district is asked about. */
export const farFromDistrictMetres = 3000;
/** Parts of a district with less of a postal area's buildings than this are stray addresses. */
const leastShare = 0.02;

function adultsOf({ areas, shares }: DistrictContext): (district: string) => number | null {
  const withPeople = areas.map(({ postcode, adults }) => ({
    postcode,
    people: { all: adults, adults, over65: null, over75: null, over85: null },
  }));
  const { districts } = peopleByDistrict(withPeople, shares, 'adults');
  const byDistrict = new Map(districts.map(({ district, people }) => [district, Math.round(people)]));
  return (district) => byDistrict.get(district) ?? null;
}

function regionsByDistrict({ areas, shares }: DistrictContext): Map<string, Region[]> {
  const regions = new Map(areas.map(({ postcode, region }) => [postcode, region]));
  const byDistrict = new Map<string, Region[]>();
  for (const { postcode, district, share } of shares) {
    const region = regions.get(postcode);
    if (region === undefined || share < leastShare) continue;
    byDistrict.set(district, [...(byDistrict.get(district) ?? []), region]);
  }
  return byDistrict;
}

/** The distance is to the nearest postal area in which the district has buildings: the district itself is at least so far. */
function checkFar(
  places: readonly JudgedPlace[],
  context: DistrictContext,
  adults: (district: string) => number | null,
): QualityFinding[] {
  const regions = regionsByDistrict(context);
  return places.flatMap((place) => {
    const position = knownPosition(place);
    if (position === null) return [];
    const uncertaintyMetres = positionUncertaintyMetres[place.positionSource];
    return place.districts.map(paddedDistrict).flatMap((district) => {
      const metres = Math.min(
        ...(regions.get(district) ?? []).map((region) =>
          distanceToRegionMetres(region, position.easting, position.northing),
        ),
      );
      if (!Number.isFinite(metres) || metres <= farFromDistrictMetres + uncertaintyMetres) return [];
      const evidence = { district, people: adults(district), metres, uncertaintyMetres };
      return [placeFinding('farFromDistrict', place, evidence)];
    });
  });
}

function checkShared(places: readonly JudgedPlace[]): QualityFinding[] {
  const byDistrict = new Map<string, JudgedPlace[]>();
  for (const place of places)
    for (const district of place.districts.map(paddedDistrict))
      byDistrict.set(district, [...(byDistrict.get(district) ?? []), place]);
  return [...byDistrict]
    .filter(([, serving]) => serving.length > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([district, serving]) =>
      listFinding('severalPlacesForDistrict', 'election_day', {
        district,
        places: serving.map(subjectOf),
      }),
    );
}

/** One election-day place for each district (Election Act, section 9), and a district for each place. */
export function districtFindings(all: readonly JudgedPlace[], context: DistrictContext): QualityFinding[] {
  const places = all.filter(({ kind }) => kind === 'election_day');
  if (places.length === 0) return [];
  const adults = adultsOf(context);
  const lacking = places.filter(({ districts }) => districts.length === 0);
  const served = new Set(places.flatMap(({ districts }) => districts.map(paddedDistrict)));
  // A municipality that votes in one place needs no district to say who votes there; and where it is not known of every
  // place whom it serves, an unserved district is a guess.
  const unserved = lacking.length > 0 ? [] : context.known.filter((district) => !served.has(district));
  return [
    ...(places.length < 2 ? [] : lacking.map((place) => placeFinding('placeWithoutDistrict', place, {}))),
    ...unserved.map((district) =>
      listFinding('districtWithoutPlace', 'election_day', { district, people: adults(district) }),
    ),
    ...checkShared(places),
    ...checkFar(places, context, adults),
  ];
}
