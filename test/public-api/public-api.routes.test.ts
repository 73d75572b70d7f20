import { readElection } from '../../src/elections/election.store';
import { readPlacesCsv } from '../../src/polling-places/polling-place.csv';
import { listPublicPlaces } from '../../src/polling-places/public-place.service';
import type { CsvDialect } from '../../src/shared/csv-table';
import { idsOf, openApiSite, type ApiSite } from '../support/api-site';
import { databaseKinds } from '../support/databases';
import { kv2021, standingOf } from '../support/places';
import { rawRequest, textOf } from '../support/raw-request';

describe.each(databaseKinds)('the interface for programs on %s', (kind) => {
  let site: ApiSite;
  beforeAll(async () => {
    site = await openApiSite(kind);
  });
  afterAll(() => site.close());
  const get: ApiSite['get'] = (...asked) => site.get(...asked);
  beforeEach(() => {
    site.setNow('2026-11-24T09:00:00Z');
  });

  it.each([
    ['', ['hall', 'school', 'library']],
    ['&municipality=091', ['library']],
    ['&kind=advance', ['hall', 'library']],
    ['&kind=advance&kind=election_day', ['hall', 'school', 'library']],
    ['&kind=mobile_stop', []],
    ['&day=2021-06-01&time=17:59', ['library']],
    ['&day=2021-06-01&time=18:00', []],
    ['&stepfree=1', ['library']],
    ['&q=itätie', ['library']],
    ['&bbox=24.9,60.1,25.1,60.25', ['library']],
    ['&bbox=24.6,60.2,25,60.3', ['hall', 'library']],
    ['&bbox=20,60,21,61', []],
  ])('answers the question %s', async (query, ids) => {
    const answer = await get(`places.json?election=KV-2021${query}`);
    expect([answer.status, idsOf(answer)]).toEqual([200, ids]);
  });

  it('counts what was left out as not known', async () => {
    const answer = await get('places.json?election=KV-2021&day=2021-06-01&stepfree=1&bbox=24,60,26,61');
    expect(JSON.parse(textOf(answer))).toMatchObject({
      leftOut: { hours: 2, stepFree: 2, serviceForm: 0, position: 0 },
    });
    const box = await get('places.json?election=KV-2021&bbox=24,60,26,61');
    expect(JSON.parse(textOf(box))).toMatchObject({ leftOut: { position: 1 } });
  });

  it('gives names and links in the language asked for', async () => {
    const answer = await get('places.geojson?election=KV-2021&municipality=091&lang=sv');
    expect(answer.headers['content-type']).toMatch(/^application\/geo\+json/);
    expect(JSON.parse(textOf(answer))).toMatchObject({
      type: 'FeatureCollection',
      election: { code: 'KV-2021', heldOn: '2021-06-13', name: 'Kommunalvalet 2021' },
      licence: { name: 'CC BY 4.0' },
      features: [
        {
          id: 'library',
          geometry: { type: 'Point', coordinates: [25, 60.2] },
          properties: {
            name: 'Biblioteket',
            municipalityNameSv: 'Helsingfors',
            href: `${site.test.deps.config.publicUrl}/sv/elections/KV-2021/places/library`,
          },
        },
      ],
    });
  });

  it.each(['json', 'geojson', 'csv'])(
    'lets no place of a coming election out as %s before it is confirmed',
    async (format) => {
      const text = textOf(await get(`places.${format}?election=EKV-2027`));
      expect(text).toContain('Vahvistettu');
      expect(text).not.toMatch(/Ilmoitettu|Siirretty|announced|carried/);
      const history = textOf(await get(`places.${format}?election=KV-2021`));
      expect(history).toContain('Halli');
      expect(history).not.toContain('Suunniteltu');
    },
  );

  it('tells of what was announced once election day is over in Finland, under a new tag', async () => {
    site.setNow('2027-04-18T20:59:59Z');
    const before = await get('places.json?election=EKV-2027');
    site.setNow('2027-04-18T21:00:00Z');
    const after = await get('places.json?election=EKV-2027', { 'If-None-Match': before.headers.etag! });
    expect(idsOf(before)).toEqual(['confirmed']);
    expect(after.status).toBe(200);
    expect(idsOf(after)).toEqual(['announced', 'confirmed']);
  });

  it.each(['rfc4180', 'excel-fi'] as CsvDialect[])(
    'hands out CSV as %s that can be imported unchanged',
    async (dialect) => {
      const answer = await get(`places.csv?election=KV-2021&dialect=${dialect}`);
      expect(answer.headers['content-disposition']).toBe('attachment; filename="places-KV-2021.csv"');
      const file = readPlacesCsv(textOf(answer), { ...kv2021, standingOf });
      expect(file.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const election = (await readElection(site.test.deps.db, 'KV-2021'))!;
      const places = await listPublicPlaces(site.test.deps, election);
      expect(file.rows).toHaveLength(3);
      file.rows.forEach(({ draft }, index) => {
        const { position, ...others } = draft;
        expect(places[index]).toMatchObject(others);
        if (position !== null) {
          expect(Math.abs(places[index]!.position!.easting - position.easting)).toBeLessThan(1);
        }
      });
    },
  );

  it.each(['places.geojson', 'places.json', 'places.csv'])(
    'says the licence of %s in a header',
    async (path) => {
      const { headers } = await get(`${path}?election=KV-2021`);
      expect(headers.link).toContain('<https://creativecommons.org/licenses/by/4.0/>; rel="license"');
      expect(headers.link).toContain('</en/api>; rel="describedby"');
    },
  );

  it('names beside a CSV file the address of the same places with their sources', async () => {
    const { headers } = await get('places.csv?election=KV-2021&kind=advance&q=it%C3%A4tie&dialect=excel-fi');
    const address = /<([^>]+)>; rel="alternate"/.exec(String(headers.link))?.[1];
    const answer = await rawRequest(`${site.address}${address!}`);
    expect(idsOf(answer)).toEqual(['library']);
    expect(JSON.parse(textOf(answer))).toMatchObject({ licence: { name: 'CC BY 4.0' } });
    expect((JSON.parse(textOf(answer)) as { sources: unknown[] }).sources.length).toBeGreaterThan(0);
  });

  it('answers about elections held together under either code', async () => {
    const answer = await get('places.json?election=AV-2025');
    expect(JSON.parse(textOf(answer))).toMatchObject({ election: { code: 'KV-2025' }, places: [] });
  });

  it('hands out the deadlines, and the page of the election links to them', async () => {
    const answer = await get('elections/EKV-2027/deadlines.ics?lang=sv');
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(textOf(answer)).toContain('NAME:Riksdagsvalet 2027: tidsfrister');
    const again = await get('elections/EKV-2027/deadlines.ics?lang=sv', {
      'If-None-Match': answer.headers.etag!,
    });
    expect(again.status).toBe(304);
    const page = await rawRequest(`${site.address}/sv/elections/EKV-2027`);
    expect(textOf(page)).toContain('href="/api/v1/elections/EKV-2027/deadlines.ics?lang=sv"');
  });

  it('leads from /api to the page in the language of the reader', async () => {
    const answer = await rawRequest(`${site.address}/api`, { 'Accept-Language': 'sv' });
    expect([answer.status, answer.headers.location]).toEqual([302, '/sv/api']);
  });
});
