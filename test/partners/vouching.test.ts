import { findOrganisation, insertOrganisation } from '../../src/organisations/organisation.store';
import { insertAccount } from '../../src/accounts/account.store';
import type { Actor } from '../../src/accounts/policy.model';
import { replaceMembers } from '../../src/organisations/people.store';
import { changeCheckedTrust, setVouching } from '../../src/organisations/trust.service';
import type { Voucher } from '../../src/organisations/trust.model';
import { aTown } from '../support/small-site';
import { replaceMunicipalities } from '../../src/areas/area.store';
import { databaseKinds } from '../support/databases';
import { acceptedOrganisation } from '../support/organisations';
import { deliverMail, newBrowser, signedInAs, submit } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const ids = ['a', 'b', 'c'];

describe.each(databaseKinds)('vouching on %s', (kind) => {
  let test: TestApp;
  const moderator: Actor = { accountId: 'm', grants: [{ role: 'moderator', scope: 'all' }] };
  const clerk: Actor = { accountId: 'k', grants: [{ role: 'municipality', scope: '091' }] };
  const contactOf = (id: string): Actor => ({
    accountId: `contact-${id}`,
    grants: [{ role: 'partner', scope: id }],
  });
  const trustOf = async (id: string) => (await findOrganisation(test.deps.db, id))!.trust;
  const vouch = (actor: Actor, voucher: Voucher, organisationId: string, vouches = true) =>
    setVouching(test.deps, actor, { voucher, organisationId, vouches });
  const by = (id: string): Voucher => ({ kind: 'organisation', id });

  beforeEach(async () => {
    test = await createTestApp(kind);
    const { db } = test.deps;
    await replaceMunicipalities(db, [aTown('091'), aTown('049')]);
    for (const id of ids) {
      const trust = id === 'a' ? 'register_checked' : 'unverified';
      await insertOrganisation(db, acceptedOrganisation(id, { trust, municipalities: ['091'] }));
      await insertAccount(db, {
        id: `contact-${id}`,
        email: `${id}@example.org`,
        name: 'Esimerkki',
        language: 'fi',
        state: 'active',
        isExample: false,
        createdAt: new Date(),
        lastSignInAt: null,
        deleteAfter: '2027-12-31',
        grants: [],
      });
      await replaceMembers(db, id, [], [{ accountId: `contact-${id}`, role: 'contact', since: new Date() }]);
    }
  });
  afterEach(() => test.close());

  it('by an organisation that is known raises trust, and taking the word back lowers it', async () => {
    expect(await vouch(contactOf('a'), by('a'), 'b')).toEqual({ ok: true, value: null });
    expect(await trustOf('b')).toBe('vouched_for');
    expect((await deliverMail(test))[0]!.subject).toContain('Esimerkki: b');
    const page = (await newBrowser(test).get('/en/organisations/b')).text;
    expect(page).toMatch(/Vouched for by<\/dt><dd>Esimerkki: a</);
    expect((await vouch(contactOf('a'), by('a'), 'b', false)).ok).toBe(true);
    expect(await trustOf('b')).toBe('unverified');
  });

  it('is not for those who are not known themselves, nor for the own organisation, nor by others', async () => {
    expect(await vouch(contactOf('b'), by('b'), 'c')).toEqual({ ok: false, problem: 'notAllowed' });
    expect(await vouch(contactOf('a'), by('a'), 'a')).toEqual({ ok: false, problem: 'notAllowed' });
    expect(await vouch(contactOf('b'), by('a'), 'c')).toEqual({ ok: false, problem: 'notAllowed' });
    await vouch(contactOf('a'), by('a'), 'b');
    expect(await vouch(contactOf('b'), by('b'), 'c')).toEqual({ ok: false, problem: 'notAllowed' });
    expect(await trustOf('c')).toBe('unverified');
  });

  it('ends with the standing of whoever vouched', async () => {
    await vouch(contactOf('a'), by('a'), 'b');
    expect(await changeCheckedTrust(test.deps, moderator, 'a', 'unverified')).toEqual({
      ok: true,
      value: null,
    });
    expect([await trustOf('a'), await trustOf('b')]).toEqual(['unverified', 'unverified']);
    await changeCheckedTrust(test.deps, moderator, 'a', 'register_checked');
    expect(await trustOf('b')).toBe('vouched_for');
  });

  it('by a municipality holds where the organisation works', async () => {
    const helsinki: Voucher = { kind: 'municipality', code: '091' };
    expect((await vouch(clerk, helsinki, 'b')).ok).toBe(true);
    expect(await trustOf('b')).toBe('vouched_for');
    const elsewhere: Voucher = { kind: 'municipality', code: '049' };
    expect((await vouch(clerk, elsewhere, 'b')).ok).toBe(false);
  });

  it('twice at once counts once, and both may take back', async () => {
    const done = await Promise.all([
      vouch(contactOf('a'), by('a'), 'b'),
      vouch(contactOf('a'), by('a'), 'b'),
    ]);
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect(
      await test.deps.db('audit_events').where('type', 'organisation.vouchedFor').pluck('object_id'),
    ).toEqual(['b']);
    await Promise.all([
      vouch(contactOf('a'), by('a'), 'b', false),
      vouch(contactOf('a'), by('a'), 'b', false),
    ]);
    expect(await trustOf('b')).toBe('unverified');
  });

  it('is done on the pages of a municipality, which say what was done', async () => {
    const municipality = await signedInAs(test, 'municipality');
    const page = '/en/municipality/091/partners';
    const done = await submit(municipality, { page, fields: { action: 'vouch', organisation: 'c' } });
    expect(done.headers.location).toBe(`${page}?done=1`);
    expect((await municipality.get(page)).text).toContain('Take back: Esimerkki: c');
    await municipality.get('/en/municipality/049/partners').expect(403);
    const none = await submit(municipality, { page, fields: { action: 'vouch', organisation: 'none' } });
    expect(none.status).toBe(404);
  });
});
