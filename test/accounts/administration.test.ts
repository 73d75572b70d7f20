import { findAccountByEmail } from '../../src/accounts/account.store';
import {
  changeRoles,
  disableAccount,
  inviteAccount,
  readAccounts,
  resendInvitation,
  revokeInvitation,
} from '../../src/accounts/administration.service';
import { changeOwnAccount, deleteOwnAccount } from '../../src/accounts/account.service';
import { deleteExpiredContacts } from '../../src/accounts/retention.service';
import type { RoleGrant } from '../../src/accounts/account.model';
import { databaseKinds } from '../support/databases';
import { deliverMail, linkIn, newBrowser, signedInAs, submit } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const administrator: RoleGrant = { role: 'administrator', scope: '' };

async function addAccount(test: TestApp, email: string, grants: RoleGrant[], active = true): Promise<string> {
  const done = await inviteAccount(test.deps, null, { email, name: email, language: 'sv', grants });
  if (!done.ok) throw new Error(done.problem);
  if (active)
    await test.deps
      .db('accounts')
      .where({ id: done.value.id })
      .update({ state: 'active', delete_after: '2028-01-01' });
  return done.value.id;
}

describe.each(databaseKinds)('administration of accounts on %s', (kind) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp(kind);
  });
  afterEach(() => test.close());

  it('invites by mail in the language of the invited, who is in with one button', async () => {
    const id = await addAccount(test, 'new@example.org', [{ role: 'municipality', scope: '091' }], false);
    const [letter] = await deliverMail(test);
    expect(letter).toMatchObject({ to: 'new@example.org', subject: 'Inbjudan till Vaalikumppani' });
    expect(letter!.text).toContain('8.12.2026');
    const link = linkIn(letter!);
    const token = new URL(link, 'http://x').searchParams.get('token')!;
    test.setTime('2026-12-07T09:00:00Z');
    const browser = newBrowser(test);
    expect(
      (await submit(browser, { page: link, action: '/sv/sign-in/link', fields: { token } })).status,
    ).toBe(303);
    expect(await findAccountByEmail(test.deps.db, 'new@example.org')).toMatchObject({ id, state: 'active' });
  });

  it('refuses a second account for an address', async () => {
    await addAccount(test, 'new@example.org', [administrator]);
    const again = { email: 'NEW@example.org', name: 'x', language: 'fi' as const, grants: [administrator] };
    expect(await inviteAccount(test.deps, null, again)).toEqual({ ok: false, problem: 'emailTaken' });
  });

  it('takes an invitation back, and its link is worth nothing', async () => {
    const id = await addAccount(test, 'new@example.org', [administrator], false);
    const link = linkIn((await deliverMail(test))[0]!);
    expect(await revokeInvitation(test.deps, 'me', id)).toMatchObject({ ok: true });
    await newBrowser(test).get(link).expect(410);
    expect(await findAccountByEmail(test.deps.db, 'new@example.org')).toBeNull();
  });

  it('sends an invitation again, and the older link ends', async () => {
    const id = await addAccount(test, 'new@example.org', [administrator], false);
    const first = linkIn((await deliverMail(test))[0]!);
    test.setTime('2026-12-01T09:00:00Z');
    await resendInvitation(test.deps, 'me', id);
    const second = linkIn((await deliverMail(test))[0]!);
    await newBrowser(test).get(first).expect(410);
    test.setTime('2026-12-14T09:00:00Z');
    await newBrowser(test).get(second).expect(200);
  });

  it('keeps the last administrator, whichever way one tries to remove them', async () => {
    const id = await addAccount(test, 'last@example.org', [administrator]);
    const refused = { ok: false, problem: 'lastAdministrator' };
    expect(await disableAccount(test.deps, id, id)).toEqual(refused);
    expect(await changeRoles(test.deps, id, id, { keep: [], add: null })).toEqual(refused);
    expect(await changeRoles(test.deps, id, id, { keep: [], add: { role: 'planner', scope: '' } })).toEqual(
      refused,
    );
    const account = (await findAccountByEmail(test.deps.db, 'last@example.org'))!;
    expect(account).toMatchObject({ state: 'active', grants: [administrator] });
    expect(await deleteOwnAccount(test.deps, account)).toBe(false);
    test.setTime('2030-01-01T09:00:00Z');
    await deleteExpiredContacts(test.deps);
    expect(await findAccountByEmail(test.deps.db, 'last@example.org')).not.toBeNull();
  });

  it('keeps one of two administrators who remove each other at the same moment', async () => {
    const first = await addAccount(test, 'a@example.org', [administrator]);
    const second = await addAccount(test, 'b@example.org', [administrator]);
    const results = await Promise.all([
      changeRoles(test.deps, first, second, { keep: [], add: null }),
      changeRoles(test.deps, second, first, { keep: [], add: null }),
    ]);
    expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
  });

  it('keeps, adds and takes away roles, and never one that was only claimed to be there', async () => {
    const id = await addAccount(test, 'a@example.org', [
      { role: 'planner', scope: '' },
      { role: 'moderator', scope: 'region:02' },
    ]);
    await changeRoles(test.deps, 'me', id, {
      keep: ['moderator region:02', 'administrator', 'partner other'],
      add: { role: 'municipality', scope: '091' },
    });
    expect((await findAccountByEmail(test.deps.db, 'a@example.org'))!.grants).toEqual([
      { role: 'moderator', scope: 'region:02' },
      { role: 'municipality', scope: '091' },
    ]);
  });

  it('finds accounts by part of a name or address, by role and by state', async () => {
    await addAccount(test, 'one_a@example.org', [administrator]);
    await addAccount(test, 'oneXa@example.org', [{ role: 'planner', scope: '' }], false);
    const named = (await findAccountByEmail(test.deps.db, 'one_a@example.org'))!;
    await changeOwnAccount(test.deps, named, { name: 'Åkerblöm', language: 'fi' });
    const find = async (search: string, role: 'planner' | null = null, state: 'active' | null = null) =>
      (await readAccounts(test.deps, { search, role, state }, 1)).accounts.map((account) => account.email);
    expect((await find('ONE')).sort()).toEqual(['one_a@example.org', 'onexa@example.org']);
    expect(await find('åKERBL')).toEqual(['one_a@example.org']);
    expect(await find('e_a')).toEqual(['one_a@example.org']);
    expect(await find('%')).toEqual([]);
    expect(await find('', 'planner')).toEqual(['onexa@example.org']);
    expect(await find('', null, 'active')).toEqual(['one_a@example.org']);
  });

  it('deletes contact data after its day with sessions and links, and the trail names nobody', async () => {
    await addAccount(test, 'admin@example.org', [administrator]);
    await addAccount(test, 'gone@example.org', [{ role: 'planner', scope: '' }]);
    await addAccount(test, 'invited@example.org', [{ role: 'planner', scope: '' }], false);
    await deliverMail(test);
    await test.deps.db('accounts').where('email', 'admin@example.org').update({ delete_after: '2030-01-01' });
    test.setTime('2026-12-08T09:00:00Z');
    expect(await deleteExpiredContacts(test.deps)).toMatchObject({ accounts: 0, invitations: 0, mail: 3 });
    test.setTime('2026-12-09T09:00:00Z');
    expect(await deleteExpiredContacts(test.deps)).toMatchObject({ accounts: 0, invitations: 1 });
    test.setTime('2028-01-02T09:00:00Z');
    expect(await deleteExpiredContacts(test.deps)).toMatchObject({ accounts: 1, invitations: 0 });
    const tables = ['accounts', 'sign_in_links', 'sessions', 'outbox', 'audit_events'];
    const dump = JSON.stringify(await Promise.all(tables.map((table) => test.deps.db(table))));
    expect(dump).toContain('admin@example.org');
    expect(dump).not.toContain('gone@');
    expect(dump).not.toContain('invited@');
    expect(dump).toContain('invitationExpired');
  });
});

describe('the pages of administrators', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  it('invite, say what is wrong with which field, and keep what was typed', async () => {
    const browser = await signedInAs(test, 'administrator');
    const page = '/en/admin/accounts/invite';
    const fields = {
      email: 'x',
      name: 'Name & Co',
      language: 'fi',
      role: 'municipality',
      areaKind: 'all',
      areaCode: '9',
    };
    const wrong = await submit(browser, { page, fields });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Check 2 things');
    expect(wrong.text).toContain('value="Name &amp; Co"');
    expect(wrong.text).toContain('<option value="municipality" selected>');
    const done = await submit(browser, {
      page,
      fields: { ...fields, email: 'x@example.org', areaCode: '091' },
    });
    expect(done.status).toBe(303);
    expect((await browser.get(done.headers.location!)).text).toContain('Municipality, 091');
    expect(
      (await submit(browser, { page, fields: { ...fields, email: 'x@example.org', areaCode: '091' } })).text,
    ).toContain('has an account already');
  });

  it('disable and enable an account', async () => {
    const browser = await signedInAs(test, 'administrator');
    const planner = await signedInAs(test, 'planner');
    const { id } = (await findAccountByEmail(test.deps.db, 'planner@example.org'))!;
    const page = `/en/admin/accounts/${id}`;
    const act = (action: string) => submit(browser, { page, action: `${page}/state`, fields: { action } });
    expect((await act('disable')).status).toBe(303);
    await planner.get('/en/account').expect(303);
    expect((await act('disable')).status).toBe(422);
    expect((await act('enable')).status).toBe(303);
    expect((await act('constructor')).status).toBe(400);
    await browser.get('/en/admin/accounts/no-such-account').expect(404);
  });
});
