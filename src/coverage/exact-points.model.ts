/** People at exact points: the order in which they are taken, and the names of where they live. */
import { buildNearestIndex } from '../geo/nearest-index';
import type { ExactDemand, SettlementName } from './coverage-input.model';

/** Finds the nearest of the names; null where there are none. */
export function nearestName(
  unordered: readonly SettlementName[],
): (easting: number, northing: number) => SettlementName | null {
  const names = [...unordered].sort((a, b) =>
    a.postcode < b.postcode ? -1 : a.postcode > b.postcode ? 1 : 0,
  );
  const index = buildNearestIndex(
    Float64Array.from(names, ({ position }) => position.easting),
    Float64Array.from(names, ({ position }) => position.northing),
  );
  return (easting, northing) => {
    const nearest = index.nearest(easting, northing);
    return nearest === null ? null : names[nearest.id]!;
  };
}

/** From south to north, within a row from west to east: neighbours in the order are neighbours on the map. */
export function orderOfPoints(demand: ExactDemand): Uint32Array {
  const { easting, northing, municipalityCodes, people } = demand;
  return Uint32Array.from(easting, (_, i) => i).sort(
    (a, b) =>
      northing[a]! - northing[b]! ||
      easting[a]! - easting[b]! ||
      Number(municipalityCodes[a]!) - Number(municipalityCodes[b]!) ||
      people.all[a]! - people.all[b]!,
  );
}
