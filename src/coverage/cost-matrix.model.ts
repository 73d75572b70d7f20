/** Real distances that were brought: from where people live to polling places, for the pairs that somebody has measured. */

/** Pairs by origin; those of origin o are `starts[o]` to `starts[o + 1]`. A pair that is not there is not known. */
export interface CostMatrix {
  /** Cells of the 1 km grid, `1kmN6640E0385`, and postcodes. */
  origins: readonly string[];
  /** Ids of polling places. */
  places: readonly string[];
  starts: Uint32Array;
  /** Position in `places` of each pair. */
  place: Uint32Array;
  /** Metres of each pair. */
  metres: Float32Array;
}

const cellMetres = 1000;
const cellPattern = /^1kmN(\d{4})E(\d{4})$/;
const eastingDigits = 10_000;

/** Number of the 1 km cell around a point, EPSG:3067. */
export function cellNumber(easting: number, northing: number): number {
  return Math.floor(northing / cellMetres) * eastingDigits + Math.floor(easting / cellMetres);
}

/** Number of a cell by its id; null for other text. */
export function cellNumberOf(origin: string): number | null {
  const match = cellPattern.exec(origin);
  return match === null ? null : Number(match[1]) * eastingDigits + Number(match[2]);
}

/** Middle of a cell, EPSG:3067. */
export function cellCentre(cell: number): { easting: number; northing: number } {
  const northing = Math.floor(cell / eastingDigits);
  return {
    easting: (cell - northing * eastingDigits + 0.5) * cellMetres,
    northing: (northing + 0.5) * cellMetres,
  };
}
