import { PassThrough } from 'node:stream';
import pino from 'pino';
import { createAdministrator } from '../../src/accounts/first-administrator.service';
import { createApp } from '../../src/app';
import { deliverMail, linkIn, newBrowser, submit } from '../support/sign-in';
import { createTestApp } from '../support/test-app';

const person = { email: ' Admin@Example.org', name: 'Ylläpitäjä', language: 'fi' } as const;

describe('the first administrator', () => {
  it('gets a link on the command line where no mail is sent, good for a day', async () => {
    const test = await createTestApp();
    const done = await createAdministrator(test.deps, person);
    expect(done).toMatchObject({
      ok: true,
      value: expect.stringContaining('/fi/sign-in/link?token=') as string,
    });
    expect(await deliverMail(test)).toEqual([]);
    const { pathname, search } = new URL(done.ok ? (done.value ?? '') : '');
    test.setTime('2026-11-25T08:59:59Z');
    await newBrowser(test)
      .get(pathname + search)
      .expect(200);
    test.setTime('2026-11-25T09:00:00Z');
    await newBrowser(test)
      .get(pathname + search)
      .expect(410);
    await test.close();
  });

  it('gets mail where there is a mail server, and is asked to use the identity provider where that is the only way', async () => {
    const mail = { SMTP_URL: 'smtp://127.0.0.1:9' };
    const test = await createTestApp('sqlite', undefined, mail);
    expect(await createAdministrator(test.deps, person)).toEqual({ ok: true, value: null });
    expect(linkIn((await deliverMail(test))[0]!)).toContain('token=');
    await test.close();

    const strict = await createTestApp('sqlite', undefined, {
      ...mail,
      OIDC_ISSUER: 'https://login.example.org',
      OIDC_CLIENT_ID: 'id',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_ONLY_ROLES: 'administrator',
    });
    await createAdministrator(strict.deps, person);
    expect(linkIn((await deliverMail(strict))[0]!)).toBe('/fi/sign-in');
    await strict.close();
  });

  it('is refused for what is no address, or has an account', async () => {
    const test = await createTestApp();
    expect(await createAdministrator(test.deps, { ...person, email: 'x' })).toMatchObject({
      problem: 'emailWrong',
    });
    await createAdministrator(test.deps, person);
    expect(await createAdministrator(test.deps, person)).toMatchObject({ problem: 'emailTaken' });
    await test.close();
  });
});

describe('the log', () => {
  it('holds neither link nor address nor secret, at any level', async () => {
    const test = await createTestApp();
    const lines: string[] = [];
    const stream = new PassThrough();
    stream.on('data', (line: Buffer) => lines.push(line.toString()));
    const deps = { ...test.deps, logger: pino({ level: 'trace' }, stream) };
    const logged = { ...test, deps, app: createApp(deps) };
    const done = await createAdministrator(deps, person);
    const { pathname, search } = new URL(done.ok ? (done.value ?? '') : '');
    const token = new URLSearchParams(search).get('token')!;
    const browser = newBrowser(logged);
    const link = pathname + search;
    await submit(browser, { page: link, action: '/fi/sign-in/link', fields: { token } });
    await submit(newBrowser(logged), { page: '/fi/sign-in', fields: { email: 'admin@example.org' } });
    const [letter] = await deliverMail(logged);
    await newBrowser(logged).get(linkIn(letter!)).expect(200);
    const log = lines.join('');
    expect(log).toContain('"answered"');
    expect(log).not.toContain(token);
    expect(log).not.toContain(new URL(linkIn(letter!), 'http://x').searchParams.get('token'));
    expect(log).not.toContain('@');
    await test.close();
  });
});
