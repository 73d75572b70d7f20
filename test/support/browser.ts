/** A real browser on the real application, for whole errands. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Express } from 'express';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const viewports = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
} as const;

/** Listens on a free port of this machine. */
export async function listen(app: Express): Promise<{ server: Server; address: string }> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.TEST_CHROMIUM;
  if (executablePath === undefined)
    throw new Error('The test run has no browser: see test/support/global-setup.mjs');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
}

export interface BrowsingOptions {
  viewport?: { width: number; height: number };
  javaScript?: boolean;
  colorScheme?: 'light' | 'dark';
  /** Device pixels for a pixel of the page: 2 is what a browser's zoom of 200 % comes to, along with half the width. */
  deviceScaleFactor?: number;
  reducedMotion?: 'reduce' | 'no-preference';
  /** Puts axe into every page as it is opened, which is twice as fast where many are checked. */
  axe?: boolean;
}

/** A page that fails the test when the browser asks any other host, or reports an error. */
export async function openContext(
  browser: Browser,
  address: string,
  options: BrowsingOptions = {},
): Promise<{ context: BrowserContext; page: Page; problems: string[] }> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: options.viewport ?? viewports.desktop,
    javaScriptEnabled: options.javaScript ?? true,
    colorScheme: options.colorScheme ?? 'light',
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    reducedMotion: options.reducedMotion ?? 'no-preference',
    bypassCSP: false,
  });
  // Put in by the test, not loaded by the page: the page's own policy stays as strict as it is.
  if (options.axe === true) await context.addInitScript(axeSource);
  const problems: string[] = [];
  const page = await context.newPage();
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith('data:') && !url.startsWith('blob:'))
      problems.push(`asks ${url}`);
  });
  page.on('pageerror', (error) => problems.push(`script error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  return { context, page, problems };
}

interface AxeViolation {
  id: string;
  help: string;
  nodes: { html: string }[];
}

// Only what is violated is worked out in full and handed over: what passes is most of a page, and most of the time.
const axeRun = `(async () => {
  const { violations } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  });
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => ({ html })) }));
})()`;

/** What axe finds against WCAG 2.2 A and AA, and its best practices, in the page as shown now; one line per finding. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(`${axeSource}; undefined`);
  const violations = await page.evaluate<AxeViolation[]>(axeRun);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
}

// A map is a window on its drawing, a field on what is typed: what lies outside is moved into view, not cut off.
const cutTexts = `[...document.querySelectorAll(':is(main, header, footer) :not(input, textarea)')]
  .filter((box) => !box.closest('.visually-hidden, svg, .leaflet-container') && /hidden|clip/.test(getComputedStyle(box).overflowX))
  .filter((box) => box.scrollWidth > box.clientWidth + 1)
  .map((box) => 'cuts ' + box.outerHTML.slice(0, 100))`;
const surplusWidth = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Text that is cut off without a scrollbar that shows the rest, and a page that scrolls sideways; one line per finding. */
export async function layoutProblems(page: Page): Promise<string[]> {
  const problems = await page.evaluate<string[]>(cutTexts);
  const surplus = await page.evaluate<number>(surplusWidth);
  return surplus > 0 ? [...problems, `scrolls sideways by ${surplus} px`] : problems;
}
