/**
 * Circles over points on an even grid: a run of slots for each line that a circle crosses. Many circles are laid line by
 * line, all that cross it at once, so that what is looked up of a line is at hand.
 */
import type { GridLines } from './grid-lines';
import type { SlotRanges } from './slot-ranges';

/** EPSG:3067, metres; the edge counts as inside. */
export interface Circle {
  easting: number;
  northing: number;
  radiusMetres: number;
}

/** A hair, in metres: a circle is looked up so much wider, and its outermost points are then asked one by one. */
const hair = 1e-6;
/** Where a line only touches a circle, rounding moves its edge sideways by the root of this share of the radius. */
const slack = 1e-12;
/** Numbers of a circle side by side: easting, northing above the first line, radius, square of a radius a little wider. */
const circleWidth = 4;

/**
 * Adds, for each circle, its runs of slots of the points at most `radiusMetres` away (exactly there counts), one for each
 * line that it crosses; a run may be empty. Answers with where each begins among the ranges, and once more the end.
 */
export function addCirclesOnGrid(
  grid: GridLines,
  circles: readonly Circle[],
  ranges: SlotRanges,
): Uint32Array<ArrayBuffer> {
  const numbers = new Float64Array(circles.length * circleWidth);
  const first = new Int32Array(circles.length);
  const bounds = new Uint32Array(circles.length + 1);
  bounds[0] = ranges.count;
  circles.forEach(({ easting, northing, radiusMetres }, index) => {
    const north = northing - grid.south;
    const widest = radiusMetres * radiusMetres * (1 + slack);
    numbers.set([easting, north, radiusMetres, widest], index * circleWidth);
    first[index] = Math.max(0, Math.floor((north - radiusMetres) / grid.rowMetres));
    const last = Math.min(grid.lines - 1, Math.ceil((north + radiusMetres) / grid.rowMetres));
    bounds[index + 1] = bounds[index]! + Math.max(0, last + 1 - first[index]);
  });
  ranges.reserve(bounds[circles.length]! - bounds[0]);
  sweep(grid, { numbers, first, bounds }, ranges);
  return bounds;
}

interface LaidCircles {
  numbers: Float64Array;
  /** First line of each, and where its runs begin among the ranges. */
  first: Int32Array;
  bounds: Uint32Array;
}

/** Goes over the lines from the south, with the circles at hand that cross each. */
function sweep(grid: GridLines, circles: LaidCircles, ranges: SlotRanges): void {
  const { first } = circles;
  const waiting = inOrderOfLine(circles, grid.lines);
  const crossing = new Uint32Array(waiting.length);
  for (let line = 0, next = 0, count = 0; line < grid.lines; line++) {
    while (next < waiting.length && first[waiting[next]!] === line) crossing[count++] = waiting[next++]!;
    count = writeLine(grid, circles, { line, crossing, count }, ranges);
  }
}

/** The circles that cross any line, those of the southernmost first. */
function inOrderOfLine({ first, bounds }: LaidCircles, lines: number): Uint32Array {
  const start = new Uint32Array(lines + 1);
  const crosses = (circle: number) => bounds[circle + 1]! > bounds[circle]!;
  for (let circle = 0; circle < first.length; circle++) if (crosses(circle)) start[first[circle]! + 1]!++;
  for (let line = 0; line < lines; line++) start[line + 1]! += start[line]!;
  const order = new Uint32Array(start[lines]!);
  for (let circle = 0; circle < first.length; circle++) {
    if (crosses(circle)) order[start[first[circle]!]!++] = circle;
  }
  return order;
}

/** Writes the runs of a line; answers with the number of circles that cross the next line too, which then come first. */
function writeLine(
  { rowMetres, west, columns, columnStart, easting }: GridLines,
  { numbers, first, bounds }: LaidCircles,
  { line, crossing, count }: { line: number; crossing: Uint32Array; count: number },
  { starts, ends }: SlotRanges,
): number {
  const row = line * (columns + 1);
  const perMetre = 1 / rowMetres;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const circle = crossing[i]!;
    const at = bounds[circle]! + line - first[circle]!;
    if (at + 1 < bounds[circle + 1]!) crossing[kept++] = circle;
    const e = numbers[circle * circleWidth]!;
    const north = line * rowMetres - numbers[circle * circleWidth + 1]!;
    const widest = numbers[circle * circleWidth + 3]!;
    const rest = widest - north * north;
    const half = rest >= 0 ? Math.sqrt(rest) + hair : -Infinity;
    const from = (e - half - west) * perMetre;
    const to = (e + half - west) * perMetre;
    if (!(to >= 0) || from > columns - 1) {
      starts[at] = ends[at] = 0;
      continue;
    }
    // A point exactly at `from` is a hair outside already.
    const firstColumn = from < 0 ? 0 : (from | 0) + 1;
    const endColumn = to >= columns ? columns : (to | 0) + 1;
    starts[at] = columnStart[row + firstColumn]!;
    ends[at] = columnStart[row + endColumn]!;
    // Only points this near to the edge can be on the wrong side of it.
    const doubtful = 10 * (hair * half + slack * widest) * perMetre;
    if ((firstColumn - from) * half < doubtful || (to - endColumn + 1) * half < doubtful) {
      const near = nearRun(easting, starts[at], ends[at], [e, north, numbers[circle * circleWidth + 2]!]);
      [starts[at], ends[at]] = near;
    }
  }
  return kept;
}

/** Easting of a circle's centre, distance of the line from it to the north, radius; metres. */
export type LineCircle = readonly [easting: number, north: number, radiusMetres: number];

/** A run of slots without the points at its ends that are not near after all. */
export function nearRun(
  easting: Float64Array,
  from: number,
  to: number,
  [e, north, radiusMetres]: LineCircle,
): [start: number, end: number] {
  let [start, end] = [from, to];
  while (start < end && !isNear(easting[start]! - e, north, radiusMetres)) start++;
  while (end > start && !isNear(easting[end - 1]! - e, north, radiusMetres)) end--;
  return [start, end];
}

/** The root is what other code compares, so it is compared here too. */
function isNear(east: number, north: number, radiusMetres: number): boolean {
  return Math.sqrt(east * east + north * north) <= radiusMetres;
}
