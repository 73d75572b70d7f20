/**
 * Points at the corners or middles of an even grid, as cells of 1 km are: each row is a line, and the first point of a row
 * from any easting on is looked up instead of searched for.
 */
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
