import { deleteOwnAccount, exportOwnData } from '../../src/accounts/account.service';
import { findAccount, insertAccount } from '../../src/accounts/account.store';
import { contactDeletionDay } from '../../src/needs/need-retention.model';
import { deleteExpiredOfferContacts } from '../../src/offers/offer-retention.service';
import { findOffer, insertOffer } from '../../src/offers/offer.store';
import { findOrganisation, insertOrganisation } from '../../src/organisations/organisation.store';
import { listMembers, replaceMembers } from '../../src/organisations/people.store';
import { setUmbrella } from '../../src/organisations/umbrella.store';
import { databaseKinds } from '../support/databases';
import { anOffer, loadSmallCountry } from '../support/offers';
import { acceptedOrganisation } from '../support/organisations';
import { createTestApp, type TestApp } from '../support/test-app';

describe.each(databaseKinds)('what is forgotten on %s', (kind) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
  });
  afterEach(() => test.close());

  async function person(id: string, email: string) {
    await insertAccount(test.deps.db, {
      id,
      email,
      name: 'PRIVATE NAME',
      language: 'fi',
      state: 'active',
      isExample: false,
      createdAt: new Date(),
      lastSignInAt: null,
      deleteAfter: '2027-12-31',
      grants: [],
    });
  }
  const join = (organisation: string, ...accounts: string[]) =>
    replaceMembers(
      test.deps.db,
      organisation,
      [],
      accounts.map((accountId) => ({ accountId, role: 'contact' as const, since: new Date('2026-01-01') })),
    );

  it('are contacts of offers and drafts never published, on the day that the form names and not before', async () => {
    const { db } = test.deps;
    await insertOrganisation(db, acceptedOrganisation('o'));
    await insertOffer(db, anOffer());
    const draft = {
      state: 'draft',
      hasPublicVersion: false,
      publishedContent: null,
      publishedAt: null,
    } as const;
    await insertOffer(db, anOffer({ ...draft, id: 'draft' }));
    await insertOffer(db, anOffer({ ...draft, id: 'later', electionCode: 'none' }));
    expect(contactDeletionDay('2027-04-18')).toBe('2027-05-18');
    test.setTime('2027-05-17T20:00:00Z');
    expect(await deleteExpiredOfferContacts(test.deps)).toBe(0);
    test.setTime('2027-05-18T09:00:00Z');
    expect(await deleteExpiredOfferContacts(test.deps)).toBe(2);
    const kept = await findOffer(db, 'offer');
    expect([kept?.content.phone, kept?.publishedContent?.phone, kept?.content.description]).toEqual([
      '',
      '',
      'Kyytejä kylistä',
    ]);
    expect([await findOffer(db, 'draft'), (await findOffer(db, 'later'))?.id]).toEqual([null, 'later']);
    expect(await deleteExpiredOfferContacts(test.deps)).toBe(0);
    expect(await db('audit_events').where('type', 'offer.contactsDeleted')).toHaveLength(1);
  });

  it('is everything that names a person who deletes the account, in organisations too', async () => {
    const { db } = test.deps;
    const contact = { name: 'PRIVATE NAME', email: 'goes@example.org', language: 'fi' } as const;
    for (const id of ['shared', 'alone', 'local', 'umbrella'])
      await insertOrganisation(db, acceptedOrganisation(id, id === 'umbrella' ? {} : { contact }));
    await setUmbrella(db, 'local', 'umbrella');
    await person('goes', 'goes@example.org');
    await person('stays', 'stays@example.org');
    await join('shared', 'goes', 'stays');
    await join('alone', 'goes');
    await join('local', 'goes');
    const account = (await findAccount(db, 'goes'))!;
    const data = await exportOwnData(test.deps, { account } as never);
    expect(data.organisations.map(({ id, role, isNamedContact }) => [id, role, isNamedContact])).toEqual([
      ['alone', 'contact', true],
      ['local', 'contact', true],
      ['shared', 'contact', true],
    ]);

    expect(await deleteOwnAccount(test.deps, account)).toBe(true);
    const after = async (id: string) => {
      const organisation = (await findOrganisation(db, id))!;
      return [organisation.state, organisation.contact.email, (await listMembers(db, id)).length];
    };
    expect(await after('shared')).toEqual(['accepted', 'stays@example.org', 1]);
    expect(await after('alone')).toEqual(['closed', '', 0]);
    // Whoever coordinates it acts for it.
    expect(await after('local')).toEqual(['accepted', '', 0]);
    expect(JSON.stringify(await db('organisations').select())).not.toContain('goes@example.org');
  });
});
