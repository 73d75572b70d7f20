/** Reading without a mouse, enlarged, on paper, without movement and without scripts. */
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, layoutProblems, listen, openContext } from '../support/browser';
import { everyPageInTurns } from '../support/pages';
import { createShippedApp } from '../support/shipped-app';
import type { TestApp } from '../support/test-app';

/** Text of what the keyboard is on. */
function focusedText(page: Page): Promise<string> {
  return page.evaluate('(document.activeElement?.textContent ?? "").trim()');
}

/** Presses Tab until the text is reached; fails when it is not within the first stops of the page. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let stops = 0; stops < 30; stops += 1) {
    await page.keyboard.press('Tab');
    if ((await focusedText(page)) === text) return;
  }
  throw new Error(`Tab does not reach ${text}`);
}

/** Whether anything of a kind is shown. */
function isShown(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).first().isVisible();
}

describe('Reading in a real browser', () => {
  let test: TestApp;
  let browser: Browser;
  let address: string;
  let close: () => void;
  beforeAll(async () => {
    test = await createShippedApp();
    const site = await listen(test.app);
    address = site.address;
    close = () => site.server.close();
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    close();
    await test.close();
  });

  it('works with the keyboard: skip link, menu, language and a form sent by Enter', async () => {
    const { context, page, problems } = await openContext(browser, address);
    await page.goto('/fi');
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Siirry sisältöön');
    expect((await page.locator('.skip-link').boundingBox())!.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');

    await page.goto('/fi');
    await tabTo(page, 'Tiedot ja menetelmät');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/fi/data');

    await tabTo(page, 'Svenska');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sv/data');
    expect(await page.textContent('h1')).toBe('Data och metoder');

    await page.locator('.site-footer').getByText('Respons').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sv/feedback');
    expect(await page.inputValue('#page')).toBe('/sv/data');
    await page.focus('#message');
    await page.keyboard.type('Hej');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sv/feedback/sent');
    await context.close();
    expect(problems).toEqual([]);
  }, 60_000);

  it('leads from what is wrong with a form to the field, and keeps what was typed', async () => {
    const { context, page } = await openContext(browser, address);
    await page.goto('/en/feedback');
    await page.fill('#page', 'Home page');
    await page.press('#page', 'Enter');
    await page.waitForSelector('.error-summary');
    await page.locator('.error-summary a').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('message');
    expect(await page.inputValue('#page')).toBe('Home page');
    expect(await isShown(page, 'input[name="website"]')).toBe(false);
    await context.close();
  }, 60_000);

  it('works at 200 %: nothing is cut and no page scrolls sideways', async () => {
    const { context, page, problems } = await openContext(browser, address, {
      viewport: { width: 640, height: 450 },
      deviceScaleFactor: 2,
    });
    for (const path of everyPageInTurns()) {
      await page.goto(path);
      problems.push(...(await layoutProblems(page)).map((problem) => `${path} ${problem}`));
    }
    await context.close();
    expect(problems).toEqual([]);
  }, 120_000);

  it('shows on paper what is to be read, tables whole, and no navigation or forms', async () => {
    const { context, page } = await openContext(browser, address, { viewport: { width: 720, height: 1000 } });
    for (const path of ['/sv/elections/KV-2021/coverage', '/sv/data', '/sv/accessibility', '/sv/privacy']) {
      await page.goto(path);
      await page.emulateMedia({ media: 'print' });
      for (const hidden of ['.main-navigation', '.language-links', '.session', '.footer-links'])
        expect([path, hidden, await isShown(page, hidden)]).toEqual([path, hidden, false]);
      expect(await page.locator('main form:visible, button:visible').count()).toBe(0);
      expect(await isShown(page, 'h1')).toBe(true);
      const tables = await page.locator('.table-scroll').count();
      if (path !== '/sv/accessibility') expect(tables).toBeGreaterThan(0);
      expect(
        await page.evaluate(
          `[...document.querySelectorAll('.table-scroll')].every((box) => getComputedStyle(box).overflowX === 'visible' && box.clientHeight > 0)`,
        ),
      ).toBe(true);
      await page.emulateMedia({ media: 'screen' });
      expect(await isShown(page, '.main-navigation')).toBe(true);
    }
    await context.close();
  }, 60_000);

  it('moves nothing for people who asked for less movement', async () => {
    const { context, page } = await openContext(browser, address, { reducedMotion: 'reduce' });
    // One rule of the style sheet answers for all pages.
    for (const path of everyPageInTurns().filter((_, index) => index % 4 === 0)) {
      await page.goto(path);
      const moving = await page.evaluate(
        `[...document.querySelectorAll('*')].filter((each) => {
          const style = getComputedStyle(each);
          return style.animationName !== 'none' || style.scrollBehavior === 'smooth' || (style.transitionProperty !== 'none' && parseFloat(style.transitionDuration) > 0);
        }).length`,
      );
      expect([path, moving]).toEqual([path, 0]);
    }
    await context.close();
  }, 60_000);

  it('needs no scripts: every page has its heading and main content', async () => {
    const { context, page, problems } = await openContext(browser, address, { javaScript: false });
    for (const path of everyPageInTurns()) {
      const answer = await page.goto(path);
      if (answer?.status() !== 200) problems.push(`${path} answers ${answer?.status()}`);
      const heading = await page.locator('main h1').first().textContent();
      const text = await page.locator('main').innerText();
      if ((heading ?? '').trim() === '' || text.trim().length <= heading!.trim().length)
        problems.push(`${path} has nothing to read`);
    }
    await context.close();
    expect(problems).toEqual([]);
  }, 120_000);
});
