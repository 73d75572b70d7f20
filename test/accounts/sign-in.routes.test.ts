import { createHash } from 'node:crypto';
import request from 'supertest';
import { createAdministrator } from '../../src/accounts/first-administrator.service';
import { disableAccount } from '../../src/accounts/administration.service';
import { findAccountByEmail } from '../../src/accounts/account.store';
import { databaseKinds } from '../support/databases';
import {
  csrfTokenIn,
  deliverMail,
  linkIn,
  newBrowser,
  sessionCookieOf,
  submit,
  type Agent,
} from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const email = 'first.admin@example.org';

async function makeAdministrator(test: TestApp): Promise<string> {
  const done = await createAdministrator(test.deps, {
    email,
    name: 'Ensimmäinen Ylläpitäjä',
    language: 'en',
  });
  if (!done.ok || done.value === null) throw new Error('No link was printed');
  const { pathname, search } = new URL(done.value);
  return pathname + search;
}

function confirm(browser: Agent, link: string) {
  const token = new URL(link, 'http://x').searchParams.get('token') ?? '';
  return submit(browser, { page: link, action: '/en/sign-in/link', fields: { token } });
}

async function askFor(test: TestApp, address: string) {
  const answer = await submit(newBrowser(test), { page: '/en/sign-in', fields: { email: address } });
  return { answer, letters: await deliverMail(test) };
}

describe.each(databaseKinds)('signing in by a link on %s', (kind) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp(kind);
    await confirm(newBrowser(test), await makeAdministrator(test));
  });
  afterEach(() => test.close());

  it('takes a mail, a page with a button, and the button', async () => {
    const { letters } = await askFor(test, ' First.Admin@EXAMPLE.org ');
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ to: email, subject: 'Sign-in link to Vaalikumppani' });
    const browser = newBrowser(test);
    const answer = await confirm(browser, linkIn(letters[0]!));
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/en/account');
    const account = await browser.get('/en/account').expect(200);
    expect(account.text).toContain('Ensimmäinen Ylläpitäjä');
    expect(account.headers['cache-control']).toBe('no-store');
  });

  it('survives mail scanners that open the link: only the button uses it up', async () => {
    const link = linkIn((await askFor(test, email)).letters[0]!);
    for (let count = 0; count < 5; count += 1) await request(test.app).get(link).expect(200);
    await request(test.app).head(link).expect(200);
    expect((await confirm(newBrowser(test), link)).status).toBe(303);
  });

  it('works once, also for two browsers at the same moment', async () => {
    const link = linkIn((await askFor(test, email)).letters[0]!);
    const token = new URL(link, 'http://x').searchParams.get('token');
    const attempts = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const browser = newBrowser(test);
        const csrf = csrfTokenIn((await browser.get(link)).text);
        return () => browser.post('/en/sign-in/link').type('form').send({ _csrf: csrf, token });
      }),
    );
    const answers = await Promise.all(attempts.map((attempt) => attempt()));
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410, 410, 410]);
    const again = await request(test.app).get(link).expect(410);
    expect(again.text).toContain('The link has been used');
    expect(again.text).toContain('name="email"');
  });

  it('explains kindly when the link is too old, damaged, or replaced by a newer one', async () => {
    const first = linkIn((await askFor(test, email)).letters[0]!);
    const second = linkIn((await askFor(test, email)).letters[0]!);
    expect((await confirm(newBrowser(test), second)).status).toBe(303);
    expect((await request(test.app).get(first).expect(410)).text).toContain('no longer valid');
    const third = linkIn((await askFor(test, email)).letters[0]!);
    const damaged = await request(test.app).get(third.slice(0, -1)).expect(410);
    expect(damaged.text).toContain('not recognised');
    test.setTime('2026-11-24T09:14:59Z');
    await request(test.app).get(third).expect(200);
    test.setTime('2026-11-24T09:15:00Z');
    expect((await request(test.app).get(third).expect(410)).text).toContain('out of date');
  });

  it('answers the same, and asks the database the same, whether the address has an account or not', async () => {
    const account = await findAccountByEmail(test.deps.db, email);
    await submit(newBrowser(test), { page: '/en/sign-in', fields: { email: 'warm.up@example.org' } });
    const watch = async (address: string) => {
      const statements: string[] = [];
      const note = ({ sql }: { sql: string }) => statements.push(sql);
      test.deps.db.on('query', note);
      const answer = await submit(newBrowser(test), { page: '/en/sign-in', fields: { email: address } });
      test.deps.db.removeListener('query', note);
      const headers = JSON.stringify({ ...answer.headers, date: '' })
        .replace(/nonce-[^']+/, 'nonce')
        .replace(/vaalikumppani-visit=[^;]+/, 'visit');
      return { status: answer.status, text: answer.text, headers, statements };
    };
    const known = await watch(account!.email);
    expect(known.statements.length).toBeGreaterThan(0);
    expect(await watch('nobody@example.org')).toEqual(known);
    const letters = await deliverMail(test);
    expect(letters.map((letter) => letter.to)).toEqual([email]);
    // What was asked for an address without an account is forgotten, address and all.
    const left = JSON.stringify(await test.deps.db('outbox').where('state', 'cancelled'));
    expect(left).not.toContain('nobody@example.org');
  });

  it('sends nothing to an account that is shut', async () => {
    const account = await findAccountByEmail(test.deps.db, email);
    await test.deps.db('accounts').where({ id: account!.id }).update({ state: 'disabled' });
    const { answer, letters } = await askFor(test, email);
    expect(answer.headers.location).toBe('/en/sign-in/sent');
    expect(letters).toEqual([]);
  });

  it('stores no token that would let anybody in', async () => {
    const link = linkIn((await askFor(test, email)).letters[0]!);
    const token = new URL(link, 'http://x').searchParams.get('token')!;
    const answer = await confirm(newBrowser(test), link);
    const secret = sessionCookieOf(answer).split('=')[1]!;
    const tables = ['accounts', 'sign_in_links', 'sessions', 'outbox', 'audit_events', 'rate_limits'];
    const dump = JSON.stringify(await Promise.all(tables.map((table) => test.deps.db(table))));
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(secret);
    expect(dump).toContain(createHash('sha256').update(secret).digest('hex'));
  });

  it('gives the browser a new session each time, and ends the one it had', async () => {
    const browser = newBrowser(test);
    const first = sessionCookieOf(await confirm(browser, linkIn((await askFor(test, email)).letters[0]!)));
    const second = sessionCookieOf(await confirm(browser, linkIn((await askFor(test, email)).letters[0]!)));
    expect(second).not.toBe(first);
    await request(test.app).get('/en/account').set('Cookie', first).expect(303);
    await request(test.app).get('/en/account').set('Cookie', second).expect(200);
  });

  it('leads back to the page that was asked for, and never to another site', async () => {
    const asked = await newBrowser(test).get('/en/admin/audit?page=2').expect(303);
    expect(asked.headers.location).toBe('/en/sign-in?return=%2Fen%2Fadmin%2Faudit%3Fpage%3D2');
    for (const [given, reached] of [
      ['/en/admin/audit?page=2', '/en/admin/audit?page=2'],
      ['https://evil.example/', '/en/account'],
      ['//evil.example', '/en/account'],
    ] as const) {
      const browser = newBrowser(test);
      await submit(browser, { page: '/en/sign-in', fields: { email, return: given } });
      const link = linkIn((await deliverMail(test))[0]!);
      const query = new URL(link, 'http://x').searchParams;
      const answer = await submit(browser, {
        page: link,
        action: '/en/sign-in/link',
        fields: { token: query.get('token')!, return: query.get('return') ?? given },
      });
      expect(answer.headers.location).toBe(reached);
    }
  });

  it('ends with signing out: the cookie is worth nothing afterwards', async () => {
    const browser = newBrowser(test);
    const cookie = sessionCookieOf(await confirm(browser, linkIn((await askFor(test, email)).letters[0]!)));
    expect((await submit(browser, { page: '/en/account', action: '/en/sign-out' })).status).toBe(303);
    await request(test.app).get('/en/account').set('Cookie', cookie).expect(303);
  });

  it('shuts a person out at once when the account is disabled', async () => {
    const browser = newBrowser(test);
    const administrator = (await findAccountByEmail(test.deps.db, email))!;
    await confirm(browser, linkIn((await askFor(test, email)).letters[0]!));
    // A second administrator, or the rule that one must be left would refuse.
    await test.deps
      .db('accounts')
      .insert({ ...(await test.deps.db('accounts').first()), id: 'second', email: 'second@example.org' });
    await test.deps.db('account_roles').insert({ account_id: 'second', role: 'administrator', scope: '' });
    const pending = linkIn((await askFor(test, email)).letters[0]!);
    expect(await disableAccount(test.deps, 'second', administrator.id)).toMatchObject({ ok: true });
    await browser.get('/en/account').expect(303);
    await request(test.app).get(pending).expect(410);
  });
});

describe('the sign-in form', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  it.each(['', 'nobody', 'a@b', 'a@example.org, b@example.org', 'a@example.org\r\nBcc: b@example.org'])(
    'keeps what was typed and says what is wrong with %j',
    async (typed) => {
      const answer = await submit(newBrowser(test), { page: '/en/sign-in', fields: { email: typed } });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Check one thing');
      expect(answer.text).toContain('<a href="#email">Enter the e-mail address');
      expect(answer.text).toContain('aria-invalid="true"');
    },
  );
});

describe('sessions', () => {
  it.each([
    ['idle', '2026-11-24T13:00:00Z', '2026-11-24T12:59:00Z'],
    ['absolute', '2026-11-25T09:00:00Z', null],
  ])('of an administrator end by the %s limit', async (_limit, ended, alive) => {
    const test = await createTestApp();
    const browser = newBrowser(test);
    await confirm(browser, await makeAdministrator(test));
    if (alive === null) {
      // Used every three hours, which the idle limit allows.
      for (let hour = 12; hour < 33; hour += 3) {
        test.setTime(new Date(Date.UTC(2026, 10, 24, hour)).toISOString());
        await browser.get('/en/account').expect(200);
      }
    }
    test.setTime(ended);
    await browser.get('/en/account').expect(303);
    await test.close();
  });
});
