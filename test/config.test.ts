import { readFileSync } from 'node:fs';
import { ConfigError, environmentVariables, loadConfig } from '../src/config';
import { fromRoot } from '../src/platform/project-root';

describe('configuration', () => {
  it('needs no variable: loopback, port 3000 and an SQLite file', () => {
    expect(loadConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      database: { kind: 'sqlite', file: 'var/vaalikumppani.sqlite' },
      publicUrl: 'http://127.0.0.1:3000',
    });
  });

  it('takes a PostgreSQL address', () => {
    const url = 'postgres://user:secret@db.example:5432/vaalikumppani';
    expect(loadConfig({ DATABASE_URL: url }).database).toEqual({ kind: 'postgres', url });
  });

  it.each([
    ['PORT', 'eighty', 'a port number'],
    ['PORT', '70000', 'a port number'],
    ['DATABASE_URL', 'mysql://x', 'a PostgreSQL address'],
    ['LOG_LEVEL', 'loud', 'fatal, error'],
    ['PUBLIC_URL', 'somewhere', 'the address that people use'],
    ['TRUST_PROXY', '-1', 'the number of proxies'],
    ['NODE_ENV', 'prod', 'production'],
    ['SMTP_URL', 'mail.example.org', 'a mail server'],
    ['MAIL_FROM', 'Vaalikumppani', 'a sender'],
    ['MAIL_FROM', 'a@example.org\nBcc: b@example.org', 'a sender'],
    ['SERVICE_OWNER', ' ', 'the name'],
    ['SERVICE_EMAIL', 'us', 'an e-mail address'],
    ['FEEDBACK_TO', 'inbox', 'the e-mail address'],
    ['OIDC_ISSUER', 'login', 'OpenID Connect'],
    ['OIDC_ONLY_ROLES', 'planner,king', 'roles'],
  ])('stops at a wrong %s with its name and what is expected', (name, value, expected) => {
    expect(() => loadConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => loadConfig({ [name]: value })).toThrow(new RegExp(`${name}: expected.*${expected}`));
  });

  it('names every wrong variable at once, and never repeats a secret', () => {
    const load = () => loadConfig({ PORT: 'x', DATABASE_URL: 'mysql://user:secret@host/db' });
    expect(load).toThrow(/PORT[^]*DATABASE_URL/);
    expect(load).not.toThrow(/secret/);
  });

  it('takes an identity provider with everything that it needs', () => {
    const whole = {
      OIDC_ISSUER: 'https://login.example.org',
      OIDC_CLIENT_ID: 'id',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_ONLY_ROLES: 'planner, municipality',
    };
    expect(loadConfig(whole).oidc).toMatchObject({ onlyRoles: ['planner', 'municipality'] });
    expect(() => loadConfig({ ...whole, OIDC_CLIENT_SECRET: undefined })).toThrow(/OIDC_CLIENT_SECRET/);
    expect(() => loadConfig({ OIDC_ONLY_ROLES: 'planner' })).toThrow(/OIDC_ISSUER/);
    expect(() => loadConfig({ ...whole, OIDC_ISSUER: 'http://login.example.org' })).toThrow(/https/);
  });

  it('is described, variable by variable, in the documentation and in .env.example', () => {
    for (const file of ['docs/configuration.md', '.env.example']) {
      const text = readFileSync(fromRoot(file), 'utf8');
      expect(environmentVariables.filter((name) => !text.includes(name))).toEqual([]);
    }
  });

  it('refuses two databases', () => {
    expect(() => loadConfig({ DATABASE_FILE: 'a.sqlite', DATABASE_URL: 'postgres://h/d' })).toThrow(
      /not both/,
    );
  });
});
