import request from 'supertest';
import { municipalityPage } from '../../src/area-profiles/municipality-profile.pages';
import { createMunicipalityReader } from '../../src/area-profiles/municipality-profile.service';
import { createCoverageReports } from '../../src/coverage/coverage.service';
import { raiseDataVersion } from '../../src/data-version/data-version.store';
import { translator } from '../../src/i18n/translate';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { aPlace } from '../support/places';
import { createSmallSite } from '../support/small-site';
import type { TestApp } from '../support/test-app';

const coming = { electionCode: 'EKV-2027', municipalityCode: '001' } as const;
const places = [
  aPlace({
    id: 'library',
    municipalityCode: '001',
    nameFi: 'Mäen kirjasto',
    nameSv: 'Backa bibliotek',
    addressFi: 'Kivitie 3',
    addressSv: 'Stenvägen 3',
    hours: [{ day: '2021-05-26', opensAt: '09:00', closesAt: '20:00' }],
    hoursUnderstood: true,
    hoursText: '26.5. 9-20',
  }),
  aPlace({ id: 'hall', municipalityCode: '001', nameFi: 'Halli', hoursText: 'sopimuksen mukaan' }),
  aPlace({
    id: 'school',
    municipalityCode: '001',
    kind: 'election_day',
    nameFi: 'Koulu',
    districts: ['001'],
  }),
  aPlace({ id: 'old', municipalityCode: '003', electionCode: 'KV-2021-APR', nameFi: 'Vanhalan talo' }),
  aPlace({ id: 'carried', ...coming, carriedOverFrom: 'KV-2021', nameFi: 'Salainen talo' }),
  aPlace({ id: 'announced', ...coming, kind: 'election_day', nameFi: 'Salainen koulu' }),
];

describe('the page of a municipality', () => {
  let test: TestApp;
  const get = (path: string) => request(test.app).get(path);
  const open = async (path: string) => (await get(path).expect(200)).text;

  beforeAll(async () => {
    test = await createSmallSite(places);
  });
  afterAll(() => test.close());

  it('lists the places of its latest past election with their hours, in the reader’s language', async () => {
    const swedish = await open('/sv/municipalities/001');
    expect(swedish).toContain('<h1>Övre Backa</h1>');
    expect(swedish).toContain('Ställen: Kommunalvalet 2021');
    expect(swedish).toContain('>Backa bibliotek</a> <span class="place-address">Stenvägen 3</span>');
    expect(swedish).toContain('ons 26.5.2021 kl. 9.00–20.00');
    expect(swedish).not.toContain('Mäen kirjasto');
  });

  it('leads from each place to the page of that place', async () => {
    const html = await open('/sv/municipalities/001');
    const [, address] = /class="place-name" href="([^"]+)">Backa bibliotek/.exec(html)!;
    expect(await open(address!)).toContain('<h1>Backa bibliotek</h1>');
  });

  it('writes hours that are not understood as they were announced, and says where none are known', async () => {
    const html = await open('/en/municipalities/001');
    expect(html).toContain('As announced: <q lang="fi">sopimuksen mukaan</q>');
    expect(html).not.toContain('26.5. 9-20');
    expect(html).toContain('The opening hours are not known');
  });

  it('names nothing of a coming election that is not confirmed, and says what to do instead', async () => {
    for (const path of [
      '/fi',
      '/fi/areas',
      '/fi/municipalities/001',
      '/fi/areas/region/10',
      '/fi/search?q=salainen',
      '/fi/search?q=11100',
    ]) {
      expect((await open(path)).replace('value="salainen"', '')).not.toMatch(/Salainen (talo|koulu)/);
    }
    expect(await open('/fi/municipalities/001')).toContain('Kunta ei ole vielä vahvistanut paikkojaan');
  });

  it('shows a place of the coming election from the moment it is confirmed', async () => {
    const own = await createSmallSite([
      ...places,
      aPlace({ id: 'new', ...coming, nameFi: 'Avoin talo', confirmedAt: '2026-11-24T08:00:00Z' }),
    ]);
    const page = await request(own.app).get('/fi/municipalities/001');
    expect(page.text).toContain('Avoin talo');
    expect(page.text).not.toContain('Kunta ei ole vielä vahvistanut');
    expect(page.text).not.toContain('Salainen');
    expect((await request(own.app).get('/fi/search?q=avoin')).text).toContain('Avoin talo');
    await own.close();
  });

  it('lets the search find a place confirmed since the last search', async () => {
    const own = await createSmallSite([]);
    const find = async () => (await request(own.app).get('/fi/search?q=uutuus')).text;
    expect(await find()).not.toContain('Uutuustalo');
    const place = aPlace({ id: 'u', ...coming, nameFi: 'Uutuustalo', confirmedAt: '2026-11-24T08:00:00Z' });
    await insertPlaces(own.deps.db, [place]);
    await raiseDataVersion(own.deps.db, 'polling_places', own.deps.clock());
    expect(await find()).toContain('Uutuustalo');
    await own.close();
  });

  it('counts known places by election and leads to their list; what is not known is no zero', async () => {
    const html = await open('/en/municipalities/001');
    const row = html.slice(html.indexOf('<tbody>'), html.indexOf('</tbody>'));
    expect(row).toContain('href="/en/elections/KV-2021/places?municipality=001"');
    expect([...row.matchAll(/<td>([^<]*)<\/td>/g)].map(([, cell]) => cell)).toEqual([
      '13 June 2021',
      '1',
      '2',
      'not known',
    ]);
  });

  it('says what is not known and who could tell', async () => {
    const html = await open('/en/municipalities/001');
    expect(html).toContain(
      'The exact positions of 3 stations are not known. The central municipal election board can give the information.',
    );
    expect(html).toContain(
      'Advance voting: The list has 2 stations. How many there were in all is not known.',
    );
  });

  it('has the deadlines that municipalities must meet, and not those of others', async () => {
    const html = await open('/en/municipalities/001');
    const deadlines = html.slice(html.indexOf('class="deadline-lines"'), html.indexOf('id="elections"'));
    expect(deadlines).toContain('local executive');
    expect(deadlines).not.toContain('Digital and Population Data Services Agency');
  });

  it('shows with a municipality the places of the one that joined it, under its old name', async () => {
    const html = await open('/en/municipalities/002');
    expect(html).toContain('Vanhala has been part of the municipality since 2025.');
    expect(html).toContain('lang="fi">Vanhalan talo</a> (Vanhala)');
    expect(html).toContain('href="/en/elections/KV-2021-APR/places?municipality=003"');
    expect(html).toContain('The election was not held on this day');
    expect(html).toContain('340 (31 December 2020)');
  });

  it('sends the code of a municipality that is no more to the present one', async () => {
    const answer = await get('/sv/municipalities/003').expect(301);
    expect(answer.headers.location).toBe('/sv/municipalities/002');
  });

  it.each(['999', '1', '0011', 'abc', '%2e%2e'])('does not exist for %s', async (code) => {
    await get(`/en/municipalities/${code}`).expect(404);
  });

  it('has the people of the report with the day that the numbers describe', async () => {
    await open('/en/elections/KV-2021/coverage');
    const html = await open('/en/municipalities/001');
    expect(html).toContain('The numbers describe 31 December 2016');
    expect(html).toContain('<dt>All ages</dt><dd>100');
    expect(html).toContain('href="/en/elections/KV-2021/coverage?area=municipality-001"');
  });

  it('goes out without its figures where these take long, says so and leads to the report', async () => {
    const never = { ...createCoverageReports(test.deps), read: () => new Promise<never>(() => undefined) };
    const facts = await createMunicipalityReader(test.deps, never, 10)('001');
    const page = municipalityPage(facts!, { t: translator('en'), language: 'en' });
    expect(page.coverage).toMatchObject({
      pending: 'The figures are being computed. Load the page again in a moment.',
      details: [],
      report: { href: '/en/elections/KV-2021/coverage?area=municipality-001' },
    });
    expect(page.latest?.groups).toHaveLength(2);
    expect(page.people).toBeNull();
  });
});
