import type { Browser, Page } from 'playwright-core';
import { replaceMunicipalityTopology } from '../../src/areas/area.store';
import { insertOffer } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import {
  accessibilityProblems,
  launchBrowser,
  layoutProblems,
  listen,
  openContext,
  viewports,
} from '../support/browser';
import { anOffer, anOrganisation, rideContent } from '../support/offers';
import { createSmallSite } from '../support/small-site';
import { twoSquares } from '../support/topologies';
import type { TestApp } from '../support/test-app';

const path = '/en/elections/EKV-2027/map?measure=help&type=transport_individual&kind=election_day';

jest.setTimeout(90_000);

describe("the planner's map in a browser", () => {
  let test: TestApp;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    test = await createSmallSite([]);
    const { db } = test.deps;
    await replaceMunicipalityTopology(db, twoSquares('001', '002'));
    await insertOrganisation(db, anOrganisation({ id: 'only' }));
    const published = { ...rideContent, municipalities: ['001'] };
    await insertOffer(db, anOffer({ id: 'ride', organisationId: 'only', publishedContent: published }));
    site = await listen(test.app);
    browser = await launchBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    site.server.close();
    await test.close();
  });

  const live = (page: Page) => page.waitForSelector('.planner-map-box.live');
  const rows = async (page: Page) => {
    const texts = await page.locator('tr[data-area]').allInnerTexts();
    return texts
      .map((text) => text.split('\t').map((cell) => cell.trim()))
      .map(([name, , figure]) => `${name}: ${figure}`);
  };

  /** What the map says where it is pointed at: in the middle of its western and of its eastern half. */
  async function said(page: Page): Promise<string[]> {
    await page.locator('.planner-map-live').scrollIntoViewIfNeeded();
    const box = (await page.locator('.planner-map-live').boundingBox())!;
    const texts: string[] = [];
    for (const part of [0.4, 0.6]) {
      await page.mouse.move(box.x + box.width * part, box.y + box.height / 2);
      // The map looks at the pointer some thirty times a second.
      await page.waitForTimeout(100);
      texts.push((await page.locator('.leaflet-tooltip').textContent()) ?? '');
    }
    return texts;
  }

  it('says of each area what the table says, changes in place, and opens an area by pointer and by keys', async () => {
    const { context, page, problems } = await openContext(browser, site.address, { reducedMotion: 'reduce' });
    await page.goto(path);
    await live(page);
    expect((await said(page)).sort()).toEqual((await rows(page)).sort());
    expect(await rows(page)).toEqual(['Ala-Mäki: 0%', 'Ylä-Mäki: 100%']);
    await page.evaluate('window.stayed = true');
    await page.selectOption('#measure', 'gaps');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/measure=gaps/);
    await page.locator('#map-heading', { hasText: 'gaps' }).waitFor();
    expect((await said(page)).sort()).toEqual((await rows(page)).sort());
    await page.locator('input[name="layers"][value="offers"]').check();
    await page.waitForURL(/layers=offers/);
    await page.locator('tr[data-area="001"] a').press('Enter');
    await page.waitForSelector('#area-heading');
    expect(await page.locator('#area-heading').textContent()).toBe('Ylä-Mäki');
    expect(await page.evaluate('document.activeElement.id')).toBe('area');
    await page.locator('.planner-map-live').scrollIntoViewIfNeeded();
    const box = (await page.locator('.planner-map-live').boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.9, box.y + box.height / 2);
    await page.locator('#area-heading', { hasText: 'Ala-Mäki' }).waitFor();
    await page.goBack();
    await page.locator('#area-heading', { hasText: 'Ylä-Mäki' }).waitFor();
    expect(await page.evaluate('window.stayed')).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('shows the same without scripts, on a phone', async () => {
    const options = { viewport: viewports.phone, javaScript: false };
    const { context, page } = await openContext(browser, site.address, options);
    await page.goto(`${path}&layers=offers,people&area=municipality-001`);
    const titles = await page.locator('.planner-map-picture a[data-area] title').allTextContents();
    expect(titles.sort()).toEqual((await rows(page)).sort());
    expect(await page.locator('.planner-map-picture .offer-area').count()).toBe(1);
    expect(await page.locator('.planner-map-picture .people-1').count()).toBe(1);
    expect(await layoutProblems(page)).toEqual([]);
    await context.close();
  });
});
