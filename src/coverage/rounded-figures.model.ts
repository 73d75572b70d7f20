/** Figures as they may be shown: no finer than what they rest on. */
import type { Estimate } from './coverage-report.model';

/** Whole percent of a share. Some are never shown as none, nor all but some as all. */
export function wholePercent(share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 100;
  return Math.min(99, Math.max(1, Math.round(share * 100)));
}

/** People: single ones below a hundred, then tens, hundreds from ten thousand, thousands from a million. */
export function roundedPeople(people: number): number {
  const step = people < 100 ? 1 : people < 10_000 ? 10 : people < 1_000_000 ? 100 : 1000;
  return Math.round(people / step) * step;
}

/** A figure of a distance, to 10 m where the range is under 100 m wide, otherwise to 100 m. */
export function roundedDistance(estimate: Estimate): Estimate {
  const step = estimate.high - estimate.low < 100 ? 10 : 100;
  const round = (metres: number) => Math.round(metres / step) * step;
  return { median: round(estimate.median), low: round(estimate.low), high: round(estimate.high) };
}
