import { replaceGrants } from '../../src/accounts/account.store';
import { loadElections } from '../../src/elections/election.service';
import { moderatedMunicipalities } from '../../src/offers/moderated-area.model';
import { reportLimit } from '../../src/offers/offer-report.routes';
import { deleteOldReports } from '../../src/offers/offer-report.service';
import { insertOffer } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { databaseKinds } from '../support/databases';
import { anOffer, anOrganisation, loadSmallCountry } from '../support/offers';
import { aTown } from '../support/small-site';
import { newBrowser, signedInAs, submit } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

const report = { reason: 'unsafe', message: 'Turvavyöt puuttuivat.', email: 'reader@example.org' };

describe('the area of a moderator', () => {
  const towns = [aTown('001'), aTown('002', { regionCode: '11', wellbeingCountyCode: null })];
  const of = (scope: string) => moderatedMunicipalities({ grants: [{ role: 'moderator', scope }] }, towns);

  it('is the whole country, or the municipalities of its scopes', () => {
    expect(of('all')).toBeNull();
    expect(of('region:10')).toEqual(['001']);
    expect(of('wellbeing_county:12')).toEqual(['001']);
    expect(of('constituency:08')).toEqual(['001', '002']);
    expect(of('municipality:002')).toEqual(['002']);
    expect(moderatedMunicipalities({ grants: [{ role: 'partner', scope: 'all' }] }, towns)).toEqual([]);
  });
});

describe.each(databaseKinds)('reporting an offer, on %s', (kind) => {
  let test: TestApp;
  const rows = () => test.deps.db('offer_reports').orderBy('created_at');
  const send = (offer: string, fields: Record<string, string>) =>
    submit(newBrowser(test), { page: '/fi/feedback', action: `/fi/help/${offer}/report`, fields });

  beforeEach(async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
    await loadElections(test.deps);
    await insertOrganisation(test.deps.db, anOrganisation());
    await insertOffer(test.deps.db, anOffer());
    await insertOffer(test.deps.db, anOffer({ id: 'hidden', state: 'paused' }));
  });
  afterEach(() => test.close());

  it('needs no account, reaches the moderators, and the address is gone once it is handled', async () => {
    await newBrowser(test).get('/fi/help/offer/report').expect(200);
    expect((await send('offer', report)).status).toBe(303);
    const moderator = await signedInAs(test, 'moderator');
    const list = await moderator.get('/fi/moderation/reports').expect(200);
    const page = /href="(\/fi\/moderation\/reports\/[^"]+)"/.exec(list.text)![1]!;
    expect((await moderator.get(page)).text).toContain('reader@example.org');

    expect((await submit(moderator, { page, fields: { note: '' } })).status).toBe(422);
    const note = 'Puhuttu järjestön kanssa.';
    expect((await submit(moderator, { page, fields: { note } })).status).toBe(303);
    expect(await rows()).toMatchObject([{ state: 'handled', reporter_email: null, note }]);
    expect((await moderator.get('/fi/moderation/reports')).text).not.toContain(page);
    expect((await moderator.get('/fi/moderation/reports?state=handled')).text).toContain(page);
    expect(await test.deps.db('audit_events').where('type', 'like', 'offer.report%')).toHaveLength(2);
  });

  it('answers the same for an offer that is not public or not there, and keeps nothing', async () => {
    const answers = [];
    for (const offer of ['offer', 'hidden', 'none']) answers.push(await send(offer, report));
    expect(
      new Set(answers.map(({ status, headers, text }) => `${status} ${headers.location} ${text}`)).size,
    ).toBe(1);
    for (const offer of ['hidden', 'none'])
      await newBrowser(test).get(`/fi/help/${offer}/report`).expect(404);
    expect(await rows()).toHaveLength(1);
  });

  it('says what is wrong and keeps what was typed', async () => {
    const answer = await send('offer', { reason: 'other', message: '', email: 'no address' });
    expect(answer.status).toBe(422);
    for (const name of ['message', 'email']) expect(answer.text).toContain(`href="#${name}"`);
    expect(answer.text).toContain('value="no address"');
    expect((await send('offer', { ...report, message: 'Hän on 010190-123A' })).status).toBe(422);
    expect((await send('offer', { ...report, reason: 'x' })).status).toBe(422);
    expect((await send('offer', { ...report, website: 'filled in' })).status).toBe(303);
    expect(await rows()).toHaveLength(0);
  });

  it('is limited by network', async () => {
    for (let i = 0; i < reportLimit.limit; i += 1) await send('none', report);
    expect((await send('offer', report)).status).toBe(429);
  });

  it('is seen by the moderators of its area alone, and not by people of the organisation', async () => {
    await send('offer', report);
    const moderator = await signedInAs(test, 'moderator');
    const [account] = await test.deps
      .db('accounts')
      .where('email', 'like', 'moderator%')
      .select<{ id: string }[]>('id');
    const [row] = await rows();
    const page = `/fi/moderation/reports/${row.id}`;
    const sees = async (grants: Parameters<typeof replaceGrants>[2]) => {
      await replaceGrants(test.deps.db, account!.id, grants);
      const inList = (await moderator.get('/fi/moderation/reports').expect(200)).text.includes(page);
      expect((await moderator.get(page)).status).toBe(inList ? 200 : 404);
      return inList;
    };
    expect(await sees([{ role: 'moderator', scope: 'municipality:176' }])).toBe(true);
    expect(await sees([{ role: 'moderator', scope: 'municipality:541' }])).toBe(false);
    const both = [
      { role: 'moderator', scope: 'all' },
      { role: 'partner', scope: 'o' },
    ] as const;
    expect(await sees(both)).toBe(false);
  });

  it('is forgotten in time', async () => {
    await send('offer', report);
    test.setTime('2027-05-20T09:00:00Z');
    expect(await deleteOldReports(test.deps)).toBe(0);
    test.setTime('2027-05-24T09:00:00Z');
    expect(await deleteOldReports(test.deps)).toBe(1);
  });
});
