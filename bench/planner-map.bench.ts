/**
 * The planning map in a headless browser: the first view on the shipped data with the bytes that it costs, and with 102,000 points
 * the time that drawing them takes and the frames while the map moves.
 */
import type { Browser, Page } from 'playwright-core';
import { encodeDemandPoints, type DemandPoints } from '../src/planner-map/demand-points.model';
import { measureFirstViews, quantile, withBrowserAndSite } from './browser';
import { makeNationalSet } from './national-set';
import { milliseconds, report } from './measure';

const path = '/fi/elections/KV-2021/map?kind=election_day';

/** The national set of the other measurements as points of the map. */
function nationalPoints(): DemandPoints {
  const { cells } = makeNationalSet(20_210_613);
  const order = Uint32Array.from(cells.people, (_, index) => index).sort(
    (a, b) => cells.northing[a]! - cells.northing[b]! || cells.easting[a]! - cells.easting[b]!,
  );
  const people = Float64Array.from(order, (index) => cells.people[index]!);
  return {
    count: order.length,
    easting: Float64Array.from(order, (index) => cells.easting[index]!),
    northing: Float64Array.from(order, (index) => cells.northing[index]!),
    people: Array.from({ length: 5 }, () => people),
    kinds: { postalAreas: false, exact: true },
  };
}

const countFrames = `(() => {
  window.frames_ = [];
  let last = performance.now();
  const tick = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
})()`;

async function drag(page: Page): Promise<void> {
  const box = (await page.locator('.planner-map-live').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const [dx, dy] of [
    [-150, 0],
    [0, -150],
    [150, 0],
    [0, 150],
    [-100, -100],
    [100, 100],
  ] as const) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + dx, y + dy, { steps: 25 });
    await page.mouse.up();
    await page.waitForTimeout(150);
  }
}

/** Draws the points again and again, and reads a pixel back each time: a canvas may put off its work until then. */
const timeDrawing = `(async () => {
  const { PeopleLayer } = await import('/assets/js/planner-map-people.js');
  const draw = PeopleLayer.prototype._draw;
  return new Promise((resolve) => {
    PeopleLayer.prototype._draw = function () {
      PeopleLayer.prototype._draw = draw;
      const times = [];
      for (let run = 0; run < 9; run += 1) {
        const started = performance.now();
        draw.call(this);
        this._canvas.getContext('2d').getImageData(0, 0, 1, 1);
        times.push(performance.now() - started);
      }
      resolve(times.slice(1));
    };
    document.querySelector('input[name="layers"][value="people"]').click();
  });
})()`;

/** With the whole south in view: nearly all of the points. */
async function measureDrawing(browser: Browser, address: string, bytes: Buffer): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  await page.route('**/map/people-*.bin', (route) => route.fulfill({ body: bytes }));
  await page.goto(`${address}${path}#view=2/385000/6860000`);
  await page.waitForSelector('.planner-map-box.live');
  const times = await page.evaluate<number[]>(timeDrawing);
  report(
    'drawing 102,000 points, zoom 2',
    milliseconds(quantile(times, 0.5)),
    `median of ${times.length}, longest ${milliseconds(Math.max(...times))}`,
  );
  await page.close();
}

async function measureMoving(browser: Browser, address: string, bytes: Buffer): Promise<void> {
  for (const zoom of [2, 3.5]) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    await page.route('**/map/people-*.bin', (route) => route.fulfill({ body: bytes }));
    await page.goto(`${address}${path}&layers=people#view=${zoom}/385000/6760000`);
    await page.waitForSelector('.planner-map-box.live');
    await page.waitForTimeout(50);
    await page.locator('.planner-map-live').scrollIntoViewIfNeeded();
    await page.evaluate(countFrames);
    await page.waitForTimeout(1000);
    const still = await page.evaluate<number[]>('window.frames_.splice(0)');
    await drag(page);
    const frames = await page.evaluate<number[]>('window.frames_');
    report(
      `frames while moving 102,000 points, zoom ${zoom}`,
      milliseconds(quantile(frames, 0.5)),
      `95 % within ${milliseconds(quantile(frames, 0.95))}, longest ${milliseconds(Math.max(...frames))}; still ${milliseconds(quantile(still, 0.5))}`,
    );
    await page.close();
  }
}

/** Prints the figures of the map. */
export async function benchPlannerMap(): Promise<void> {
  await withBrowserAndSite(async (browser, address) => {
    // The report of the question is computed once and kept; what is measured is what every reader after the first waits for.
    const started = performance.now();
    await fetch(address + path);
    report('map: first answer, everything computed', milliseconds(performance.now() - started));
    const view = { url: address + path, live: '.planner-map-box.live', mark: 'planner-map-ready' };
    await measureFirstViews(browser, 'planning map', view);
    const bytes = Buffer.from(encodeDemandPoints(nationalPoints()));
    await measureDrawing(browser, address, bytes);
    await measureMoving(browser, address, bytes);
  });
}
