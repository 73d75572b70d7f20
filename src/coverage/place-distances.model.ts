/** Distance from each demand point to the place where its people may vote, for one draw of the places' positions. */
import { buildNearestIndex } from '../geo/nearest-index';
import type { CoverageMunicipality } from './coverage-input.model';
import type { DemandUnits } from './demand-units.model';
import { districtKey } from './district-key.model';
import type { PlaceSite } from './place-draws.model';

/** Positions of the sites in one draw, in their order. */
export interface DrawnPositions {
  easting: Float64Array;
  northing: Float64Array;
}

/** Fills `out` with a distance in metres per unit; NaN where there is no place to go to. */
export type MeasureDistances = (drawn: DrawnPositions, out: Float64Array) => void;

/**
 * Advance voting: the nearest of all places in the country.
 * @param counts 1 for each place that counts; null for all
 */
export function measureToNearestOfAll(units: DemandUnits, counts: Uint8Array | null): MeasureDistances {
  return ({ easting, northing }, out) => {
    // A place without a position is none to the index.
    const counted =
      counts === null ? easting : easting.map((east, site) => (counts[site] === 1 ? east : NaN));
    buildNearestIndex(counted, northing).nearestDistances(units.easting, units.northing, out);
  };
}

export interface AssignedPlaces {
  measure: MeasureDistances;
  /** The sites that each unit may be measured to. */
  choices: readonly (readonly number[])[];
  /** 1 where the unit is measured to the place of its own voting district. */
  assigned: Uint8Array;
}

/**
 * Election day: the place of the own voting district; where that is not known, the nearest of the own municipality.
 * @param counts 1 for each place that counts; null for all. Nobody may go elsewhere because the own district's place does
 *   not count: such people have no place
 */
export function measureToAssigned(
  units: DemandUnits,
  sites: readonly PlaceSite[],
  municipalities: readonly CoverageMunicipality[],
  counts: Uint8Array | null,
): AssignedPlaces {
  const counted = (list: readonly number[]) =>
    counts === null ? list : list.filter((site) => counts[site] === 1);
  const byDistrict = new Map<string, number[]>();
  const byMunicipality = new Map<string, number[]>();
  sites.forEach(({ place }, site) => {
    append(byMunicipality, place.municipalityCode, site);
    for (const district of place.districts)
      append(byDistrict, districtKey(place.municipalityCode, district), site);
  });
  const ofMunicipality = municipalities.map(({ code }) => counted(byMunicipality.get(code) ?? []));
  const ofDistrict = units.districts.map((key) => {
    const own = byDistrict.get(key);
    return own && counted(own);
  });
  const assigned = new Uint8Array(units.count);
  const choices: (readonly number[])[] = Array.from({ length: units.count }, (_, unit) => {
    const own = ofDistrict[units.district[unit]!];
    if (own) assigned[unit] = 1;
    return own ?? ofMunicipality[units.municipality[unit]!]!;
  });
  return {
    assigned,
    choices,
    measure: (drawn, out) => {
      for (let unit = 0; unit < units.count; unit++) {
        out[unit] = leastDistance(choices[unit]!, drawn, units.easting[unit]!, units.northing[unit]!);
      }
    },
  };
}

function leastDistance(
  choices: readonly number[],
  drawn: DrawnPositions,
  easting: number,
  northing: number,
): number {
  let least = Infinity;
  for (const site of choices) {
    const east = drawn.easting[site]! - easting;
    const north = drawn.northing[site]! - northing;
    const squared = east * east + north * north;
    if (squared < least) least = squared;
  }
  return least === Infinity ? NaN : Math.sqrt(least);
}

function append(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
