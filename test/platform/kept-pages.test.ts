import express from 'express';
import request from 'supertest';
import { raiseDataVersion } from '../../src/data-version/data-version.store';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { createKeptPages } from '../../src/platform/kept-pages';
import { setLanguage } from '../../src/platform/language';
import { aPlace } from '../support/places';
import { signedInAs } from '../support/sign-in';
import { createSmallSite } from '../support/small-site';
import type { TestApp } from '../support/test-app';

describe('pages that are kept for everybody', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createSmallSite([
      aPlace({ id: 'a', municipalityCode: '001', position: { easting: 500_000, northing: 6_800_000 } }),
    ]);
  });
  afterAll(() => test.close());
  const open = async (path: string) => (await request(test.app).get(path).expect(200)).text;
  const nonceIn = (html: string) => /nonce="([^"]+)"/.exec(html)?.[1];

  it.each(['/en', '/en/elections/KV-2021', '/en/elections/KV-2021/places'])(
    'show nobody the name of another, and no form token: %s',
    async (path) => {
      const planner = await signedInAs(test, 'planner');
      const own = await planner.get(path).expect(200);
      expect(own.text).toContain('href="/en/account"');
      expect(own.text).toContain('name="_csrf"');
      const { text, headers } = await request(test.app).get(path).expect(200);
      expect(text).not.toContain('href="/en/account"');
      expect(text).not.toContain('name="_csrf"');
      expect(headers).not.toHaveProperty('set-cookie');
      expect((await planner.get(path)).text).toContain('href="/en/account"');
    },
  );

  it('mark their scripts anew in every answer', async () => {
    const [one, other] = [
      await open('/en/elections/KV-2021/places'),
      await open('/en/elections/KV-2021/places'),
    ];
    expect(nonceIn(one)).not.toBe(nonceIn(other));
  });

  it('follow the data and the day', async () => {
    expect(await open('/en')).toContain('1 station known');
    expect(await open('/en/elections/EKV-2027')).toContain('145 days');
    await insertPlaces(test.deps.db, [aPlace({ id: 'b', municipalityCode: '002', kind: 'election_day' })]);
    await raiseDataVersion(test.deps.db, 'polling_places', test.deps.clock());
    test.setTime('2026-11-25T09:00:00Z');
    expect(await open('/en')).toContain('2 stations known');
    expect(await open('/en/elections/EKV-2027')).toContain('144 days');
  });

  it('keep apart what differs by language and question, and say again what was not understood', async () => {
    const list = '/elections/KV-2021/places';
    expect(await open(`/en${list}?municipality=001`)).toContain('1 place<');
    expect(await open(`/sv${list}?municipality=001`)).toContain('1 ställe<');
    expect(await open(`/en${list}?municipality=001&kind=election_day`)).toContain('No places found');
    const ask = () => request(test.app).get(`/en${list}?municipality=999`).expect(400);
    for (const { text } of [await ask(), await ask()]) expect(text).toContain('There is no municipality 999');
  });

  it('cannot hold a form: its token would be everybody’s', async () => {
    const app = express().set('env', 'test').set('publicUrl', '').use(setLanguage);
    app.get('/en', (_req, res) =>
      createKeptPages(1000).show(res, 'partials/csrf', 'a', () => Promise.resolve({ title: 'Form' })),
    );
    await request(app)
      .get('/en')
      .expect(500, /cannot hold a form token/);
  });
});
