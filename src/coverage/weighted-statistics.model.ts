/** Statistics of distances weighted by people: shares, means and quantiles of people, never of points. */

/** Numbers in order, one per demand point. */
export type Numbers = readonly number[] | Float64Array;

/** Sum of the weights; a weight is a number of people and never negative. */
export function totalWeight(weights: Numbers): number {
  let total = 0;
  for (const weight of weights) total += weight;
  return total;
}

/** People at most `limit` away (exactly there counts); a point without distance (NaN, Infinity) is not covered. */
export function peopleWithin(distances: Numbers, weights: Numbers, limit: number): number {
  let people = 0;
  for (let i = 0; i < weights.length; i++) if (distances[i]! <= limit) people += weights[i]!;
  return people;
}

/** Share of the people at most `limit` away, 0 to 1; null where there are no people. */
export function shareWithin(distances: Numbers, weights: Numbers, limit: number): number | null {
  const total = totalWeight(weights);
  return total > 0 ? peopleWithin(distances, weights, limit) / total : null;
}

/** ΣPd / ΣP; null without people, or where somebody has no distance. */
export function weightedMean(distances: Numbers, weights: Numbers): number | null {
  let people = 0;
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    if (!(weights[i]! > 0)) continue;
    people += weights[i]!;
    sum += weights[i]! * distances[i]!;
  }
  return people > 0 && Number.isFinite(sum) ? sum / people : null;
}

/** Greatest distance of any person; null without people, or where somebody has no distance. */
export function greatestDistance(distances: Numbers, weights: Numbers): number | null {
  let greatest = -Infinity;
  for (let i = 0; i < weights.length; i++) {
    if (!(weights[i]! > 0)) continue;
    if (!Number.isFinite(distances[i]!)) return null;
    greatest = Math.max(greatest, distances[i]!);
  }
  return greatest === -Infinity ? null : greatest;
}

/**
 * Least distance within which at least `quantile` (0 to 1) of the people live: for 0.5 the weighted median.
 * People without a distance stand last; null without people, or where the quantile falls on one of those.
 */
export function weightedQuantile(distances: Numbers, weights: Numbers, quantile: number): number | null {
  const order = Array.from({ length: weights.length }, (_, i) => i)
    .filter((i) => weights[i]! > 0)
    .sort((a, b) => sortable(distances[a]!) - sortable(distances[b]!) || a - b);
  const target = quantile * totalWeight(weights);
  let people = 0;
  for (const i of order) {
    people += weights[i]!;
    if (people >= target * (1 - quantileTolerance)) {
      return Number.isFinite(distances[i]!) ? distances[i]! : null;
    }
  }
  return null;
}

/** Half of the people is half, though the sum of many fractions may miss it by a last digit. */
export const quantileTolerance = 1e-12;

function sortable(distance: number): number {
  return Number.isFinite(distance) ? distance : Number.MAX_VALUE;
}

/** Least cost of each row (demand point) of a cost matrix, rows of `sites` costs one after another; NaN without sites. */
export function leastCosts(costs: Numbers, sites: number): Float64Array {
  const least = new Float64Array(sites > 0 ? costs.length / sites : 0).fill(NaN);
  for (let i = 0; i < least.length; i++) {
    for (let site = 0; site < sites; site++) {
      const cost = costs[i * sites + site]!;
      if (!(cost >= least[i]!)) least[i] = cost;
    }
  }
  return least;
}

/** Nearest-rank quantile of equally likely values: the smallest that at least `quantile` of them do not exceed. */
export function rankQuantile(sortedValues: Numbers, quantile: number): number {
  const rank = Math.ceil(quantile * sortedValues.length);
  return sortedValues[Math.max(0, Math.min(sortedValues.length, rank) - 1)]!;
}
