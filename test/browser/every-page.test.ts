import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../src/accounts/account.model';
import { languages } from '../../src/i18n/language';
import { accessibilityProblems, launchBrowser, listen, openContext, viewports } from '../support/browser';
import { everyPage, everySignedInPage, fillSignedInPages } from '../support/pages';
import { createShippedApp } from '../support/shipped-app';
import type { TestApp } from '../support/test-app';

async function problemsOf(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  const problems = (await accessibilityProblems(page)).map((problem) => `${path} ${problem}`);
  const surplus = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  if ((surplus as number) > 0) problems.push(`${path} scrolls sideways by ${surplus as number} px`);
  return problems;
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
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    site.server.close();
    await test.close();
  });

  it.each(languages.flatMap((language) => Object.keys(viewports).map((size) => [language, size] as const)))(
    'has no accessibility problem, error, foreign request or sideways scrolling in %s on a %s',
    async (language, size) => {
      const { context, page, problems } = await openContext(browser, site.address, {
        viewport: viewports[size as keyof typeof viewports],
      });
      for (const path of everyPage(language)) problems.push(...(await problemsOf(page, path)));
      await context.close();
      expect(problems).toEqual([]);
    },
    120000,
  );

  // Each language once and both sizes: three times the pages are enough to see what a size or a long word breaks.
  it.each([
    ['fi', 'phone'],
    ['sv', 'desktop'],
    ['en', 'phone'],
  ] as const)(
    'is as good for signed-in people in %s on a %s',
    async (language, size) => {
      const pages = await everySignedInPage(test, language);
      for (const role of new Set(pages.map((each) => each.role))) {
        const { context, page, problems } = await openContext(browser, site.address, {
          viewport: viewports[size],
        });
        await signIn(page, role);
        for (const { path } of pages.filter((each) => each.role === role))
          problems.push(...(await problemsOf(page, path)));
        await context.close();
        expect(problems).toEqual([]);
      }
    },
    120000,
  );
});
