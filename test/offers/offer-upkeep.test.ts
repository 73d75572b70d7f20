import type { ElectionRecord } from '../../src/elections/election.model';
import { loadElections } from '../../src/elections/election.service';
import { readElection } from '../../src/elections/election.store';
import { ensureExampleAccounts } from '../../src/accounts/example-accounts.service';
import type { Offer, OfferContent } from '../../src/offers/offer.model';
import { keepOffersTrue } from '../../src/offers/offer-upkeep.service';
import {
  candidatesDay,
  dueRequests,
  flagsToDeclare,
  reconfirmationOf,
} from '../../src/offers/offer-upkeep.model';
import { findOffer, insertOffer, setReconfirmed } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { databaseKinds } from '../support/databases';
import { anOffer, anOrganisation, loadSmallCountry, rideContent } from '../support/offers';
import { csrfTokenIn, deliverMail, linkIn, newBrowser } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

/** Election day 18 April 2027: candidates confirmed on 18 March, first day of the offer 10 April. */
const content: OfferContent = { ...rideContent, days: ['2027-04-18', '2027-04-10'] };
const freshly = { flag: 'N', textVersion: 'x', at: '2027-03-20T09:00:00.000Z' } as const;
const fresh: OfferContent = { ...content, declarations: [freshly] };
const ride = (says: Partial<Offer> = {}) => anOffer({ publishedContent: fresh, content: fresh, ...says });
const days = { heldOn: '2027-04-18', advanceFrom: '2027-04-07' };

describe('whether an offer still holds', () => {
  const at = (today: string, says: Partial<Offer> = {}) => reconfirmationOf(ride(says), days, today);

  it.each([
    ['2027-04-02', null, false],
    ['2027-04-03', 'reconfirm', false],
    ['2027-04-07', 'reconfirm', false],
    ['2027-04-08', 'reconfirm_again', false],
    ['2027-04-09', 'reconfirm_again', true],
    ['2027-04-11', null, true],
  ])(
    'is asked 7 and 2 days before its first day, and is unconfirmed without an answer: %s',
    (today, due, not) => {
      expect(at(today)).toMatchObject({ firstDay: '2027-04-10', due, isUnconfirmed: not });
    },
  );

  it('is not asked where it was said, or where the offer was sent within the week', () => {
    for (const says of [{ reconfirmedFor: '2027-04-10' }, { submittedAt: new Date('2027-04-03T09:00:00Z') }])
      expect(at('2027-04-09', says)).toMatchObject({ isConfirmed: true, due: null, isUnconfirmed: false });
  });

  it('is asked anew where the first day has changed since', () => {
    expect(at('2027-04-09', { reconfirmedFor: '2027-04-18' }).due).toBe('reconfirm_again');
  });

  it('counts from the first day of advance voting where no days are named', () => {
    const phone = ride({ publishedContent: { ...content, days: [] } });
    expect(reconfirmationOf(phone, days, '2027-03-31')).toMatchObject({
      firstDay: '2027-04-07',
      due: 'reconfirm',
    });
  });

  it('is never asked of what is not up, or after the election', () => {
    expect(dueRequests(ride({ state: 'paused' }), days, null, '2027-04-08')).toEqual([]);
    expect(dueRequests(ride({ publishedContent: content }), days, '2027-03-18', '2027-04-19')).toEqual([]);
  });
});

describe('declarations once candidates are known', () => {
  it.each([
    ['2027-03-17', []],
    ['2027-03-18', ['N']],
  ])('are asked again from that day: %s', (today, flags) => {
    expect(flagsToDeclare(ride({ publishedContent: content }), '2027-03-18', today)).toEqual(flags);
  });

  it('are not asked of those that gave them since, of kinds that ask for none, or where there are no candidates', () => {
    expect(flagsToDeclare(ride(), '2027-03-18', '2027-04-01')).toEqual([]);
    expect(flagsToDeclare(ride({ type: 'venue' }), '2027-03-18', '2027-04-01')).toEqual([]);
    expect(flagsToDeclare(ride({ publishedContent: content }), null, '2027-04-01')).toEqual([]);
  });
});

describe.each(databaseKinds)('keeping offers true, on %s', (kind) => {
  let test: TestApp;
  let election: ElectionRecord;
  const stored = async () => (await findOffer(test.deps.db, 'offer'))!;
  const audited = async (type: string) => (await test.deps.db('audit_events').where({ type })).length;
  const publicText = async () => (await newBrowser(test).get('/en/help?place=Juuka').expect(200)).text;
  const answer = async (link: string, fields: Record<string, string> = {}) => {
    const browser = newBrowser(test);
    const page = await browser.get(link).expect(200);
    const token = new URL(link, 'http://x').searchParams.get('token')!;
    return browser
      .post('/en/offers/answer')
      .type('form')
      .send({ _csrf: csrfTokenIn(page.text), token, ...fields });
  };

  beforeEach(async () => {
    test = await createTestApp(kind, '2027-03-01T09:00:00Z');
    await loadSmallCountry(test);
    await loadElections(test.deps);
    await ensureExampleAccounts(test.deps);
    election = (await readElection(test.deps.db, 'EKV-2027'))!;
    const contact = { name: 'Secret', email: 'contact@example.org', language: 'en' } as const;
    await insertOrganisation(test.deps.db, anOrganisation({ contact }));
    await insertOffer(test.deps.db, ride({ content, publishedContent: content }));
  });
  afterEach(() => test.close());

  it('pauses what was not declared again in a week, tells it, and puts it up again when it is', async () => {
    expect(candidatesDay(election)).toBe('2027-03-18');
    test.setTime('2027-03-18T09:00:00Z');
    expect(await keepOffersTrue(test.deps)).toEqual({ asked: 1, paused: 0 });
    expect(await keepOffersTrue(test.deps)).toEqual({ asked: 0, paused: 0 });
    const [letter] = await deliverMail(test);
    expect(letter!.text).toContain('25 March 2027');

    test.setTime('2027-03-25T09:00:00Z');
    expect((await keepOffersTrue(test.deps)).paused).toBe(0);
    test.setTime('2027-03-26T09:00:00Z');
    expect((await keepOffersTrue(test.deps)).paused).toBe(1);
    expect((await stored()).state).toBe('paused');
    expect(await audited('offer.lapsed')).toBe(1);
    expect(await publicText()).not.toContain('Kyytejä kylistä');
    const [lapsed] = await deliverMail(test);
    expect(lapsed!.subject).toContain('paused');

    const link = linkIn(letter!);
    expect((await answer(link)).status).toBe(422);
    expect((await answer(link, { declarations: 'N' })).status).toBe(200);
    expect(await stored()).toMatchObject({ state: 'published' });
    expect(await publicText()).toContain('Kyytejä kylistä');
    expect(await audited('offer.declaredAgain')).toBe(1);
    await newBrowser(test).get(link).expect(410);
  });

  it('asks twice whether an offer holds, shows it as unconfirmed, and takes one answer by the link', async () => {
    await test.deps
      .db('offers')
      .update({ published_content: JSON.stringify(fresh), content: JSON.stringify(fresh) });
    test.setTime('2027-04-03T09:00:00Z');
    await keepOffersTrue(test.deps);
    const [first] = await deliverMail(test);
    test.setTime('2027-04-08T09:00:00Z');
    await keepOffersTrue(test.deps);
    const [second] = await deliverMail(test);
    expect(await publicText()).not.toContain('not confirmed');
    test.setTime('2027-04-09T09:00:00Z');
    expect(await publicText()).toContain('has not confirmed');

    expect((await answer(linkIn(second!))).status).toBe(200);
    expect(await stored()).toMatchObject({ reconfirmedFor: '2027-04-10', version: 1 });
    expect(await publicText()).not.toContain('has not confirmed');
    expect(await audited('offer.reconfirmed')).toBe(1);
    for (const letter of [first!, second!]) await newBrowser(test).get(linkIn(letter)).expect(410);
    expect(await keepOffersTrue(test.deps)).toEqual({ asked: 0, paused: 0 });
  });

  it('sends nothing that was answered before the mail left, and refuses a made-up link', async () => {
    test.setTime('2027-04-03T09:00:00Z');
    await test.deps.db('offers').update({ published_content: JSON.stringify(fresh) });
    await keepOffersTrue(test.deps);
    await setReconfirmed(test.deps.db, 'offer', '2027-04-10');
    expect(await deliverMail(test)).toEqual([]);
    await newBrowser(test).get('/en/offers/answer?token=made-up').expect(410);
    await newBrowser(test).get('/en/offers/answer').expect(410);
  });

  it('asks and pauses each offer once, however many processes do it at once', async () => {
    for (let i = 0; i < 8; i += 1)
      await insertOffer(test.deps.db, ride({ id: `more-${i}`, content, publishedContent: content }));
    test.setTime('2027-03-18T09:00:00Z');
    const asked = await Promise.all([1, 2, 3].map(() => keepOffersTrue(test.deps)));
    expect(asked.reduce((sum, each) => sum + each.asked, 0)).toBe(9);
    expect(await deliverMail(test)).toHaveLength(9);
    test.setTime('2027-03-26T09:00:00Z');
    const paused = await Promise.all([1, 2, 3].map(() => keepOffersTrue(test.deps)));
    expect(paused.reduce((sum, each) => sum + each.paused, 0)).toBe(9);
    expect(await deliverMail(test)).toHaveLength(9);
    expect(await audited('offer.lapsed')).toBe(9);
  });
});
