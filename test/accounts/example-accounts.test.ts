import request from 'supertest';
import { roles } from '../../src/accounts/account.model';
import { ensureExampleAccounts } from '../../src/accounts/example-accounts.service';
import { createApp } from '../../src/app';
import { ConfigError, loadConfig } from '../../src/config';
import type { Deps } from '../../src/platform/deps';
import { deliverMail, newBrowser, sessionCookieOf, signedInAs, submit } from '../support/sign-in';
import { createTestApp } from '../support/test-app';

describe('example accounts', () => {
  it.each(roles)('let a visitor look around as %s, and say that they are examples', async (role) => {
    const test = await createTestApp();
    const browser = await signedInAs(test, role);
    const page = await browser.get('/en/account').expect(200);
    expect(page.text).toContain('This is an example account');
    expect(page.text).toContain('Esimerkki: ');
    await test.close();
  });

  it('are made once', async () => {
    const test = await createTestApp();
    expect(await ensureExampleAccounts(test.deps)).toBe(roles.length);
    expect(await ensureExampleAccounts(test.deps)).toBe(0);
    await test.close();
  });

  it('never get a link by mail', async () => {
    const test = await createTestApp();
    await ensureExampleAccounts(test.deps);
    await submit(newBrowser(test), { page: '/en/sign-in', fields: { email: 'planner@example.org' } });
    expect(await deliverMail(test)).toEqual([]);
    await test.close();
  });

  it('are neither made nor let in in production, not even with an older session of theirs', async () => {
    const test = await createTestApp();
    await ensureExampleAccounts(test.deps);
    const answer = await submit(newBrowser(test), {
      page: '/en/sign-in',
      action: '/en/sign-in/example',
      fields: { role: 'administrator' },
    });
    const cookie = sessionCookieOf(answer);
    await request(test.app).get('/en/admin/accounts').set('Cookie', cookie).expect(200);

    const config = loadConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent' });
    const deps: Deps = { ...test.deps, config };
    const production = { ...test, deps, app: createApp(deps) };
    expect(await ensureExampleAccounts(deps)).toBe(0);
    await request(production.app).get('/en/admin/accounts').set('Cookie', cookie).expect(303);
    expect((await request(production.app).get('/en/sign-in')).text).not.toContain('example account');
    const refused = await submit(newBrowser(production), {
      page: '/en/sign-in',
      action: '/en/sign-in/example',
      fields: { role: 'administrator' },
    });
    expect(refused.status).toBe(404);
    await test.close();
  });

  it.each([
    [{}, [], true],
    [{}, ['--no-examples'], false],
    [{ NODE_ENV: 'production' }, [], false],
    [{ HOST: '0.0.0.0' }, [], false],
    [{ PUBLIC_URL: 'https://vaalikumppani.example.org' }, [], false],
    [{ HOST: '0.0.0.0' }, ['--examples'], true],
    [{ HOST: '0.0.0.0' }, ['--examples', '--no-examples'], false],
  ])('with %j and %j exist: %s', (environment, options, expected) => {
    expect(loadConfig(environment as Record<string, string>, options).exampleAccounts).toBe(expected);
  });

  it('cannot be forced on in production', () => {
    expect(() => loadConfig({ NODE_ENV: 'production' }, ['--examples'])).toThrow(ConfigError);
  });
});
