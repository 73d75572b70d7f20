import { findAccountByEmail } from '../../src/accounts/account.store';
import type { Actor } from '../../src/accounts/policy.model';
import { confirmOrganisation } from '../../src/organisations/organisation.service';
import { listMembers } from '../../src/organisations/people.store';
import { inviteColleague, removePerson } from '../../src/organisations/people.service';
import { databaseKinds } from '../support/databases';
import { loadSmallCountry, registeredPartner, registration } from '../support/offers';
import { csrfTokenIn, deliverMail, linkIn, newBrowser, submit, type Agent } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const browser = { userAgent: '', previousToken: undefined };
const colleague = {
  action: 'invite',
  inviteName: 'Esimerkki: työtoveri',
  inviteEmail: 'Toveri@example.org',
  inviteRole: 'member',
  inviteLanguage: 'en',
};

async function pageOf(contact: Agent): Promise<string> {
  const desk = await contact.get('/fi/partner');
  return /href="(\/fi\/partner\/organisations\/[^"]+)"/.exec(desk.text)![1]!;
}

/** Sends a form of the organisation's page. */
function change(browser: Agent, page: string, fields: Readonly<Record<string, string>>) {
  return submit(browser, { page, action: `${page}/people`, fields });
}

async function accept(browser: Agent, link: string) {
  const page = await browser.get(link);
  const token = new URL(link, 'http://x').searchParams.get('token')!;
  return browser
    .post('/en/register/join')
    .type('form')
    .send({ _csrf: csrfTokenIn(page.text), token });
}

describe.each(databaseKinds)('people of an organisation on %s', (kind) => {
  let test: TestApp;
  let contact: Agent;
  let page: string;
  let organisationId: string;
  const actorOf = async (email: string): Promise<Actor> => {
    const account = (await findAccountByEmail(test.deps.db, email))!;
    return { accountId: account.id, grants: account.grants };
  };
  beforeEach(async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
    contact = await registeredPartner(test);
    page = await pageOf(contact);
    organisationId = page.split('/').at(-1)!;
  });
  afterEach(() => test.close());

  async function joined(fields: Partial<typeof colleague> = {}): Promise<Agent> {
    const sent = await change(contact, page, { ...colleague, ...fields });
    expect(sent.status).toBe(303);
    const [letter] = await deliverMail(test);
    const browser = newBrowser(test);
    expect((await accept(browser, linkIn(letter!))).status).toBe(303);
    return browser;
  }

  it('a colleague comes in by a mailed link that works once, and writes offers but manages nobody', async () => {
    await change(contact, page, colleague);
    const [letter] = await deliverMail(test);
    expect(letter!.subject).toContain('Invitation to Esimerkki: Juuan kylät ry');
    const link = linkIn(letter!);
    const browser = newBrowser(test);
    await browser.get(link).expect(200);
    expect((await accept(browser, link)).headers.location).toBe('/en/partner');
    const own = await browser.get(page);
    expect(own.text).toContain('toveri@example.org');
    expect(own.text).not.toContain('name="inviteEmail"');
    await browser.get('/fi/partner/offers/new').expect(200);
    expect((await change(browser, page, colleague)).status).toBe(403);
    await newBrowser(test).get(link).expect(410);
  });

  it('an invitation that is taken back, or too old, leads nowhere', async () => {
    await change(contact, page, colleague);
    const [letter] = await deliverMail(test);
    const invitation = /name="invitation" value="([^"]+)"/.exec((await contact.get(page)).text)![1]!;
    test.setTime('2026-12-09T09:00:00Z');
    await newBrowser(test).get(linkIn(letter!)).expect(410);
    test.setTime('2026-11-24T09:00:00Z');
    await newBrowser(test).get(linkIn(letter!)).expect(200);
    expect((await change(contact, page, { action: 'revoke', invitation })).status).toBe(303);
    await newBrowser(test).get(linkIn(letter!)).expect(410);
    expect((await change(contact, page, { action: 'revoke', invitation })).status).toBe(409);
  });

  it('the contact role moves once the other accepts, and mail about the organisation follows it', async () => {
    const member = await joined();
    const to = (await actorOf('toveri@example.org')).accountId;
    const from = (await actorOf(registration.email)).accountId;
    expect((await change(contact, page, { action: 'handOver', handOverTo: to })).status).toBe(303);
    expect((await deliverMail(test))[0]!.to).toBe('toveri@example.org');
    expect((await change(contact, page, { action: 'accept', from, to })).status).toBe(403);
    expect((await change(member, page, { action: 'accept', from, to })).status).toBe(303);
    const members = await listMembers(test.deps.db, organisationId);
    expect(members.map(({ accountId, role }) => [accountId, role])).toEqual([
      [to, 'contact'],
      [from, 'member'],
    ]);
    const stored = await test.deps.db('organisations').first('contact_email', 'contact_name');
    expect(stored).toEqual({ contact_email: 'toveri@example.org', contact_name: colleague.inviteName });
    expect((await change(contact, page, { action: 'leave', leaveSure: 'yes' })).status).toBe(303);
    await contact.get(page).expect(403);
    const types = await test.deps.db('audit_events').where('object_id', organisationId).pluck('type');
    expect(types).toEqual(
      expect.arrayContaining([
        'organisation.personInvited',
        'organisation.personJoined',
        'organisation.handOverAsked',
        'organisation.handedOver',
        'organisation.personLeft',
      ]),
    );
  });

  it('of two contacts that remove each other at once, one stays', async () => {
    await joined({ inviteRole: 'contact' });
    const [a, b] = [await actorOf(registration.email), await actorOf('toveri@example.org')];
    const done = await Promise.all([
      removePerson(test.deps, a, organisationId, b.accountId),
      removePerson(test.deps, b, organisationId, a.accountId),
    ]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    const members = await listMembers(test.deps.db, organisationId);
    expect(members.map(({ role }) => role)).toEqual(['contact']);
  });

  it('two contacts that leave at once leave one behind', async () => {
    await joined({ inviteRole: 'contact' });
    const actors = [await actorOf(registration.email), await actorOf('toveri@example.org')];
    const done = await Promise.all(
      actors.map((actor) => removePerson(test.deps, actor, organisationId, actor.accountId)),
    );
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.find(({ ok }) => !ok)).toEqual({ ok: false, problem: 'lastContact' });
  });

  it('two registrations of one new address that are confirmed at once make one account with both roles', async () => {
    const tokens: string[] = [];
    for (const name of ['Esimerkki: yksi', 'Esimerkki: kaksi']) {
      const fields = { ...registration, name, email: 'uusi@example.org' };
      await submit(newBrowser(test), { page: '/fi/register', fields });
      const [letter] = await deliverMail(test);
      tokens.push(new URL(linkIn(letter!), 'http://x').searchParams.get('token')!);
    }
    const done = await Promise.all(tokens.map((token) => confirmOrganisation(test.deps, token, browser)));
    expect(done.map(({ ok }) => ok)).toEqual([true, true]);
    const account = await findAccountByEmail(test.deps.db, 'uusi@example.org');
    expect(account!.grants.filter(({ role }) => role === 'partner')).toHaveLength(2);
  });

  it('one link that is used twice at once lets one in', async () => {
    await change(contact, page, colleague);
    const [letter] = await deliverMail(test);
    const answers = await Promise.all([
      accept(newBrowser(test), linkIn(letter!)),
      accept(newBrowser(test), linkIn(letter!)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
  });

  it('are not for others, and the forms say what is wrong beside the field', async () => {
    const other = await registeredPartner(test, { email: 'other@example.org', name: 'Esimerkki: muu' });
    await other.get(page).expect(404);
    expect((await change(other, await pageOf(other), { ...colleague })).status).toBe(303);
    const wrong = await change(contact, page, { ...colleague, inviteEmail: 'x', inviteName: '' });
    expect(wrong.status).toBe(422);
    for (const name of ['inviteEmail', 'inviteName']) expect(wrong.text).toContain(`href="#${name}"`);
    const unsure = await change(contact, page, { action: 'remove', removeAccount: 'x' });
    expect([unsure.status, unsure.text.includes('href="#removeSure"')]).toEqual([422, true]);
    expect((await change(contact, page, { action: 'nothing' })).status).toBe(400);
  });

  it('are invited twenty at most in a day by one person', async () => {
    const actor = await actorOf(registration.email);
    const invite = (n: number) =>
      inviteColleague(test.deps, actor, organisationId, {
        person: { email: `n${n}@example.org`, name: 'Esimerkki', language: 'fi' },
        role: 'member',
      });
    for (let n = 0; n < 20; n += 1) expect((await invite(n)).ok).toBe(true);
    expect(await invite(20)).toEqual({ ok: false, problem: 'tooMany' });
  });
});
