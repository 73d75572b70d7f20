import request from 'supertest';
import { newBrowser, sessionCookieOf, signedInAs, submit } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

async function cookieOfNewSession(test: TestApp): Promise<string> {
  const answer = await submit(newBrowser(test), {
    page: '/en/sign-in',
    action: '/en/sign-in/example',
    fields: { role: 'partner' },
  });
  return sessionCookieOf(answer);
}

describe('my account', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp();
  });
  afterEach(() => test.close());

  it('changes name and language, and goes on in the new language', async () => {
    const browser = await signedInAs(test, 'partner');
    const page = '/en/account';
    const wrong = await submit(browser, { page, fields: { name: '', language: 'de' } });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Check 2 things');
    const answer = await submit(browser, { page, fields: { name: 'Uusi <nimi>', language: 'sv' } });
    expect(answer.headers.location).toBe('/sv/account');
    const account = await browser.get('/sv/account').expect(200);
    expect(account.text).toContain('Uusi &lt;nimi&gt;');
    expect(account.text).not.toContain('<nimi>');
  });

  it('lists sessions by device, and ends one of them, or all others', async () => {
    const browser = await signedInAs(test, 'partner');
    const [first, second] = [await cookieOfNewSession(test), await cookieOfNewSession(test)];
    const page = await browser.get('/en/account');
    const ids = [...page.text.matchAll(/name="session" value="([\w-]{36})"/g)].map((match) => match[1]!);
    expect(ids).toHaveLength(2);
    const end = (session: string) =>
      submit(browser, { page: '/en/account', action: '/en/account/sessions', fields: { session } });
    expect((await end(ids[0]!)).status).toBe(303);
    const open = async (cookie: string) =>
      (await request(test.app).get('/en/account').set('Cookie', cookie)).status;
    expect([await open(first), await open(second)].sort()).toEqual([200, 303]);
    await end('others');
    expect([await open(first), await open(second)]).toEqual([303, 303]);
    await browser.get('/en/account').expect(200);
  });

  it("ends nobody else's session", async () => {
    const victim = await signedInAs(test, 'planner');
    const [session] = await test.deps.db('sessions');
    const browser = await signedInAs(test, 'partner');
    await submit(browser, {
      page: '/en/account',
      action: '/en/account/sessions',
      fields: { session: session.id },
    });
    await victim.get('/en/account').expect(200);
  });

  it('hands out everything that is stored about the person, and no secret', async () => {
    const browser = await signedInAs(test, 'partner');
    const answer = await submit(browser, { page: '/en/account', action: '/en/account/export' });
    expect(answer.headers['content-disposition']).toContain('vaalikumppani-account.json');
    expect(answer.body).toMatchObject({
      account: { email: 'partner@example.org', grants: [{ role: 'partner' }] },
      sessions: [{ method: 'example' }],
      events: [{ type: 'account.signedIn' }, { type: 'account.exported' }],
    });
    expect(answer.text).not.toContain('oken');
  });

  it('deletes the account once the box is ticked, and the browser is signed out', async () => {
    const browser = await signedInAs(test, 'partner');
    const page = '/en/account/delete';
    expect((await submit(browser, { page })).status).toBe(422);
    expect((await submit(browser, { page, fields: { sure: 'yes' } })).status).toBe(303);
    await browser.get('/en/account').expect(303);
    expect(await test.deps.db('accounts').where('email', 'partner@example.org')).toEqual([]);
    const events = await test.deps.db('audit_events').where('type', 'account.deleted');
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain('@');
  });
});
