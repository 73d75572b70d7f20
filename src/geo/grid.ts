/** A uniform grid over points in the plane, laid so that its cells fit the number of the points. */

export interface Grid {
  west: number;
  south: number;
  cellMetres: number;
  columns: number;
  rows: number;
}

// Sparse cells keep each cell short where places crowd together; an empty one costs a single comparison.
const cellsPerPoint = 4;

/** A grid over the finite points; points in a line or on one spot get a grid of one row, column or cell. */
export function gridOver(easting: Float64Array, northing: Float64Array): Grid {
  let [west, east, south, north, count] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (let i = 0; i < easting.length; i++) {
    if (!Number.isFinite(easting[i]!) || !Number.isFinite(northing[i]!)) continue;
    west = Math.min(west, easting[i]!);
    east = Math.max(east, easting[i]!);
    south = Math.min(south, northing[i]!);
    north = Math.max(north, northing[i]!);
    count++;
  }
  if (count === 0) return { west: 0, south: 0, cellMetres: 1, columns: 1, rows: 1 };
  const width = east - west;
  const height = north - south;
  const cells = count * cellsPerPoint;
  // Never more cells along one side than in all: a long thin country must not get a cell per metre.
  const wanted = Math.max(Math.sqrt((width * height) / cells), width / cells, height / cells);
  // A cell below the resolution of the numbers would put every point on a border.
  const cellMetres = Math.max(wanted, (Math.abs(west) + Math.abs(south) + width + height) * 1e-12, 1e-9);
  return {
    west,
    south,
    cellMetres,
    columns: Math.floor(width / cellMetres) + 1,
    rows: Math.floor(height / cellMetres) + 1,
  };
}

/** Column of an easting; outside the grid, the column at its edge. */
export function columnOf(grid: Grid, easting: number): number {
  return clamp(Math.floor((easting - grid.west) / grid.cellMetres), grid.columns);
}

/** Row of a northing, from the south; outside the grid, the row at its edge. */
export function rowOf(grid: Grid, northing: number): number {
  return clamp(Math.floor((northing - grid.south) / grid.cellMetres), grid.rows);
}

function clamp(position: number, count: number): number {
  return position < 0 ? 0 : position >= count ? count - 1 : position;
}
