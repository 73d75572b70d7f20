/**
 * Points in rows from south to north and within a row from west to east, so that an area holds few runs of them: most
 * points of a circle or a polygon are found without being looked at.
 */
import { countCirclesOnGrid } from './circle-counts';
import { addCirclesOnGrid, type Circle } from './grid-circles';
import { toGridLines, type GridLines } from './grid-lines';
import { SlotRanges } from './slot-ranges';

/** Height of a row in metres: cells of the 1 km grid then share one northing per row, and a run of them is exact. */
const usualRowMetres = 1000;
/** A hair, in metres: nearer than this to the edge of an area a point is tested by itself. */
const hair = 1e-6;
/** Where a row only touches a circle, rounding moves its edge sideways by the root of this share of the radius. */
const slack = 1e-12;

/** The rows and the points in them; a slot is a place in the order of the rows. */
interface RowColumns {
  /** Southern edge of the first row and height of each. */
  south: number;
  rowMetres: number;
  /** First slot of each row, and the end of the last. */
  rowStart: Uint32Array;
  /** Least and greatest northing that really occurs in a row. */
  rowSouth: Float64Array;
  rowNorth: Float64Array;
  /** By slot. */
  easting: Float64Array;
  northing: Float64Array;
  /** Position of the point in the arrays given, by slot. */
  source: Uint32Array;
  /** Where the points lie on an even grid. */
  grid: GridLines | null;
}

/** Made by `buildPointRows`. */
export class PointRows implements Readonly<RowColumns> {
  readonly south: number;
  readonly rowMetres: number;
  readonly rowStart: Uint32Array;
  readonly rowSouth: Float64Array;
  readonly rowNorth: Float64Array;
  readonly easting: Float64Array;
  readonly northing: Float64Array;
  readonly source: Uint32Array;
  readonly grid: GridLines | null;

  constructor(columns: RowColumns) {
    this.south = columns.south;
    this.rowMetres = columns.rowMetres;
    this.rowStart = columns.rowStart;
    this.rowSouth = columns.rowSouth;
    this.rowNorth = columns.rowNorth;
    this.easting = columns.easting;
    this.northing = columns.northing;
    this.source = columns.source;
    this.grid = columns.grid;
  }

  get count(): number {
    return this.source.length;
  }

  get rows(): number {
    return this.rowStart.length - 1;
  }

  /** Row of a northing, which may lie outside the rows. */
  rowOf(northing: number): number {
    return Math.floor((northing - this.south) / this.rowMetres);
  }

  /** First slot of a row, from `from` on, whose easting is at least this. */
  firstFrom(easting: number, from: number, end: number): number {
    let [low, high] = [from, end];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.easting[middle]! < easting) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Adds the slots of the points at most `radiusMetres` away (exactly there counts) to `ranges`. */
  addCircle(easting: number, northing: number, radiusMetres: number, ranges: SlotRanges): void {
    const circle = { easting, northing, radiusMetres };
    if (!isCircle(circle)) return;
    if (this.grid !== null) {
      addCirclesOnGrid(this.grid, [circle], ranges);
      return;
    }
    const { rowStart, rowSouth, rowNorth } = this;
    const squared = radiusMetres * radiusMetres;
    const first = Math.max(0, this.rowOf(northing - radiusMetres - hair));
    const last = Math.min(this.rows - 1, this.rowOf(northing + radiusMetres + hair));
    for (let row = first; row <= last; row++) {
      if (rowStart[row] === rowStart[row + 1]) continue;
      const below = northing - rowSouth[row]!;
      const above = rowNorth[row]! - northing;
      const least = below < 0 ? -below : above < 0 ? -above : 0;
      if (least > radiusMetres + hair) continue;
      const most = below > above ? below : above;
      const wide = Math.sqrt(Math.max(0, squared * (1 + slack) - least * least)) + hair;
      const narrow = squared * (1 - slack) - most * most;
      // Between the sure eastings every point is inside; only those beside them are looked at.
      const sure = narrow > 0 ? Math.sqrt(narrow) - hair : -1;
      const end = rowStart[row + 1]!;
      let slot = this.firstFrom(easting - wide, rowStart[row]!, end);
      if (sure >= 0) {
        const [sureWest, sureEast] = [easting - sure, easting + sure];
        slot = this.addNear(
          { easting, northing, squared },
          slot,
          this.untilEasting(sureWest, slot, end),
          ranges,
        );
        const afterSure = this.firstFrom(sureEast, slot, end);
        ranges.add(slot, afterSure);
        slot = afterSure;
      }
      this.addNear(
        { easting, northing, squared },
        slot,
        this.untilEasting(easting + wide, slot, end),
        ranges,
      );
    }
  }

  /**
   * Adds the slots of many circles, as `addCircle` does of each; quicker than one after another. Answers with where the
   * ranges of each begin, and once more the end; a range may be empty.
   */
  addCircles(circles: readonly Circle[], ranges: SlotRanges): Uint32Array {
    if (this.grid !== null && circles.every(isCircle)) return addCirclesOnGrid(this.grid, circles, ranges);
    const bounds = new Uint32Array(circles.length + 1);
    circles.forEach(({ easting, northing, radiusMetres }, index) => {
      bounds[index] = ranges.begin();
      this.addCircle(easting, northing, radiusMetres, ranges);
    });
    bounds[circles.length] = ranges.count;
    return bounds;
  }

  /** By slot the number of circles that hold its point: what `addCircles` gives, counted without keeping it. */
  countCircles(circles: readonly Circle[]): Int32Array {
    const counts = new Int32Array(this.count);
    const holding = circles.filter(isCircle);
    if (this.grid !== null) {
      countCirclesOnGrid(this.grid, holding, counts);
      return counts;
    }
    const ranges = new SlotRanges();
    for (const { easting, northing, radiusMetres } of holding) {
      ranges.clear();
      this.addCircle(easting, northing, radiusMetres, ranges);
      for (let i = 0; i < ranges.count; i++)
        for (let slot = ranges.starts[i]!; slot < ranges.ends[i]!; slot++) counts[slot]!++;
    }
    return counts;
  }

  /** End of the slots from `from` on whose easting is less than this; few are expected. */
  private untilEasting(easting: number, from: number, end: number): number {
    let slot = from;
    while (slot < end && this.easting[slot]! < easting) slot++;
    return slot;
  }

  /** Adds those of a run of slots that are near enough, asked one by one; answers with the end of the run. */
  private addNear(
    { easting, northing, squared }: { easting: number; northing: number; squared: number },
    from: number,
    end: number,
    ranges: SlotRanges,
  ): number {
    for (let slot = from; slot < end; slot++) {
      const east = this.easting[slot]! - easting;
      const north = this.northing[slot]! - northing;
      const distance = east * east + north * north;
      // The root is what other code compares, so a doubtful point is compared so here too.
      if (distance <= squared || Math.sqrt(distance) <= Math.sqrt(squared)) ranges.add(slot, slot + 1);
    }
    return end;
  }
}

function isCircle({ easting, northing, radiusMetres }: Circle): boolean {
  return radiusMetres >= 0 && Number.isFinite(easting + northing + radiusMetres);
}

/**
 * Sorts points in EPSG:3067 (metres) into rows; points at one spot keep their order. A point without finite coordinates has
 * no slot. Throws a RangeError where the arrays differ in length.
 */
export function buildPointRows(
  easting: Float64Array,
  northing: Float64Array,
  rowMetres = usualRowMetres,
): PointRows {
  if (easting.length !== northing.length)
    throw new RangeError('Eastings and northings of point rows differ in length.');
  const finite: number[] = [];
  let [south, north] = [Infinity, -Infinity];
  for (let i = 0; i < easting.length; i++) {
    if (!Number.isFinite(easting[i]!) || !Number.isFinite(northing[i]!)) continue;
    finite.push(i);
    south = Math.min(south, northing[i]!);
    north = Math.max(north, northing[i]!);
  }
  if (finite.length === 0) [south, north] = [0, 0];
  const origin = Math.floor(south / rowMetres) * rowMetres;
  // Points far apart must not make a row for every kilometre between them.
  const height = Math.max(rowMetres, (north - origin) / (4 * finite.length + 1000));
  const rows = Math.floor((north - origin) / height) + 1;
  const rowOf = (i: number) => Math.floor((northing[i]! - origin) / height);
  const source = inOrder(
    Uint32Array.from(finite),
    (a, b) => rowOf(a) - rowOf(b) || easting[a]! - easting[b]! || northing[a]! - northing[b]! || a - b,
  );
  const rowStart = new Uint32Array(rows + 1);
  const rowSouth = new Float64Array(rows).fill(Infinity);
  const rowNorth = new Float64Array(rows).fill(-Infinity);
  for (const i of source) {
    const row = rowOf(i);
    rowStart[row + 1]!++;
    rowSouth[row] = Math.min(rowSouth[row]!, northing[i]!);
    rowNorth[row] = Math.max(rowNorth[row]!, northing[i]!);
  }
  for (let row = 0; row < rows; row++) rowStart[row + 1]! += rowStart[row]!;
  const sorted = {
    rowStart,
    rowSouth,
    rowNorth,
    easting: Float64Array.from(source, (i) => easting[i]!),
    northing: Float64Array.from(source, (i) => northing[i]!),
  };
  const grid = toGridLines(sorted, height);
  return new PointRows({ ...sorted, south: origin, rowMetres: height, source, grid });
}

/** Sorts, unless all is in order already, as points that were sorted before are. */
function inOrder(ids: Uint32Array, compare: (a: number, b: number) => number): Uint32Array {
  for (let i = 1; i < ids.length; i++) if (compare(ids[i - 1]!, ids[i]!) > 0) return ids.sort(compare);
  return ids;
}
