import fc from 'fast-check';
import {
  demandPointsOf,
  encodeDemandPoints,
  fromPeopleByte,
  toPeopleByte,
  type DemandPoints,
} from '../../src/planner-map/demand-points.model';

/** Reads the binary form as its description says, by itself. */
function decode(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer);
  const count = view.getUint32(8, true);
  const [west, south, step] = [view.getInt32(12, true), view.getInt32(16, true), view.getUint16(20, true)];
  let row = 0;
  return {
    magic: String.fromCharCode(...bytes.slice(0, 4)),
    version: view.getUint16(4, true),
    groups: view.getUint16(6, true),
    step,
    points: Array.from({ length: count }, (_, point) => {
      row += view.getUint16(24 + 2 * point, true);
      return {
        easting: west + view.getUint16(24 + 2 * (count + point), true) * step,
        northing: south + row * step,
        byte: bytes[24 + 4 * count + point]!,
      };
    }),
  };
}

function inOrder(points: readonly { easting: number; northing: number; people: number }[]): DemandPoints {
  const sorted = [...points].sort((a, b) => a.northing - b.northing || a.easting - b.easting);
  return {
    count: sorted.length,
    easting: Float64Array.from(sorted, ({ easting }) => easting),
    northing: Float64Array.from(sorted, ({ northing }) => northing),
    people: [Float64Array.from(sorted, ({ people }) => people)],
    kinds: { postalAreas: true, exact: false },
  };
}

describe('people as points for the browser', () => {
  it('come back where they are within half a step, and as many within 2.2 per cent', () => {
    const point = fc.record({
      easting: fc.integer({ min: 60_000, max: 740_000 }),
      northing: fc.integer({ min: 6_600_000, max: 7_780_000 }),
      people: fc.integer({ min: 0, max: 60_000 }),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), (points) => {
        const given = inOrder(points);
        const read = decode(encodeDemandPoints(given));
        expect(read).toMatchObject({ magic: 'VKDP', version: 1, groups: 1 });
        expect(read.points).toHaveLength(given.count);
        read.points.forEach(({ easting, northing, byte }, index) => {
          expect(Math.abs(easting - given.easting[index]!)).toBeLessThanOrEqual(read.step / 2);
          expect(Math.abs(northing - given.northing[index]!)).toBeLessThanOrEqual(read.step / 2);
          const people = given.people[0]![index]!;
          expect(Math.abs(1 + fromPeopleByte(byte) - (1 + people))).toBeLessThanOrEqual(0.022 * (1 + people));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('tell nobody from a number that is not known', () => {
    expect(toPeopleByte(0)).toBe(0);
    expect(toPeopleByte(NaN)).toBe(255);
    expect(fromPeopleByte(toPeopleByte(NaN))).toBeNaN();
    expect(toPeopleByte(1e9)).toBe(254);
    expect(toPeopleByte(0.001)).toBe(1);
  });

  it('are postal areas by their middles and exact points as they are, from south to north', () => {
    const nobody = { adults: null, all: null, over65: null, over75: null, over85: null };
    const area = {
      postcode: '11100',
      nameFi: 'Keskusta',
      nameSv: null,
      municipalityCode: '001',
      centre: { easting: 500_000, northing: 6_800_000 },
      areaSquareMetres: 1e6,
      people: { ...nobody, all: 30 },
      outline: null,
    };
    const column = Float64Array.of(7);
    const exactDemand = {
      easting: Float64Array.of(400_500),
      northing: Float64Array.of(6_700_500),
      municipalityCodes: ['002'],
      districts: null,
      people: { adults: column, all: column, over65: column, over75: column, over85: column },
    };
    const points = demandPointsOf({ demandAreas: [area], exactDemand }, ['all', 'adults']);
    expect([...points.northing]).toEqual([6_700_500, 6_800_000]);
    expect([...points.easting]).toEqual([400_500, 500_000]);
    expect([...points.people[0]!]).toEqual([7, 30]);
    expect([...points.people[1]!]).toEqual([7, NaN]);
    expect(points.kinds).toEqual({ postalAreas: true, exact: true });
    expect(
      decode(encodeDemandPoints(demandPointsOf({ demandAreas: [], exactDemand: null }, ['all']))).points,
    ).toEqual([]);
  });
});
