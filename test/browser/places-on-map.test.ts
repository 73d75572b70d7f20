import request from 'supertest';
import type { Browser } from 'playwright-core';
import { languages } from '../../src/i18n/language';
import { href, paths } from '../../src/paths';
import {
  accessibilityProblems,
  launchBrowser,
  listen,
  openContext,
  viewports,
  type BrowsingOptions,
} from '../support/browser';
import { createShippedApp } from '../support/shipped-app';
import type { TestApp } from '../support/test-app';

interface Feature {
  geometry: unknown;
  properties: { id: string; href: string };
}

const questions: Record<string, string>[] = [
  {},
  { municipality: '091' },
  { kind: 'advance' },
  { form: 'drive_in' },
  { day: '2021-06-05', time: '12:00' },
  { q: 'kirjasto' },
];

jest.setTimeout(120_000);

describe('map and list of polling places', () => {
  let test: TestApp;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    test = await createShippedApp();
    site = await listen(test.app);
    browser = await launchBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    site.server.close();
    await test.close();
  });

  /** A page whose context has our fonts: a bare test browser ends when a long page is painted before they have come. */
  async function openPage(options: BrowsingOptions = {}) {
    const opened = await openContext(browser, site.address, options);
    await opened.page.goto(href('fi', paths.home));
    return opened;
  }

  const placesHref = (query: Record<string, string>) =>
    href('fi', paths.places, { election: 'KV-2021' }, query);
  const linksOf = (html: string, part: RegExp) =>
    [...(part.exec(html)?.[0] ?? '').matchAll(/href="(\/fi\/elections\/KV-2021\/places\/[^"?#]+)"/g)].map(
      (match) => match[1]!,
    );

  /** Links to places on all pages of a list. */
  async function listed(query: Record<string, string>): Promise<{ list: string[]; firstPage: string }> {
    const list: string[] = [];
    let firstPage = '';
    for (let page = 1; page < 100; page += 1) {
      const { text } = await request(test.app).get(placesHref({ ...query, page: String(page) }));
      if (page === 1) firstPage = text;
      list.push(...linksOf(text, /<section aria-labelledby="results">[^]*?<\/section>/));
      if (!text.includes('rel="next"')) break;
    }
    return { list, firstPage };
  }

  it.each(questions)('show the same places when asked for %j', async (query) => {
    const { list, firstPage } = await listed(query);
    const address = /data-places="([^"]+)"/.exec(firstPage)![1]!.replaceAll('&amp;', '&');
    const answer = await request(site.address).get(address).buffer(true).expect(200);
    const { features } = JSON.parse(answer.text || String(answer.body)) as { features: Feature[] };
    const pathOf = ({ properties }: Feature) => new URL(properties.href).pathname;
    expect(list.length).toBeGreaterThan(0);
    expect(features.map(pathOf).sort()).toEqual([...list].sort());
    const positioned = features.filter(({ geometry }) => geometry !== null).map(pathOf);
    const drawn = linksOf(firstPage, /<svg class="place-map-picture"[^]*?<\/svg>/);
    expect(drawn.sort()).toEqual(positioned.sort());
  });

  it.each(languages)(
    'are free of accessibility problems, errors and foreign requests in %s',
    async (language) => {
      for (const viewport of Object.values(viewports)) {
        const { context, page, problems } = await openPage({ viewport });
        await page.goto(href(language, paths.places, { election: 'KV-2021' }, { municipality: '091' }));
        await page.waitForSelector('.place-map[data-state="ready"]');
        problems.push(...(await accessibilityProblems(page)));
        await context.close();
        expect(problems).toEqual([]);
      }
    },
    120_000,
  );

  it('lead to the same page of a place', async () => {
    const { context, page, problems } = await openPage();
    await page.goto(placesHref({ municipality: '091' }));
    await page.waitForSelector('.place-map[data-state="ready"]');
    const link = page.locator('.place-map-in-view a').first();
    const [name, address] = [await link.textContent(), await link.getAttribute('href')];
    expect(await page.locator(`.place-list a[href="${address}"]`).count()).toBeLessThanOrEqual(1);
    await link.press('Enter');
    await page.waitForURL(`**${address}`);
    expect(await page.locator('h1').textContent()).toContain(name);
    await context.close();
    expect(problems).toEqual([]);
  });
});
