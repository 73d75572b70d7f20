import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { ensureExampleAccounts } from '../../src/accounts/example-accounts.service';
import { accessibilityProblems, launchBrowser, listen, openContext, viewports } from '../support/browser';
import { loadSmallCountry, registration } from '../support/offers';
import { deliverMail, linkIn } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

describe('in a browser without scripts', () => {
  let test: TestApp;
  let server: Server;
  let address: string;
  let browser: Browser;
  beforeAll(async () => {
    test = await createTestApp();
    await loadSmallCountry(test);
    await ensureExampleAccounts(test.deps);
    ({ server, address } = await listen(test.app));
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.close();
    await test.close();
  });

  it('an organisation registers, is accepted, offers a ride, and somebody on a phone finds it', async () => {
    const partner = await openContext(browser, address, { javaScript: false });
    const { page } = partner;
    await page.goto('/en/register');
    await page.getByLabel('Name of the organisation').fill(registration.name);
    await page.getByLabel('Kind of organisation').selectOption('association');
    await page.getByLabel('Number in the register').fill('123.456');
    await page.getByLabel('Municipalities where you work').fill('Juuka');
    await page.getByLabel('Finnish', { exact: true }).check();
    await page.getByLabel('Name of the contact person').fill(registration.contactName);
    await page.getByLabel('E-mail address').fill(registration.email);
    await page.getByLabel('The organisation is not a party').check();
    await page.getByRole('button', { name: 'Send the registration' }).click();
    expect(page.url()).toContain('/en/register/sent');
    const [letter] = await deliverMail(test);
    await page.goto(linkIn(letter!).replace(/^\/fi/, '/en'));
    await page.getByRole('button', { name: 'Confirm' }).click();
    expect(page.url()).toContain('/en/partner');

    const office = await openContext(browser, address, { javaScript: false });
    await office.page.goto('/en/sign-in');
    await office.page.getByRole('button', { name: 'Reviewer of offers' }).click();
    await office.page.goto('/en/moderation/organisations');
    await office.page.getByRole('link', { name: registration.name }).click();
    await office.page.getByLabel('Level of trust').selectOption('register_checked');
    await office.page.getByRole('button', { name: 'Accept' }).click();

    await page.goto('/en/partner/offers/new');
    await page.getByLabel('Kind of help').selectOption('transport_individual');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByLabel('What help you give').fill('Rides from the villages');
    await page.getByLabel('older people').check();
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await page.getByLabel('Sun 18 April 2027').check();
    await page.getByLabel('Time, from').fill('09:00');
    await page.getByLabel('Time, until').fill('18:00');
    for (const [label, value] of [
      ['Vehicles', '1'],
      ['Passenger seats', '4'],
      ['Wheelchair places', '0'],
      ['Trips per day', '6'],
    ] as const)
      await page.getByLabel(label).fill(value);
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await page.getByLabel('How the help is booked').fill('Call us');
    await page.getByLabel('Price').selectOption('yes');
    await page.getByLabel('Phone number').fill('000 000');
    await page.getByLabel('We help neutrally').check();
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await page.getByRole('button', { name: 'Send for review' }).click();

    await office.page.goto('/en/moderation/offers');
    await office.page.getByRole('link', { name: 'Ride to the polling station' }).click();
    await office.page.getByRole('button', { name: 'Publish' }).click();

    const visitor = await openContext(browser, address, { viewport: viewports.phone });
    await visitor.page.goto('/en/help');
    await visitor.page.getByLabel('Municipality, postcode or place').fill('Juuka');
    await visitor.page.getByRole('button', { name: 'Search' }).click();
    expect(await visitor.page.getByRole('article').innerText()).toContain('Rides from the villages');
    expect(await visitor.page.getByRole('link', { name: 'Call 000 000' }).getAttribute('href')).toBe(
      'tel:000000',
    );
    expect(await accessibilityProblems(visitor.page)).toEqual([]);
    const width = await visitor.page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(viewports.phone.width);
    for (const each of [partner, office, visitor]) {
      expect(each.problems).toEqual([]);
      await each.context.close();
    }
  }, 60_000);
});
