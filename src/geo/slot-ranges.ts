/** Runs of positions in an array, collected without allocating one object each. */

/** Half-open ranges `[starts[i], ends[i])`; cleared and filled again for every area. */
export class SlotRanges {
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  /** Adds a range; one that begins where the last ended lengthens that one. */
  add(start: number, end: number): void {
    if (start >= end) return;
    if (this.count > 0 && this.ends[this.count - 1] === start) {
      this.ends[this.count - 1] = end;
      return;
    }
    if (this.count === this.starts.length) this.grow();
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }

  private grow(): void {
    const [starts, ends] = [this.starts, this.ends];
    this.starts = new Int32Array(starts.length * 2);
    this.ends = new Int32Array(starts.length * 2);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}
