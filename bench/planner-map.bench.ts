/**
 * The planning map in a headless browser: the first view on the shipped data, and frames while a map with 102,000 points moves.
 * Run by itself, as it needs a browser: `npx tsx bench/planner-map.bench.ts`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createApp } from '../src/app';
import { loadConfig } from '../src/config';
import { encodeDemandPoints, type DemandPoints } from '../src/planner-map/demand-points.model';
import { openDatabase } from '../src/platform/database';
import { createLogger } from '../src/platform/logger';
import { migrateUp } from '../src/platform/migrate';
import { createWorkerPool } from '../src/platform/worker-pool';
import { loadShippedData } from '../src/shipped-data/shipped-data.service';
import { makeNationalSet } from './national-set';
import { milliseconds, report } from './measure';

const runs = 5;
const path = '/fi/elections/KV-2021/map?kind=election_day';

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

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

async function measureFirstView(browser: Browser, address: string, width: number): Promise<void> {
  const painted: number[] = [];
  const ready: number[] = [];
  for (let run = 0; run < runs; run++) {
    // A context of its own has nothing in its cache.
    const context = await browser.newContext({ viewport: { width, height: width > 600 ? 900 : 844 } });
    const page = await context.newPage();
    await page.goto(address + path);
    await page.waitForSelector('.planner-map-box.live');
    await page.waitForTimeout(50);
    const at = (name: string) =>
      page.evaluate<number>(`performance.getEntriesByName('${name}')[0].startTime`);
    painted.push(await at('first-contentful-paint'));
    ready.push(await at('planner-map-ready'));
    await context.close();
  }
  report(
    `picture, legend and table painted, ${width} px`,
    milliseconds(quantile(painted, 0.5)),
    `median of ${runs}`,
  );
  report(`map that moves is ready, ${width} px`, milliseconds(quantile(ready, 0.5)), `median of ${runs}`);
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

async function measureMoving(browser: Browser, address: string): Promise<void> {
  const bytes = Buffer.from(encodeDemandPoints(nationalPoints()));
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

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'planner-map-'));
  const db = openDatabase({ kind: 'sqlite', file: join(folder, 'bench.sqlite') });
  const deps = {
    config: loadConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent' }),
    db,
    clock: () => new Date('2026-11-24T09:00:00Z'),
    logger: createLogger('silent'),
    workers: createWorkerPool(),
  };
  await migrateUp(db);
  await loadShippedData(deps);
  const server = createApp(deps).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // A variable, as the module has no types.
  const finder = ['..', 'test', 'support', 'chromium.mjs'].join('/');
  const { findChromium } = (await import(finder)) as { findChromium: () => Promise<string> };
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  const browser = await chromium.launch({ executablePath: await findChromium(), args });
  try {
    // The report of the question is computed once and kept; what is measured is what every reader after the first waits for.
    const started = performance.now();
    await fetch(address + path);
    report('first answer, everything computed', milliseconds(performance.now() - started));
    for (const width of [1280, 390]) await measureFirstView(browser, address, width);
    await measureMoving(browser, address);
    report('load of the machine, 1 minute', loadavg()[0]!.toFixed(1));
  } finally {
    await browser.close();
    server.close();
    await deps.workers.close();
    await db.destroy();
    await rm(folder, { recursive: true });
  }
}

void main();
