import { listPlaces } from '../../src/polling-places/polling-place.store';
import request from 'supertest';
import { exchangeAddress, makeToken } from '../support/access-tokens';
import { databaseKinds } from '../support/databases';
import { csrfTokenIn, deliverMail, linkIn, submit, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  createWorkspaceApp,
  hiddenField,
  signedInFor,
} from '../support/workspaces';

const places = [
  comingPlace({ ownId: 'e1', nameFi: 'Kirjasto', addressFi: 'Itätie 1' }),
  comingPlace({ ownId: 'e2', nameFi: 'Halli', addressFi: 'Länsitie 2' }),
  comingPlace({ municipalityCode: '049', ownId: 'e1', nameFi: 'Naapurin kirjasto' }),
];
const page = '/fi/municipality/091/tokens';

describe.each(databaseKinds)('Access tokens on %s', (kind) => {
  let test: TestApp;
  let browser: Agent;
  beforeEach(async () => {
    test = await createWorkspaceApp(kind, places);
    browser = await signedInFor(test, '091');
  });
  afterEach(() => test.close());

  const fetchFile = (secret: string, rest = 'places.csv', municipality = '091') =>
    request(test.app).get(exchangeAddress(rest, municipality)).set('Authorization', `Bearer ${secret}`);
  const sendFile = (secret: string, file: string | Buffer, method: 'post' | 'put' = 'post') =>
    request(test.app)
      [method](exchangeAddress('uploads?lang=en'))
      .set('Authorization', `Bearer ${secret}`)
      .type('text/csv')
      .send(file);

  it('are shown once, kept as a hash, listed with their last use, and revoked', async () => {
    const { answer, secret } = await makeToken(browser, { name: 'Yöajo' });
    expect([answer.status, secret.length, answer.headers['cache-control']]).toEqual([201, 57, 'no-store']);
    expect(JSON.stringify(await test.deps.db('access_tokens').select('*'))).not.toContain(secret);
    const list = (await browser.get(page)).text;
    expect([list.includes('Yöajo'), list.includes('ei vielä'), list.includes(secret)]).toEqual([
      true,
      true,
      false,
    ]);
    await fetchFile(secret).expect(200);
    expect((await browser.get(page)).text).not.toContain('ei vielä');

    const question = /href="([^"]+)" aria-label="Peru avain: Yöajo"/.exec(list)![1]!;
    expect((await browser.get(question)).text).toContain('Avainta käytettiin viimeksi 24.11.2026 klo 11.00.');
    expect((await submit(browser, { page: question })).status).toBe(303);
    const refused = await fetchFile(secret);
    expect([refused.status, refused.headers['www-authenticate']]).toEqual([
      401,
      'Bearer realm="vaalikumppani", error="invalid_token"',
    ]);
    const events = await test.deps.db('audit_events').whereIn('type', ['token.created', 'token.revoked']);
    expect(events.map((event: { type: string }) => event.type)).toEqual(['token.created', 'token.revoked']);
  });

  it('let one form make one token, also when it is sent twice', async () => {
    const form = (await browser.get(page)).text;
    const fields = {
      _csrf: csrfTokenIn(form),
      id: hiddenField(form, 'id'),
      name: 'x',
      'scopes[]': 'fetchReports',
    };
    const send = () =>
      browser
        .post(page)
        .type('form')
        .send({ ...fields, days: '30' });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await test.deps.db('access_tokens').select('id')).toHaveLength(1);
  });

  it('put a file into the preview, tell people, and change nothing themselves', async () => {
    const { secret } = await makeToken(browser);
    const file = (await fetchFile(secret)).text.replace('Kirjasto', 'Pääkirjasto');
    const answer = await sendFile(secret, file);
    const body = answer.body as Record<string, unknown>;
    expect([answer.status, body.state, body.changes]).toEqual([
      201,
      'waits',
      { added: 0, changed: 1, removed: 0, unchanged: 1 },
    ]);
    expect((await listPlaces(test.deps.db, comingElection)).map(({ nameFi }) => nameFi)).toContain(
      'Kirjasto',
    );
    const letters = (await deliverMail(test)).filter(({ subject }) => subject.includes('odottaa'));
    expect(letters).toHaveLength(1);
    const preview = linkIn(letters[0]!);
    expect(String(body.preview).replace('/en/', '/fi/')).toContain(preview);
    const shown = (await browser.get(preview).expect(200)).text;
    expect([shown.includes('<ins>Pääkirjasto</ins>'), shown.includes('avain Palvelin')]).toEqual([
      true,
      true,
    ]);
    const confirmed = await browser
      .post(`${preview}/confirm`)
      .type('form')
      .send({ _csrf: csrfTokenIn(shown), seen: hiddenField(shown, 'seen') });
    expect(confirmed.status).toBe(303);
    expect((await listPlaces(test.deps.db, comingElection)).map(({ nameFi }) => nameFi)).toContain(
      'Pääkirjasto',
    );
    // A job that sends the same file every night troubles nobody.
    const again = await sendFile(secret, file, 'put');
    expect([again.status, (again.body as { state: string }).state]).toEqual([200, 'unchanged']);
    expect(await deliverMail(test)).toEqual([]);
  });

  it('keep a file that comes again while it waits once, and tell once', async () => {
    const { secret } = await makeToken(browser);
    const file = (await fetchFile(secret)).text.replace('Halli', 'Areena');
    const [first, second] = [await sendFile(secret, file), await sendFile(secret, file)];
    expect([first.status, second.status, second.headers.location]).toEqual([
      201,
      200,
      first.headers.location,
    ]);
    expect(await test.deps.db('uploads').select('id')).toHaveLength(1);
    expect(await deliverMail(test)).toHaveLength(1);
  });

  it('are made by a form that keeps what was typed and says what is wrong', async () => {
    const { answer } = await makeToken(browser, { name: ' ', scopes: [], days: '12345' });
    expect(answer.status).toBe(422);
    for (const text of [
      'Anna avaimelle nimi.',
      'Valitse, mihin avainta saa käyttää.',
      'Valitse, kuinka kauan',
    ])
      expect(answer.text).toContain(text);
    await makeToken(browser);
    const neighbour = await signedInFor(test, '049');
    expect((await neighbour.get(page)).status).toBe(403);
    const own = /href="[^"]*\/tokens\/([^"]+)"/.exec((await browser.get(page)).text)![1]!;
    // Under the neighbour's own address there is no such token.
    expect((await neighbour.get(`/fi/municipality/049/tokens/${own}`)).status).toBe(404);
  });
});
