import { randomUUID } from 'node:crypto';
import { inviteAccount } from '../../src/accounts/administration.service';
import { askForConfirmation } from '../../src/place-carry/confirmation-mail.service';
import { databaseKinds } from '../support/databases';
import { csrfTokenIn, deliverMail, signedInAs, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  confirmPlacesOf,
  createWorkspaceApp,
  hiddenField,
  locationOf,
  signedInFor,
} from '../support/workspaces';

const index = `/en/planner/municipalities/${comingElection}`;

describe('Asking many municipalities', () => {
  let test: TestApp;
  let planner: Agent;
  beforeEach(async () => {
    test = await createWorkspaceApp('sqlite', [
      comingPlace({ nameFi: 'Kirjasto' }),
      comingPlace({ municipalityCode: '049', nameFi: 'Naapurin talo' }),
    ]);
    planner = await signedInAs(test, 'planner');
  });
  afterEach(() => test.close());

  /** What the page shows, and its button. */
  async function opened(query = '') {
    const { text } = await planner.get(`${index}/ask${query}`);
    const main = text.slice(text.indexOf('<main'));
    const fields = {
      _csrf: csrfTokenIn(text),
      request: hiddenField(main, 'request'),
      codes: hiddenField(main, 'codes'),
      filter: hiddenField(main, 'filter'),
    };
    const press = (more: Record<string, string | string[]> = {}) =>
      planner
        .post(`${index}/ask`)
        .type('form')
        .send({ ...fields, ...more });
    return { text: main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '), fields, press };
  }
  const queued = async () => (await test.deps.db('outbox').where({ template: 'confirmPlaces' })).length;

  it('says how many mails go to whom and who has no account, sends once, and shows when in the index', async () => {
    const secretary = await signedInFor(test, '091');
    await signedInFor(test, '091');
    const page = await opened('?area=region-01');
    expect(page.text).toContain('1 municipality, 2 mails in all');
    expect(page.text).toMatch(/1 municipality has no account and gets no message: Naapuri /);
    expect(page.fields).toMatchObject({ codes: '091', filter: 'area=region-01' });
    expect(await queued()).toBe(0);

    const sent = await page.press();
    expect([sent.status, locationOf(sent)]).toEqual([
      303,
      `${index}?area=region-01&asked=${page.fields.request}`,
    ]);
    expect((await planner.get(locationOf(sent))).text).toContain('1 municipality: 2.');
    const again = await page.press();
    expect([again.status, locationOf(again), await queued()]).toEqual([303, locationOf(sent), 2]);
    expect(await test.deps.db('audit_events').where('type', 'places.confirmationAsked')).toHaveLength(1);
    expect((await planner.get(`${index}?q=091`)).text).toMatch(/<td>24 November 2026[^<]*<\/td>\s*<\/tr>/);

    expect((await deliverMail(test)).filter(({ text }) => text.includes('/confirm-places'))).toHaveLength(2);
    await confirmPlacesOf(secretary, '091');
    expect((await opened()).text).toContain('1 municipality has nothing to confirm');
  });

  it('leaves those alone that were asked within three days, unless the planner insists', async () => {
    await signedInFor(test, '091');
    await (await opened()).press();
    test.setTime('2026-11-27T08:59:00Z');
    planner = await signedInAs(test, 'planner');
    const page = await opened();
    expect(page.text).toContain('1 municipality was asked less than 3 days ago');
    const refused = await page.press();
    expect([refused.status, refused.text.includes('No mail was sent'), await queued()]).toEqual([
      422,
      true,
      1,
    ]);
    expect((await page.press({ again: 'yes' })).status).toBe(303);
    expect(await queued()).toBe(2);
    test.setTime('2026-11-30T09:00:00Z');
    planner = await signedInAs(test, 'planner');
    expect((await opened()).text).not.toContain('less than 3 days ago');
    expect((await (await opened()).press()).status).toBe(303);
    expect(await queued()).toBe(3);
  });

  it('asks nobody who is left out, keeps the ticks of a refused form, and takes no other codes', async () => {
    await signedInFor(test, '091');
    await signedInFor(test, '049');
    const page = await opened();
    expect(page.fields.codes).toBe('091,049');
    const refused = await page.press({ without: ['091', '049'] });
    expect([refused.status, refused.text.match(/name="without"[^>]* checked/g)?.length]).toEqual([422, 2]);
    for (const wrong of [{ codes: '091,1' }, { codes: '999' }, { codes: '' }, { request: 'x' }])
      expect((await page.press(wrong)).status).toBe(400);
    await page.press({ without: '091' });
    const [row] = await test.deps.db<{ municipality_code: string }>('confirmation_requests');
    expect([row?.municipality_code, await queued()]).toEqual(['049', 1]);
  });

  it('counts nobody who was invited and has never signed in', async () => {
    const grants = [{ role: 'municipality', scope: '091' }] as const;
    const invitation = { email: 'new@example.org', name: 'Uusi', language: 'fi', grants } as const;
    await inviteAccount(test.deps, null, invitation);
    expect((await opened()).text).toContain('None of these municipalities can be asked');
  });
});

describe.each(databaseKinds)('A request for confirmation on %s', (kind) => {
  it('asks once when two planners press at the same moment', async () => {
    const test = await createWorkspaceApp(kind, [comingPlace({ nameFi: 'Kirjasto' })]);
    await signedInFor(test, '091');
    const press = () => {
      const request = {
        electionCode: comingElection,
        actorId: null,
        requestId: randomUUID(),
        insists: false,
      };
      return askForConfirmation(test.deps, request, ['091']);
    };
    const mails = (await Promise.all([press(), press()])).map((done) => done.mails);
    expect([
      mails.toSorted(),
      (await test.deps.db('outbox').where({ template: 'confirmPlaces' })).length,
    ]).toEqual([[0, 1], 1]);
    await test.close();
  });
});
