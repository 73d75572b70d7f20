import { createInvitedAccount } from '../../src/accounts/administration.service';
import { findAccountByEmail } from '../../src/accounts/account.store';
import type { Role } from '../../src/accounts/account.model';
import { findSignedIn, openSession } from '../../src/accounts/session.service';
import { startProvider, type RunningProvider } from '../support/identity-provider';
import { deliverMail, newBrowser, sessionCookieOf, submit, type Agent } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const publicUrl = 'http://127.0.0.1:3999';
const callback = `${publicUrl}/sign-in/provider/callback`;

const people = {
  planner: { email: 'Planner.Person@example.org', email_verified: true },
  stranger: { email: 'stranger@example.org', email_verified: true },
  unverified: { email: 'planner.person@example.org', email_verified: false },
  shut: { email: 'shut@example.org', email_verified: true },
};

/** A browser at the provider: follows its redirects with its cookies, signs in, and returns the address it is sent back to. */
async function visitProvider(start: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  let address = start;
  for (let count = 0; count < 12; count += 1) {
    if (address.startsWith(publicUrl)) return address;
    const isForm = address.includes('/interaction/') && !cookies.has('signed-in-here');
    if (isForm) cookies.set('signed-in-here', '1');
    const answer = await fetch(address, {
      redirect: 'manual',
      method: isForm ? 'POST' : 'GET',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(isForm ? { body: new URLSearchParams({ login }) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]!.split(/=(.*)/s);
      cookies.set(name, value);
    }
    address = new URL(answer.headers.get('location') ?? '', address).href;
  }
  throw new Error('The provider never sent the browser back');
}

describe('signing in by an identity provider', () => {
  let provider: RunningProvider;
  let test: TestApp;
  beforeAll(async () => {
    provider = await startProvider(callback, people);
  });
  afterAll(() => provider.close());

  const startApp = (environment: Record<string, string> = {}) =>
    createTestApp('sqlite', new Date().toISOString(), {
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'vaalikumppani',
      OIDC_CLIENT_SECRET: 'a-secret-of-the-test',
      OIDC_NAME: 'Testitunnus',
      ...environment,
    });
  const addAccount = async (email: string, role: Role, state = 'active') => {
    const account = await createInvitedAccount(
      test.deps.db,
      { email, name: email, language: 'fi', grants: [{ role, scope: '' }] },
      { now: test.deps.clock(), actorId: null, by: 'command' },
    );
    await test.deps.db('accounts').where({ id: account.id }).update({ state });
  };
  beforeEach(async () => {
    test = await startApp();
    await addAccount('planner.person@example.org', 'planner');
    await addAccount('shut@example.org', 'planner', 'disabled');
  });
  afterEach(() => test.close());

  /** From our link to the provider and back; the answer of our callback. */
  async function signIn(browser: Agent, login: string, change: (address: string) => string = (same) => same) {
    const start = await browser.get('/sv/sign-in/provider?return=/sv/admin/audit').expect(303);
    const back = new URL(change(await visitProvider(start.headers.location!, login)));
    return browser.get(back.pathname + back.search);
  }

  it('lets in the account with the verified address, in the language and to the page where it began', async () => {
    const browser = newBrowser(test);
    const page = await browser.get('/sv/sign-in').expect(200);
    expect(page.text).toContain('Testitunnus');
    const answer = await signIn(browser, 'planner');
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/sv/admin/audit');
    expect(sessionCookieOf(answer)).toBeTruthy();
    await browser.get('/sv/admin/audit').expect(200);
  });

  it('accepts an invitation by signing in', async () => {
    await test.deps.db('accounts').where('email', 'planner.person@example.org').update({ state: 'invited' });
    expect((await signIn(newBrowser(test), 'planner')).status).toBe(303);
    expect(await findAccountByEmail(test.deps.db, 'planner.person@example.org')).toMatchObject({
      state: 'active',
    });
  });

  it.each(['stranger', 'unverified', 'shut'])('refuses %s, all in the same words', async (login) => {
    const answer = await signIn(newBrowser(test), login);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Inloggningen (Testitunnus) lyckades inte');
    expect(await test.deps.db('sessions')).toEqual([]);
  });

  it('sends PKCE, state and nonce, new each time', async () => {
    const urls = await Promise.all(
      [1, 2].map(async () => new URL((await newBrowser(test).get('/fi/sign-in/provider')).headers.location!)),
    );
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(new Set(urls.map((url) => url.searchParams.get(name))).size).toBe(2);
    expect(urls[0]!.searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('refuses an answer that another browser began, with a wrong state, a made-up code, or used before', async () => {
    const browser = newBrowser(test);
    const start = await browser.get('/sv/sign-in/provider').expect(303);
    const back = new URL(await visitProvider(start.headers.location!, 'planner'));
    await newBrowser(test)
      .get(back.pathname + back.search)
      .expect(400);
    expect((await browser.get(back.pathname + back.search)).status).toBe(303);
    await browser.get(back.pathname + back.search).expect(400);

    const swap = (name: string) => (address: string) => {
      const url = new URL(address);
      url.searchParams.set(name, 'made-up');
      return url.href;
    };
    expect((await signIn(newBrowser(test), 'planner', swap('state'))).status).toBe(403);
    expect((await signIn(newBrowser(test), 'planner', swap('code'))).status).toBe(403);
    expect((await signIn(newBrowser(test), 'planner', swap('iss'))).status).toBe(403);
  });

  it('explains when the provider does not answer', async () => {
    const lonely = await startApp({ OIDC_ISSUER: 'http://127.0.0.1:9' });
    const answer = await newBrowser(lonely).get('/en/sign-in/provider').expect(502);
    expect(answer.text).toContain('name="email"');
    await lonely.close();
  });

  it('can be the only way in for a role: then no link is sent, and the answer does not tell', async () => {
    const strict = await startApp({ OIDC_ONLY_ROLES: 'planner,municipality' });
    await test.close();
    test = strict;
    await addAccount('planner.person@example.org', 'planner');
    await addAccount('helper@example.org', 'administrator');
    await deliverMail(strict);
    for (const email of ['planner.person@example.org', 'helper@example.org']) {
      const answer = await submit(newBrowser(strict), { page: '/en/sign-in', fields: { email } });
      expect(answer.headers.location).toBe('/en/sign-in/sent');
    }
    expect((await deliverMail(strict)).map((letter) => letter.to)).toEqual(['helper@example.org']);
    expect((await signIn(newBrowser(strict), 'planner')).status).toBe(303);
  });

  it('ends the sessions that came by a link once the role must come by the provider', async () => {
    const account = (await findAccountByEmail(test.deps.db, 'planner.person@example.org'))!;
    const session = { method: 'link' as const, userAgent: '', previousToken: undefined };
    const token = await openSession(test.deps.db, account, session, test.deps.clock());
    expect(await findSignedIn(test.deps, token)).not.toBeNull();
    const strict = await startApp({ OIDC_ONLY_ROLES: 'planner' });
    expect(await findSignedIn({ ...test.deps, config: strict.deps.config }, token)).toBeNull();
    await strict.close();
  });
});
