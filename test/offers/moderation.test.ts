import { replaceGrants } from '../../src/accounts/account.store';
import { remindModerators } from '../../src/offers/moderation-reminder.service';
import { reportOffer } from '../../src/offers/offer-report.service';
import { findOffer, insertOffer } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { databaseKinds } from '../support/databases';
import { anOffer, anOrganisation, loadSmallCountry, submitSeen } from '../support/offers';
import { deliverMail, newBrowser, signedInAs } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

describe.each(databaseKinds)('moderators, on %s', (kind) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
    await insertOrganisation(test.deps.db, anOrganisation());
    await insertOffer(test.deps.db, anOffer());
  });
  afterEach(() => test.close());
  const page = '/fi/moderation/offers/offer';
  const report = { reason: 'unsafe', message: 'Turvavyöt puuttuivat.', email: null, language: 'fi' } as const;
  const receivers = async () =>
    (await test.deps.db('outbox').orderBy('created_at')).map((row: { receiver: string }) => row.receiver);

  it('take a published offer down with a reason that its organisation reads, and it stays gone', async () => {
    const moderator = await signedInAs(test, 'moderator');
    const unsure = await submitSeen(moderator, page, { decision: 'takeDown', reason: '' });
    expect([unsure.status, unsure.text.includes('takeDownSure')]).toEqual([422, true]);
    expect((await findOffer(test.deps.db, 'offer'))?.state).toBe('published');
    const fields = { decision: 'takeDown', reason: 'Auto ei ole turvallinen', takeDownSure: 'yes' };
    expect((await submitSeen(moderator, page, fields)).status).toBe(303);
    const offer = await findOffer(test.deps.db, 'offer');
    expect([offer?.state, offer?.publishedContent]).toEqual(['withdrawn', null]);
    await newBrowser(test).get('/fi/help/offer/report').expect(404);
    const [letter] = await deliverMail(test);
    expect([letter?.to, letter?.text.includes('Auto ei ole turvallinen')]).toEqual([
      'secret@example.org',
      true,
    ]);
    expect(await test.deps.db('audit_events').where('type', 'offer.takenDown')).toHaveLength(1);
    expect((await moderator.get(page)).text).not.toContain('name="decision"');
  });

  it('are told of a report once until it is handled, only in their area and never about their own', async () => {
    await signedInAs(test, 'moderator');
    const { id } = await test.deps
      .db('accounts')
      .where('email', 'moderator@example.org')
      .first<{ id: string }>('id');
    const tell = async (scopes: Parameters<typeof replaceGrants>[2]) => {
      await replaceGrants(test.deps.db, id, scopes);
      await test.deps.db('outbox').delete();
      await test.deps.db('offer_reports').delete();
      await reportOffer(test.deps, 'offer', report);
      await reportOffer(test.deps, 'offer', report);
      return receivers();
    };
    expect(await tell([{ role: 'moderator', scope: 'municipality:176' }])).toEqual(['moderator@example.org']);
    expect(await tell([{ role: 'moderator', scope: 'municipality:541' }])).toEqual([]);
    expect(
      await tell([
        { role: 'moderator', scope: 'all' },
        { role: 'partner', scope: 'o' },
      ]),
    ).toEqual([]);
  });

  it('are reminded once a week of what has waited for more than seven days', async () => {
    await signedInAs(test, 'moderator');
    await insertOffer(
      test.deps.db,
      anOffer({
        id: 'waiting',
        state: 'submitted',
        hasPublicVersion: false,
        publishedContent: null,
        submittedAt: new Date('2026-11-20T09:00:00Z'),
      }),
    );
    expect(await remindModerators(test.deps)).toBe(0);
    test.setTime('2026-11-28T09:00:00Z');
    expect(await remindModerators(test.deps)).toBe(1);
    expect(await remindModerators(test.deps)).toBe(0);
    expect(await receivers()).toEqual(['moderator@example.org']);
    test.setTime('2026-12-06T09:00:00Z');
    expect(await remindModerators(test.deps)).toBe(1);
  });
});
