/** People by group and place, and how they divide over voting districts. */
import type { MunicipalityMerger } from '../areas/area.model';
import { forwardCode } from '../areas/merger.model';
import type { Etrs } from '../geo/coordinates';

/** Everyone, and those of at least 18, 65, 75 and 85 years. */
export const peopleGroups = ['all', 'adults', 'over65', 'over75', 'over85'] as const;
export type PeopleGroup = (typeof peopleGroups)[number];

/** A postal area and its people at the end of 2016; null is unknown (withheld where few live), never 0. */
export interface DemandArea {
  postcode: string;
  nameFi: string;
  nameSv: string | null;
  municipalityCode: string;
  /** A point inside the area: no centre of its people. */
  centre: Etrs;
  areaSquareMetres: number;
  people: Readonly<Record<PeopleGroup, number | null>>;
}

/** Share of a postal area's buildings that stand in a voting district. */
export interface DistrictShare {
  postcode: string;
  municipalityCode: string;
  /** `001`, `001A`; `911-001` where a dissolved municipality's number would meet another of the receiving one. */
  district: string;
  share: number;
}

export interface VotingDistrict {
  municipalityCode: string;
  district: string;
  buildings: number;
}

/** Buildings of a postal area in a voting district: what shares are made of. */
export interface DistrictBuildings {
  postcode: string;
  municipalityCode: string;
  district: string;
  buildings: number;
}

/** Where an address may be taken to lie that has only a postcode. */
export interface PostcodePoint {
  postcode: string;
  position: Etrs;
  name: string;
  /** Inner point of the postal area, or GeoNames' point for a postcode without an area. */
  source: 'postal_area' | 'geonames';
}

/** Lower and upper bound of an unknown number; an upper bound of null is unknown itself. */
export interface Bounds {
  lower: number;
  upper: number | null;
}

/**
 * What is certain of each group: the number itself where it is known, otherwise 0 to the total of the area. Where the
 * total is unknown too, nothing is known above 0: the source does not say at which number it begins to withhold totals.
 */
export function groupBounds(area: Pick<DemandArea, 'people'>): Record<PeopleGroup, Bounds> {
  const boundsOf = (group: PeopleGroup): Bounds => {
    const known = area.people[group];
    return known === null ? { lower: 0, upper: area.people.all } : { lower: known, upper: known };
  };
  return {
    all: boundsOf('all'),
    adults: boundsOf('adults'),
    over65: boundsOf('over65'),
    over75: boundsOf('over75'),
    over85: boundsOf('over85'),
  };
}

/** Fractions of each postal area's buildings, in the order of the input; they add up to 1 over an area. */
export function toShares(rows: readonly DistrictBuildings[]): DistrictShare[] {
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(row.postcode, (totals.get(row.postcode) ?? 0) + row.buildings);
  return rows.map(({ postcode, municipalityCode, district, buildings }) => ({
    postcode,
    municipalityCode,
    district,
    share: buildings / totals.get(postcode)!,
  }));
}

/** People of a group by voting district; `unassigned` live in areas of which no building share is known. */
export interface PeopleByDistrict {
  districts: readonly { municipalityCode: string; district: string; people: number }[];
  unassigned: number;
}

/** Σ share × people over the areas in which the group is known: nobody is lost and nobody counted twice. */
export function peopleByDistrict(
  areas: readonly Pick<DemandArea, 'postcode' | 'people'>[],
  shares: readonly DistrictShare[],
  group: PeopleGroup,
): PeopleByDistrict {
  const people = new Map<string, number>();
  for (const area of areas) people.set(area.postcode, area.people[group] ?? 0);
  const assigned = new Set<string>();
  const districts = new Map<string, { municipalityCode: string; district: string; people: number }>();
  for (const { postcode, municipalityCode, district, share } of shares) {
    const living = people.get(postcode);
    if (living === undefined) continue;
    assigned.add(postcode);
    const key = `${municipalityCode} ${district}`;
    const entry = districts.get(key) ?? { municipalityCode, district, people: 0 };
    entry.people += share * living;
    districts.set(key, entry);
  }
  let unassigned = 0;
  for (const [postcode, living] of people) if (!assigned.has(postcode)) unassigned += living;
  return { districts: [...districts.values()], unassigned };
}

/** Rows about municipalities, with the codes that hold in a year. */
export function forwardMunicipality<T extends { municipalityCode: string }>(
  rows: readonly T[],
  mergers: readonly MunicipalityMerger[],
  year: number,
): T[] {
  return rows.map((row) => ({ ...row, municipalityCode: forwardCode(row.municipalityCode, mergers, year) }));
}

/**
 * Rows about voting districts, with the municipality that holds in a year. Numbers are unique only within a municipality:
 * those of a dissolved one keep its code in front (`911-001`), so that they never pass for a district of the receiving one.
 */
export function forwardDistrict<T extends { municipalityCode: string; district: string }>(
  rows: readonly T[],
  mergers: readonly MunicipalityMerger[],
  year: number,
): T[] {
  return rows.map((row) => {
    const municipalityCode = forwardCode(row.municipalityCode, mergers, year);
    if (municipalityCode === row.municipalityCode) return row;
    return { ...row, municipalityCode, district: `${row.municipalityCode}-${row.district}` };
  });
}
