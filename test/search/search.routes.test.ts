import request from 'supertest';
import { aPlace } from '../support/places';
import { createSmallSite } from '../support/small-site';
import type { TestApp } from '../support/test-app';

const places = [
  aPlace({
    id: 'library',
    municipalityCode: '001',
    nameFi: 'Mäen kirjasto',
    nameSv: 'Backa bibliotek',
    addressFi: 'Kivitie 3',
    position: { easting: 503_000, northing: 6_800_000 },
    positionSource: 'building',
  }),
  aPlace({
    id: 'school',
    municipalityCode: '003',
    electionCode: 'KV-2021',
    kind: 'election_day',
    nameFi: 'Vanhalan koulu',
    position: { easting: 500_100, northing: 6_800_000 },
    positionSource: 'building',
  }),
];

describe('the search page', () => {
  let test: TestApp;
  const get = (path: string) => request(test.app).get(path);
  const search = (q: string, language = 'en') =>
    get(`/${language}/search?${new URLSearchParams({ q }).toString()}`);

  beforeAll(async () => {
    test = await createSmallSite(places);
  });
  afterAll(() => test.close());

  it.each([
    ['ylä-mäki', '001'],
    ['Ovre backa', '001'],
    ['Vanhala', '002'],
  ])('leads from %s to the page of municipality %s', async (text, code) => {
    const answer = await search(text, 'sv').expect(303);
    expect(answer.headers.location).toBe(`/sv/municipalities/${code}`);
  });

  it('shows what was found, in the reader’s language, with links', async () => {
    const answer = await search('back', 'sv').expect(200);
    expect(answer.text).toContain('href="/sv/municipalities/001">Övre Backa</a>');
    expect(answer.text).toContain('href="/sv/areas/region/10">Backland</a>');
    expect(answer.text).toContain('municipality=001&amp;q=Backa+bibliotek">Backa bibliotek</a>');
    expect(answer.text).not.toContain('Mäen kirjasto');
  });

  it('shows of a postcode its area, its municipality and how far places are, as a range', async () => {
    const answer = await search('11100');
    expect(answer.text).toContain('<h2 id="postcode">11100 Keskusta</h2>');
    expect(answer.text).toContain('href="/en/municipalities/001">Ylä-Mäki</a>');
    // 3 km from the middle of a disc of 2 km² (radius 0.8 km).
    expect(answer.text).toContain('distance 2.2\u00a0km–3.8\u00a0km');
    expect(answer.text).toContain('Not all stations are known');
  });

  it('shows on election day only places of the own municipality', async () => {
    const own = await search('11100');
    expect(own.text).not.toContain('Vanhalan koulu');
    const joined = await search('11200');
    expect(joined.text).toContain('Vanhalan koulu');
    expect(joined.text).toContain('href="/en/municipalities/002">Ala-Mäki</a>');
  });

  it('says that a postcode has no area, or that there is none of that number', async () => {
    expect((await search('11101')).text).toContain('This postcode has no area of its own');
    const unknown = await search('99999');
    expect(unknown.text).toContain('The postcode “99999” was not found');
    expect(unknown.text).toContain('What you can search for');
  });

  it('tells what can be searched when nothing is typed or found', async () => {
    expect((await get('/en/search').expect(200)).text).toContain('What you can search for');
    const nothing = await search('Xyzzy').expect(200);
    expect(nothing.text).toContain('Nothing was found with “Xyzzy”');
    expect(nothing.text).toContain('https://aanestyspaikat.fi/');
    expect((await search('Ylä-Mäku')).text).toContain('Did you mean one of these?');
  });

  it('answers 10,000 characters kindly, and writes none of them as markup', async () => {
    const answer = await search(`<script>alert(1)</script>${'x'.repeat(10_000)}`).expect(400);
    expect(answer.text).toContain('The text is too long');
    expect(answer.text).not.toContain('<script>alert');
    expect(answer.text.length).toBeLessThan(20_000);
  });

  it.each(['/en/search?q[]=a&q[]=b', '/en/search?q[x]=1', '/en/search?q=%00', '/en/search?q=%F0%9F%97%B3'])(
    'answers %s without an error',
    async (path) => {
      await get(path).expect(200);
    },
  );
});
