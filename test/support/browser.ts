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

interface AxeRun {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** What axe finds against WCAG 2.2 A and AA, and its best practices, in the page as shown now; one line per finding. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Evaluated by the test, not loaded by the page: the page's own policy stays as strict as it is.
  const result = await page.evaluate(
    `(async () => { ${axeSource}; return await axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] }); })()`,
  );
  return (result as AxeRun).violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.html.slice(0, 200)}`),
  );
}
