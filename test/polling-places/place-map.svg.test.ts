import { existsSync } from 'node:fs';
import type { Outline } from '../../src/geo/outlines';
import { translator } from '../../src/i18n/translate';
import { assetUrl } from '../../src/platform/assets';
import { fromRoot } from '../../src/platform/project-root';
import {
  placeMap,
  placeMapScripts,
  placeMapStyles,
  type PlaceMapPicture,
  type PlaceOnMap,
} from '../../src/polling-places/place-map.svg';

/** A square of 1,000 m. */
const square = (easting: number, northing: number): Outline => [
  [
    [
      [easting, northing],
      [easting + 1000, northing],
      [easting + 1000, northing + 1000],
      [easting, northing + 1000],
      [easting, northing],
    ],
  ],
];

const outlines = {
  municipalities: new Map([
    ['005', square(300_000, 6_700_000)],
    ['010', square(301_000, 6_700_000)],
  ]),
  land: [...square(300_000, 6_700_000), ...square(301_000, 6_700_000)],
  borders: [
    [
      [301_000, 6_700_000],
      [301_000, 6_701_000],
    ] as [number, number][],
  ],
  href: '/map/outlines-2021.json?v=1',
};

const place = (says: Partial<PlaceOnMap> = {}): PlaceOnMap => ({
  kind: 'advance',
  serviceForm: 'indoors',
  position: { easting: 300_500, northing: 6_700_500 },
  positionSource: 'address',
  title: 'Kirjasto',
  href: '/fi/elections/KV-2021/places/1',
  municipality: { title: 'Alajärvi: 1 paikka', href: '?municipality=005' },
  ...says,
});

const draw = (places: readonly PlaceOnMap[], municipalityCode: string | null = null) =>
  placeMap(
    { outlines, geojsonHref: '/places.geojson', municipalityCode, label: 'Kartta', places },
    translator('fi'),
  ).svg!;

const marksOf = (svg: PlaceMapPicture) => svg.links.flatMap(({ marks }) => marks);

describe('picture of the polling places', () => {
  it('shows the whole country with its borders, north up', () => {
    const north = place({ position: { easting: 300_000, northing: 6_701_000 } });
    const south = place({ position: { easting: 302_000, northing: 6_700_000 } });
    const svg = draw([north, south]);
    expect(marksOf(svg).map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [svg.width, 1000],
    ]);
    expect(svg.width).toBe(2000);
    expect(svg.outlines).toHaveLength(2);
    expect(svg.borders).toBe('M1000 1000l0-1000');
  });

  it('shows one municipality alone where the places are limited to it', () => {
    const svg = draw([place()], '005');
    expect(svg.outlines).toHaveLength(1);
    expect(svg.borders).toBe('');
    expect(svg.width).toBe(svg.height);
  });

  it('shows the country where the municipality has no outline', () => {
    expect(draw([place()], '999').outlines).toHaveLength(2);
  });

  it('takes in a place outside the outline', () => {
    const svg = draw([place({ position: { easting: 303_000, northing: 6_700_000 } })], '005');
    expect(marksOf(svg)[0]!.x).toBeLessThanOrEqual(svg.width);
    expect(svg.width).toBe(3 * svg.height);
  });

  it('leaves out a place without a position, and draws no mark where nothing is known', () => {
    expect(draw([place({ position: null, positionSource: 'unknown' })]).links).toEqual([]);
  });

  it('tells places under open sky and drive-in places from the others', () => {
    const forms = (['indoors', 'unknown', 'outdoors', 'tent', 'shelter', 'drive_in'] as const).map(
      (serviceForm) => marksOf(draw([place({ serviceForm })]))[0]!.form,
    );
    expect(forms).toEqual(['plain', 'plain', 'open_air', 'open_air', 'open_air', 'drive_in']);
  });

  it('says which positions stand for a larger area', () => {
    const approximate = (['building', 'address', 'postcode', 'place_name', 'seat', 'unknown'] as const).map(
      (positionSource) => marksOf(draw([place({ positionSource })]))[0]!.approximate,
    );
    expect(approximate).toEqual([false, false, true, true, true, true]);
  });

  it('links each mark to its place while they can be pointed at, and to the places of its municipality when not', () => {
    const places = Array.from({ length: 501 }, (_, index) =>
      place({
        href: `/place/${index}`,
        municipality: { title: `Kunta ${index % 3}: 167 paikkaa`, href: `?municipality=${index % 3}` },
      }),
    );
    expect(draw(places.slice(1)).links.map(({ href, marks }) => [href, marks.length])).toEqual(
      places.slice(1).map(({ href }) => [href, 1]),
    );
    const crowded = draw(places).links;
    expect(crowded.map(({ href, title, marks }) => [href, title, marks.length])).toEqual([
      ['?municipality=0', 'Kunta 0: 167 paikkaa', 167],
      ['?municipality=1', 'Kunta 1: 167 paikkaa', 167],
      ['?municipality=2', 'Kunta 2: 167 paikkaa', 167],
    ]);
  });

  it('is missing, and the map goes on, while no outlines are loaded', () => {
    const input = { geojsonHref: '/p', municipalityCode: null, label: 'Kartta', places: [place()] };
    const map = placeMap({ ...input, outlines: null }, translator('sv'));
    expect(map.svg).toBeNull();
    expect(map.outlinesHref).toBeNull();
  });

  it('brings scripts and styles that exist', () => {
    const { modules } = placeMap(
      { outlines, geojsonHref: '/p', municipalityCode: null, label: 'Kartta', places: [] },
      translator('en'),
    );
    for (const file of [...placeMapScripts, ...placeMapStyles]) expect(assetUrl(file)).toMatch(/\?v=\w{10}$/);
    for (const address of modules) {
      const file = address.replace('/assets/leaflet/1.9.4/', 'node_modules/leaflet/dist/');
      expect([address, existsSync(fromRoot(file.replace('/assets/', 'public/')))]).toEqual([address, true]);
    }
  });
});
