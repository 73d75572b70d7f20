/** Times a piece of work: the median of several runs. */

/** Median milliseconds of `runs` runs, after one that warms up and is not counted. */
export async function medianMilliseconds(runs: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

/** One line of the output, in columns. */
export function report(what: string, value: string, note = ''): void {
  console.log(`${what.padEnd(52)} ${value.padStart(14)}  ${note}`.trimEnd());
}

/** `0.123 ms`, `12.3 ms`, `1,234 ms` */
export function milliseconds(value: number): string {
  return `${value.toLocaleString('en-GB', { maximumSignificantDigits: 4 })} ms`;
}

/** Nanoseconds or microseconds per item. */
export function perItem(totalMilliseconds: number, items: number): string {
  const nanoseconds = (totalMilliseconds * 1e6) / items;
  return nanoseconds < 10_000 ? `${Math.round(nanoseconds)} ns` : `${(nanoseconds / 1000).toFixed(1)} µs`;
}
