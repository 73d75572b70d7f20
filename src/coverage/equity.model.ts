/** Equity of a burden such as distance: Kolm–Pollak equally-distributed equivalent and weighted Gini. */
import { totalWeight, type Numbers } from './weighted-statistics.model';

/** Aversion to inequality: β of Kolm–Pollak, negative for a burden; −1 as methods take it. */
export const usualAversion = -1;

/** Sum over the points that have people. */
function sumOver(burdens: Numbers, people: Numbers, term: (burden: number) => number): number {
  let sum = 0;
  for (let i = 0; i < people.length; i++) if (people[i]! > 0) sum += people[i]! * term(burdens[i]!);
  return sum;
}

/**
 * α = ΣPd / ΣPd² (Sheriff & Maguire 2020; Logan et al. 2021), per unit of the burden. Taken once, on the baseline, and held for
 * every scenario and group. Null without people, with no burden at all, or where somebody has none that is known.
 */
export function kolmPollakAlpha(burdens: Numbers, people: Numbers): number | null {
  const alpha =
    sumOver(burdens, people, (burden) => burden) / sumOver(burdens, people, (burden) => burden * burden);
  return Number.isFinite(alpha) && alpha > 0 ? alpha : null;
}

/**
 * Kolm–Pollak EDE, −(1/κ) ln(ΣP e^(−κd)/ΣP): the burden that, the same for all, would be as bad as this distribution. For
 * a burden κ < 0, and the answer lies between the mean and the greatest. Null without people or with a burden that is not
 * known.
 * @param kappa β·α, per unit of the burden
 * @throws {RangeError} when κ is not negative
 */
export function kolmPollakEde(burdens: Numbers, people: Numbers, kappa: number): number | null {
  if (!(kappa < 0)) throw new RangeError(`κ is negative for a burden, not ${kappa}`);
  let greatest = -Infinity;
  for (let i = 0; i < people.length; i++) {
    if (!(people[i]! > 0)) continue;
    if (!Number.isFinite(burdens[i]!)) return null;
    greatest = Math.max(greatest, burdens[i]!);
  }
  if (greatest === -Infinity) return null;
  // Log-sum-exp: the greatest exponent is taken out, so that nothing overflows.
  const sum = sumOver(burdens, people, (burden) => Math.exp(-kappa * (burden - greatest)));
  return greatest - Math.log(sum / totalWeight(people)) / kappa;
}

/**
 * Weighted Gini, ΣΣ PᵢPⱼ|xᵢ − xⱼ| / (2(ΣP)²μ), from 0 (the same for all); 0 where nobody has any burden. It does not see the level,
 * so it is never shown alone. Null without people or with a burden that is not known.
 */
export function weightedGini(burdens: Numbers, people: Numbers): number | null {
  const order = Array.from({ length: people.length }, (_, i) => i)
    .filter((i) => people[i]! > 0)
    .sort((a, b) => burdens[a]! - burdens[b]!);
  if (order.length === 0 || order.some((i) => !Number.isFinite(burdens[i]!))) return null;
  // From the least to the greatest: each pair once, by how many people have less.
  let [below, burdenBelow, differences] = [0, 0, 0];
  for (const i of order) {
    differences += people[i]! * (burdens[i]! * below - burdenBelow);
    below += people[i]!;
    burdenBelow += people[i]! * burdens[i]!;
  }
  return burdenBelow === 0 ? 0 : differences / (below * burdenBelow);
}
