import fc from 'fast-check';
import { buildNearestIndex, nearestDistances } from '../../src/geo/nearest-index';

interface Spot {
  e: number;
  n: number;
}

// Small whole numbers make ties and points on one spot common; the wide ones stand for a whole country.
const near = fc.record({ e: fc.integer({ min: -6, max: 6 }), n: fc.integer({ min: -6, max: 6 }) });
const wide = fc.record({
  e: fc.double({ min: 50_000, max: 740_000, noNaN: true }),
  n: fc.double({ min: 6_600_000, max: 7_800_000, noNaN: true }),
});
const inLine = fc.integer({ min: 0, max: 40 }).map((e) => ({ e: e * 1000, n: 6_700_000 }));
const clustered = fc.oneof(
  { weight: 9, arbitrary: near.map(({ e, n }) => ({ e: 385_000 + e / 1000, n: 6_672_000 + n / 1000 })) },
  { weight: 1, arbitrary: wide },
);
const spots = fc.oneof(
  fc.array(near, { maxLength: 40 }),
  fc.array(wide, { maxLength: 200 }),
  fc.array(inLine, { maxLength: 40 }),
  fc.array(clustered, { maxLength: 80 }),
);
const query = fc.oneof(near, wide, inLine, fc.constant({ e: -9e6, n: 3e7 }));

const build = (points: readonly Spot[], ids?: readonly number[]) =>
  buildNearestIndex(
    Float64Array.from(points, (point) => point.e),
    Float64Array.from(points, (point) => point.n),
    ids,
  );

const squared = (a: Spot, b: Spot) => (a.e - b.e) * (a.e - b.e) + (a.n - b.n) * (a.n - b.n);

function bruteForceNearest(points: readonly Spot[], from: Spot) {
  let best: { id: number; squared: number } | null = null;
  points.forEach((point, id) => {
    const distance = squared(point, from);
    if (best === null || distance < best.squared) best = { id, squared: distance };
  });
  const found = best as { id: number; squared: number } | null;
  return found && { id: found.id, distanceMetres: Math.sqrt(found.squared) };
}

describe('Nearest index', () => {
  it('finds what brute force finds, with the lowest id of equally near points', () => {
    fc.assert(
      fc.property(spots, fc.array(query, { minLength: 1, maxLength: 20 }), (points, queries) => {
        const index = build(points);
        for (const from of queries)
          expect(index.nearest(from.e, from.n)).toEqual(bruteForceNearest(points, from));
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same distances in a batch, whatever was asked before', () => {
    fc.assert(
      fc.property(spots, fc.array(query, { maxLength: 30 }), (points, queries) => {
        const answers = nearestDistances(
          build(points),
          Float64Array.from(queries, (from) => from.e),
          Float64Array.from(queries, (from) => from.n),
          new Float64Array(queries.length),
        );
        expect([...answers]).toEqual(
          queries.map((from) => bruteForceNearest(points, from)?.distanceMetres ?? NaN),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('finds every point within a radius, those exactly at it included', () => {
    fc.assert(
      fc.property(
        spots,
        query,
        fc.oneof(fc.integer({ min: 0, max: 12 }), fc.double({ min: 0, max: 2e6, noNaN: true })),
        (points, from, radius) => {
          const expected = points.flatMap((point, id) =>
            Math.sqrt(squared(point, from)) <= radius ? [id] : [],
          );
          expect(build(points).within(from.e, from.n, radius)).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('counts a point at exactly the radius and not one a millimetre beyond', () => {
    const index = build([
      { e: 480, n: 640 },
      { e: 480, n: 640.001 },
    ]);
    expect(index.within(0, 0, 800)).toEqual([0]);
  });

  it('breaks ties by the ids given, not by the order of the points', () => {
    const index = build(
      [
        { e: 10, n: 0 },
        { e: -10, n: 0 },
        { e: 0, n: 10 },
      ],
      [7, 3, 5],
    );
    expect(index.nearest(0, 0)).toEqual({ id: 3, distanceMetres: 10 });
    expect(index.within(0, 0, 10)).toEqual([3, 5, 7]);
  });

  it('has no answer without points or without a position to ask from', () => {
    expect(build([]).nearest(0, 0)).toBeNull();
    expect(build([]).within(0, 0, 1000)).toEqual([]);
    const index = build([{ e: 1, n: 1 }]);
    expect(index.nearest(NaN, 0)).toBeNull();
    expect(index.within(0, NaN, 1000)).toEqual([]);
    expect(index.within(1, 1, -1)).toEqual([]);
  });

  it('leaves out a point that has no position', () => {
    const index = build([
      { e: NaN, n: 0 },
      { e: 5, n: 0 },
      { e: 0, n: Infinity },
    ]);
    expect(index.size).toBe(1);
    expect(index.nearest(0, 0)).toEqual({ id: 1, distanceMetres: 5 });
  });

  it('refuses arrays of different length', () => {
    expect(() => buildNearestIndex(new Float64Array(2), new Float64Array(1))).toThrow(RangeError);
  });
});
