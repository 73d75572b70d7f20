import fc from 'fast-check';
import {
  floatingCatchments,
  gaussianWeight,
  pairsWithin,
  stepWeight,
  threeStepCatchments,
  type EachPair,
} from '../../src/coverage/catchments.model';
import { kolmPollakAlpha, kolmPollakEde, weightedGini } from '../../src/coverage/equity.model';
import { weightedMean } from '../../src/coverage/weighted-statistics.model';

/** All pairs of a matrix of costs, rows of demand. */
const pairsOf =
  (costs: readonly (readonly number[])[], limit = Infinity): EachPair =>
  (visit) => {
    costs.forEach((row, point) => {
      row.forEach((cost, place) => {
        if (cost <= limit) visit(point, place, cost);
      });
    });
  };
const expectAll = (found: Float64Array, expected: readonly number[]) => {
  expected.forEach((value, i) => {
    expect(found[i]).toBeCloseTo(value, 9);
  });
};

describe('Floating catchments', () => {
  const people = [100, 50, 10];
  const supply = [15, 20, 100];
  const costs = [
    [1, 80, 40],
    [80, 1, 40],
    [40, 40, 1],
  ];
  const inverse = { weight: (cost: number) => 1 / cost, reach: 61 };

  it('give the published access of the worked example, plain, enhanced and in three steps', () => {
    const near = pairsOf(costs, 61);
    expectAll(
      floatingCatchments(people, supply, near, inverse).access,
      [0.331444117, 0.5798281321, 7.2864181699],
    );
    expectAll(
      floatingCatchments(people, supply, near, stepWeight([[61, 1]])).access,
      [0.7613636364, 0.9583333333, 1.0946969697],
    );
    expectAll(
      threeStepCatchments(people, supply, pairsOf(costs), inverse).access,
      [0.1562565883, 0.4062164525, 9.9063518548],
    );
  });

  it('weigh distances by steps with inclusive edges, or by a bell curve', () => {
    const { weight } = stepWeight([
      [10, 1],
      [20, 0.68],
      [30, 0.22],
    ]);
    expect([0, 10, 10.1, 20, 30, 30.1].map(weight)).toEqual([1, 1, 0.68, 0.68, 0.22, 0]);
    expect(gaussianWeight(20).weight(20)).toBeCloseTo(0.6065306597, 10);
    expect(gaussianWeight(20).weight(40)).toBeCloseTo(0.1353352832, 10);
  });

  it('name the places that nobody is near, and give them no ratio', () => {
    const { ratio, withoutDemand } = floatingCatchments(
      [10],
      [1, 1],
      pairsOf([[5, 50]], 10),
      stepWeight([[10, 1]]),
    );
    expect([...ratio]).toEqual([0.1, 0]);
    expect(withoutDemand).toEqual([1]);
  });

  const coordinate = fc.integer({ min: 0, max: 20_000 });
  const points = (most: number) =>
    fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 1, max: 500 })), {
      minLength: 1,
      maxLength: most,
    });
  const columns = (all: readonly [number, number, number][]) => ({
    easting: Float64Array.from(all, ([east]) => east),
    northing: Float64Array.from(all, ([, north]) => north),
    amount: Float64Array.from(all, ([, , amount]) => amount),
  });
  const steps = stepWeight([
    [1600, 1],
    [5000, 0.68],
    [10_000, 0.22],
  ]);
  const scores = (
    demand: readonly [number, number, number][],
    places: readonly [number, number, number][],
  ) => {
    const [from, to] = [columns(demand), columns(places)];
    return floatingCatchments(from.amount, to.amount, pairsWithin(from, to, steps.reach), steps);
  };

  it('give away exactly what the places have that somebody is near', () => {
    fc.assert(
      fc.property(points(30), points(8), (demand, places) => {
        const { access, withoutDemand } = scores(demand, places);
        const given = demand.reduce((sum, [, , people_], i) => sum + people_ * access[i]!, 0);
        const had = places.reduce(
          (sum, [, , amount], j) => (withoutDemand.includes(j) ? sum : sum + amount),
          0,
        );
        expect(given).toBeCloseTo(had, 6);
      }),
      { numRuns: 100 },
    );
  });

  it('do not depend on the order of people or places', () => {
    fc.assert(
      fc.property(points(20), points(6), (demand, places) => {
        const there = scores(demand, places).access;
        const back = scores([...demand].reverse(), [...places].reverse()).access.reverse();
        there.forEach((value, i) => {
          expect(back[i]).toBeCloseTo(value, 9);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('Equity', () => {
  const burden = fc.integer({ min: 0, max: 60_000 });
  const people = fc.integer({ min: 1, max: 5000 });
  const population = fc.array(fc.tuple(burden, people), { minLength: 1, maxLength: 40 });
  const kappa = fc.double({ min: -2e-3, max: -1e-6, noNaN: true });
  const split = (all: readonly (readonly [number, number])[]) =>
    [all.map(([d]) => d), all.map(([, p]) => p)] as const;

  it('has the published values', () => {
    expect(kolmPollakEde([1, 2, 3, 4], [1, 1, 1, 1], -0.5)).toBeCloseTo(2.8020886212, 10);
    const [distances, persons] = [
      [500, 1000, 4000],
      [60, 30, 10],
    ];
    const alpha = kolmPollakAlpha(distances, persons)!;
    expect(alpha).toBeCloseTo(0.000487804878, 12);
    expect(kolmPollakEde(distances, persons, -alpha)).toBeCloseTo(1377.5264280218, 8);
    expect(weightedGini([10, 20, 30, 40, 50], [1, 1, 1, 1, 1])).toBeCloseTo(0.2666666667, 10);
    expect(weightedGini(distances, persons)).toBeCloseTo(0.39, 12);
  });

  it('puts the equivalent between the mean and the greatest, and moves it with everybody', () => {
    fc.assert(
      fc.property(population, kappa, burden, (all, k, more) => {
        const [distances, persons] = split(all);
        const ede = kolmPollakEde(distances, persons, k)!;
        expect(ede).toBeGreaterThanOrEqual(weightedMean(distances, persons)! - 1e-3);
        expect(ede).toBeLessThanOrEqual(Math.max(...distances) + 1e-3);
        expect(
          kolmPollakEde(
            distances.map((d) => d + more),
            persons,
            k,
          ),
        ).toBeCloseTo(ede + more, 3);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the Gini of its definition over all pairs, in whatever order', () => {
    fc.assert(
      fc.property(population, (all) => {
        const [distances, persons] = split(all);
        const total = persons.reduce((sum, p) => sum + p, 0);
        const mean = weightedMean(distances, persons)!;
        let pairs = 0;
        for (const [d, p] of all) for (const [e, q] of all) pairs += p * q * Math.abs(d - e);
        const expected = mean === 0 ? 0 : pairs / (2 * total * total * mean);
        expect(weightedGini(distances, persons)).toBeCloseTo(expected, 9);
        expect(weightedGini([...distances].reverse(), [...persons].reverse())).toBeCloseTo(expected, 9);
      }),
      { numRuns: 100 },
    );
  });

  it('is not told without people, or where somebody has no place', () => {
    expect(kolmPollakEde([], [], -1)).toBeNull();
    expect(kolmPollakEde([1, NaN], [1, 1], -1)).toBeNull();
    expect(kolmPollakEde([1, NaN], [1, 0], -1)).toBeCloseTo(1, 12);
    expect(weightedGini([5, Infinity], [1, 1])).toBeNull();
    expect(weightedGini([0, 0], [3, 4])).toBe(0);
    expect(kolmPollakAlpha([0, 0], [3, 4])).toBeNull();
    expect(() => kolmPollakEde([1], [1], 0.5)).toThrow(RangeError);
  });
});
