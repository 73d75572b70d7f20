import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import {
  greatestDistance,
  leastCosts,
  peopleWithin,
  rankQuantile,
  shareWithin,
  totalWeight,
  weightedMean,
  weightedQuantile,
} from '../../src/coverage/weighted-statistics.model';

function readSanFrancisco() {
  const file = join(__dirname, '../fixtures/coverage/san-francisco/network-distances.csv');
  const rows: string[][] = parse(readFileSync(file, 'utf8'), { from_line: 2 });
  const people = rows.map((row) => Number(row[1]));
  const distances = leastCosts(
    rows.flatMap((row) => row.slice(2).map(Number)),
    16,
  );
  return { people, distances };
}

describe('Statistics of the San Francisco check set, all 16 sites open', () => {
  const { people, distances } = readSanFrancisco();

  it('has the published 205 tracts and 955,113 people', () => {
    expect(people).toHaveLength(205);
    expect(totalWeight(people)).toBe(955_113);
  });

  it('gives the published mean and greatest distance', () => {
    expect(weightedMean(distances, people)).toBeCloseTo(1788.997572593, 8);
    expect(greatestDistance(distances, people)).toBeCloseTo(4644.845691362, 8);
  });

  it('gives the published people within 1, 2 and 5 km', () => {
    expect(peopleWithin(distances, people, 1000)).toBe(211_130);
    expect(peopleWithin(distances, people, 2000)).toBe(634_054);
    expect(peopleWithin(distances, people, 5000)).toBe(955_113);
    expect(shareWithin(distances, people, 5000)).toBe(1);
  });
});

describe('Weighted statistics', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 9 })), {
    maxLength: 40,
  });

  it('have no figure without people, and never zero', () => {
    for (const statistic of [weightedMean, greatestDistance]) {
      expect(statistic([], [])).toBeNull();
      expect(statistic([100], [0])).toBeNull();
    }
    expect(shareWithin([100], [0], 1000)).toBeNull();
    expect(weightedQuantile([100], [0], 0.5)).toBeNull();
  });

  it('count people, not points', () => {
    expect(shareWithin([100, 900, 900], [80, 10, 10], 800)).toBe(0.8);
    expect(weightedQuantile([100, 900, 900], [80, 10, 10], 0.5)).toBe(100);
  });

  it('count a distance of exactly the limit', () => {
    expect(peopleWithin([800, 800.0001], [1, 1], 800)).toBe(1);
  });

  it('count somebody without a place as not covered, at the far end of a quantile', () => {
    expect(shareWithin([100, NaN], [1, 3], 800)).toBe(0.25);
    expect(weightedQuantile([100, NaN], [1, 3], 0.25)).toBe(100);
    expect(weightedQuantile([100, NaN], [1, 3], 0.5)).toBeNull();
    expect(weightedMean([100, NaN], [1, 3])).toBeNull();
    expect(greatestDistance([100, NaN], [1, 3])).toBeNull();
  });

  it('give the quantile of a list in which everyone stands alone', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 100 }), (pairs, percent) => {
        const everyone = pairs.flatMap(([distance, people]) => new Array<number>(people).fill(distance));
        everyone.sort((a, b) => a - b);
        const expected = everyone[Math.ceil((percent * everyone.length) / 100) - 1] ?? null;
        expect(
          weightedQuantile(
            pairs.map(([distance]) => distance),
            pairs.map(([, people]) => people),
            percent / 100,
          ),
        ).toBe(expected);
      }),
    );
  });

  it('take the smallest cost of each row of a matrix', () => {
    expect([...leastCosts([3, 1, 2, 5, 6, 4], 3)]).toEqual([1, 4]);
    expect([...leastCosts([], 0)]).toEqual([]);
  });

  it('take percentiles over draws by nearest rank', () => {
    const draws = Float64Array.from({ length: 101 }, (_, i) => i);
    expect([0.05, 0.5, 0.95].map((quantile) => rankQuantile(draws, quantile))).toEqual([5, 50, 95]);
    expect(rankQuantile([7], 0.05)).toBe(7);
  });
});
