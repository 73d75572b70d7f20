import { ConfigError, loadConfig } from '../src/config';

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
    ['TILE_URL', 'https://tiles.example.org/', 'an address with {z}'],
    ['TILE_URL', 'https://{s}.tiles.example.org/{z}/{x}/{y}.png', 'on one host'],
    ['TILE_URL', 'https://tiles.example.org;script-src *//{z}/{x}/{y}.png', 'on one host'],
  ])('stops at a wrong %s with its name and what is expected', (name, value, expected) => {
    expect(() => loadConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => loadConfig({ [name]: value })).toThrow(new RegExp(`${name}: expected.*${expected}`));
  });

  it('names every wrong variable at once, and never repeats a secret', () => {
    const load = () => loadConfig({ PORT: 'x', DATABASE_URL: 'mysql://user:secret@host/db' });
    expect(load).toThrow(/PORT[^]*DATABASE_URL/);
    expect(load).not.toThrow(/secret/);
  });

  it('takes a tile layer with its attribution, and neither without the other', () => {
    const [url, attribution] = ['https://tiles.example.org:8443/{z}/{x}/{y}.png', 'Tiles of ours'];
    expect(loadConfig({}).tiles).toBeNull();
    expect(loadConfig({ TILE_URL: url, TILE_ATTRIBUTION: attribution }).tiles).toEqual({
      url,
      attribution,
      origin: 'https://tiles.example.org:8443',
    });
    expect(() => loadConfig({ TILE_URL: url })).toThrow(/together with TILE_ATTRIBUTION/);
    expect(() => loadConfig({ TILE_ATTRIBUTION: attribution })).toThrow(/together with TILE_ATTRIBUTION/);
  });

  it('refuses two databases', () => {
    expect(() => loadConfig({ DATABASE_FILE: 'a.sqlite', DATABASE_URL: 'postgres://h/d' })).toThrow(
      /not both/,
    );
  });
});
