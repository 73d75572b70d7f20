/** Floating catchments: how much of the places each person has, when places are shared with everybody near. */
import { buildNearestIndex } from '../geo/nearest-index';

/** Weight of a distance, from 1 near by to 0 beyond the reach. */
export interface DistanceWeight {
  weight: (distance: number) => number;
  /** Distance beyond which the weight is 0. */
  reach: number;
}

/**
 * Weight by steps with inclusive upper edges, and 0 beyond: `stepWeight([[10, 1], [20, 0.68], [30, 0.22]])` of Luo & Qi (2009).
 * @param steps edge and weight, edges ascending
 */
export function stepWeight(steps: readonly (readonly [edge: number, weight: number])[]): DistanceWeight {
  return {
    weight: (distance) => steps.find(([edge]) => distance <= edge)?.[1] ?? 0,
    reach: steps.at(-1)?.[0] ?? 0,
  };
}

/** exp(−d²/2σ²), cut at four σ, where a three-thousandth is left. */
export function gaussianWeight(sigma: number): DistanceWeight {
  const reach = 4 * sigma;
  return {
    weight: (distance) => (distance <= reach ? Math.exp(-(distance * distance) / (2 * sigma * sigma)) : 0),
    reach,
  };
}

/** Goes through every pair of a person's point and a place in a reach, without keeping any. */
export type EachPair = (visit: (demand: number, place: number, distance: number) => void) => void;

/** What each point has, and what each place gives for one person; `NaN` never stands for nothing. */
export interface CatchmentScores {
  /** A_i = Σ_j W(d_ij) R_j, by point. */
  access: Float64Array;
  /** R_j = S_j / Σ_i W(d_ij) P_i, by place; 0 where nobody is near. */
  ratio: Float64Array;
  /** Places that nobody is near: their supply reaches no one. */
  withoutDemand: readonly number[];
}

/**
 * E2SFCA (Luo & Qi 2009): the same weight in both steps; with a weight of 1 within the reach it is 2SFCA (Luo & Wang 2003).
 * Pairs are gone through twice and never stored. ΣP·A = ΣS over the places that somebody is near.
 */
export function floatingCatchments(
  people: ArrayLike<number>,
  supply: ArrayLike<number>,
  eachPair: EachPair,
  { weight }: Pick<DistanceWeight, 'weight'>,
): CatchmentScores {
  const demand = new Float64Array(supply.length);
  eachPair((point, place, distance) => {
    demand[place]! += weight(distance) * people[point]!;
  });
  const ratio = demand.map((weighted, place) => (weighted > 0 ? supply[place]! / weighted : 0));
  const access = new Float64Array(people.length);
  eachPair((point, place, distance) => {
    access[point]! += weight(distance) * ratio[place]!;
  });
  const withoutDemand = [...demand.keys()].filter((place) => demand[place] === 0);
  return { access, ratio, withoutDemand };
}

/** Three-step catchments (Wan, Zou & Sternberg 2012): a place that competes with nearer ones is wanted less. */
export function threeStepCatchments(
  people: ArrayLike<number>,
  supply: ArrayLike<number>,
  eachPair: EachPair,
  { weight, reach }: DistanceWeight,
): CatchmentScores {
  // G_ij = W_ij / Σ_k W_ik over all pairs, before the reach cuts any off.
  const total = new Float64Array(people.length);
  eachPair((point, _, distance) => {
    total[point]! += weight(distance);
  });
  const chosen: EachPair = (visit) => {
    eachPair((point, place, distance) => {
      const own = weight(distance);
      if (distance <= reach && total[point]! > 0) visit(point, place, (own * own) / total[point]!);
    });
  };
  return floatingCatchments(people, supply, chosen, { weight: (both) => both });
}

interface Points {
  easting: Float64Array;
  northing: Float64Array;
}

/** Pairs in the plane by a grid over the places, EPSG:3067; a point or place without a position is in no pair. */
export function pairsWithin(demand: Points, places: Points, reachMetres: number): EachPair {
  const index = buildNearestIndex(places.easting, places.northing);
  return (visit) => {
    for (let point = 0; point < demand.easting.length; point++) {
      const [easting, northing] = [demand.easting[point]!, demand.northing[point]!];
      for (const place of index.within(easting, northing, reachMetres)) {
        const east = places.easting[place]! - easting;
        const north = places.northing[place]! - northing;
        visit(point, place, Math.sqrt(east * east + north * north));
      }
    }
  };
}
