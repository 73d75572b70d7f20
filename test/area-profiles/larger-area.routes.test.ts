import request from 'supertest';
import { aPlace } from '../support/places';
import { createSmallSite } from '../support/small-site';
import type { TestApp } from '../support/test-app';

const places = [
  aPlace({ id: 'a', municipalityCode: '001' }),
  aPlace({ id: 'b', municipalityCode: '001', electionCode: 'KV-2025', kind: 'election_day' }),
];

describe('the page of a larger area', () => {
  let test: TestApp;
  const get = (path: string) => request(test.app).get(path);

  beforeAll(async () => {
    test = await createSmallSite(places);
    for (const election of ['KV-2021', 'KV-2025'])
      await get(`/en/elections/${election}/coverage`).expect(200);
  });
  afterAll(() => test.close());

  it.each([
    ['region/10', 'Hill Country', 'Region'],
    ['wellbeing_county/12', 'Hill County', 'Wellbeing services county'],
    ['constituency/08', 'Hill District', 'Electoral district'],
  ])('exists for %s, with its municipalities', async (address, name, kind) => {
    const html = (await get(`/en/areas/${address}`).expect(200)).text;
    expect(html).toContain(`<h1>${name}</h1>`);
    expect(html).toContain(`${kind}. The area has 2 municipalities.`);
    expect(html).toContain('href="/en/municipalities/001">Ylä-Mäki</a>');
    expect(html).toContain('href="/en/municipalities/002">Ala-Mäki</a>');
  });

  it('compares the area and its municipalities at the latest election with data', async () => {
    const html = (await get('/sv/areas/region/10')).text;
    expect(html).toContain('Kommunerna sida vid sida: Välfärdsområdes- och kommunalvalen 2025');
    const rows = html.slice(html.indexOf('<tbody>')).split('<tr>').slice(1);
    expect(rows.map((row) => /<a href="([^"]*)">([^<]*)</.exec(row)?.slice(1))).toEqual([
      ['/sv/elections/KV-2025/coverage?area=region-10', 'Backland'],
      ['/sv/municipalities/002', 'Nedre Backa'],
      ['/sv/municipalities/001', 'Övre Backa'],
    ]);
  });

  it('shows an older election when asked, in the municipalities of its time', async () => {
    const html = (await get('/en/areas/region/10?election=KV-2021').expect(200)).text;
    expect(html).toContain('Municipalities side by side: Municipal elections 2021');
    expect(html).toContain('href="/en/municipalities/003">Vanhala</a>');
    expect(html).toMatch(/election=KV-2021" aria-current="true"/);
  });

  it.each(['KV-2017', 'EKV-2027', 'KV-2021-APR', '<b>x</b>', 'x'.repeat(10_000)])(
    'names an election that cannot be shown (%.12s…) and shows the default',
    async (election) => {
      const answer = await get(`/en/areas/region/10?${new URLSearchParams({ election }).toString()}`).expect(
        400,
      );
      expect(answer.text).toContain('cannot be shown for this area');
      expect(answer.text).toContain('Municipalities side by side: County and municipal elections 2025');
      expect(answer.text).not.toContain('<b>x</b>');
    },
  );

  it.each(['region/99', 'region/%27', 'municipality/001', 'country/FI', 'region/010'])(
    'does not exist for %s',
    async (address) => {
      await get(`/en/areas/${address}`).expect(404);
    },
  );

  it('is listed with the others and with the municipalities, by name', async () => {
    const html = (await get('/sv/areas').expect(200)).text;
    expect(html).toContain('href="/sv/areas/region/10">Backland</a>');
    expect(html.indexOf('Nedre Backa')).toBeLessThan(html.indexOf('Övre Backa'));
    expect(html).not.toContain('Gammalby');
  });
});
