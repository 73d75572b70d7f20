/**
 * Points at the corners or middles of an even grid, as cells of 1 km are: each row is a line, and the first point of a row
 * from any easting on is looked up instead of searched for.
 */
import type { SlotRanges } from './slot-ranges';

/** A hair, in metres: an area is looked up so much wider, and its outermost points are then asked one by one. */
const hair = 1e-6;
/** Where a line only touches a circle, rounding moves its edge sideways by the root of this share of the radius. */
const slack = 1e-12;
/** Places of the grid for each point in it at most: a few points far apart are searched for instead. */
const placesPerPoint = 64;

/** Points in slots, row after row from the south and in each row from the west. */
export interface SortedRows {
  rowStart: Uint32Array;
  /** Least and greatest northing that occurs in a row; infinite in an empty one. */
  rowSouth: Float64Array;
  rowNorth: Float64Array;
  easting: Float64Array;
  northing: Float64Array;
}

/** Made by `toGridLines`. */
export interface GridLines {
  rowMetres: number;
  /** Northing of the first line. */
  south: number;
  lines: number;
  west: number;
  columns: number;
  easting: Float64Array;
  /** First slot of each column of each line, and in each line once more the end of its last. */
  columnStart: Uint32Array;
}

/** The lines of points that lie on an even grid with this distance between its rows and columns; null for any others. */
export function toGridLines(rows: SortedRows, spacingMetres: number): GridLines | null {
  const { rowStart, rowSouth, rowNorth, easting } = rows;
  const lines = rowStart.length - 1;
  const firstLine = rowSouth.findIndex((northing) => Number.isFinite(northing));
  if (firstLine < 0) return null;
  const south = rowSouth[firstLine]! - firstLine * spacingMetres;
  for (let line = 0; line < lines; line++) {
    if (rowStart[line] === rowStart[line + 1]) continue;
    if (rowSouth[line] !== south + line * spacingMetres || rowNorth[line] !== rowSouth[line]) return null;
  }
  let [west, east] = [Infinity, -Infinity];
  for (const each of easting) {
    if (each < west) west = each;
    if (each > east) east = each;
  }
  const columns = Math.round((east - west) / spacingMetres) + 1;
  if (lines * columns > placesPerPoint * (easting.length + spacingMetres)) return null;
  if (easting.some((each) => (each - west) % spacingMetres !== 0)) return null;
  return {
    rowMetres: spacingMetres,
    south,
    lines,
    west,
    columns,
    easting,
    columnStart: columnStarts({ west, columns, spacingMetres }, rows),
  };
}

function columnStarts(
  { west, columns, spacingMetres }: { west: number; columns: number; spacingMetres: number },
  { rowStart, easting }: SortedRows,
): Uint32Array {
  const starts = new Uint32Array((rowStart.length - 1) * (columns + 1));
  for (let line = 0; line + 1 < rowStart.length; line++) {
    const [at, end] = [line * (columns + 1), rowStart[line + 1]!];
    let slot = rowStart[line]!;
    for (let column = 0; column < columns; column++) {
      while (slot < end && easting[slot]! < west + column * spacingMetres) slot++;
      starts[at + column] = slot;
    }
    starts[at + columns] = end;
  }
  return starts;
}

/** Adds the slots of the points at most `radiusMetres` away (exactly there counts) to `ranges`: a run for each line. */
export function addCircleOnGrid(
  grid: GridLines,
  { easting: e, northing: n, radiusMetres }: { easting: number; northing: number; radiusMetres: number },
  ranges: SlotRanges,
): void {
  const { south, rowMetres, west, columns, columnStart, easting } = grid;
  const first = Math.max(0, Math.floor((n - radiusMetres - south) / rowMetres));
  const last = Math.min(grid.lines - 1, Math.ceil((n + radiusMetres - south) / rowMetres));
  const widest = radiusMetres * radiusMetres * (1 + slack);
  const perMetre = 1 / rowMetres;
  const doubtfulColumns = 10 * hair * perMetre;
  const doubtfulSquare = 10 * slack * widest * perMetre;
  for (let line = first; line <= last; line++) {
    const north = south + line * rowMetres - n;
    const rest = widest - north * north;
    if (!(rest >= 0)) continue;
    const half = Math.sqrt(rest) + hair;
    const from = (e - half - west) * perMetre;
    const to = (e + half - west) * perMetre;
    if (to < 0 || from > columns - 1) continue;
    const at = line * (columns + 1);
    // A point exactly at `from` is a hair outside already.
    const firstColumn = from < 0 ? 0 : (from | 0) + 1;
    const endColumn = to >= columns ? columns : (to | 0) + 1;
    let start = columnStart[at + firstColumn]!;
    let end = columnStart[at + endColumn]!;
    // Only points this near to the edge can be on the wrong side of it.
    const doubtful = doubtfulColumns * half + doubtfulSquare;
    if ((firstColumn - from) * half < doubtful)
      start = firstNear(easting, start, end, [e, north, radiusMetres]);
    if ((to - endColumn + 1) * half < doubtful)
      end = endOfNear(easting, start, end, [e, north, radiusMetres]);
    ranges.add(start, end);
  }
}

/** Easting of a circle's centre, distance of the line from it to the north, radius; metres. */
type LineCircle = readonly [easting: number, north: number, radiusMetres: number];

function firstNear(
  easting: Float64Array,
  start: number,
  end: number,
  [e, north, radiusMetres]: LineCircle,
): number {
  let slot = start;
  while (slot < end && !isNear(easting[slot]! - e, north, radiusMetres)) slot++;
  return slot;
}

function endOfNear(
  easting: Float64Array,
  start: number,
  end: number,
  [e, north, radiusMetres]: LineCircle,
): number {
  let slot = end;
  while (slot > start && !isNear(easting[slot - 1]! - e, north, radiusMetres)) slot--;
  return slot;
}

/** The root is what other code compares, so it is compared here too. */
function isNear(east: number, north: number, radiusMetres: number): boolean {
  return Math.sqrt(east * east + north * north) <= radiusMetres;
}
