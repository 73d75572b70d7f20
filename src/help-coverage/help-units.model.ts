/** Demand units laid out for the search by area: in rows on the map, and by the municipality and postcode they are in. */
import { reportedGroups } from '../coverage/coverage-input.model';
import type { DemandUnits } from '../coverage/demand-units.model';
import { buildPointRows, type PointRows } from '../geo/point-rows';

/**
 * People at points in the order of `rows`; all arrays by slot. A home is a postal area's part in one municipality: areas by
 * municipality and postcode hold homes as a whole.
 */
export interface HelpUnits {
  count: number;
  rows: PointRows;
  municipality: Int32Array;
  home: Int32Array;
  /** People, the groups of a slot side by side in the order of `reportedGroups`. */
  weights: Float64Array;
  homes: readonly Home[];
  /** Positions of the homes in each municipality. */
  homesOf: readonly (readonly number[])[];
  municipalityIndex: ReadonlyMap<string, number>;
}

export interface Home {
  /** Position of the municipality in the list given. */
  municipality: number;
  /** Null where it is not known, as for people at the points of a grid. */
  postcode: string | null;
}

/** @param municipalityCodes in the order that the units refer to */
export function toHelpUnits(units: DemandUnits, municipalityCodes: readonly string[]): HelpUnits {
  const rows = buildPointRows(units.easting, units.northing);
  const groups = reportedGroups.length;
  const homes: Home[] = [];
  const homesOf: number[][] = municipalityCodes.map(() => []);
  const known = new Map<number, number>();
  let last = { key: -1, home: -1 };
  const homeOf = (unit: number): number => {
    const [municipality, postal] = [units.municipality[unit]!, units.postalArea[unit]!];
    const key = municipality * (units.postcodes.length + 1) + postal + 1;
    // Neighbours often are in the same home.
    if (key === last.key) return last.home;
    const home =
      known.get(key) ?? homes.push({ municipality, postcode: units.postcodes[postal] ?? null }) - 1;
    if (!known.has(key)) homesOf[municipality]!.push(home);
    known.set(key, home);
    last = { key, home };
    return home;
  };
  const weights = new Float64Array(rows.count * groups);
  const municipality = new Int32Array(rows.count);
  const homeBySlot = new Int32Array(rows.count);
  for (let slot = 0; slot < rows.count; slot++) {
    const unit = rows.source[slot]!;
    municipality[slot] = units.municipality[unit]!;
    homeBySlot[slot] = homeOf(unit);
    for (let group = 0; group < groups; group++)
      weights[slot * groups + group] = units.weights[unit * groups + group]!;
  }
  return {
    count: rows.count,
    rows,
    municipality,
    home: homeBySlot,
    weights,
    homes,
    homesOf,
    municipalityIndex: new Map(municipalityCodes.map((code, index) => [code, index])),
  };
}
