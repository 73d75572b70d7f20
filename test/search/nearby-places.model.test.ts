import fc from 'fast-check';
import { nearbyPlaces, placeRadius, radiusOfArea } from '../../src/search/nearby-places.model';
import { aPlace } from '../support/places';

const at = (easting: number, northing: number) => ({ easting, northing });
const from = { position: at(0, 0), radiusMetres: 1000 };
const radii = new Map([['11100', 400]]);

describe('places near a postal area', () => {
  it('come nearest first, without those whose position is not known', () => {
    const places = [
      aPlace({ id: 'far', position: at(0, 9000), positionSource: 'building' }),
      aPlace({ id: 'near', position: at(3000, 4000), positionSource: 'building' }),
      aPlace({ id: 'nowhere' }),
    ];
    const found = nearbyPlaces(from, places, radii);
    expect(found.map(({ place, distanceMetres }) => [place.id, distanceMetres])).toEqual([
      ['near', 5000],
      ['far', 9000],
    ]);
  });

  it('are as far as both ends of the distance allow', () => {
    const place = aPlace({ position: at(0, 5000), positionSource: 'postcode', postcode: '11100' });
    expect(nearbyPlaces(from, [place], radii)[0]).toMatchObject({ leastMetres: 3600, mostMetres: 6400 });
  });

  it('are never nearer than 0 m, and their range holds the distance between the points', () => {
    const metres = fc.integer({ min: -50_000, max: 50_000 });
    const source = fc.constantFrom('building', 'address', 'postcode', 'place_name', 'seat' as const);
    fc.assert(
      fc.property(metres, metres, source, (easting, northing, positionSource) => {
        const place = aPlace({ position: at(easting, northing), positionSource });
        const [near] = nearbyPlaces(from, [place], radii);
        expect(near!.leastMetres).toBeGreaterThanOrEqual(0);
        expect(near!.leastMetres).toBeLessThanOrEqual(near!.distanceMetres);
        expect(near!.mostMetres).toBeGreaterThanOrEqual(near!.distanceMetres);
      }),
    );
  });

  it.each([
    ['building', null, 0],
    ['address', null, 50],
    ['seat', null, 5000],
    ['postcode', '11100', 400],
    ['place_name', '99999', 2240],
  ] as const)(
    'whose position is from %s (postcode %s) may stand %s m off',
    (positionSource, postcode, radius) => {
      const place = aPlace({ positionSource, postcode });
      expect(placeRadius(place, radii)).toBe(radius);
    },
  );

  it('measure an area by the disc of its size', () => {
    expect(radiusOfArea(Math.PI * 1_000_000)).toBeCloseTo(1000);
  });
});
