import request from 'supertest';
import { csrfTokenIn, newBrowser, signedInAs, submit } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const page = '/en/sign-in';
const fields = { email: 'somebody@example.org' };

describe('protection against forged requests', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  it('takes a form that the same browser opened', async () => {
    const answer = await submit(newBrowser(test), { page, fields });
    expect(answer.status).toBe(303);
  });

  it('refuses a form without a token, with a friendly page', async () => {
    const answer = await request(test.app).post(page).type('form').send(fields).expect(403);
    expect(answer.text).toContain('The form is out of date');
  });

  it("refuses the token of another browser's form", async () => {
    const other = await newBrowser(test).get(page);
    const browser = newBrowser(test);
    await browser.get(page);
    await browser
      .post(page)
      .type('form')
      .send({ ...fields, _csrf: csrfTokenIn(other.text) })
      .expect(403);
  });

  it('refuses a token given twice', async () => {
    const browser = newBrowser(test);
    const token = csrfTokenIn((await browser.get(page)).text);
    await browser
      .post(page)
      .type('form')
      .send({ ...fields, _csrf: [token, token] })
      .expect(403);
  });

  it.each([
    ['Origin', 'https://evil.example'],
    ['Origin', 'null'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Site', 'same-site'],
  ])('refuses a right token that comes with %s: %s', async (header, value) => {
    const browser = newBrowser(test);
    const token = csrfTokenIn((await browser.get(page)).text);
    await browser
      .post(page)
      .set(header, value)
      .type('form')
      .send({ ...fields, _csrf: token })
      .expect(403);
  });

  it('takes a right token from our own origin, and in a header', async () => {
    const browser = newBrowser(test);
    const token = csrfTokenIn((await browser.get(page)).text);
    await browser
      .post(page)
      .set('Origin', test.deps.config.publicUrl)
      .set('X-CSRF-Token', token)
      .type('form')
      .send(fields)
      .expect(303);
  });

  it('binds the forms of a signed-in person to the session: signing in makes older forms worthless', async () => {
    const browser = await signedInAs(test, 'planner');
    const before = csrfTokenIn((await browser.get('/en/account')).text);
    await submit(browser, {
      page: '/en/account',
      action: '/en/sign-in/example',
      fields: { role: 'planner' },
    });
    await browser.post('/en/sign-out').type('form').send({ _csrf: before }).expect(403);
  });

  it.each(['put', 'patch', 'delete', 'post'] as const)(
    'guards %s, also where no route is',
    async (method) => {
      await request(test.app)[method]('/en/no-such-page').expect(403);
    },
  );

  it('refuses bodies that are no forms of ours', async () => {
    const browser = newBrowser(test);
    const token = csrfTokenIn((await browser.get(page)).text);
    await browser
      .post(page)
      .send({ ...fields, _csrf: token })
      .expect(403);
    await browser.post(page).field('_csrf', token).field('email', 'a@example.org').expect(403);
    await browser
      .post(page)
      .type('form')
      .send({ ...fields, _csrf: token, filler: 'x'.repeat(70_000) })
      .expect(400);
  });

  it('sets no cookie on pages without a form, and keeps pages with one out of caches', async () => {
    const home = await request(test.app).get('/en').expect(200);
    expect(home.headers['set-cookie']).toBeUndefined();
    const signIn = await request(test.app).get(page).expect(200);
    expect(signIn.headers['cache-control']).toBe('no-store');
    expect(signIn.headers['set-cookie']).toEqual([
      expect.stringMatching(/^vaalikumppani-visit=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('marks cookies Secure and bound to the host on https', async () => {
    const https = await createTestApp('sqlite', undefined, {
      PUBLIC_URL: 'https://vaalikumppani.example.org',
    });
    const answer = await request(https.app).get(page).expect(200);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-vaalikumppani-visit=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    await https.close();
  });
});
