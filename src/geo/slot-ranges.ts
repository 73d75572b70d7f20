/** Runs of positions in an array, collected without allocating one object each. */

/** Ranges are shorter than this, so that start and length fit one number exactly. */
const lengthLimit = 2 ** 22;

/** Half-open ranges `[starts[i], ends[i])`; cleared and filled again for every area, or kept for many, one after the other. */
export class SlotRanges {
  starts: Int32Array;
  ends: Int32Array;
  count = 0;
  private first = 0;

  /** @param room ranges for which there is room at first; it grows as needed */
  constructor(room = 64) {
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
  }

  clear(): void {
    this.count = 0;
    this.first = 0;
  }

  /** Begins the ranges of the next area, which come after all others; answers with the index of its first. */
  begin(): number {
    return (this.first = this.count);
  }

  /** Takes room for so many ranges, which the caller writes; answers with the index of the first. */
  reserve(count: number): number {
    const from = this.count;
    while (from + count > this.starts.length) this.grow();
    this.count += count;
    this.first = this.count;
    return from;
  }

  /** Adds a range; one that begins where the area's last ended lengthens that one. */
  add(start: number, end: number): void {
    if (start >= end) return;
    if (this.count > this.first && this.ends[this.count - 1] === start) {
      this.ends[this.count - 1] = end;
      return;
    }
    if (this.count === this.starts.length) this.grow();
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }

  /** Puts all ranges in order and joins those that touch or overlap. */
  join(): void {
    const { starts, ends, count } = this;
    if (count < 2) return;
    // Start and length as one number, so that they are sorted together.
    const sorted = new Float64Array(count);
    for (let i = 0; i < count; i++) sorted[i] = starts[i]! * lengthLimit + (ends[i]! - starts[i]!);
    sorted.sort();
    this.clear();
    for (const each of sorted) {
      const start = Math.floor(each / lengthLimit);
      const end = start + (each - start * lengthLimit);
      const last = this.count - 1;
      if (last >= 0 && start <= ends[last]!) ends[last] = Math.max(ends[last]!, end);
      else this.add(start, end);
    }
  }

  private grow(): void {
    const [starts, ends] = [this.starts, this.ends];
    this.starts = new Int32Array(starts.length * 2);
    this.ends = new Int32Array(starts.length * 2);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}
