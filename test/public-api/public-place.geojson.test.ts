import { toEtrs } from '../../src/geo/projection';
import { publicPlaceSchema } from '../../src/public-api/public-place.form';
import {
  publicPosition,
  toMapGeoJson,
  toPlacesGeoJson,
  toPublicPlace,
} from '../../src/public-api/public-place.geojson';
import type { PlaceListHead } from '../../src/public-api/public-place.form';
import { pollingPlace } from '../support/polling-places';

const context = {
  language: 'sv',
  publicUrl: 'https://example.org',
  municipalityNames: new Map([['005', { nameFi: 'Alajärvi', nameSv: 'Alajärvi' }]]),
} as const;
const head = {} as PlaceListHead;
const helsinki = toEtrs({ lat: 60.16952345, lon: 24.93545678 });

describe('a public place', () => {
  it('has these fields and no other, however much more the service knows', () => {
    const place = { ...pollingPlace({ carriedOverFrom: 'KV-2017' }), secret: 'x' };
    const fields = [
      'id',
      'election',
      'kind',
      'name',
      'nameFi',
      'nameSv',
      'municipalityCode',
      'municipalityNameFi',
      'municipalityNameSv',
      'districts',
      'districtName',
      'addressFi',
      'addressSv',
      'postcode',
      'locality',
      'position',
      'positionSource',
      'hours',
      'hoursText',
      'hoursUnderstood',
      'serviceForm',
      'accessibilitySummary',
      'accessibility',
      'note',
      'source',
      'confirmedAt',
      'href',
      'pages',
    ];
    expect(Object.keys(toPublicPlace(place, context))).toEqual(fields);
    expect(Object.keys(publicPlaceSchema.shape)).toEqual(fields);
  });

  it('has the same fields as a feature, its position as geometry', () => {
    const place = toPublicPlace(pollingPlace({ position: helsinki, positionSource: 'building' }), context);
    const [feature] = toPlacesGeoJson(head, [place]).features;
    const { position, ...others } = place;
    expect(feature).toEqual({
      type: 'Feature',
      id: place.id,
      geometry: { type: 'Point', coordinates: [position!.lon, position!.lat] },
      properties: others,
    });
    expect(position!.lon).toBeCloseTo(24.935457, 6);
  });

  it.each([
    ['fi', { nameFi: 'Koulu', nameSv: 'Skola' }, 'Koulu'],
    ['sv', { nameFi: 'Koulu', nameSv: 'Skola' }, 'Skola'],
    ['sv', { nameFi: null, addressFi: 'Itätie 1', addressSv: 'Östra vägen 1' }, 'Östra vägen 1'],
    ['en', { nameFi: null, addressFi: 'Itätie 1', addressSv: 'Östra vägen 1' }, 'Itätie 1'],
    ['fi', { nameFi: null }, null],
  ] as const)('has six fields for a map in %s, its address where %j has no name', (language, says, name) => {
    const place = toPublicPlace(pollingPlace({ position: helsinki, ...says }), { ...context, language });
    const [feature] = toMapGeoJson(head, [place], language).features;
    expect(feature).toEqual({
      type: 'Feature',
      id: 'p1',
      geometry: { type: 'Point', coordinates: [24.9355, 60.1695] },
      properties: {
        name,
        municipalityName: 'Alajärvi',
        kind: 'election_day',
        serviceForm: 'unknown',
        positionSource: 'unknown',
        href: `https://example.org/${language}/elections/KV-2021/places/p1`,
      },
    });
  });

  it('keeps only named parts of hours and findings', () => {
    const place = toPublicPlace(
      pollingPlace({
        hours: [{ day: '2021-06-13', opensAt: '09:00', closesAt: '20:00', id: 7 }] as never,
        accessibility: [
          { criterion: 'wide_door', value: 'yes', measure: '90 cm', source: null, assessedOn: null, by: 'x' },
        ] as never,
      }),
      context,
    );
    expect(place.hours).toEqual([{ day: '2021-06-13', opensAt: '09:00', closesAt: '20:00' }]);
    expect(Object.keys(place.accessibility[0]!)).toEqual([
      'criterion',
      'value',
      'measure',
      'source',
      'assessedOn',
    ]);
  });

  it.each([
    ['building', 60.169523, 24.935457],
    ['address', 60.16952, 24.93546],
    ['postcode', 60.1695, 24.9355],
    ['place_name', 60.1695, 24.9355],
    ['seat', 60.1695, 24.9355],
    ['unknown', 60.1695, 24.9355],
  ] as const)('from %s has no more decimals than that bears', (positionSource, lat, lon) => {
    expect(publicPosition({ position: helsinki, positionSource })).toEqual({ lat, lon });
  });

  it('without a known position is a feature without geometry, not one at 0, 0', () => {
    const place = toPublicPlace(pollingPlace(), context);
    expect(place.position).toBeNull();
    expect(toPlacesGeoJson(head, [place]).features[0]!.geometry).toBeNull();
  });

  it.each([
    ['fi', 'Koulu', null, 'Koulu'],
    ['sv', 'Koulu', 'Skola', 'Skola'],
    ['sv', 'Koulu', null, 'Koulu'],
    ['en', 'Koulu', 'Skola', 'Koulu'],
    ['fi', null, 'Skola', 'Skola'],
    ['en', null, null, null],
  ] as const)('in %s, called %s and %s, has the name %s', (language, nameFi, nameSv, name) => {
    const place = toPublicPlace(pollingPlace({ nameFi, nameSv }), { ...context, language });
    expect(place.name).toBe(name);
    expect(place.href).toBe(`https://example.org/${language}/elections/KV-2021/places/p1`);
    expect(place.pages.en).toBe('https://example.org/en/elections/KV-2021/places/p1');
  });
});
