import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../src/accounts/account.model';
import { languages, type Language } from '../../src/i18n/language';
import {
  accessibilityProblems,
  launchBrowser,
  layoutProblems,
  listen,
  openContext,
  viewports,
} from '../support/browser';
import { everyPage, everySignedInPage, fillSignedInPages } from '../support/pages';
import { createShippedApp } from '../support/shipped-app';
import type { TestApp } from '../support/test-app';

type Size = keyof typeof viewports;
const sizes = Object.keys(viewports) as Size[];

async function problemsOf(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  const problems = [...(await accessibilityProblems(page)), ...(await layoutProblems(page))];
  return problems.map((problem) => `${path} ${problem}`);
}

async function signIn(page: Page, role: Role): Promise<void> {
  await page.goto('/fi/sign-in');
  await page.click(`button[name="role"][value="${role}"]`);
  await page.waitForURL('**/fi/account');
}

describe('every page in a real browser', () => {
  let test: TestApp;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    test = await createShippedApp();
    await fillSignedInPages(test);
    site = await listen(test.app);
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    site.server.close();
    await test.close();
  });

  /** Opens pages one after another in a new window of a size. */
  async function problemsAt(size: Size, paths: readonly string[], role: Role | null): Promise<string[]> {
    const options = { viewport: viewports[size], axe: true };
    const { context, page, problems } = await openContext(browser, site.address, options);
    if (role !== null) await signIn(page, role);
    for (const path of paths) problems.push(...(await problemsOf(page, path)));
    await context.close();
    return problems;
  }

  // Each page in both sizes and in two of the languages, in turns: what a size breaks shows in any language, and what a long
  // word breaks shows in its language on another page of the same make. Every second language shares a size.
  const inSize = <T>(pages: readonly T[], language: Language, size: Size) => {
    const turn = languages.indexOf(language);
    return pages.filter((_, index) => {
      const isItsSize = (index + turn) % sizes.length === sizes.indexOf(size);
      return isItsSize && (turn === 1 || (turn === 0) === (Math.floor(index / 2) % 2 === 0));
    });
  };

  it.each(languages.flatMap((language) => sizes.map((size) => [language, size] as const)))(
    'has no accessibility problem, error, foreign request, cut text or sideways scrolling in %s on a %s',
    async (language, size) => {
      const pages = inSize(everyPage(language), language, size);
      expect(await problemsAt(size, pages, null)).toEqual([]);
    },
    240_000,
  );

  // A page is the same for all who may see it, and its words are checked elsewhere: once each, in turns.
  it.each([
    ['fi', 'phone', 0],
    ['sv', 'desktop', 1],
    ['en', 'phone', 2],
  ] as const)(
    'is as good for signed-in people in %s on a %s',
    async (language, size, turn) => {
      const every = await everySignedInPage(test, language);
      const pages = every.filter((_, index) => index % 3 === turn);
      for (const role of new Set(pages.map((each) => each.role))) {
        const paths = pages.filter((each) => each.role === role).map(({ path }) => path);
        expect(await problemsAt(size, paths, role)).toEqual([]);
      }
    },
    240_000,
  );
});
