import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import request from 'supertest';
import { deleteEndedTokens } from '../../src/access-tokens/access-token.service';
import { reportKinds } from '../../src/municipality-reports/municipality-report.model';
import { machinePaths } from '../../src/paths';
import { fromRoot } from '../../src/platform/project-root';
import { exchangeAddress, makeToken } from '../support/access-tokens';
import type { Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import { comingPlace, createWorkspaceApp, signedInFor } from '../support/workspaces';

const places = [
  comingPlace({ ownId: 'e1', nameFi: 'Kirjasto', addressFi: 'Itätie 1' }),
  comingPlace({ ownId: 'e2', nameFi: 'Halli', addressFi: 'Länsitie 2' }),
  comingPlace({ municipalityCode: '049', ownId: 'e1', nameFi: 'Naapurin kirjasto' }),
];

describe('The addresses for programs', () => {
  let test: TestApp;
  let browser: Agent;
  let secret: string;
  beforeAll(async () => {
    test = await createWorkspaceApp('sqlite', places);
    browser = await signedInFor(test, '091');
    secret = (await makeToken(browser, { days: '90' })).secret;
  });
  afterAll(() => test.close());
  afterEach(() => {
    test.setTime('2026-11-24T09:00:00Z');
  });

  const get = (path: string, token = secret) =>
    request(test.app).get(path).set('Authorization', `Bearer ${token}`);

  it('give every report, the file of places and the zip, and 304 while nothing has changed', async () => {
    const files = [
      'places.csv',
      ...[...reportKinds, 'quality'].map((kind) => `reports/${kind}.csv`),
      'reports.zip',
    ];
    const tags = new Map<string, string>();
    for (const file of files) {
      const answer = await get(exchangeAddress(file)).expect(200);
      expect([file, answer.headers['cache-control']]).toEqual([file, 'private, no-cache']);
      tags.set(file, String(answer.headers.etag));
    }
    test.setTime('2026-11-24T11:30:00Z');
    for (const [file, tag] of tags)
      expect([file, (await get(exchangeAddress(file)).set('If-None-Match', tag)).status]).toEqual([
        file,
        304,
      ]);
    await test.deps
      .db('polling_places')
      .where({ own_id: 'e1', municipality_code: '091' })
      .update({ name_fi: 'Uusi nimi' });
    for (const file of ['places.csv', 'reports/places.csv', 'reports.zip'])
      expect([file, (await get(exchangeAddress(file)).set('If-None-Match', tags.get(file)!)).status]).toEqual(
        [file, 200],
      );
    await test.deps.db('polling_places').where({ name_fi: 'Uusi nimi' }).update({ name_fi: 'Kirjasto' });
  });

  it('speak the language and dialect that are asked for', async () => {
    const swedish = (await get(exchangeAddress('reports/places.csv?lang=sv&dialect=rfc4180'))).text;
    expect(swedish.split(',')[0]).toBe('kod');
    const odd = await get(exchangeAddress('reports/places.csv?lang=de'));
    expect([odd.status, (odd.body as { detail: string }).detail]).toEqual([
      400,
      'Parametrin lang arvo ei kelpaa.',
    ]);
    expect((await get(exchangeAddress('reports/nothing.csv'))).status).toBe(404);
    expect((await get(`/api/workspace/091/${'X'.repeat(300)}/places.csv`)).status).toBe(404);
  });

  it('zip what they give one by one', async () => {
    const answer = await get(exchangeAddress('reports.zip?lang=sv'))
      .buffer()
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      });
    expect(Object.keys(unzipSync(answer.body as Buffer))).toHaveLength(reportKinds.length);
  });

  it.each([
    ['no token', '', '091', 401],
    ['a token that was tampered with', 'tampered', '091', 401],
    ['a token with a part of another after it', 'longer', '091', 401],
    ['another municipality', 'own', '049', 403],
  ])('refuse %s', async (_name, which, municipality, status) => {
    const sent = {
      tampered: `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
      longer: `${secret}x`,
    };
    const token = which === 'own' ? secret : which === '' ? '' : sent[which as keyof typeof sent];
    const answer = await get(exchangeAddress('places.csv', municipality), token);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.text).not.toContain('kirjasto');
  });

  it('refuse a token that has expired, that was made for something else, or whose maker has left', async () => {
    const fetchOnly = (await makeToken(browser, { scopes: ['fetchReports'] })).secret;
    const sent = await request(test.app)
      .post(exchangeAddress('uploads'))
      .set('Authorization', `Bearer ${fetchOnly}`)
      .type('text/csv')
      .send('x');
    expect([sent.status, sent.headers['www-authenticate']]).toEqual([
      403,
      'Bearer realm="vaalikumppani", error="insufficient_scope"',
    ]);
    const sendOnly = (await makeToken(browser, { scopes: ['uploadPlaces'] })).secret;
    expect((await get(exchangeAddress('reports.zip'), sendOnly)).status).toBe(403);
    test.setTime('2026-12-25T09:00:00Z');
    expect((await get(exchangeAddress('places.csv'), fetchOnly)).status).toBe(401);
    expect((await get(exchangeAddress('places.csv'))).status).toBe(200);
    test.setTime('2026-11-24T09:00:00Z');
    const leaver = await signedInFor(test, '091');
    const left = (await makeToken(leaver, { name: 'Lähtijän avain' })).secret;
    expect((await get(exchangeAddress('places.csv'), left)).status).toBe(200);
    const row = (await test.deps.db('access_tokens').where({ name: 'Lähtijän avain' }).first()) as {
      account_id: string;
    };
    await test.deps.db('account_roles').where({ account_id: row.account_id }).delete();
    const answer = await get(exchangeAddress('places.csv'), left);
    expect([answer.status, (answer.body as { detail: string }).detail]).toEqual([
      401,
      'Avaimen tekijällä ei ole enää oikeutta kunnan työtilaan. Kunnan toisen henkilön pitää tehdä uusi avain.',
    ]);
    // The one that held for 30 days has been over for 90 by now, the one that held for 90 has not.
    test.setTime('2027-04-01T09:00:00Z');
    await deleteEndedTokens(test.deps);
    test.setTime('2026-11-24T09:00:00Z');
    expect((await get(exchangeAddress('places.csv'), fetchOnly)).status).toBe(401);
    expect((await get(exchangeAddress('places.csv'))).status).toBe(200);
  });

  it('say what is wrong with a file, by line and column, and keep it for people to see', async () => {
    const file = 'tunnus;kuntanro;tyyppi;nimi_fi\ne1;049;E;Kirjasto\ne9;091;X;Halli\n';
    const answer = await request(test.app)
      .post(exchangeAddress('uploads?lang=en&name=yo.csv'))
      .set('Authorization', `Bearer ${secret}`)
      .attach('file', Buffer.from(file), 'multipart.csv');
    expect(answer.status).toBe(422);
    const body = answer.body as {
      state: string;
      errors: number;
      changes: null;
      problems: Record<string, unknown>[];
    };
    expect([body.state, body.errors, body.changes]).toEqual(['refused', 2, null]);
    expect(body.problems[0]).toMatchObject({
      line: 2,
      column: 'kuntanro',
      value: '049',
      code: 'municipalityOfOthers',
    });
    expect(await test.deps.db('uploads').select('file_name', 'state')).toEqual([
      { file_name: 'multipart.csv', state: 'refused' },
    ]);
    await browser.get(new URL(String(answer.headers.location)).pathname).expect(200);
  });

  it.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 9, 9]), {}, 415],
    ['more than 5 megabytes', Buffer.alloc(5 * 1024 * 1024 + 1, 65), {}, 413],
    ['a packed body', Buffer.from('x'), { 'Content-Encoding': 'gzip' }, 415],
    ['nothing at all', Buffer.alloc(0), {}, 400],
  ])('do not take in %s', async (_name, bytes, headers, status) => {
    const sent = request(test.app)
      .put(exchangeAddress('uploads'))
      .set({ Authorization: `Bearer ${secret}`, 'Content-Type': 'text/csv', ...headers });
    const answer = await (bytes.length === 0 ? sent : sent.send(bytes));
    expect([answer.status, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('count uses of a token, and say when to come back', async () => {
    const own = (await makeToken(browser, { scopes: ['uploadPlaces'] })).secret;
    let status = 0;
    for (let uses = 0; uses < 21; uses++) {
      const answer = await request(test.app)
        .post(exchangeAddress('uploads'))
        .set('Authorization', `Bearer ${own}`);
      status = answer.status;
      if (uses === 20) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(status).toBe(429);
  });
});

describe('The documentation of the addresses for programs', () => {
  const text = readFileSync(fromRoot('docs', 'scheduled-exchange.md'), 'utf8');
  const documented = [...text.matchAll(/^\| `[A-Z, ]+` *\| `(.*?)`/gm)].map((match) => match[1]);

  it('has every address, every report and every status with its reason', () => {
    const addresses = Object.values(machinePaths).filter((path) =>
      path.startsWith(`${machinePaths.workspaceApi}/`),
    );
    expect(documented).toEqual(addresses.map((path) => path.replace(/:(\w+)/g, '{$1}')));
    for (const kind of [...reportKinds, 'quality']) expect(text).toContain(`\`${kind}\``);
    for (const status of ['201', '304', '400', '401', '403', '409', '413', '415', '422', '429'])
      expect(text).toMatch(new RegExp(`^\\| ${status} `, 'm'));
  });
});
