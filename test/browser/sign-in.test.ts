import type { Browser } from 'playwright-core';
import { launchBrowser, listen, openContext, viewports } from '../support/browser';
import { deliverMail, linkIn } from '../support/sign-in';
import { ensureExampleAccounts } from '../../src/accounts/example-accounts.service';
import { createTestApp, type TestApp } from '../support/test-app';

describe('an invitation in a real browser without scripts', () => {
  let test: TestApp;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    test = await createTestApp();
    await ensureExampleAccounts(test.deps);
    site = await listen(test.app);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    site.server.close();
    await test.close();
  });

  it('leads from the administrator to a municipality that is signed in, and out again', async () => {
    const office = await openContext(browser, site.address, { javaScript: false });
    await office.page.goto('/fi/admin/accounts/invite');
    await office.page.click('button[value="administrator"]');
    await office.page.waitForURL('**/fi/admin/accounts/invite');
    await office.page.click('main button');
    // Nothing was filled in: the summary leads to the fields.
    expect(await office.page.locator('.error-summary a').count()).toBe(3);
    await office.page.fill('#email', 'kunta@example.org');
    await office.page.fill('#name', 'Kunnan vaalisihteeri');
    await office.page.selectOption('#language', 'sv');
    await office.page.selectOption('#role', 'municipality');
    await office.page.fill('#areaCode', '091');
    await office.page.click('main button');
    await office.page.waitForSelector('h1:has-text("Kunnan vaalisihteeri")');

    const [letter] = await deliverMail(test);
    const home = await openContext(browser, site.address, { javaScript: false, viewport: viewports.phone });
    await home.page.goto(linkIn(letter!));
    await home.page.click('main button');
    await home.page.waitForURL('**/sv/account');
    expect(await home.page.textContent('main')).toContain('Kommun, 091');
    await home.page.click('.session button');
    await home.page.goto('/sv/account');
    expect(home.page.url()).toContain('/sv/sign-in?return=');
    // The browser reports a 422 as an error of the page; nothing else went wrong.
    expect(office.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
    expect(home.problems).toEqual([]);
    await office.context.close();
    await home.context.close();
  }, 60000);
});
