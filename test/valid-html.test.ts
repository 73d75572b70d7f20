import request from 'supertest';
import { languages } from '../src/i18n/language';
import { everyPage, everySignedInPage, fillSignedInPages } from './support/pages';
import { createShippedApp } from './support/shipped-app';
import { newBrowser, signedInAs, submit } from './support/sign-in';
import type { TestApp } from './support/test-app';
import { htmlProblems } from './support/valid-html';

/** All pages are computed and judged one after another. */
const wholeSiteMs = 240_000;

describe('HTML', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createShippedApp();
    await fillSignedInPages(test);
  }, 120_000);
  afterAll(() => test.close());

  it.each(languages)(
    'of every page is valid in %s and says its language',
    async (language) => {
      const problems: string[] = [];
      for (const path of [...everyPage(language), `/${language}/no-such-page`]) {
        const answer = await request(test.app).get(path);
        problems.push(...(await htmlProblems(path, answer.text)));
        expect(answer.text).toContain(`<html lang="${language}">`);
      }
      expect(problems).toEqual([]);
    },
    wholeSiteMs,
  );

  it.each(languages)(
    'of every page of signed-in people is valid in %s',
    async (language) => {
      const problems: string[] = [];
      // The three languages share their templates: each page once, in turns.
      const every = await everySignedInPage(test, language);
      const turn = languages.indexOf(language);
      for (const { role, path } of every.filter((_, index) => index % languages.length === turn)) {
        const answer = await (await signedInAs(test, role)).get(path);
        expect([path, answer.status]).toEqual([path, 200]);
        problems.push(...(await htmlProblems(path, answer.text)));
      }
      expect(problems).toEqual([]);
    },
    wholeSiteMs,
  );

  it.each(languages)('of forms with mistakes is valid in %s', async (language) => {
    const page = `/${language}/sign-in`;
    const answer = await submit(newBrowser(test), { page, fields: { email: '"><x>' } });
    expect([answer.status, await htmlProblems(page, answer.text)]).toEqual([422, []]);
    const administrator = await signedInAs(test, 'administrator');
    for (const path of [
      `/${language}/account`,
      `/${language}/account/delete`,
      `/${language}/admin/accounts/invite`,
    ]) {
      const wrong = await submit(administrator, { page: path });
      expect([path, wrong.status, await htmlProblems(path, wrong.text)]).toEqual([path, 422, []]);
    }
    const lost = await newBrowser(test).get(`/${language}/sign-in/link?token=x`).expect(410);
    expect(await htmlProblems('sign-in/link', lost.text)).toEqual([]);
  });

  it.each(languages)(
    'of every page links to the same page in the other languages from %s',
    async (language) => {
      for (const path of everyPage(language)) {
        const answer = await request(test.app).get(path).expect(200);
        for (const other of languages) {
          const address = path.replace(`/${language}`, `/${other}`).replaceAll('&', '&amp;');
          expect(answer.text).toContain(`hreflang="${other}" href="${address}"`);
          // Search engines want the address in full.
          expect(answer.text).toContain(
            `<link rel="alternate" hreflang="${other}" href="${test.deps.config.publicUrl}${address}">`,
          );
        }
      }
    },
  );
});
