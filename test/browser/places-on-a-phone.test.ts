import type { Browser, Locator } from 'playwright-core';
import { href, paths } from '../../src/paths';
import { launchBrowser, listen, openContext, viewports } from '../support/browser';
import { createShippedApp } from '../support/shipped-app';
import type { TestApp } from '../support/test-app';

describe('on a phone, in Swedish', () => {
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

  it.each([
    ['with', true],
    ['without', false],
  ])(
    'the places of a municipality in 2021 with their hours are found %s scripts',
    async (_, javaScript) => {
      const options = { viewport: viewports.phone, javaScript };
      const { context, page, problems } = await openContext(browser, site.address, options);
      await page.goto(href('sv', paths.election, { election: 'KV-2021' }));
      await page.getByRole('link', { name: 'Röstningsställen' }).click();
      await page.getByLabel('Kommun', { exact: true }).selectOption({ label: 'Eura' });
      await page.getByRole('button', { name: 'Sök' }).click();
      const results = page.getByRole('region', { name: '5 ställen' });
      await results.getByText('ons 26.5 – fre 28.5 kl. 10.00–18.00').waitFor();
      await results.getByRole('link', { name: 'Euran urheilutalo' }).click();
      await page.getByRole('heading', { level: 1, name: 'Euran urheilutalo' }).waitFor();
      const row = page.getByRole('row', { name: 'lör 5.6.2021' });
      expect(await row.getByRole('cell').innerText()).toBe('kl. 14.00–18.00');
      await page.getByRole('link', { name: 'Röstningsställen: Eura' }).click();
      await page.getByRole('heading', { level: 1, name: 'Röstningsställen, Eura' }).waitFor();
      await context.close();
      expect(problems).toEqual([]);
    },
    30_000,
  );

  it.each([
    ['with', true],
    ['without', false],
  ])(
    'three taps lead from the start page to the places of a municipality in 2021 with their hours, %s scripts',
    async (_, javaScript) => {
      const options = { viewport: viewports.phone, javaScript };
      const { context, page, problems } = await openContext(browser, site.address, options);
      let taps = 0;
      const tap = async (place: Locator) => {
        await place.click();
        taps += 1;
      };
      await page.goto(href('sv', paths.home));
      await tap(page.getByRole('searchbox'));
      await page.keyboard.type('Eura');
      await tap(page.getByRole('button', { name: 'Sök' }));
      const known = page.getByRole('region', { name: 'Ställen: Kommunalvalet 2021' });
      const first = known.getByRole('listitem').filter({ hasText: 'Euran urheilutalo' });
      expect(await first.innerText()).toContain('lör 5.6.2021 kl. 14.00–18.00');
      await tap(known.getByRole('link', { name: 'i en förteckning' }));
      const results = page.getByRole('region', { name: '5 ställen' });
      const listed = results.getByRole('listitem').filter({ hasText: 'Euran urheilutalo' });
      expect(await listed.innerText()).toContain('ons 26.5 – fre 28.5 kl. 10.00–18.00');
      expect(taps).toBe(3);
      await context.close();
      expect(problems).toEqual([]);
    },
    60_000,
  );

  it('a postcode puts the nearest place first and the form stays filled in', async () => {
    const { context, page } = await openContext(browser, site.address, { viewport: viewports.phone });
    await page.goto(href('sv', paths.election, { election: 'KV-2021' }));
    await page.getByRole('link', { name: 'Röstningsställen' }).click();
    await page.getByLabel('Kommun', { exact: true }).selectOption({ label: 'Eura' });
    await page.getByLabel('Nära postnumret').fill('27500');
    await page.keyboard.press('Enter');
    await page.getByText('postnummerområdet 27500').waitFor();
    const first = page.getByRole('region', { name: '5 ställen' }).getByRole('listitem').first();
    expect(await first.innerText()).toContain('ungefär 7 km; bara ställets ort är känd');
    expect(await page.getByLabel('Kommun', { exact: true }).inputValue()).toBe('050');
    expect(await page.getByLabel('Nära postnumret').inputValue()).toBe('27500');
    await context.close();
  }, 30_000);
});
