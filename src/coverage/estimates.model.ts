/** From the figures of all draws to a median with its range, rounded to what can be meant. */
import type { DistanceEstimate, ShareEstimate } from './coverage-report.model';
import { rankQuantile } from './weighted-statistics.model';

const lowQuantile = 0.05;
const highQuantile = 0.95;

/** People of an area and group, as a share of them needs them. */
export interface SharePeople {
  people: number;
  /** Most that those can be whose number is not known. */
  unknownPeople: number;
  /** Share of the people who live in postal areas wider than the distance. */
  wideAreaShare: number;
}

/**
 * Share of people from the numbers of people covered in each draw (ascending). People whose number is not known (at
 * most `unknownPeople`) widen the range: none of them covered at the low end, all of them at the high end.
 */
export function shareEstimate(
  covered: Float64Array,
  { people, unknownPeople, wideAreaShare }: SharePeople,
  widestTellingRange: number,
): ShareEstimate {
  const low = rankQuantile(covered, lowQuantile) / (people + unknownPeople);
  const high = (rankQuantile(covered, highQuantile) + unknownPeople) / (people + unknownPeople);
  return {
    median: roundShare(rankQuantile(covered, 0.5) / people),
    low: roundShare(low),
    high: roundShare(high),
    tooCoarse: high - low > widestTellingRange,
    wideAreaShare: roundShare(wideAreaShare),
    rough: wideAreaShare > widestTellingRange,
  };
}

/**
 * Distance in metres from one distance per draw (ascending); null where it falls on people who have no place.
 * @param areaWidth metres; half of the people live in postal areas at least this wide
 */
export function distanceEstimate(metres: Float64Array, areaWidth: number): DistanceEstimate | null {
  const estimate = {
    median: Math.round(rankQuantile(metres, 0.5)),
    low: Math.round(rankQuantile(metres, lowQuantile)),
    high: Math.round(rankQuantile(metres, highQuantile)),
  };
  return Number.isFinite(estimate.high) ? { ...estimate, rough: areaWidth > estimate.median } : null;
}

/** To a hundredth of a percent, so that sums of fractions end in the same digits everywhere. */
export function roundShare(share: number): number {
  return Math.min(1, Math.round(share * 10_000) / 10_000);
}
