import fc from 'fast-check';
import {
  discRegion,
  equalAreaRadiusMetres,
  isInside,
  outlineRegion,
  randomPoint,
  spreadPoints,
} from '../../src/geo/region';
import type { Outline, Ring } from '../../src/geo/outlines';
import { seededRandom } from '../../src/shared/seeded-random';

const squareOf = (from: number, to: number): Ring => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
  [from, from],
];
const square = squareOf(0, 1000);
const hole = squareOf(250, 750);
const farIsland = squareOf(5000, 5100);
const centre = { easting: 500, northing: 500 };
const regionOf = (outline: Outline) => outlineRegion(outline)!;

describe('Outline', () => {
  it('contains what its rings enclose and not what its holes do', () => {
    const region = regionOf([[square, hole], [farIsland]]);
    expect(isInside(region, 100, 100)).toBe(true);
    expect(isInside(region, 500, 500)).toBe(false);
    expect(isInside(region, 5050, 5050)).toBe(true);
    expect(isInside(region, 2000, 2000)).toBe(false);
  });

  it('is the same with its closing point and without', () => {
    const closed = regionOf([[square]]);
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 1100, noNaN: true }),
        fc.double({ min: -100, max: 1100, noNaN: true }),
        (e, n) => {
          expect(isInside(closed, e, n)).toBe(isInside(regionOf([[square.slice(0, -1)]]), e, n));
        },
      ),
    );
  });

  it('is no region when it encloses nothing', () => {
    expect(outlineRegion([])).toBeNull();
    expect(
      outlineRegion([
        [
          [
            [1, 1],
            [1, 5],
            [1, 9],
            [1, 1],
          ],
        ],
      ]),
    ).toBeNull();
  });
});

describe('Points in a region', () => {
  it('all lie inside, as many as asked for, the same each time', () => {
    const region = regionOf([[square, hole], [farIsland]]);
    const points = spreadPoints(region, 64, centre);
    expect(points).toHaveLength(64);
    expect(points.every((point) => isInside(region, point.easting, point.northing))).toBe(true);
    expect(spreadPoints(region, 64, centre)).toEqual(points);
  });

  it('spread evenly: each quarter of a square gets its share', () => {
    const points = spreadPoints(regionOf([[square]]), 64, centre);
    const southWest = points.filter((point) => point.easting < 500 && point.northing < 500).length;
    expect(southWest).toBeGreaterThanOrEqual(14);
    expect(southWest).toBeLessThanOrEqual(18);
  });

  it('spread evenly over a disc: half of them in the inner half of its area', () => {
    const disc = discRegion(centre, equalAreaRadiusMetres(Math.PI * 400 * 400));
    const points = spreadPoints(disc, 200, centre);
    const inner = points.filter(
      (point) => Math.hypot(point.easting - 500, point.northing - 500) <= 400 / Math.SQRT2,
    );
    expect(inner.length).toBeGreaterThanOrEqual(96);
    expect(inner.length).toBeLessThanOrEqual(104);
  });

  it('fall back to the centre where an outline is too thin to be hit', () => {
    const sliver = regionOf([
      [
        [
          [0, 0],
          [1e6, 1e6],
          [1e6, 1e6 + 1e-9],
          [0, 0],
        ],
      ],
    ]);
    expect(spreadPoints(sliver, 3, centre)).toEqual([centre, centre, centre]);
  });

  it('at random lie inside and depend on the seed alone', () => {
    const region = regionOf([[square, hole]]);
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const point = randomPoint(region, seededRandom(seed), centre);
        expect(isInside(region, point.easting, point.northing)).toBe(true);
        expect(randomPoint(region, seededRandom(seed), centre)).toEqual(point);
      }),
    );
  });
});
