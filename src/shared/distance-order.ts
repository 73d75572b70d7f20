/** Sorts many distances at once without comparing them: a radix sort over their 32-bit float patterns. */

const digitBits = 11;
const digits = 1 << digitBits;

/** Keeps its working memory between sorts of the same number of distances. */
export class DistanceOrder {
  private readonly keys: Float32Array;
  private readonly bits: Uint32Array;
  private readonly counts = new Uint32Array(digits);
  private from: Uint32Array;
  private to: Uint32Array;

  constructor(private readonly size: number) {
    this.keys = new Float32Array(size);
    this.bits = new Uint32Array(this.keys.buffer);
    this.from = new Uint32Array(size);
    this.to = new Uint32Array(size);
  }

  /**
   * Positions of the distances from the shortest to the longest, those without a distance (NaN) last. Distances that
   * are the same to 24 binary digits (3 cm at 500 km) keep their order. The answer is overwritten by the next sort.
   */
  sort(distances: Float64Array): Uint32Array {
    for (let i = 0; i < this.size; i++) {
      // Bit patterns of floats that are not negative sort as the floats do.
      this.keys[i] = Number.isNaN(distances[i]!) ? Infinity : Math.abs(distances[i]!);
      this.from[i] = i;
    }
    for (let shift = 0; shift < 32; shift += digitBits) this.sortByDigit(shift);
    return this.from;
  }

  private sortByDigit(shift: number): void {
    const { bits, counts, from, to } = this;
    counts.fill(0);
    for (let i = 0; i < this.size; i++) counts[(bits[from[i]!]! >>> shift) & (digits - 1)]!++;
    let start = 0;
    for (let digit = 0; digit < digits; digit++) {
      const count = counts[digit]!;
      counts[digit] = start;
      start += count;
    }
    for (let i = 0; i < this.size; i++) {
      const position = from[i]!;
      to[counts[(bits[position]! >>> shift) & (digits - 1)]!++] = position;
    }
    this.from = to;
    this.to = from;
  }
}
