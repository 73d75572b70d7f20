import { randomUUID } from 'node:crypto';
import { askForConfirmation } from '../../src/place-carry/confirmation-mail.service';
import { deliverMail, linkIn, newBrowser, submit, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  confirmPlacesOf,
  createWorkspaceApp,
  signedInFor,
  workspacePath,
} from '../support/workspaces';

const number = (index: number) => String(index).padStart(3, '0');
const places = Array.from({ length: 205 }, (_, index) =>
  comingPlace({ ownId: number(index), nameFi: `Kylätalo ${number(index)}` }),
);
const namesIn = (html: string) => html.match(/Kylätalo \d{3}(?=<)/g) ?? [];

describe('A long list of places', () => {
  let test: TestApp;
  let browser: Agent;
  beforeEach(async () => {
    test = await createWorkspaceApp('sqlite', places);
    browser = await signedInFor(test, '091');
  });
  afterEach(() => test.close());
  const confirmed = async () =>
    (await test.deps.db('polling_places').whereNotNull('confirmed_at').select('id')).length;

  it('is confirmed as a whole with one press, and looked through page by page before', async () => {
    const page = `${workspacePath('091', 'confirmation')}?action=confirm`;
    const shown = await Promise.all(
      [1, 2, 3].map(async (each) => (await browser.get(`${page}&page=${each}`).expect(200)).text),
    );
    expect(shown.map((html) => namesIn(html).length)).toEqual([100, 100, 5]);
    expect(new Set(shown.flatMap(namesIn)).size).toBe(205);
    expect(shown[1]).toContain('vahvistaa kaikki 205 paikkaa');
    expect(shown[1]).toContain('action=confirm&amp;page=3');
    // Whichever page is open: the button is for all of them.
    expect((await confirmPlacesOf(browser, '091', 'action=confirm&page=3')).status).toBe(303);
    expect(await confirmed()).toBe(205);
  });

  it('has no boxes behind a mailed link, because a form has fewer fields, and is confirmed as a whole there', async () => {
    const request = { electionCode: comingElection, actorId: null, requestId: randomUUID(), insists: false };
    await askForConfirmation(test.deps, request, ['091']);
    const link = linkIn((await deliverMail(test))[0]!);
    const anybody = newBrowser(test);
    const { text } = await anybody.get(`${link}&page=3`).expect(200);
    expect([namesIn(text).length, text.includes('name="without"')]).toEqual([5, false]);
    expect(text).toContain('Vahvista kaikki 205 paikkaa muuttumattomina');
    const token = new URL(link, 'http://x').searchParams.get('token') ?? '';
    await submit(anybody, { page: `${link}&page=3`, action: '/fi/confirm-places', fields: { token } });
    expect(await confirmed()).toBe(205);
  });
});
