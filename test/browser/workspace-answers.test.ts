import type { Browser, Page, Response } from 'playwright-core';
import { ensureExampleAccounts } from '../../src/accounts/example-accounts.service';
import { writePlacesCsv } from '../../src/polling-places/place-writing.csv';
import {
  accessibilityProblems,
  launchBrowser,
  layoutProblems,
  listen,
  openContext,
  viewports,
} from '../support/browser';
import { aDraft } from '../support/places';
import type { TestApp } from '../support/test-app';
import { htmlProblems } from '../support/valid-html';
import {
  comingPlace,
  confirmPlacesOf,
  createWorkspaceApp,
  signedInFor,
  workspacePath,
} from '../support/workspaces';

describe('Answers of a workspace that only some requests get', () => {
  let test: TestApp;
  let site: Awaited<ReturnType<typeof listen>>;
  let browser: Browser;
  const library = comingPlace({ nameFi: 'Kirjasto', addressFi: 'Itätie 1' });
  beforeAll(async () => {
    test = await createWorkspaceApp('sqlite', [library, comingPlace({ nameFi: 'Halli' })]);
    site = await listen(test.app);
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    site.server.close();
    await test.close();
  });

  /** What is wrong with the answer that the page shows, in both sizes. */
  async function problemsOf(page: Page, name: string, answer: Response | null): Promise<string[]> {
    const problems = await htmlProblems(name, (await answer?.text()) ?? '');
    for (const [size, viewport] of Object.entries(viewports)) {
      await page.setViewportSize(viewport);
      const found = [...(await accessibilityProblems(page)), ...(await layoutProblems(page))];
      problems.push(...found.map((problem) => `${name} ${size} ${problem}`));
    }
    return problems;
  }

  it('are good pages: a conflict of two editors, of a confirmation, and a file that is still being checked', async () => {
    await ensureExampleAccounts(test.deps);
    const colleague = await signedInFor(test, '091');
    const { page } = await openContext(browser, site.address, { axe: true });
    await page.goto('/en/sign-in');
    await page.click('button[name="role"][value="municipality"]');
    await page.waitForURL('**/en/account');
    const pressed = async (button: string) => {
      const [answer] = await Promise.all([
        page.waitForResponse((each) => each.request().isNavigationRequest() && each.status() !== 303),
        page.click(button),
      ]);
      return answer;
    };

    // Both look at a place and at the list to confirm; the colleague is faster.
    await page.goto(workspacePath('091', `places/${library.id}`, 'en'));
    await page.fill('#nameFi', 'Uusi kirjasto');
    const listPage = await page.context().newPage();
    await listPage.goto(`${workspacePath('091', 'confirmation', 'en')}?action=confirm`);
    await confirmPlacesOf(colleague, '091', `action=confirm&place=${library.id}`);
    const save = await pressed('button[value="save"]');
    expect([save.status(), await page.inputValue('#nameFi')]).toEqual([409, 'Uusi kirjasto']);
    expect(await problemsOf(page, 'conflict', save)).toEqual([]);
    const [refused] = await Promise.all([
      listPage.waitForResponse((each) => each.status() === 409),
      listPage.click('button[value="confirm"]'),
    ]);
    expect(await problemsOf(listPage, 'confirmation', refused)).toEqual([]);

    const threads = test.deps.workers;
    let release!: () => void;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    // The real threads, which begin when the test says so.
    test.deps.workers = {
      run: async (file, input) => {
        await held;
        return threads.run(file, input);
      },
      close: () => threads.close(),
    };
    const many = Array.from({ length: 2500 }, (_, index) =>
      aDraft({ ownId: `p${index}`, nameFi: `Kylätalo numero ${index}`, addressFi: `Mäkitie ${index}` }),
    );
    await page.goto(workspacePath('091', 'uploads', 'en'));
    const buffer = Buffer.from(writePlacesCsv(many, 'excel-fi'));
    await page.setInputFiles('input[type=file]', { name: 'paikat.csv', mimeType: 'text/csv', buffer });
    const progress = await pressed('main form button[type=submit]');
    expect(await page.locator('#upload-progress').count()).toBe(1);
    expect(await problemsOf(page, 'progress', progress)).toEqual([]);
    release();
    await page.waitForSelector('#upload-progress', { state: 'detached' });
    expect(await page.locator('main').innerText()).toContain('To add 2,500');
  }, 120_000);
});
