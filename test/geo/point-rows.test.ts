import fc from 'fast-check';
import { OutlineSlots } from '../../src/geo/outline-slots';
import type { Outline, RingPoint } from '../../src/geo/outlines';
import { buildPointRows } from '../../src/geo/point-rows';
import { isInside, outlineRegion } from '../../src/geo/region';
import { SlotRanges } from '../../src/geo/slot-ranges';

const metres = fc.oneof(
  fc.integer({ min: 0, max: 8 }).map((cell) => cell * 1000 + 500),
  fc.integer({ min: 0, max: 9_000_000 }).map((millimetres) => millimetres / 1000),
);
const onGrid = fc.integer({ min: 0, max: 8 }).map((cell) => cell * 1000 + 500);
const points = fc.oneof(
  fc.array(fc.tuple(metres, metres), { maxLength: 60 }),
  fc.array(fc.tuple(onGrid, onGrid), { maxLength: 60 }),
);

function rowsOf(given: readonly (readonly [number, number])[], rowMetres?: number) {
  return buildPointRows(
    Float64Array.from(given, ([easting]) => easting),
    Float64Array.from(given, ([, northing]) => northing),
    rowMetres,
  );
}

function sourcesIn(ranges: SlotRanges, source: Uint32Array): number[] {
  const found: number[] = [];
  for (let i = 0; i < ranges.count; i++) {
    for (let slot = ranges.starts[i]!; slot < ranges.ends[i]!; slot++) found.push(source[slot]!);
  }
  return found.sort((a, b) => a - b);
}

describe('Points in rows', () => {
  it('find the points of a circle that a plain loop finds, those exactly on it included', () => {
    fc.assert(
      fc.property(
        points,
        metres,
        metres,
        fc.constantFrom(0, 500, 1000, 2500.5, 5000),
        (given, e, n, radius) => {
          const rows = rowsOf(given);
          const ranges = new SlotRanges();
          rows.addCircle(e, n, radius, ranges);
          const expected = given.flatMap(([pe, pn], i) =>
            Math.sqrt((pe - e) * (pe - e) + (pn - n) * (pn - n)) <= radius ? [i] : [],
          );
          expect(sourcesIn(ranges, rows.source)).toEqual(expected);
        },
      ),
    );
  });

  it('find for many circles at once what they find for each', () => {
    const circle = fc.record({
      easting: metres,
      northing: metres,
      radiusMetres: fc.constantFrom(0, 500, 1000, 2500.5, 5000, -1, NaN),
    });
    fc.assert(
      fc.property(points, fc.array(circle, { maxLength: 6 }), (given, circles) => {
        const rows = rowsOf(given);
        const together = new SlotRanges(1);
        together.add(3, 5);
        const bounds = rows.addCircles(circles, together);
        expect([bounds[0], bounds[circles.length]]).toEqual([1, together.count]);
        const counts = Array.from(rows.countCircles(circles));
        const expected = new Array<number>(rows.count).fill(0);
        circles.forEach(({ easting, northing, radiusMetres }, index) => {
          const alone = new SlotRanges();
          rows.addCircle(easting, northing, radiusMetres, alone);
          const runs = new SlotRanges();
          for (let i = bounds[index]!; i < bounds[index + 1]!; i++)
            runs.add(together.starts[i]!, together.ends[i]!);
          expect(sourcesIn(runs, rows.source)).toEqual(sourcesIn(alone, rows.source));
          for (const source of sourcesIn(alone, rows.source)) expected[rows.source.indexOf(source)]!++;
        });
        expect(counts).toEqual(expected);
      }),
    );
  });

  it('find the points of a polygon with a hole that the ray test finds', () => {
    // Corners between whole millimetres: on an edge, a point may count or not.
    const side = fc
      .integer({ min: -1_000_000, max: 10_000_000 })
      .map((millimetres) => (millimetres + 0.5) / 1000);
    const corner = fc.tuple(side, side);
    fc.assert(
      fc.property(
        points,
        fc.array(fc.array(corner, { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 2 }),
        fc.constantFrom(300, 1000, 4000),
        (given, rings, rowMetres) => {
          const outline: Outline = [rings.map((ring) => [...ring, ring[0]!] as RingPoint[])];
          const region = outlineRegion(outline);
          fc.pre(region !== null);
          const rows = rowsOf(given, rowMetres);
          const ranges = new SlotRanges();
          new OutlineSlots(rows).add(outline, ranges);
          const expected = given.flatMap(([e, n], i) => (isInside(region, e, n) ? [i] : []));
          expect(sourcesIn(ranges, rows.source)).toEqual(expected);
        },
      ),
    );
  });

  it('are looked up where they lie on an even grid, and searched for where one does not or few lie far apart', () => {
    const grid = (...given: [number, number][]) => rowsOf(given).grid;
    expect(grid([500, 500], [1500, 500], [500, 7500])).toMatchObject({ west: 500, south: 500, columns: 2 });
    expect(grid([500, 500], [1500.5, 500])).toBeNull();
    expect(grid([500, 500], [1500, 499])).toBeNull();
    expect(grid([500, 500], [9e9 + 500, 500])).toBeNull();
  });

  it('are in joined runs once each, whatever runs were added', () => {
    const run = fc.tuple(fc.nat(40), fc.nat(10)).map(([start, length]) => [start, start + length] as const);
    fc.assert(
      fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
        const ranges = new SlotRanges(1);
        for (const [start, end] of runs) ranges.add(start, end);
        ranges.join();
        const expected = new Set(
          runs.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)),
        );
        const slots = Uint32Array.from({ length: 60 }, (_, slot) => slot);
        expect(sourcesIn(ranges, slots)).toEqual([...expected].sort((a, b) => a - b));
        for (let i = 1; i < ranges.count; i++) expect(ranges.starts[i]).toBeGreaterThan(ranges.ends[i - 1]!);
      }),
      { numRuns: 100 },
    );
  });

  it('take nearly nothing for nothing', () => {
    const rows = rowsOf([[1000, 5e-324]]);
    const ranges = new SlotRanges();
    rows.addCircle(1000, 0, 0, ranges);
    expect(sourcesIn(ranges, rows.source)).toEqual([0]);
  });

  it('take a point whose distance is the radius as numbers go, beside where a row touches the circle', () => {
    const rows = rowsOf([[0.0000010000000000000002, 500]]);
    const ranges = new SlotRanges();
    rows.addCircle(0, 1500, 1000, ranges);
    expect(sourcesIn(ranges, rows.source)).toEqual([0]);
  });

  it('leave out points without coordinates, and need no row for every kilometre between two ends of the world', () => {
    const rows = rowsOf([
      [0, 0],
      [NaN, 5],
      [1, 9e9],
    ]);
    expect([...rows.source]).toEqual([0, 2]);
    expect(rows.rows).toBeLessThan(2000);
    const ranges = new SlotRanges();
    rows.addCircle(1, 9e9, 1, ranges);
    expect(sourcesIn(ranges, rows.source)).toEqual([2]);
  });

  it('are none where nobody is', () => {
    const rows = rowsOf([]);
    const ranges = new SlotRanges();
    rows.addCircle(0, 0, 1000, ranges);
    expect([rows.count, ranges.count]).toEqual([0, 0]);
  });
});
