/** A headless browser on the service with the shipped data, and how soon it shows a map. */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createApp } from '../src/app';
import { milliseconds, report } from './measure';
import { createDeps, listen } from './server.bench';

const runs = 5;

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** Runs measurements in a browser of their own on a service of their own, and says how busy the machine was. */
export async function withBrowserAndSite(
  measure: (browser: Browser, address: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vaalikumppani-bench-'));
  const deps = await createDeps(join(folder, 'bench.sqlite'));
  const { server, address } = await listen(createApp(deps));
  // A variable, as the module has no types.
  const finder = ['..', 'test', 'support', 'chromium.mjs'].join('/');
  const { findChromium } = (await import(finder)) as { findChromium: () => Promise<string> };
  const executablePath = await findChromium();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await measure(browser, address);
    report('load of the machine, 1 minute', loadavg()[0]!.toFixed(1));
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
    await deps.workers.close();
    await deps.db.destroy();
    await rm(folder, { recursive: true });
    // One that was unpacked for this run is 200 MB.
    if (dirname(executablePath).startsWith(join(tmpdir(), 'vaalikumppani-chromium-')))
      await rm(dirname(executablePath), { recursive: true });
  }
}

interface View {
  url: string;
  /** What is on the page once the map can be moved. */
  live: string;
  /** The entry by which the page says when that was. */
  mark: string;
}

interface Seen {
  painted: number;
  ready: number;
  /** Work of the page's own thread; a busy machine makes it longer, too, but waiting for the network does not. */
  work: number;
  bytes: number;
}

/** Counts the bytes of everything that the page loads, as they go over the wire: compressed, with the heads of the answers. */
async function seeOnce(page: Page, { url, live, mark }: View): Promise<Seen> {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await session.send('Network.enable');
  await session.send('Performance.enable');
  await page.goto(url);
  await page.waitForSelector(live, { state: 'attached' });
  await page.waitForTimeout(50);
  const at = (name: string) => page.evaluate<number>(`performance.getEntriesByName('${name}')[0].startTime`);
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  return {
    painted: await at('first-contentful-paint'),
    ready: await at(mark),
    work: seconds * 1000,
    bytes,
  };
}

/** Prints how soon a map is seen on a desk and on a phone, with nothing kept from before. */
export async function measureFirstViews(browser: Browser, what: string, view: View): Promise<void> {
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ] as const) {
    const seen: Seen[] = [];
    for (let run = 0; run < runs; run++) {
      // A context of its own has nothing in its cache.
      const context = await browser.newContext({ viewport: { width, height } });
      seen.push(await seeOnce(await context.newPage(), view));
      await context.close();
    }
    const median = (part: keyof Seen) =>
      quantile(
        seen.map((each) => each[part]),
        0.5,
      );
    const name = `${what}, ${width} px`;
    const longest = milliseconds(Math.max(...seen.map(({ ready }) => ready)));
    report(`${name}: painted`, milliseconds(median('painted')), `median of ${runs}`);
    report(
      `${name}: can be moved`,
      milliseconds(median('ready')),
      `longest ${longest}; aim: under 1,000 ms; work of the page ${milliseconds(median('work'))}`,
    );
    const kilobytes = `${Math.round(median('bytes') / 1000).toLocaleString('en-GB')} kB`;
    report(`${name}: on the wire until then`, kilobytes, 'nothing kept from before');
  }
}
