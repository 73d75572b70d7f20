/**
 * How many circles hold each point of an even grid: nothing of a circle is kept but where it crosses the line at hand, so that
 * this is quicker than asking for the points of each.
 */
import { nearRun, type Circle } from './grid-circles';
import type { GridLines } from './grid-lines';

/** A hair, in widths of a column: a circle is looked up so much wider, and its outermost points are then asked one by one. */
const hair = 1e-9;
/** Where a line only touches a circle, rounding moves its edge sideways by the root of this share of the radius. */
const slack = 1e-12;

/** Circles in widths of a column: easting from the first column, northing from the first line, radius, all by circle. */
interface LaidCircles {
  east: Float64Array;
  north: Float64Array;
  radius: Float64Array;
  first: Int32Array;
  last: Int32Array;
  /** Those that cross any line, the southernmost first. */
  order: Uint32Array;
}

/** Adds to each slot of `counts` the number of circles that hold its point; a point exactly on the edge is inside. */
export function countCirclesOnGrid(grid: GridLines, circles: readonly Circle[], counts: Int32Array): void {
  const laid = lay(grid, circles);
  const crossing = new Crossing(circles.length);
  // Changes along one line; it has fewer slots than there are in all.
  const change = new Int32Array(counts.length + 1);
  const width = grid.columns + 1;
  for (let line = 0, next = 0; line < grid.lines; line++) {
    for (; next < laid.order.length && laid.first[laid.order[next]!] === line; next++) {
      crossing.add(laid, laid.order[next]!);
    }
    const [start, end] = [grid.columnStart[line * width]!, grid.columnStart[line * width + grid.columns]!];
    if (start < end) {
      crossing.change(grid, line, { circles, change });
      for (let slot = start, count = 0; slot < end; slot++) {
        count += change[slot - start]!;
        change[slot - start] = 0;
        counts[slot]! += count;
      }
      change[end - start] = 0;
    }
    crossing.leave(line);
  }
}

function lay({ west, south, rowMetres, lines }: GridLines, circles: readonly Circle[]): LaidCircles {
  const numbers = () => new Float64Array(circles.length);
  const laid = { east: numbers(), north: numbers(), radius: numbers() };
  const first = new Int32Array(circles.length);
  const last = new Int32Array(circles.length);
  const start = new Uint32Array(lines + 1);
  circles.forEach(({ easting, northing, radiusMetres }, index) => {
    const north = (laid.north[index] = (northing - south) / rowMetres);
    const radius = (laid.radius[index] = radiusMetres / rowMetres);
    laid.east[index] = (easting - west) / rowMetres;
    first[index] = Math.max(0, Math.floor(north - radius));
    last[index] = Math.min(lines - 1, Math.ceil(north + radius));
    if (first[index] <= last[index]) start[first[index] + 1]!++;
  });
  for (let line = 0; line < lines; line++) start[line + 1]! += start[line]!;
  const order = new Uint32Array(start[lines]!);
  for (let index = 0; index < circles.length; index++) {
    if (first[index]! <= last[index]!) order[start[first[index]!]!++] = index;
  }
  return { ...laid, first, last, order };
}

/** The circles that cross the line at hand, their numbers side by side. */
class Crossing {
  private count = 0;
  private readonly index: Uint32Array;
  private readonly east: Float64Array;
  private readonly north: Float64Array;
  /** Square of a radius a little wider. */
  private readonly widest: Float64Array;
  /** Only points this near to the edge, times the half width of the line, can be on the wrong side of it. */
  private readonly doubtful: Float64Array;
  private readonly last: Int32Array;

  constructor(room: number) {
    this.index = new Uint32Array(room);
    this.east = new Float64Array(room);
    this.north = new Float64Array(room);
    this.widest = new Float64Array(room);
    this.doubtful = new Float64Array(room);
    this.last = new Int32Array(room);
  }

  add({ east, north, radius, last }: LaidCircles, circle: number): void {
    const at = this.count++;
    const squared = radius[circle]! * radius[circle]!;
    this.index[at] = circle;
    this.east[at] = east[circle]!;
    this.north[at] = north[circle]!;
    this.widest[at] = squared * (1 + slack);
    this.doubtful[at] = 10 * (hair * (radius[circle]! + hair) + slack * squared);
    this.last[at] = last[circle]!;
  }

  /** Lets those go whose last line this was. */
  leave(line: number): void {
    const { last } = this;
    for (let at = this.count - 1; at >= 0; at--) {
      if (last[at]! <= line) this.move(--this.count, at);
    }
  }

  private move(from: number, to: number): void {
    this.index[to] = this.index[from]!;
    this.east[to] = this.east[from]!;
    this.north[to] = this.north[from]!;
    this.widest[to] = this.widest[from]!;
    this.doubtful[to] = this.doubtful[from]!;
    this.last[to] = this.last[from]!;
  }

  /** Notes where each circle begins and ends among the slots of a line, counted from the line's first. */
  change(
    { columns, columnStart, rowMetres, south, easting }: GridLines,
    line: number,
    { circles, change }: { circles: readonly Circle[]; change: Int32Array },
  ): void {
    const { index, east, north, widest, doubtful } = this;
    const row = line * (columns + 1);
    const base = columnStart[row]!;
    for (let at = 0; at < this.count; at++) {
      const up = line - north[at]!;
      // Not a number where the line passes the circle by: no comparison holds then.
      const half = Math.sqrt(widest[at]! - up * up) + hair;
      const from = east[at]! - half;
      const to = east[at]! + half;
      const firstColumn = from > 0 ? Math.ceil(from) : 0;
      const endColumn = to < columns - 1 ? Math.floor(to) + 1 : columns;
      if (!(firstColumn < endColumn && to >= 0)) continue;
      let start = columnStart[row + firstColumn]!;
      let end = columnStart[row + endColumn]!;
      if ((firstColumn - from) * half < doubtful[at]! || (to - endColumn + 1) * half < doubtful[at]!) {
        const { easting: e, northing, radiusMetres } = circles[index[at]!]!;
        [start, end] = nearRun(easting, start, end, [e, line * rowMetres - (northing - south), radiusMetres]);
      }
      change[start - base]!++;
      change[end - base]!--;
    }
  }
}
