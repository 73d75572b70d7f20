import { replaceGrants } from '../../src/accounts/account.store';
import { loadElections } from '../../src/elections/election.service';
import { changedFields, comparedFields, likenessOf, sharedWords } from '../../src/offers/offer-changes.model';
import { emptyContent } from '../../src/offers/offer.model';
import { insertOffer } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { databaseKinds } from '../support/databases';
import {
  anOffer,
  anOrganisation,
  loadSmallCountry,
  registeredPartner,
  rideContent,
  rideSteps,
  submitSeen,
  writeRide,
} from '../support/offers';
import { signedInAs } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

describe('what has changed in an offer', () => {
  it('is each field that differs, whatever the order of a list, and nothing of the declarations', () => {
    expect(changedFields(rideContent, rideContent)).toEqual([]);
    const lists = { ...rideContent, languages: ['fi', 'sv'], declarations: [] };
    expect(changedFields(lists, { ...lists, languages: ['sv', 'fi'], phone: '1' })).toEqual(['phone']);
    expect(changedFields({ ...rideContent, declarations: [] }, rideContent)).toEqual([]);
    expect([...comparedFields, 'declarations'].sort()).toEqual(Object.keys(emptyContent).sort());
  });
});

describe('an offer that looks like another', () => {
  const other = (says = {}, content = {}) =>
    anOffer({ id: 'other', organisationId: 'x', ...says, content: { ...rideContent, ...content } });
  const unlike = { phone: '222', description: 'Jotain aivan muuta' };

  it.each([
    [other({}, { ...unlike, phone: '000000' }), ['contact']],
    [other({}, { ...unlike, description: 'kyytejä KYLISTÄ' }), ['text']],
    [other({ organisationId: 'o' }, unlike), ['organisation']],
    [other({}, unlike), []],
    [other({ type: 'escort' }), []],
    [other({ electionCode: 'KV-2025' }), []],
    [other({}, { municipalities: ['541'] }), []],
    [other({ id: 'offer' }), []],
  ])('is told why: %#', (each, expected) => {
    expect(likenessOf(anOffer(), each)).toEqual(expected);
  });

  it('shares words: none, some, all', () => {
    expect([
      sharedWords('', ''),
      sharedWords('a b', 'b c'),
      sharedWords('Äiti auttaa', 'auttaa, äiti!'),
    ]).toEqual([0, 1 / 3, 1]);
  });
});

describe.each(databaseKinds)('reviewing, on %s', (kind) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
    await loadElections(test.deps);
    await insertOrganisation(test.deps.db, anOrganisation());
  });
  afterEach(() => test.close());

  it('lists what lies in the area of the moderator, however much waits elsewhere, page by page', async () => {
    const { db } = test.deps;
    const far = { ...rideContent, municipalities: ['541'] };
    for (let i = 0; i < 60; i += 1)
      await insertOffer(db, anOffer({ id: `far-${i}`, state: 'submitted', content: far }));
    await insertOffer(db, anOffer({ id: 'near', state: 'submitted', submittedAt: new Date() }));
    const moderator = await signedInAs(test, 'moderator');
    const links = async (query = '') =>
      (await moderator.get(`/en/moderation/offers${query}`).expect(200)).text.split('/moderation/offers/')
        .length - 1;
    expect([await links(), await links('?page=2'), await links('?page=3')]).toEqual([50, 11, 0]);
    const account = await db('accounts').where('email', 'like', 'moderator%').first<{ id: string }>('id');
    await replaceGrants(db, account.id, [{ role: 'moderator', scope: 'municipality:176' }]);
    expect(await links()).toBe(1);
    await moderator.get('/en/moderation/offers/near').expect(200);
    await moderator.get('/en/moderation/offers/far-1').expect(404);
  });

  it('shows what has changed since it was published, and offers that look the same', async () => {
    const content = { ...rideContent, phone: '+358 40 000', days: ['2027-04-10'] };
    await insertOffer(test.deps.db, anOffer({ state: 'submitted', content }));
    await insertOffer(test.deps.db, anOffer({ id: 'twin' }));
    const moderator = await signedInAs(test, 'moderator');
    const { text } = await moderator.get('/en/moderation/offers/offer').expect(200);
    const rows = [...text.matchAll(/<th scope="row">([^<]*)<\/th>\s*<td>([^<]*)<\/td>\s*<td>([^<]*)<\/td>/g)];
    expect(rows.map(([, ...cells]) => cells)).toEqual([
      ['Days', 'Sun 18 April', 'Sat 10 April'],
      ['Phone number', '000 000', '+358 40 000'],
    ]);
    expect(text).toContain('href="/en/moderation/offers/twin"');
    expect(text).toContain('similar text, same organisation');
  });

  it('two people who edit see both values, and nothing typed is lost', async () => {
    const partner = await registeredPartner(test);
    const offer = await writeRide(partner);
    await submitSeen(partner, `${offer}/what`, { ...rideSteps.what, description: 'Ensimmäinen' } as never);
    const sent = { ...rideSteps.what, version: '1', description: 'Toisen teksti' };
    const answer = await submitSeen(partner, `${offer}/what`, sent as never);
    expect(answer.status).toBe(409);
    expect(answer.text).toMatch(/<td>Ensimmäinen<\/td>\s*<td>Toisen teksti<\/td>/);
    expect(answer.text).toMatch(/<textarea[^>]*>Toisen teksti</);
    const version = /name="version" value="(\d+)"/.exec(answer.text)![1]!;
    const again = await submitSeen(partner, `${offer}/what`, { ...sent, version } as never);
    expect(again.status).toBe(303);
  });
});
