/** Nearest point among many in the plane: a grid over typed arrays sorted by cell, queried without allocation. */
import { columnOf, gridOver, rowOf, type Grid } from './grid';

export interface Nearest {
  id: number;
  distanceMetres: number;
}

/**
 * Builds the index over points in EPSG:3067 (metres). `ids` (32-bit integers) default to the positions in the
 * arrays; a point without finite coordinates has no position and is left out. Linear in the number of points.
 * Throws a RangeError where the arrays differ in length.
 */
export function buildNearestIndex(
  easting: Float64Array,
  northing: Float64Array,
  ids?: ArrayLike<number>,
): NearestIndex {
  if (easting.length !== northing.length || (ids && ids.length !== easting.length)) {
    throw new RangeError('Eastings, northings and ids of a nearest index differ in length.');
  }
  const grid = gridOver(easting, northing);
  const cells = new Int32Array(easting.length).fill(-1);
  const cellStart = new Uint32Array(grid.columns * grid.rows + 1);
  for (let i = 0; i < easting.length; i++) {
    if (!Number.isFinite(easting[i]!) || !Number.isFinite(northing[i]!)) continue;
    cells[i] = rowOf(grid, northing[i]!) * grid.columns + columnOf(grid, easting[i]!);
    cellStart[cells[i]! + 1]!++;
  }
  for (let cell = 1; cell < cellStart.length; cell++) cellStart[cell]! += cellStart[cell - 1]!;
  const sortedSources = new Uint32Array(cellStart.at(-1)!);
  const next = cellStart.slice();
  for (let i = 0; i < easting.length; i++) if (cells[i]! >= 0) sortedSources[next[cells[i]!]!++] = i;
  return new NearestIndex(grid, cellStart, {
    easting: Float64Array.from(sortedSources, (source) => easting[source]!),
    northing: Float64Array.from(sortedSources, (source) => northing[source]!),
    ids: Int32Array.from(sortedSources, (source) => (ids ? ids[source]! : source)),
  });
}

interface SortedPoints {
  easting: Float64Array;
  northing: Float64Array;
  ids: Int32Array;
}

/** Distance in metres from each query point to its nearest indexed point; see `NearestIndex.nearestDistances`. */
export function nearestDistances(
  index: NearestIndex,
  easting: Float64Array,
  northing: Float64Array,
  out: Float64Array,
): Float64Array {
  return index.nearestDistances(easting, northing, out);
}

/** Made by `buildNearestIndex`. Points of a row of cells stand in one run of memory, so that cells side by side are one slice. */
export class NearestIndex {
  // The query under way, in fields, so that a search allocates nothing.
  private queryEasting = 0;
  private queryNorthing = 0;
  private bestSlot = -1;
  private bestSquared = Infinity;

  constructor(
    private readonly grid: Grid,
    private readonly cellStart: Uint32Array,
    private readonly points: SortedPoints,
  ) {}

  /** Number of points with a position. */
  get size(): number {
    return this.points.ids.length;
  }

  /** The nearest point, of several at one distance the lowest id; null without points or without a query position. */
  nearest(easting: number, northing: number): Nearest | null {
    this.bestSlot = -1;
    if (!this.search(easting, northing)) return null;
    return { id: this.points.ids[this.bestSlot]!, distanceMetres: Math.sqrt(this.bestSquared) };
  }

  /**
   * Distance in metres from each query point to its nearest indexed point, into `out`; NaN where there is none.
   * Fastest when neighbours in the arrays are neighbours on the map: each answer is the next one's first bound.
   */
  nearestDistances(easting: Float64Array, northing: Float64Array, out: Float64Array): Float64Array {
    this.bestSlot = -1;
    for (let i = 0; i < easting.length; i++) {
      out[i] = this.search(easting[i]!, northing[i]!) ? Math.sqrt(this.bestSquared) : NaN;
    }
    return out;
  }

  /** Ids of all points at most `radiusMetres` away (a point at exactly that distance counts), in ascending order. */
  within(easting: number, northing: number, radiusMetres: number): number[] {
    const found: number[] = [];
    if (!(radiusMetres >= 0) || Number.isNaN(easting + northing)) return found;
    const { grid, cellStart, points } = this;
    // A hair wider than the radius: rounding in the choice of cells must not lose a point on the boundary.
    const reach = radiusMetres + grid.cellMetres * 1e-6;
    const firstColumn = columnOf(grid, easting - reach);
    const lastColumn = columnOf(grid, easting + reach);
    const lastRow = rowOf(grid, northing + reach);
    for (let row = rowOf(grid, northing - reach); row <= lastRow; row++) {
      const end = cellStart[row * grid.columns + lastColumn + 1]!;
      for (let slot = cellStart[row * grid.columns + firstColumn]!; slot < end; slot++) {
        const east = points.easting[slot]! - easting;
        const north = points.northing[slot]! - northing;
        if (Math.sqrt(east * east + north * north) <= radiusMetres) found.push(points.ids[slot]!);
      }
    }
    return found.sort((a, b) => a - b);
  }

  /** Sets `bestSlot` and `bestSquared`, starting from the best slot of the query before. */
  private search(easting: number, northing: number): boolean {
    if (this.size === 0 || !Number.isFinite(easting) || !Number.isFinite(northing)) return false;
    this.queryEasting = easting;
    this.queryNorthing = northing;
    this.bestSquared = Infinity;
    if (this.bestSlot >= 0) this.scan(this.bestSlot, this.bestSlot + 1);
    const column = columnOf(this.grid, easting);
    const row = rowOf(this.grid, northing);
    for (let ring = 0; ; ring++) {
      this.scanRing(column, row, ring);
      const unseen = this.distanceToUnseen(column, row, ring);
      // Strictly nearer: a point at exactly the bound may tie and have the lower id.
      if (unseen === Infinity || (unseen > 0 && this.bestSquared < unseen * unseen)) return true;
    }
  }

  private scanRing(column: number, row: number, ring: number): void {
    const { columns, rows } = this.grid;
    const west = column - ring;
    const east = column + ring;
    const lastRow = Math.min(row + ring, rows - 1);
    for (let current = Math.max(row - ring, 0); current <= lastRow; current++) {
      const start = current * columns;
      if (current === row - ring || current === row + ring) {
        this.scanCells(start + Math.max(west, 0), start + Math.min(east, columns - 1));
      } else {
        if (west >= 0) this.scanCells(start + west, start + west);
        if (east < columns) this.scanCells(start + east, start + east);
      }
    }
  }

  private scanCells(first: number, last: number): void {
    this.scan(this.cellStart[first]!, this.cellStart[last + 1]!);
  }

  private scan(start: number, end: number): void {
    const { easting, northing, ids } = this.points;
    for (let slot = start; slot < end; slot++) {
      const east = easting[slot]! - this.queryEasting;
      const north = northing[slot]! - this.queryNorthing;
      const squared = east * east + north * north;
      if (squared > this.bestSquared) continue;
      if (squared < this.bestSquared || ids[slot]! < ids[this.bestSlot]!) {
        this.bestSquared = squared;
        this.bestSlot = slot;
      }
    }
  }

  /** Lower bound of the distance to any point outside the rings seen so far; Infinity when all is seen. */
  private distanceToUnseen(column: number, row: number, ring: number): number {
    const { west, south, cellMetres, columns, rows } = this.grid;
    let least = Infinity;
    if (column - ring > 0) {
      least = Math.min(least, this.queryEasting - (west + (column - ring) * cellMetres));
    }
    if (column + ring < columns - 1) {
      least = Math.min(least, west + (column + ring + 1) * cellMetres - this.queryEasting);
    }
    if (row - ring > 0) least = Math.min(least, this.queryNorthing - (south + (row - ring) * cellMetres));
    if (row + ring < rows - 1) {
      least = Math.min(least, south + (row + ring + 1) * cellMetres - this.queryNorthing);
    }
    // Less a hair, since a point on a border may have been rounded into the next cell.
    return least - cellMetres * 1e-6;
  }
}
