import { emptyContent, type OfferContent } from '../../src/offers/offer.model';
import { insertOffer, listPublishedOffersForCoverage } from '../../src/offers/offer.store';
import type { Offer } from '../../src/offers/offer.model';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { databaseKinds } from '../support/databases';
import { anOffer, anOrganisation, rideContent } from '../support/offers';
import { createTestApp, type TestApp } from '../support/test-app';

describe.each(databaseKinds)('offers that coverage counts, on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp(kind);
    const { db } = test.deps;
    await insertOrganisation(db, anOrganisation({ id: 'trusted' }));
    await insertOrganisation(db, anOrganisation({ id: 'unknown', trust: 'unverified' }));
    await insertOrganisation(db, anOrganisation({ id: 'refused', state: 'refused' }));
    const add = (id: string, says: Partial<Offer> = {}) => insertOffer(db, anOffer({ id, ...says }));
    await add('up', { organisationId: 'trusted' });
    await add('changing', { organisationId: 'trusted', state: 'submitted', content: emptyContent });
    await add('paused', { organisationId: 'trusted', state: 'paused' });
    await add('draft', { organisationId: 'trusted', state: 'draft', publishedContent: null });
    await add('other-election', { organisationId: 'trusted', electionCode: 'KV-2025' });
    await add('of-refused', { organisationId: 'refused' });
    await add('ride-of-unknown', { organisationId: 'unknown' });
    const phone: OfferContent = { ...rideContent, capacity: { kind: 'phone', hoursPerDay: 3 } };
    await add('phone-of-unknown', {
      organisationId: 'unknown',
      type: 'phone_advice',
      publishedContent: phone,
    });
  });
  afterAll(() => test.close());

  it('are those that the public sees, with area, days, languages and capacity', async () => {
    const offers = await listPublishedOffersForCoverage(test.deps.db, 'EKV-2027');
    expect(offers.map(({ id }) => id)).toEqual(['changing', 'phone-of-unknown', 'up']);
    expect(offers.at(-1)).toEqual({
      id: 'up',
      organisationId: 'trusted',
      trust: 'vouched_for',
      type: 'transport_individual',
      area: { municipalities: ['176'], postcodes: [], circle: null },
      days: ['2027-04-18'],
      opensAt: '09:00',
      closesAt: '20:00',
      languages: ['fi'],
      targetGroups: ['everyone'],
      capacity: { kind: 'rides', vehicles: 1, seats: 4, wheelchairPlaces: 1, tripsPerDay: 6 },
    });
  });

  it('written before there were circles have none', async () => {
    const { db } = test.deps;
    const { circle, ...older } = rideContent;
    expect(circle).toBeNull();
    await db('offers')
      .where({ id: 'up' })
      .update({ published_content: JSON.stringify(older) });
    const offers = await listPublishedOffersForCoverage(db, 'EKV-2027');
    expect(offers.find(({ id }) => id === 'up')!.area.circle).toBeNull();
  });
});
