import request from 'supertest';
import type { Role } from '../src/accounts/account.model';
import { languages } from '../src/i18n/language';
import { everyPage, everySignedInPage, fillSignedInPages } from './support/pages';
import { createShippedApp } from './support/shipped-app';
import { newBrowser, signedInAs, submit, type Agent } from './support/sign-in';
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

  /** Addresses of a page in all languages that it does not name, as they stand in HTML. */
  const unnamedLanguages = (path: string, language: string, html: string) =>
    languages
      .map((other) => {
        const address = path.replace(`/${language}`, `/${other}`).replaceAll('&', '&amp;');
        return `hreflang="${other}" href="${address}"`;
      })
      .filter((link) => !html.includes(link));

  it.each(languages)(
    'of every page is valid in %s, says its language and links to the same page in the others',
    async (language) => {
      const problems: string[] = [];
      for (const path of everyPage(language)) {
        const answer = await request(test.app).get(path).expect(200);
        problems.push(...(await htmlProblems(path, answer.text)));
        problems.push(
          ...unnamedLanguages(path, language, answer.text).map((link) => `${path} lacks ${link}`),
        );
        expect(answer.text).toContain(`<html lang="${language}">`);
      }
      const missing = await request(test.app).get(`/${language}/no-such-page`).expect(404);
      problems.push(...(await htmlProblems('no-such-page', missing.text)));
      expect(missing.text).toContain(`<html lang="${language}">`);
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
      const browsers = new Map<Role, Agent>();
      for (const { role, path } of every.filter((_, index) => index % languages.length === turn)) {
        const browser = browsers.get(role) ?? (await signedInAs(test, role));
        browsers.set(role, browser);
        const answer = await browser.get(path);
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
});
