/** The points of an even grid inside a polygon: line by line between the places where its edges cross, none tested by itself. */
import type { GridLines } from './grid-lines';
import type { Outline, RingPoint } from './outlines';
import type { SlotRanges } from './slot-ranges';

/** Where edges cross lines: kept from outline to outline, so that none makes arrays of its own. */
export class LineCrossings {
  private line = new Int32Array(256);
  private easting = new Float64Array(256);
  private next = new Int32Array(256);
  /** First crossing of each line between the first and the last that the outline touches; -1 for none. */
  private head = new Int32Array(64);
  private count = 0;

  constructor(private readonly grid: GridLines) {}

  /**
   * Adds the slots of the points inside an outline (EPSG:3067; holes are rings too) to `ranges`. The crossing rule is that of
   * `isInside` in region.ts, to the last digit: a point exactly on an edge may count or not.
   */
  addOutline(outline: Outline, ranges: SlotRanges): void {
    this.count = 0;
    for (const ring of outline.flat()) this.addRing(ring);
    if (this.count === 0) return;
    const { first, last } = this.sortIntoLines();
    const crossings: number[] = [];
    for (let line = first; line <= last; line++) {
      crossings.length = 0;
      for (let at = this.head[line - first]!; at >= 0; at = this.next[at]!)
        insert(crossings, this.easting[at]!);
      this.addLine(line, crossings, ranges);
    }
  }

  private addRing(ring: readonly RingPoint[]): void {
    const { south, rowMetres, lines } = this.grid;
    for (let i = 0, before = ring.length - 1; i < ring.length; before = i, i++) {
      const [e1, n1] = ring[before]!;
      const [e2, n2] = ring[i]!;
      if (n1 === n2) continue;
      const [low, high] = n1 < n2 ? [n1, n2] : [n2, n1];
      const from = Math.max(0, Math.floor((low - south) / rowMetres));
      const to = Math.min(lines - 1, Math.ceil((high - south) / rowMetres));
      for (let line = from; line <= to; line++) {
        const northing = south + line * rowMetres;
        if (n2 > northing === n1 > northing) continue;
        this.push(line, e2 + ((northing - n2) / (n1 - n2)) * (e1 - e2));
      }
    }
  }

  private push(line: number, easting: number): void {
    if (this.count === this.line.length) this.grow();
    this.line[this.count] = line;
    this.easting[this.count++] = easting;
  }

  private grow(): void {
    const larger = <T extends Int32Array | Float64Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    const size = this.line.length * 2;
    this.line = larger(new Int32Array(size), this.line);
    this.easting = larger(new Float64Array(size), this.easting);
    this.next = new Int32Array(size);
  }

  private sortIntoLines(): { first: number; last: number } {
    let [first, last] = [Infinity, -Infinity];
    for (let at = 0; at < this.count; at++) {
      const line = this.line[at]!;
      if (line < first) first = line;
      if (line > last) last = line;
    }
    if (this.head.length <= last - first) this.head = new Int32Array(last - first + 1);
    this.head.fill(-1, 0, last - first + 1);
    for (let at = 0; at < this.count; at++) {
      const index = this.line[at]! - first;
      this.next[at] = this.head[index]!;
      this.head[index] = at;
    }
    return { first, last };
  }

  /** From each crossing with an odd number of others to its east, up to the next: there a ray to the east says inside. */
  private addLine(line: number, crossings: readonly number[], ranges: SlotRanges): void {
    for (let at = crossings.length % 2; at + 1 < crossings.length; at += 2)
      ranges.add(this.firstFrom(line, crossings[at]!), this.firstFrom(line, crossings[at + 1]!));
  }

  private firstFrom(line: number, easting: number): number {
    const { west, columns, rowMetres, columnStart } = this.grid;
    const at = line * (columns + 1);
    const column = (easting - west) / rowMetres;
    if (!(column > 0)) return columnStart[at]!;
    if (column > columns) return columnStart[at + columns]!;
    return columnStart[at + Math.ceil(column)]!;
  }
}

/** Into a short list in order. */
function insert(sorted: number[], value: number): void {
  let at = sorted.length;
  sorted.push(value);
  for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
  sorted[at] = value;
}
