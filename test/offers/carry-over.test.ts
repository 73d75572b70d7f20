import { carriedContent, isCarriedOver, offersToCarryOver } from '../../src/offers/carry-over.model';
import { keepTemplate, listTemplateIds } from '../../src/offers/offer-template.store';
import { insertOffer, listOffersOf } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import {
  anOffer,
  anOrganisation,
  loadSmallCountry,
  registeredPartner,
  rideContent,
  writeRide,
} from '../support/offers';
import { submit, type Agent } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

describe('an offer that is carried over', () => {
  it('keeps what it says; its days and declarations are asked anew, and precautions only where they are asked', () => {
    const content = { ...rideContent, precautions: ['masks'] as const };
    const carried = carriedContent(content, { hazardProfile: 'none' });
    expect(carried).toEqual({ ...content, days: [], declarations: [], precautions: [] });
    expect(carriedContent(content, { hazardProfile: 'epidemic' }).precautions).toEqual(['masks']);
  });

  it('is one of an earlier election that says something, the latest first, and is there once', () => {
    const elections = [
      { code: 'A', heldOn: '2021-06-13' },
      { code: 'B', heldOn: '2025-04-13' },
      { code: 'C', heldOn: '2027-04-18' },
    ];
    const all = [
      anOffer({ id: 'a', electionCode: 'A' }),
      anOffer({ id: 'b', electionCode: 'B' }),
      anOffer({ id: 'c', electionCode: 'C', type: 'escort' }),
      anOffer({ id: 'empty', electionCode: 'B', content: { ...rideContent, description: '' } }),
      anOffer({ id: 'gone', electionCode: 'unknown' }),
    ];
    expect(offersToCarryOver(all, elections[2]!, elections).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(isCarriedOver(all[0]!, 'C', all)).toBe(false);
    expect(isCarriedOver({ ...all[0]!, type: 'escort' }, 'C', all)).toBe(true);
    expect(isCarriedOver({ ...all[0]!, type: 'escort', organisationId: 'other' }, 'C', all)).toBe(false);
  });
});

describe('the page of carrying over', () => {
  let test: TestApp;
  let partner: Agent;
  let organisationId: string;
  beforeAll(async () => {
    test = await createTestApp();
    await loadSmallCountry(test);
    partner = await registeredPartner(test);
    await writeRide(partner);
    const row = await test.deps.db('offers').first<{ organisation_id: string }>('organisation_id');
    organisationId = row.organisation_id;
    const of = { organisationId, electionCode: 'KV-2025' };
    for (const id of ['first', 'second', 'third'])
      await insertOffer(
        test.deps.db,
        anOffer({ ...of, id, content: { ...rideContent, description: `Apua ${id}` } }),
      );
    await insertOrganisation(test.deps.db, anOrganisation({ id: 'other' }));
    await insertOffer(test.deps.db, anOffer({ ...of, id: 'of-others', organisationId: 'other' }));
  });
  afterAll(() => test.close());

  const page = '/fi/partner/carry-over';
  const drafts = async () =>
    (await listOffersOf(test.deps.db, [organisationId])).filter(
      ({ electionCode, content }) => electionCode === 'EKV-2027' && content.description.startsWith('Apua'),
    );
  const send = (fields: Record<string, string | string[]>) =>
    submit(partner, { page, fields: { target: 'EKV-2027', action: 'chosen', ...fields } });

  it('makes a draft of one offer, of those that are left, and of none twice', async () => {
    expect((await partner.get(page)).text).toContain('Apua second');
    await keepTemplate(test.deps.db, 'first');
    expect((await send({ offers: 'first' })).status).toBe(303);
    const [draft] = await drafts();
    expect(draft).toMatchObject({ state: 'draft', publishedContent: null, version: 1 });
    expect(draft!.content).toMatchObject({ description: 'Apua first', days: [], declarations: [] });

    // What was kept as a template for locals is one in the later election too.
    expect([...(await listTemplateIds(test.deps.db, [organisationId]))].sort()).toEqual(
      [draft!.id, 'first'].sort(),
    );
    expect((await partner.get(page)).text).not.toContain('Apua first');
    expect((await send({ action: 'all' })).status).toBe(303);
    await send({ action: 'all' });
    expect((await drafts()).map(({ content }) => content.description).sort()).toEqual([
      'Apua first',
      'Apua second',
      'Apua third',
    ]);
  });

  it('says what is wrong: nothing chosen, or an election that is over', async () => {
    expect((await send({})).status).toBe(422);
    expect((await send({ target: 'KV-2021', offers: 'first' })).status).toBe(422);
    expect(await drafts()).toHaveLength(3);
  });

  it('makes nothing of offers of others', async () => {
    const before = await test.deps.db('offers').count<{ total: number }[]>({ total: '*' });
    await send({ offers: ['of-others', 'no-such-offer'] });
    expect(await test.deps.db('offers').count({ total: '*' })).toEqual(before);
  });
});
