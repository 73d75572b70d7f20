import type { Browser } from 'playwright-core';
import { languages } from '../../src/i18n/language';
import { accessibilityProblems, launchBrowser, listen, openContext, viewports } from '../support/browser';
import { everyPage } from '../support/pages';
import { createShippedApp } from '../support/shipped-app';
import type { TestApp } from '../support/test-app';

describe('every page in a real browser', () => {
  let test: TestApp;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    test = await createShippedApp();
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
      for (const path of everyPage(language)) {
        await page.goto(path);
        problems.push(...(await accessibilityProblems(page)).map((problem) => `${path} ${problem}`));
        const surplus = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if ((surplus as number) > 0) problems.push(`${path} scrolls sideways by ${surplus as number} px`);
      }
      await context.close();
      expect(problems).toEqual([]);
    },
    120000,
  );
});
