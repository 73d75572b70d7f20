import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { toWgs84 } from '../../src/geo/projection';
import {
  accessibilityProblems,
  launchBrowser,
  listen,
  openContext,
  viewports,
  type BrowsingOptions,
} from '../support/browser';
import {
  createPlaceMapSite,
  manyPlaces,
  type PlaceMapSite,
  type PlaceMapSiteOptions,
} from '../support/place-map-site';
import { aPlace } from '../support/places';

const library = { easting: 385_000, northing: 6_675_000 };
const threePlaces = [
  aPlace({ id: 'library', nameFi: 'Kirjasto', position: library, positionSource: 'address' }),
  aPlace({
    id: 'school',
    nameFi: 'Koulu',
    kind: 'election_day',
    position: { easting: 330_000, northing: 6_820_000 },
  }),
  aPlace({
    id: 'market',
    nameFi: 'Tori',
    serviceForm: 'drive_in',
    position: { easting: 430_000, northing: 7_210_000 },
  }),
];
const overLibrary = (zoom: number) => {
  const { lat, lon } = toWgs84(library);
  return `#map=${zoom}/${lat.toFixed(4)}/${lon.toFixed(4)}`;
};
const ready = (page: Page) => page.waitForSelector('.place-map[data-state="ready"]');
/** The site of this test has the map alone, without the heading of a page. */
const mapProblems = async (page: Page) =>
  (await accessibilityProblems(page)).filter((problem) => !problem.startsWith('page-has-heading-one'));
const countInView = (page: Page) => page.locator('.place-map-in-view summary').textContent();

jest.setTimeout(90_000);

describe('map of polling places in a real browser', () => {
  let browser: Browser;
  let ground: PlaceMapSite;
  beforeAll(async () => {
    browser = await launchBrowser();
    ground = await createPlaceMapSite({ places: [] });
  });
  afterAll(async () => {
    await browser.close();
    await ground.close();
  });

  /** Opens the map and fails when a script does, or when anybody else is asked. */
  async function withMap(
    options: PlaceMapSiteOptions & {
      browsing?: BrowsingOptions;
      hash?: string;
      expected?: RegExp;
      scripts?: boolean;
    },
    act: (page: Page) => Promise<void>,
  ): Promise<void> {
    const site = await createPlaceMapSite({ ...options, outlines: ground.outlines });
    const { server, address } = await listen(site.app);
    const { context, page, problems } = await openContext(browser, address, options.browsing);
    const nothing = { contentType: 'text/javascript', body: '' };
    try {
      if (options.scripts === false) await page.route('**/*.js*', (route) => route.fulfill(nothing));
      await page.goto(`/fi/map${options.hash ?? ''}`);
      await act(page);
      expect(problems.filter((problem) => !(options.expected?.test(problem) ?? false))).toEqual([]);
    } finally {
      await context.close();
      server.close();
      await site.close();
    }
  }

  it('takes the place of the picture when 3,000 places have come', () =>
    withMap({ places: manyPlaces(3000) }, async (page) => {
      await ready(page);
      expect(await page.locator('.place-map-picture').isVisible()).toBe(false);
      expect(await page.locator('.leaflet-container canvas').count()).toBe(2);
      expect(await countInView(page)).toBe('Kartalla näkyy 3\u00a0000 äänestyspaikkaa');
      expect(await page.locator('.place-map-in-view li').count()).toBe(20);
    }));

  it('puts every place into exactly one mark at every zoom', () =>
    withMap({ places: manyPlaces(500) }, async (page) => {
      const wrong = await page.evaluate(`(async () => {
        const { clusterPoints, toPoints } = await import('/assets/js/place-map-points.js');
        const points = toPoints(await (await fetch('/places.geojson')).json());
        const wrong = [];
        for (let zoom = 4; zoom <= 17; zoom += 0.5) {
          const members = clusterPoints(points, zoom).flatMap((cluster) => cluster.members);
          if (members.length !== 500 || new Set(members).size !== 500) wrong.push(zoom);
        }
        return [points.length, wrong];
      })()`);
      expect(wrong).toEqual([500, []]);
    }));

  it('leads from a point to the page of its place', () =>
    withMap({ places: threePlaces, hash: overLibrary(10) }, async (page) => {
      await ready(page);
      const box = (await page.locator('.leaflet-container').boundingBox())!;
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      const link = page.locator('.leaflet-popup a', { hasText: 'Kirjasto' });
      expect(await page.locator('.leaflet-popup').textContent()).toContain('yleinen ennakkoäänestyspaikka');
      expect(await page.locator('.leaflet-popup-close-button').getAttribute('aria-label')).toBe('Sulje');
      expect(await mapProblems(page)).toEqual([]);
      await link.press('Enter');
      await page.waitForURL('**/fi/places/library');
    }));

  it('parts a cluster where it is pressed, and lists the places of one spot', () =>
    withMap(
      {
        places: [...threePlaces, aPlace({ id: 'hall', nameFi: 'Sali', position: library })],
        hash: overLibrary(10),
      },
      async (page) => {
        await ready(page);
        const box = (await page.locator('.leaflet-container').boundingBox())!;
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        await page.waitForSelector('.leaflet-popup');
        expect(await page.locator('.leaflet-popup p').textContent()).toBe('2 äänestyspaikkaa tässä kohdassa');
        expect(await page.locator('.leaflet-popup a[href*="/places/"]').allTextContents()).toEqual([
          'Kirjasto',
          'Sali',
        ]);
      },
    ));

  it('leads to the page of a place by keys alone', () =>
    withMap({ places: threePlaces, hash: overLibrary(8) }, async (page) => {
      await ready(page);
      const focused = () => page.evaluate('document.activeElement.textContent');
      await page.locator('.leaflet-container').focus();
      await page.keyboard.press('+');
      await page.waitForURL(/#map=9\//);
      for (let presses = 0; presses < 8 && (await focused()) !== 'Kirjasto'; presses += 1)
        await page.keyboard.press('Tab');
      expect(await focused()).toBe('Kirjasto');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/fi/places/library');
    }));

  it('writes the view into the address, adds no step to the history, and Back comes back to it', () =>
    withMap({ places: threePlaces }, async (page) => {
      await ready(page);
      expect(await page.evaluate('location.hash')).toBe('');
      const steps = await page.evaluate('history.length');
      await page.locator('.leaflet-container').focus();
      for (let press = 0; press < 3; press += 1) {
        const before = await page.evaluate('location.hash');
        await page.keyboard.press('+');
        await page.waitForURL((url) => url.hash !== before);
      }
      const [hash, count] = [await page.evaluate('location.hash'), await countInView(page)];
      expect(await page.evaluate('history.length')).toBe(steps);
      await page.goto('/fi/places/library');
      await page.goBack();
      await ready(page);
      expect(await page.evaluate('location.hash')).toBe(hash);
      expect(await countInView(page)).toBe(count);
      await page.evaluate(`location.hash = '${overLibrary(12)}'`);
      await page.locator('summary', { hasText: 'Kartalla näkyy 1 äänestyspaikka' }).waitFor();
    }));

  it('keeps the picture and says so when the places do not come', () =>
    withMap({ places: threePlaces, geojsonHref: '/broken', expected: /404/ }, async (page) => {
      await page.waitForSelector('.place-map[data-state="failed"]');
      expect(await page.locator('.place-map-picture').isVisible()).toBe(true);
      expect(await page.locator('.place-map-picture a').count()).toBe(3);
      expect(await page.locator('.place-map-message').textContent()).toContain('kuvassa ja luettelossa');
      expect(await page.locator('.leaflet-container').count()).toBe(0);
      expect(await page.locator('.place-map-in-view').isVisible()).toBe(false);
    }));

  it('does not move by itself for those who asked for less motion', async () => {
    for (const [reducedMotion, moves] of [
      ['reduce', false],
      ['no-preference', true],
    ] as const) {
      await withMap({ places: threePlaces, browsing: { reducedMotion } }, async (page) => {
        await ready(page);
        const animated = await page.evaluate(`(async () => {
          const container = document.querySelector('.leaflet-container');
          const pane = container.querySelector('.leaflet-map-pane');
          container.focus();
          const seen = [container.classList.contains('leaflet-fade-anim')];
          container.dispatchEvent(new KeyboardEvent('keydown', { keyCode: 39, bubbles: true }));
          seen.push(pane.classList.contains('leaflet-pan-anim'));
          return seen;
        })()`);
        expect(animated).toEqual([moves, moves]);
      });
    }
  });

  it.each(Object.keys(viewports) as (keyof typeof viewports)[])(
    'has no accessibility problem with and without scripts on a %s',
    async (size) => {
      for (const scripts of [true, false]) {
        const browsing = { viewport: viewports[size] };
        await withMap({ places: manyPlaces(300), browsing, scripts }, async (page) => {
          if (scripts) await ready(page);
          else expect(await page.locator('.place-map-picture').isVisible()).toBe(true);
          expect(await mapProblems(page)).toEqual([]);
        });
      }
    },
  );

  it('asks the host of a configured tile layer, says its source, and tells it no path', async () => {
    const asked: IncomingMessage[] = [];
    const tiles = createServer((req, res) => {
      asked.push(req);
      res.writeHead(200, { 'Content-Type': 'image/svg+xml' });
      res.end('<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>');
    });
    await new Promise<void>((resolve) => tiles.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(tiles.address() as AddressInfo).port}`;
    const environment = { TILE_URL: `${origin}/{z}/{x}/{y}.svg`, TILE_ATTRIBUTION: '© <b>Tiles</b>' };
    await withMap(
      { places: threePlaces, environment, expected: new RegExp(`^asks ${origin}/`) },
      async (page) => {
        await ready(page);
        await page.waitForSelector('.leaflet-tile-loaded');
        expect(await page.locator('.leaflet-control-attribution').textContent()).toContain('© <b>Tiles</b>');
      },
    );
    tiles.close();
    expect(asked.length).toBeGreaterThan(0);
    for (const req of asked) expect(req.headers.referer ?? '').toMatch(/^(http:\/\/127\.0\.0\.1:\d+\/)?$/);
  });
});
