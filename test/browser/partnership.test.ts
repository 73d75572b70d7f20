import type { Server } from 'node:http';
import type { Browser, BrowserContext } from 'playwright-core';
import { inviteAccount } from '../../src/accounts/administration.service';
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

  /** Looks at a page the way the person of a context sees it, with scripts, which axe needs. */
  async function looksAccessible(of: BrowserContext, path: string): Promise<void> {
    const context = await browser.newContext({
      baseURL: address,
      storageState: await of.storageState(),
      viewport: viewports.phone,
    });
    const page = await context.newPage();
    await page.goto(path);
    expect([path, await accessibilityProblems(page)]).toEqual([path, []]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      viewports.phone.width,
    );
    await context.close();
  }

  /** Somebody of the municipality of Juuka, signed in by the mailed invitation. */
  async function municipalityOf(): Promise<Awaited<ReturnType<typeof openContext>>> {
    const grants = [{ role: 'municipality', scope: '176' }] as const;
    const invitation = {
      email: 'juuka@example.org',
      name: 'Esimerkki: vaalitoimisto',
      language: 'en',
    } as const;
    await inviteAccount(test.deps, null, { ...invitation, grants });
    const letter = (await deliverMail(test)).find(({ to }) => to === invitation.email);
    const opened = await openContext(browser, address, { javaScript: false });
    await opened.page.goto(linkIn(letter!));
    await opened.page.locator('main button[type=submit]').click();
    return opened;
  }

  it('an organisation registers, offers a ride that somebody finds, and pledges it to a municipality and back', async () => {
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
    // A second window on the same step, opened before the first is saved.
    const second = await partner.context.newPage();
    await second.goto(page.url());
    await page.getByLabel('What help you give').fill('Rides from the villages');
    await page.getByLabel('older people').check();
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await second.getByLabel('What help you give').fill('Rides from the shore');
    await second.getByLabel('older people').check();
    await second.getByRole('button', { name: 'Save and go on' }).click();
    const clash = await second.getByRole('main').innerText();
    expect(clash).toContain('Somebody else has changed the offer since you opened the page.');
    expect(clash).toContain('Rides from the villages');
    expect(await second.getByLabel('What help you give').inputValue()).toBe('Rides from the shore');
    await second.close();
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

    const municipality = await municipalityOf();
    const desk = municipality.page;
    await desk.goto('/en/municipality/176');
    await desk.getByRole('link', { name: 'Needs of help', exact: true }).click();
    await desk.locator('#newType').selectOption('transport_individual');
    await desk.getByRole('button', { name: 'Begin' }).click();
    await desk.getByRole('button', { name: 'Save and show to organisations' }).click();
    expect(await desk.getByText('Choose how much help is needed.').count()).toBe(2);
    // The browser notes the refusal, which was meant, and nothing else.
    expect(municipality.problems.splice(0)).toEqual([expect.stringContaining('422')]);
    await desk.getByLabel('Description').fill('Rides to the village hall');
    await desk.getByLabel('How much').selectOption('1-4');
    await desk.getByLabel('Finnish', { exact: true }).check();
    await desk.getByLabel('Sun 18 April 2027').check();
    await desk.getByLabel('Answer by').fill('2027-04-01');
    await desk.getByLabel('Who answers').fill('Election office');
    await desk.getByLabel('E-mail address').fill('office@example.org');
    await desk.getByRole('button', { name: 'Save and show to organisations' }).click();
    const need = new URL(desk.url()).pathname;

    await page.goto('/en/partner');
    await page.getByRole('link', { name: 'Ride to the polling station' }).last().click();
    const answer = new URL(page.url()).pathname;
    expect(await page.getByRole('main').innerText()).toContain('Rides to the village hall');
    await looksAccessible(partner.context, answer);
    await page.getByLabel('How much you pledge').fill('3');
    await page.getByRole('button', { name: 'Send the pledge' }).click();
    const pledge = new URL(page.url()).pathname;
    expect(await page.getByRole('main').innerText()).toContain('office@example.org');

    await desk.goto(need);
    await looksAccessible(municipality.context, need);
    await desk.getByRole('button', { name: 'Accept' }).click();
    expect(await desk.getByRole('main').innerText()).toContain('Accepted');

    await page.goto(pledge);
    await looksAccessible(partner.context, pledge);
    await page.getByLabel('Reason').fill('The car broke down');
    await page.getByRole('button', { name: 'Take the pledge back' }).click();
    expect(await page.getByRole('main').innerText()).toContain('Taken back by the organisation');
    await desk.goto(need);
    expect(await desk.getByRole('main').innerText()).toContain('The car broke down');
    await looksAccessible(municipality.context, '/en/municipality/176');

    await page.goto('/en/partner');
    await page.getByRole('link', { name: 'Ride to the polling station' }).first().click();
    await page.getByRole('button', { name: 'Withdraw the offer' }).click();
    await visitor.page.reload();
    expect(await visitor.page.getByRole('main').innerText()).not.toContain('Rides from the villages');
    await looksAccessible(partner.context, '/en/partner');
    for (const each of [partner, office, visitor, municipality]) {
      expect(each.problems).toEqual([]);
      await each.context.close();
    }
  }, 120_000);
});
