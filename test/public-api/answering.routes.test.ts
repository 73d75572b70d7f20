import { raiseDataVersion } from '../../src/data-version/data-version.store';
import { openApiSite, type ApiSite } from '../support/api-site';
import { databaseKinds } from '../support/databases';
import { rawRequest, textOf } from '../support/raw-request';

describe.each(databaseKinds)('answers of the interface on %s', (kind) => {
  let site: ApiSite;
  beforeAll(async () => {
    site = await openApiSite(kind);
  });
  afterAll(() => site.close());
  const get: ApiSite['get'] = (...asked) => site.get(...asked);
  const problemOf = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await get(path, headers);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    return { ...(JSON.parse(textOf(answer)) as Record<string, unknown>), code: answer.status };
  };

  it('gives the same bytes after decoding, each encoding with a tag of its own', async () => {
    for (const path of ['places.geojson?election=KV-2021', 'places.json?election=KV-2021&kind=advance']) {
      const answers = await Promise.all(
        ['br', 'gzip', 'identity'].map((encoding) => get(path, { 'Accept-Encoding': encoding })),
      );
      expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
      expect(new Set(answers.map(textOf)).size).toBe(1);
      expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3);
      for (const { headers, body } of answers) {
        expect(headers.etag).toMatch(/^"[0-9a-f]{24}-(br|gzip|identity)"$/);
        expect(headers.vary).toContain('Accept-Encoding');
        expect(headers['cache-control']).toBe('public, max-age=60');
        expect(Number(headers['content-length'])).toBe(body.byteLength);
      }
    }
  });

  it('answers 304 to who has the answer, until the data change', async () => {
    const path = 'places.json?election=KV-2021&lang=en';
    const first = await get(path, { 'Accept-Encoding': 'br' });
    const headers = { 'Accept-Encoding': 'br', 'If-None-Match': `"other", W/${first.headers.etag!}` };
    const again = await get(path, headers);
    expect([again.status, again.body.byteLength, again.headers.etag]).toEqual([304, 0, first.headers.etag]);
    expect((await get(path, { ...headers, 'Accept-Encoding': 'gzip' })).status).toBe(200);
    expect((await get('places.json?election=KV-2021&lang=sv', headers)).status).toBe(200);
    await raiseDataVersion(site.test.deps.db, 'demand', new Date('2026-11-24T09:00:00Z'));
    expect((await get(path, headers)).status).toBe(304);
    await raiseDataVersion(site.test.deps.db, 'polling_places', new Date('2026-11-24T09:00:00Z'));
    expect((await get(path, headers)).status).toBe(200);
  });

  it('answers HEAD like GET, without the body', async () => {
    const path = 'places.json?election=KV-2021';
    const [whole, head] = [await get(path), await get(path, {}, 'HEAD')];
    expect(head.status).toBe(200);
    expect(head.body.byteLength).toBe(0);
    for (const name of ['etag', 'content-length', 'content-type', 'link'])
      expect(head.headers[name]).toBe(whole.headers[name]);
  });

  it('is open to pages of every site, the rest of the service is not', async () => {
    const origin = { Origin: 'https://elsewhere.example' };
    expect((await get('places.json?election=KV-2021', origin)).headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const preflight = await get(
      'places.json',
      { ...origin, 'Access-Control-Request-Method': 'GET' },
      'OPTIONS',
    );
    expect([preflight.status, preflight.headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD']);
    for (const path of ['/fi', '/health', '/fi/api']) {
      const answer = await rawRequest(site.address + path, origin);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it.each([
    [
      'fi',
      'Parametria ei voi käyttää',
      'day: ”eilen” ei käy. Anna olemassa oleva päivä muodossa 2021-05-29.',
    ],
    [
      'sv',
      'En parameter kan inte användas',
      'day: ”eilen” duger inte. Ange en dag som finns, skriven 2021-05-29.',
    ],
    [
      'en',
      'A parameter cannot be used',
      'day: “eilen” cannot be used. Give a day that exists, written 2021-05-29.',
    ],
  ])('says in %s what is wrong with a parameter', async (language, title, detail) => {
    const problem = await problemOf('places.json?election=KV-2021&day=eilen', {
      'Accept-Language': language,
    });
    expect(problem).toMatchObject({
      code: 400,
      status: 400,
      title,
      detail,
      errors: [{ field: 'day', value: 'eilen' }],
    });
  });

  it('does not find unknown elections and addresses, and only reads', async () => {
    expect(await problemOf('places.csv?election=KV-1812')).toMatchObject({ code: 404, status: 404 });
    expect(await problemOf('elections/KV-1812/deadlines.ics')).toMatchObject({ code: 404 });
    expect(await problemOf('elections/KV-2021/deadlines.ics?lang=de')).toMatchObject({ code: 400 });
    expect(await problemOf('voters.json')).toMatchObject({ code: 404 });
    const refused = await get('places.json?election=KV-2021', {}, 'POST');
    expect([refused.status, refused.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it('refuses a municipality that does not exist, as an empty answer would look like one without places', async () => {
    expect(await problemOf('places.json?election=KV-2021&municipality=999')).toMatchObject({
      code: 400,
      errors: [{ field: 'municipality', value: '999' }],
    });
  });
});
