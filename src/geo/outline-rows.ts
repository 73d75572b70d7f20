/** The points of rows that lie inside a polygon: row by row, tested one by one only beside its edges. */
import type { Outline } from './outlines';
import type { PointRows } from './point-rows';
import type { SlotRanges } from './slot-ranges';

/** A hair, in metres: nearer than this to an edge a point is tested by itself. */
const hair = 1e-6;

/** Edges of an outline by the rows that they touch, so that each row looks at its own only. */
export interface OutlineRows {
  firstRow: number;
  /** Start of each row's edges in `edges`, and the end of the last. */
  edgeStart: Uint32Array;
  /** Easting, northing, easting, northing of both ends. */
  edges: Float64Array;
}

const numbersPerEdge = 4;

/** Prepares an outline (EPSG:3067; holes are rings too) for the rows; null where it touches none of them. */
export function prepareOutline(outline: Outline, rows: PointRows): OutlineRows | null {
  const edges: number[] = [];
  const spans: number[] = [];
  let [firstRow, lastRow] = [Infinity, -Infinity];
  for (const ring of outline.flat()) {
    for (let i = 0, before = ring.length - 1; i < ring.length; before = i, i++) {
      const [[e1, n1], [e2, n2]] = [ring[before]!, ring[i]!];
      if (e1 === e2 && n1 === n2) continue;
      const from = Math.max(0, rows.rowOf(Math.min(n1, n2) - hair));
      const to = Math.min(rows.rows - 1, rows.rowOf(Math.max(n1, n2) + hair));
      if (from > to) continue;
      edges.push(e1, n1, e2, n2);
      spans.push(from, to);
      firstRow = Math.min(firstRow, from);
      lastRow = Math.max(lastRow, to);
    }
  }
  if (edges.length === 0) return null;
  return { firstRow, ...sortIntoRows(edges, spans, { firstRow, lastRow }) };
}

function sortIntoRows(
  edges: readonly number[],
  spans: readonly number[],
  { firstRow, lastRow }: { firstRow: number; lastRow: number },
): Pick<OutlineRows, 'edgeStart' | 'edges'> {
  const edgeStart = new Uint32Array(lastRow - firstRow + 2);
  for (let i = 0; i < spans.length; i += 2) {
    for (let row = spans[i]!; row <= spans[i + 1]!; row++) edgeStart[row - firstRow + 1]!++;
  }
  for (let row = 1; row < edgeStart.length; row++) edgeStart[row]! += edgeStart[row - 1]!;
  const next = edgeStart.slice();
  const sorted = new Float64Array(edgeStart.at(-1)! * numbersPerEdge);
  for (let i = 0; i < spans.length; i += 2) {
    for (let row = spans[i]!; row <= spans[i + 1]!; row++) {
      const target = next[row - firstRow]!++ * numbersPerEdge;
      for (let part = 0; part < numbersPerEdge; part++) sorted[target + part] = edges[i * 2 + part]!;
    }
  }
  return { edgeStart, edges: sorted };
}

/** Adds the slots of the points inside a prepared outline to `ranges`; a point exactly on an edge may count or not. */
export function addOutline(outline: OutlineRows, rows: PointRows, ranges: SlotRanges): void {
  const doubtful: number[] = [];
  for (let index = 0; index + 1 < outline.edgeStart.length; index++) {
    const row = outline.firstRow + index;
    if (rows.rowStart[row] === rows.rowStart[row + 1]) continue;
    doubtfulSpans(outline, index, [rows.rowSouth[row]!, rows.rowNorth[row]!], doubtful);
    addRow(outline, index, { rows, doubtful }, ranges);
  }
}

/** Eastings between which an edge passes somewhere in the row, as merged pairs in order. */
function doubtfulSpans(
  { edges, edgeStart }: OutlineRows,
  index: number,
  [south, north]: readonly [number, number],
  out: number[],
): void {
  const spans: [number, number][] = [];
  for (let edge = edgeStart[index]!; edge < edgeStart[index + 1]!; edge++) {
    const at = edge * numbersPerEdge;
    const [e1, n1, e2, n2] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
    if (Math.max(n1, n2) < south - hair || Math.min(n1, n2) > north + hair) continue;
    const atNorthing = (northing: number) =>
      n1 === n2 ? e1 : e1 + Math.max(0, Math.min(1, (northing - n1) / (n2 - n1))) * (e2 - e1);
    const [a, b] = n1 === n2 ? [e1, e2] : [atNorthing(south), atNorthing(north)];
    spans.push([Math.min(a, b) - hair, Math.max(a, b) + hair]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  out.length = 0;
  for (const [low, high] of spans) {
    if (out.length > 0 && low <= out[out.length - 1]!) out[out.length - 1] = Math.max(out.at(-1)!, high);
    else out.push(low, high);
  }
}

/** Between two doubtful spans no edge passes: one point speaks for all. */
function addRow(
  outline: OutlineRows,
  index: number,
  { rows, doubtful }: { rows: PointRows; doubtful: readonly number[] },
  ranges: SlotRanges,
): void {
  const row = outline.firstRow + index;
  const end = rows.rowStart[row + 1]!;
  let slot = rows.firstFrom(doubtful[0] ?? Infinity, rows.rowStart[row]!, end);
  for (let span = 0; span < doubtful.length && slot < end; span += 2) {
    const afterSpan = doubtful[span + 1]!;
    for (; slot < end && rows.easting[slot]! <= afterSpan; slot++) {
      if (isInsideRow(outline, index, rows.easting[slot]!, rows.northing[slot]!)) ranges.add(slot, slot + 1);
    }
    const nextSpan = rows.firstFrom(doubtful[span + 2] ?? Infinity, slot, end);
    if (slot < nextSpan && isInsideRow(outline, index, rows.easting[slot]!, rows.northing[slot]!))
      ranges.add(slot, nextSpan);
    slot = nextSpan;
  }
}

/** The crossing rule of `isInside` in region.ts: only edges of the row can cross a ray to the east. */
function isInsideRow(
  { edges, edgeStart }: OutlineRows,
  index: number,
  easting: number,
  northing: number,
): boolean {
  let inside = false;
  for (let edge = edgeStart[index]!; edge < edgeStart[index + 1]!; edge++) {
    const at = edge * numbersPerEdge;
    const [e1, n1, e2, n2] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
    if (n2 > northing === n1 > northing) continue;
    if (easting < e2 + ((northing - n2) / (n1 - n2)) * (e1 - e2)) inside = !inside;
  }
  return inside;
}
