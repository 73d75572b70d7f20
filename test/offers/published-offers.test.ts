import request from 'supertest';
import { replaceMunicipalities } from '../../src/areas/area.store';
import { loadElections } from '../../src/elections/election.service';
import type { Outline } from '../../src/geo/outlines';
import { helpMap } from '../../src/offers/help-map.svg';
import { setReconfirmed, insertOffer } from '../../src/offers/offer.store';
import { publicContentFields } from '../../src/offers/public-offer.model';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { offersGeoJsonSchema, offersJsonSchema } from '../../src/public-api/public-offer.form';
import { databaseKinds } from '../support/databases';
import { anOffer, anOrganisation, loadSmallCountry, rideContent } from '../support/offers';
import { newBrowser } from '../support/sign-in';
import { aTown } from '../support/small-site';
import { createTestApp, type TestApp } from '../support/test-app';

const circle = {
  centre: { easting: 600_000, northing: 7_000_000 },
  radiusMetres: 10_000,
  kind: 'postal_area',
  reference: '83900',
  nameFi: 'Juuka Keskus',
  nameSv: null,
  municipalityCode: '176',
} as const;
/** What stands in the database of an offer and must never leave it. */
const secret = /secret|vehicles|seats|tripsPerDay|declar|version/i;

describe('the map beside found help', () => {
  const outline: Outline = [
    [
      [
        [0, 0],
        [10_000, 0],
        [10_000, 10_000],
        [0, 10_000],
        [0, 0],
      ],
    ],
  ];
  const place = {
    kind: 'postal_area',
    position: { easting: 5000, northing: 5000 },
    municipalityCode: '1',
  } as const;
  const area = { municipalities: ['1'], postcodes: [], circle: null };

  it('shows circles at their size, postal areas by their points, and names what is given everywhere', () => {
    const known = { ...circle, postcode: null, spreadMetres: 0, municipalityCode: '1' };
    const postal = { ...known, position: { easting: 10_000, northing: 10_000 } };
    const offers = [
      { number: 1, area },
      { number: 2, area: { ...area, circle: { ...circle, centre: place.position, radiusMetres: 2000 } } },
      { number: 3, area: { ...area, postcodes: ['11100'] } },
      { number: 4, area: { ...area, postcodes: ['11100', '99999'] } },
      { number: 5, area: { ...area, circle: { ...circle, centre: postal.position, radiusMetres: 1000 } } },
    ];
    const map = helpMap(outline, place, offers, { byPostcode: new Map([['11100', [postal]]]) });
    expect(map).toMatchObject({ width: 500, height: 500, everywhere: [1], spot: { x: 250, y: 250 } });
    expect(map.circles[0]).toEqual({ x: 250, y: 250, radius: 100 });
    expect(map.marks).toEqual([
      { x: 250, y: 250, label: '2' },
      { x: 500, y: 0, label: '3, 4, 5' },
    ]);
  });
});

describe.each(databaseKinds)('published offers for programs, on %s', (kind) => {
  let test: TestApp;
  const get = (format: string, query = '') =>
    request(test.app).get(`/api/v1/offers.${format}?election=EKV-2027${query}`);
  beforeEach(async () => {
    test = await createTestApp(kind, '2027-03-01T09:00:00Z');
    await loadSmallCountry(test);
    await loadElections(test.deps);
    const { db } = test.deps;
    const seat = { easting: 610_000, northing: 7_010_000 };
    await replaceMunicipalities(db, [
      aTown('176', { nameFi: 'Juuka', nameSv: 'Juga', seat }),
      aTown('541', { nameFi: 'Nurmes', nameSv: 'Nurmes' }),
    ]);
    await insertOrganisation(db, anOrganisation());
    await insertOffer(db, anOffer());
    await insertOffer(
      db,
      anOffer({ id: 'circle', type: 'escort', publishedContent: { ...rideContent, circle, phone: '111' } }),
    );
    await insertOffer(db, anOffer({ id: 'paused', state: 'paused' }));
  });
  afterEach(() => test.close());

  it('have the fields of one fixed list in JSON, GeoJSON and on the page, and no other', async () => {
    const json = await get('json').expect(200);
    const { offers } = offersJsonSchema.parse(json.body);
    expect(offers.map(({ id }) => id).sort()).toEqual(['circle', 'offer']);
    const fields = [
      ...publicContentFields,
      ...['id', 'election', 'type', 'typeName', 'organisationName', 'trust', 'isUnconfirmed'],
      ...['takesWheelchairs', 'href'],
    ].sort();
    expect(Object.keys(offers[0]!).sort()).toEqual(fields);

    const geo = await get('geojson').buffer(true).expect(200);
    const collection = offersGeoJsonSchema.parse(JSON.parse(geo.text));
    expect(Object.keys(collection.features[0]!.properties).sort()).toEqual(fields);
    expect(collection.features.map(({ geometry }) => geometry!.coordinates.length)).toEqual([1, 1]);
    const html = await newBrowser(test).get('/en/help?place=Juuka');
    expect(html.text).toContain('Kyytejä kylistä');
    for (const text of [JSON.stringify(offers), geo.text]) expect(text).not.toMatch(secret);
    expect(html.text).not.toMatch(/secret@|tripsPerDay/);
  });

  it('are filtered by municipality and kind, and what is wrong in the question is named', async () => {
    const count = async (query: string) =>
      (await get('json', query).expect(200)).body.offers.length as number;
    expect(await count('&helptype=escort')).toBe(1);
    expect(await count('&municipality=176&lang=sv')).toBe(2);
    expect(await count('&municipality=541')).toBe(0);
    for (const query of ['&helptype=equipment', '&municipality=999', '&colour=blue', '&lang=xx'])
      expect((await get('json', query)).status).toBe(400);
    expect((await request(test.app).get('/api/v1/offers.json')).status).toBe(400);
    expect((await request(test.app).get('/api/v1/offers.json?election=KV-1900')).status).toBe(404);
  });

  it('keep their tag until something of them changes, the organisation included', async () => {
    const tag = async () => String((await get('json')).headers.etag);
    const first = await tag();
    expect((await get('json').set('If-None-Match', first)).status).toBe(304);
    const seen = [first];
    const change = async (work: () => Promise<unknown>) => {
      await work();
      const now = await tag();
      expect(seen).not.toContain(now);
      seen.push(now);
    };
    const { db } = test.deps;
    await change(() => setReconfirmed(db, 'circle', '2027-04-18'));
    await change(() => db('offers').where({ id: 'offer' }).update({ state: 'paused', version: 2 }));
    await change(() => db('organisations').update({ trust: 'unverified' }));
    expect((await get('json')).body.offers).toEqual([]);
    await change(() => {
      test.setTime('2027-03-02T09:00:00Z');
      return Promise.resolve();
    });
    const { headers } = await get('geojson').set('Accept-Encoding', 'br');
    expect(headers['content-encoding']).toBe('br');
    expect(headers.link).toContain('rel="license"');
  });

  it('are on the page in portions, so that a city with many stays readable', async () => {
    for (let i = 0; i < 40; i += 1)
      await insertOffer(
        test.deps.db,
        anOffer({ id: `more-${i}`, publishedContent: { ...rideContent, description: `Apu numero ${i}.` } }),
      );
    const page = async (number: number) =>
      (await newBrowser(test).get(`/en/help?place=Juuka&page=${number}`).expect(200)).text;
    const cards = (html: string) => html.split('class="offer-card"').length - 1;
    expect(cards(await page(1))).toBe(25);
    expect(cards(await page(2))).toBe(17);
    expect(await page(2)).toMatch(/<h3>26\. /);
    expect(cards(await page(9))).toBe(0);
  });
});
