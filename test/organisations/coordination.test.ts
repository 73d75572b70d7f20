import type { Actor } from '../../src/accounts/policy.model';
import { readMyNeeds } from '../../src/needs/my-page.service';
import { readOwnPledges } from '../../src/needs/partner-needs.service';
import { needGeography } from '../../src/needs/need-ranking.model';
import { decideOnPledge, pledgeHelp, readOwnPledge } from '../../src/needs/pledge.service';
import { carryOver, readCarryOver } from '../../src/offers/carry-over.service';
import { reconfirmOffer } from '../../src/offers/offer-upkeep.service';
import { readOwnOffer } from '../../src/offers/offer.service';
import { findOffer, insertOffer, listOffersOf } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { setUmbrella } from '../../src/organisations/umbrella.store';
import { writeNeed } from '../support/needs';
import { anOffer, loadSmallCountry } from '../support/offers';
import { acceptedOrganisation } from '../support/organisations';
import { createTestApp, type TestApp } from '../support/test-app';
import { findAccountByEmail } from '../../src/accounts/account.store';
import { replaceMembers } from '../../src/organisations/people.store';
import { signedInAs } from '../support/sign-in';
import { signedInFor } from '../support/workspaces';

const coordinator: Actor = { accountId: 'c', grants: [{ role: 'partner', scope: 'umbrella' }] };
const stranger: Actor = { accountId: 's', grants: [{ role: 'partner', scope: 'other' }] };
const pledge = {
  offerId: 'ride',
  quantity: 2,
  seats: null,
  wheelchairPlaces: null,
  days: ['2027-04-18'],
  opensAt: null,
  closesAt: null,
  message: '',
  contact: { role: 'Ajot', email: 'ajot@example.org', phone: '' },
};

describe('a coordinator of an umbrella organisation', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp();
    await loadSmallCountry(test);
    const { db } = test.deps;
    for (const id of ['umbrella', 'local', 'other']) await insertOrganisation(db, acceptedOrganisation(id));
    await setUmbrella(db, 'local', 'umbrella');
    await insertOffer(db, anOffer({ id: 'ride', organisationId: 'local' }));
    await insertOffer(
      db,
      anOffer({ id: 'old', organisationId: 'local', electionCode: 'KV-2025', type: 'escort' }),
    );
  });
  afterEach(() => test.close());

  it('carries offers of the locals over, which nobody else can', async () => {
    const seen = await readCarryOver(test.deps, coordinator, 'EKV-2027');
    expect(await carryOver(test.deps, stranger, seen, 'all')).toBe(0);
    expect(await carryOver(test.deps, coordinator, seen, 'all')).toBe(1);
    const drafts = (await listOffersOf(test.deps.db, ['local'])).filter(({ state }) => state === 'draft');
    expect(drafts.map(({ type, electionCode }) => [type, electionCode])).toEqual([['escort', 'EKV-2027']]);
  });

  it('says that an offer of a local still holds', async () => {
    test.setTime('2027-04-12T09:00:00Z');
    expect(await readOwnOffer(test.deps, stranger, 'ride')).toBeNull();
    const found = await readOwnOffer(test.deps, coordinator, 'ride');
    expect(await reconfirmOffer(test.deps, coordinator, found!)).toBe(true);
    expect((await findOffer(test.deps.db, 'ride'))?.reconfirmedFor).toBe('2027-04-18');
  });

  it('sees which offers of which locals are not confirmed and leads to them, those of nobody else', async () => {
    test.setTime('2027-04-17T09:00:00Z');
    await insertOffer(test.deps.db, anOffer({ id: 'strange', organisationId: 'other' }));
    const contact = await signedInAs(test, 'partner');
    const { id } = (await findAccountByEmail(test.deps.db, 'partner@example.org'))!;
    await replaceMembers(
      test.deps.db,
      'umbrella',
      [],
      [{ accountId: id, role: 'contact', since: test.deps.clock() }],
    );
    const page = '/en/partner/organisations/umbrella/umbrella';
    const numbers = (html: string) => [...html.matchAll(/<td class="number">(\d+)/g)].map(([, each]) => each);
    const before = (await contact.get(page).expect(200)).text;
    expect(numbers(before)).toEqual(['0', '0', '1', '1']);
    expect(before).toContain('href="/en/partner/offers/ride"');
    expect(before).not.toContain('/offers/strange');
    const found = (await readOwnOffer(test.deps, coordinator, 'ride'))!;
    expect(await reconfirmOffer(test.deps, coordinator, found)).toBe(true);
    const after = (await contact.get(page)).text;
    expect(numbers(after)).toEqual(['0', '0', '1', '0']);
  });

  it('sees needs near the locals, pledges out of their offers and takes it back, in their name', async () => {
    const office = await signedInFor(test, '176');
    const need = (await writeNeed(office, '176')).split('/').at(-1)!;
    expect(await pledgeHelp(test.deps, stranger, need, pledge)).toEqual({
      ok: false,
      problem: { code: 'offerGone' },
    });
    const done = await pledgeHelp(test.deps, coordinator, need, pledge);
    expect(done.ok).toBe(true);
    const id = done.ok ? done.value : '';
    const { pledges } = await readOwnPledges(test.deps, coordinator, { state: null, page: 1 });
    expect(pledges.map(({ organisationId }) => organisationId)).toEqual(['local']);
    expect(await readOwnPledge(test.deps, stranger, id)).toBeNull();
    const nowhere = () => Promise.resolve(needGeography([]));
    const mine = await readMyNeeds(test.deps, nowhere, coordinator);
    expect([mine.needs.total, mine.pledges.waiting]).toEqual([1, 1]);
    const own = await readOwnPledge(test.deps, coordinator, id);
    const event = { type: 'takeBack', by: 'organisation', reason: 'Auto hajosi' } as const;
    expect((await decideOnPledge(test.deps, coordinator, own!, event)).ok).toBe(true);
  });

  it('acts for nobody once the umbrella is no longer accepted', async () => {
    await test.deps.db('organisations').where('id', 'umbrella').update({ state: 'closed' });
    expect(await readOwnOffer(test.deps, coordinator, 'ride')).toBeNull();
    expect((await readCarryOver(test.deps, coordinator, 'EKV-2027')).offers).toEqual([]);
  });
});
