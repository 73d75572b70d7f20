import fc from 'fast-check';
import { isInFinland, looksSwapped, roundEtrs, toEtrs, toWgs84 } from '../../src/geo/projection';

/** Length of the meridian of GRS 80 from the equator to a latitude, by the midpoint rule: metres. */
function meridianArc(latitude: number): number {
  const a = 6_378_137;
  const flattening = 1 / 298.257222101;
  const e2 = flattening * (2 - flattening);
  const steps = 200_000;
  const step = (latitude * Math.PI) / 180 / steps;
  let sum = 0;
  for (let index = 0; index < steps; index += 1) {
    const phi = (index + 0.5) * step;
    sum += ((a * (1 - e2)) / (1 - e2 * Math.sin(phi) ** 2) ** 1.5) * step;
  }
  return sum;
}

describe('The projection to EPSG:3067', () => {
  it.each([60, 65, 70])('puts the central meridian at %i° where the ellipsoid says', (lat) => {
    const { easting, northing } = toEtrs({ lat, lon: 27 });
    expect(easting).toBeCloseTo(500_000, 4);
    expect(northing).toBeCloseTo(0.9996 * meridianArc(lat), 2);
  });

  it('comes back to the same degrees all over Finland', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 59.5, max: 70.2, noNaN: true }),
        fc.double({ min: 19.1, max: 31.6, noNaN: true }),
        (lat, lon) => {
          const back = toWgs84(toEtrs({ lat, lon }));
          expect(back.lat).toBeCloseTo(lat, 8);
          expect(back.lon).toBeCloseTo(lon, 8);
        },
      ),
    );
  });

  it('rounds to whole metres', () => {
    expect(roundEtrs({ easting: 385_114.5, northing: 6_672_391.4 })).toEqual({
      easting: 385_115,
      northing: 6_672_391,
    });
  });
});

describe('The bounds of Finland', () => {
  it('hold their own edges and nothing beyond', () => {
    expect(isInFinland({ easting: 50_000, northing: 7_800_000 })).toBe(true);
    expect(isInFinland({ easting: 49_999, northing: 7_800_000 })).toBe(false);
    expect(isInFinland({ easting: 760_000, northing: 7_800_001 })).toBe(false);
  });

  it('tell swapped axes from a position elsewhere', () => {
    expect(looksSwapped({ easting: 6_672_391, northing: 385_114 })).toBe(true);
    expect(looksSwapped({ easting: 385_114, northing: 6_672_391 })).toBe(false);
    expect(looksSwapped({ easting: 0, northing: 0 })).toBe(false);
  });
});
