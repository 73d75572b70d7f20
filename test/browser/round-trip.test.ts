import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { inviteAccount } from '../../src/accounts/administration.service';
import { accessibilityProblems, launchBrowser, listen, openContext, viewports } from '../support/browser';
import { deliverMail, linkIn } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import { comingPlace, createWorkspaceApp, workspacePath } from '../support/workspaces';

describe('in a browser', () => {
  let test: TestApp;
  let server: Server;
  let address: string;
  let browser: Browser;
  beforeAll(async () => {
    test = await createWorkspaceApp('sqlite', [
      comingPlace({
        ownId: '1',
        nameFi: 'Kirjasto',
        addressFi: 'Itätie 1',
        confirmedAt: '2026-11-01T09:00:00.000Z',
      }),
      comingPlace({
        ownId: '2',
        nameFi: 'Halli',
        addressFi: 'Länsitie 2',
        confirmedAt: '2026-11-01T09:00:00.000Z',
      }),
    ]);
    ({ server, address } = await listen(test.app));
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.close();
    await test.close();
  });

  it('a municipality takes its places along, changes them, mends a mistake, and the public sees the change', async () => {
    const email = 'vaalit@example.org';
    const grants = [{ role: 'municipality', scope: '091' }] as const;
    await inviteAccount(test.deps, null, {
      email,
      name: 'Vaalisihteeri',
      language: 'en',
      grants: [...grants],
    });
    const letter = (await deliverMail(test)).find(({ to }) => to === email);
    const { page, problems } = await openContext(browser, address, { axe: true });
    await page.goto(linkIn(letter!));
    await page.locator('main button[type=submit]').click();
    await page.goto(workspacePath('091', 'places', 'en'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV for a Finnish Excel' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const upload = async (content: string) => {
      await page.goto(workspacePath('091', 'uploads', 'en'));
      const file = { name: 'places.csv', mimeType: 'text/csv', buffer: Buffer.from(content) };
      await page.getByLabel('CSV file').setInputFiles(file);
      await page.getByRole('button', { name: 'Check the file' }).click();
    };

    // The kind of one place is mistyped.
    await upload(text.replace('Kirjasto', 'Uusi kirjasto').replace('2;091;;;E;', '2;091;;;Q;'));
    expect(await page.locator('main').innerText()).toContain('line 2, column tyyppi');
    expect(await page.getByRole('button', { name: 'Save the changes' }).count()).toBe(0);
    for (const viewport of [viewports.phone, viewports.desktop]) {
      await page.setViewportSize(viewport);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    }

    await upload(text.replace('Kirjasto', 'Uusi kirjasto'));
    expect(await page.locator('ins').allInnerTexts()).toEqual(['Uusi kirjasto']);
    await page.getByRole('button', { name: 'Save the changes' }).click();
    expect(await page.getByRole('status').first().innerText()).toContain('saved');

    const visitor = await openContext(browser, address, { javaScript: false });
    await visitor.page.goto('/en/elections/EKV-2027/places?municipality=091');
    const shown = await visitor.page.locator('main').innerText();
    expect([shown.includes('Uusi kirjasto'), shown.includes('Halli')]).toEqual([true, true]);
    expect([problems, visitor.problems]).toEqual([[], []]);
  }, 120_000);
});
