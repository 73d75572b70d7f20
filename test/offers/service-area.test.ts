import fc from 'fast-check';
import type { Outline } from '../../src/geo/outlines';
import { distanceToOutlineMetres } from '../../src/geo/outline-distance';
import { findKnownPlaces, indexKnownPlaces, type KnownPlace } from '../../src/offers/known-place.model';
import { parseServiceArea } from '../../src/offers/service-area.form';
import {
  contains,
  mayOverlap,
  mayReach,
  municipalitiesTouched,
  type ServiceArea,
} from '../../src/offers/service-area.model';
import { aTown } from '../support/small-site';

/** A square of 10 km with its south-western corner there, with a hole of 2 km in its middle. */
function square(easting: number, northing: number): Outline {
  const ring = (from: number, to: number): [number, number][] =>
    (
      [
        [from, from],
        [to, from],
        [to, to],
        [from, to],
        [from, from],
      ] as const
    ).map(([x, y]) => [easting + x, northing + y]);
  return [[ring(0, 10_000), ring(4000, 6000)]];
}

const place = (says: Partial<KnownPlace>): KnownPlace => ({
  kind: 'postal_area',
  reference: '11100',
  nameFi: 'Kylä',
  nameSv: 'Byn',
  municipalityCode: '001',
  postcode: '11100',
  position: { easting: 9000, northing: 5000 },
  spreadMetres: 1000,
  ...says,
});
const town = (code: string, nameFi: string, nameSv: string) =>
  place({ kind: 'municipality', reference: code, nameFi, nameSv, municipalityCode: code, postcode: null });
const school = place({
  kind: 'polling_place',
  reference: 'school',
  nameFi: 'Mäen koulu',
  nameSv: null,
  municipalityCode: '002',
});
const known = [
  town('001', 'Ylä-Mäki', 'Övre Backa'),
  { ...town('002', 'Ala-Mäki', 'Nedre Backa'), position: null },
  place({}),
  place({ reference: '11200', nameFi: 'Kylä', nameSv: null, municipalityCode: '002', postcode: '11200' }),
  place({ reference: '11300', nameFi: 'Ylä-Mäki', nameSv: null, postcode: '11300' }),
  school,
];
const index = indexKnownPlaces(known);
const municipalities = [
  aTown('001', { nameFi: 'Ylä-Mäki', nameSv: 'Övre Backa' }),
  aTown('002', { nameFi: 'Ala-Mäki', nameSv: 'Nedre Backa' }),
];
const outlines = new Map([
  ['001', square(0, 0)],
  ['002', square(10_000, 0)],
  ['003', square(100_000, 0)],
]);
const context = { municipalities, places: index, postcodes: new Set(['11100', '11200']), outlines };

const circle = {
  centre: { easting: 9000, northing: 5000 },
  radiusMetres: 3000,
  kind: 'postal_area',
  reference: '11100',
  nameFi: 'Kylä',
  nameSv: 'Byn',
  municipalityCode: '001',
} as const;
const within: ServiceArea = { municipalities: ['001', '002'], postcodes: [], circle };
const areas: ServiceArea = { municipalities: ['001'], postcodes: ['11100'], circle: null };

describe('the distance to an outline', () => {
  it('is 0 inside, and else the least to its edge, holes included', () => {
    const outline = square(0, 0);
    const coordinate = fc.integer({ min: -5000, max: 15_000 });
    fc.assert(
      fc.property(coordinate, coordinate, (easting, northing) => {
        const inSquare = [easting, northing].every((each) => each > 0 && each < 10_000);
        const inHole = [easting, northing].every((each) => each > 4000 && each < 6000);
        const outside = Math.hypot(
          Math.max(0, -easting, easting - 10_000),
          Math.max(0, -northing, northing - 10_000),
        );
        const toRim = Math.min(...[easting, northing].map((each) => Math.min(each - 4000, 6000 - each)));
        const expected = inHole ? toRim : inSquare ? 0 : outside;
        expect(distanceToOutlineMetres(outline, { easting, northing })).toBeCloseTo(expected, 6);
      }),
      { numRuns: 100 },
    );
    expect(distanceToOutlineMetres([], { easting: 0, northing: 0 })).toBe(Infinity);
  });
});

describe('a service area', () => {
  it('of a circle holds the points within it, its edge included, whatever their municipality', () => {
    const at = (easting: number) => ({
      municipalityCode: '009',
      postcode: null,
      position: { easting, northing: 5000 },
    });
    expect(contains(within, at(12_000))).toBe(true);
    expect(contains(within, at(12_001))).toBe(false);
    expect(contains(within, { ...at(0), position: null })).toBe(false);
  });

  it('of municipalities holds their points, and with postcodes only those in them', () => {
    const point = { municipalityCode: '001', postcode: '11100', position: null };
    expect(contains(areas, point)).toBe(true);
    expect(contains(areas, { ...point, postcode: '11200' })).toBe(false);
    expect(contains(areas, { ...point, postcode: null })).toBe(false);
    expect(contains({ ...areas, postcodes: [] }, { ...point, postcode: null })).toBe(true);
    expect(contains({ ...areas, postcodes: [] }, { ...point, municipalityCode: '002' })).toBe(false);
  });

  it('may reach a spot that is not known well enough to say no', () => {
    const spot = { municipalityCode: '001', postcode: null, position: null, spreadMetres: 0 };
    expect(mayReach(areas, spot)).toBe(true);
    expect(mayReach(areas, { ...spot, postcode: '11200' })).toBe(false);
    expect(mayReach(within, spot)).toBe(true);
    const far = { ...spot, position: { easting: 13_000, northing: 5000 } };
    expect(mayReach(within, far)).toBe(false);
    expect(mayReach(within, { ...far, spreadMetres: 1000 })).toBe(true);
  });

  it('contains no point that it could not reach', () => {
    const coordinate = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(coordinate, coordinate, fc.constantFrom('001', '002', '003'), (easting, northing, code) => {
        const spot = { municipalityCode: code, postcode: '11100', position: { easting, northing } };
        for (const area of [within, areas])
          if (contains(area, spot)) expect(mayReach(area, { ...spot, spreadMetres: 0 })).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('of a circle touches the municipalities that it reaches into, and its own where no outline is known', () => {
    expect(municipalitiesTouched(circle, outlines, '001')).toEqual(['001', '002']);
    expect(municipalitiesTouched({ ...circle, radiusMetres: 500 }, outlines, '001')).toEqual(['001']);
    expect(municipalitiesTouched({ ...circle, radiusMetres: 92_000 }, outlines, '001')).toHaveLength(3);
    expect(municipalitiesTouched(circle, new Map(), '001')).toEqual(['001']);
  });

  it('may overlap another only where municipality, postcode and distance allow it', () => {
    expect(mayOverlap(areas, within)).toBe(true);
    expect(mayOverlap(areas, { ...areas, postcodes: ['11200'] })).toBe(false);
    expect(mayOverlap(areas, { ...areas, municipalities: ['002'] })).toBe(false);
    const far = { ...circle, centre: { easting: 16_000, northing: 5000 } };
    expect(mayOverlap(within, { ...within, circle: far })).toBe(false);
    expect(mayOverlap(within, { ...within, circle: { ...far, radiusMetres: 4000 } })).toBe(true);
  });
});

describe('a place that everybody knows', () => {
  const names = (text: string) =>
    findKnownPlaces(text, index).map(({ kind, reference }) => `${kind} ${reference}`);

  it.each([
    ['11100', ['postal_area 11100']],
    ['11100 Kylä, Ylä-Mäki', ['postal_area 11100']],
    ['ylä-mäki', ['municipality 001']],
    ['yla maki', ['municipality 001']],
    ['Nedre Backa', ['municipality 002']],
    ['002', ['municipality 002']],
    ['kylä', ['postal_area 11100', 'postal_area 11200']],
    ['kylä, ala-mäki', ['postal_area 11200']],
    ['byn', ['postal_area 11100']],
    ['Mäen koulu, Ala-Mäki', ['polling_place school']],
    ['mäen', ['polling_place school']],
    ['yl', ['municipality 001', 'postal_area 11300']],
    ['Kotikatu 5', []],
    ['99999', []],
    [' , ', []],
  ])('is found by %s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

describe('the form of an area', () => {
  it('snaps the centre of a circle to a known place and names the municipalities that it touches', () => {
    const fields = { areaKind: 'circle', centre: '11100', radiusKm: '3', postcodes: 'ignored' };
    expect(parseServiceArea(fields, context)).toEqual({ ok: true, value: within });
  });

  it.each([
    [{ centre: 'Kotikatu 5', radiusKm: '3' }, ['serviceArea.problem.centreUnknown']],
    [{ centre: 'kylä', radiusKm: '3' }, ['serviceArea.problem.centreSeveral']],
    [{ centre: 'Ala-Mäki', radiusKm: '3' }, ['serviceArea.problem.centreWithoutPosition']],
    [{ centre: '11100', radiusKm: '0' }, ['serviceArea.problem.radius']],
    [{ centre: '11100', radiusKm: '2,5' }, ['serviceArea.problem.radius']],
    [{}, ['serviceArea.problem.centreMissing', 'serviceArea.problem.radius']],
  ])('says what is wrong with %j', (fields, messages) => {
    const parsed = parseServiceArea({ areaKind: 'circle', ...fields }, context);
    expect(parsed.ok ? [] : parsed.problem.map(({ message }) => message)).toEqual(messages);
  });

  it('lists places of one name so that each can be typed', () => {
    const parsed = parseServiceArea({ areaKind: 'circle', centre: 'kylä', radiusKm: '3' }, context);
    expect(parsed.ok ? null : parsed.problem[0]!.params).toEqual({
      names: '11100 Kylä, Ylä-Mäki; 11200 Kylä, Ala-Mäki',
    });
  });

  it('of a wellbeing services county ends where the county does', () => {
    const towns = [aTown('001'), aTown('002'), aTown('003', { wellbeingCountyCode: '13', nameFi: 'Muu' })];
    const ofCounty = { ...context, municipalities: towns, authority: 'wellbeing_county:12' };
    const typed = { municipalities: 'Kunta 001, Muu' };
    expect(parseServiceArea(typed, ofCounty)).toEqual({
      ok: false,
      problem: [
        {
          field: 'municipalities',
          message: 'serviceArea.problem.outsideCounty',
          params: { names: 'Muu (Kommun 003)' },
        },
      ],
    });
    expect(parseServiceArea({ municipalities: 'Kunta 001, Kunta 002' }, ofCounty).ok).toBe(true);
    // A municipality's service may help its neighbours.
    expect(parseServiceArea(typed, { ...ofCounty, authority: 'municipality:001' }).ok).toBe(true);
    const wide = { areaKind: 'circle', centre: '11100', radiusKm: '150' };
    const elsewhere = { ...context, authority: 'wellbeing_county:99' };
    const parsed = parseServiceArea(wide, elsewhere);
    expect(parsed.ok ? [] : parsed.problem.map(({ message }) => message)).toEqual([
      'serviceArea.problem.circleOutsideCounty',
    ]);
  });

  it('takes municipalities and postcodes as before', () => {
    const fields = { municipalities: 'Ylä-Mäki', postcodes: '11100' };
    expect(parseServiceArea(fields, context)).toEqual({ ok: true, value: areas });
  });
});
