import type { Actor } from '../../src/accounts/policy.model';
import { copyToLocals, readOfferTemplate } from '../../src/offers/offer-template.service';
import { ensureExampleOrganisation } from '../../src/offers/example-offers.service';
import { insertOffer, listOffersOf } from '../../src/offers/offer.store';
import { insertOrganisation } from '../../src/organisations/organisation.store';
import { setUmbrella } from '../../src/organisations/umbrella.store';
import { databaseKinds } from '../support/databases';
import { anOffer, loadSmallCountry, rideContent, submitSeen } from '../support/offers';
import { acceptedOrganisation } from '../support/organisations';
import { csrfTokenIn, deliverMail, signedInAs, type Agent } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';

/** An umbrella with the example organisation's account, and locals: `a` in Juuka, `b` in Nurmes with a draft, `c` not accepted. */
async function siteWithLocals(kind: 'sqlite' | 'postgres'): Promise<TestApp> {
  const test = await createTestApp(kind);
  await loadSmallCountry(test);
  await ensureExampleOrganisation(test.deps);
  const { db } = test.deps;
  await insertOrganisation(db, acceptedOrganisation('a', { name: 'Esimerkki: Alfa', languages: ['sv'] }));
  await insertOrganisation(
    db,
    acceptedOrganisation('b', { name: 'Esimerkki: Beta', municipalities: ['541'] }),
  );
  await insertOrganisation(db, acceptedOrganisation('c', { state: 'confirmed' }));
  for (const id of ['a', 'b', 'c']) await setUmbrella(db, id, 'example');
  const content = { ...rideContent, phone: '000 111', email: '' };
  await insertOffer(db, anOffer({ id: 'old', organisationId: 'a', type: 'escort', content }));
  await insertOffer(db, anOffer({ id: 'has', organisationId: 'b', type: 'phone_advice', state: 'draft' }));
  return test;
}

const page = '/fi/partner/templates/example-phone';
const draftsOf = async (test: TestApp, id: string) =>
  (await listOffersOf(test.deps.db, [id])).filter(
    ({ state, type }) => state === 'draft' && type === 'phone_advice',
  );

async function send(browser: Agent, fields: Record<string, string | string[]>, at = page) {
  const { text } = await browser.get(at);
  const seen = /name="seen" value="(\w+)"/.exec(text)?.[1] ?? '';
  return browser
    .post(page)
    .type('form')
    .send({ _csrf: csrfTokenIn(text), seen, action: 'chosen', ...fields });
}

describe.each(databaseKinds)('copying an offer to locals, on %s', (kind) => {
  let test: TestApp;
  let coordinator: Agent;
  beforeEach(async () => {
    test = await siteWithLocals(kind);
    coordinator = await signedInAs(test, 'partner');
  });
  afterEach(() => test.close());

  it('shows what each would get, and leaves out who has such an offer unless it is chosen', async () => {
    const { text } = await coordinator.get(page).expect(200);
    expect(text).toMatch(/value="a" checked/);
    expect(text).toMatch(/value="b">/);
    expect(text).not.toContain('value="c"');
    expect(text).toContain('000 111');
    expect(text).not.toContain('PRIVATE');
    expect(text).not.toContain('private@example.org');
    expect((await coordinator.get(`${page}?select=none`)).text).not.toMatch(/value="a" checked/);
    const nurmes = (await coordinator.get(`${page}?place=Nurmes`)).text;
    expect(nurmes).toContain('value="b"');
    expect(nurmes).not.toContain('value="a"');

    expect((await send(coordinator, { action: 'all' })).status).toBe(303);
    const [draft, ...more] = await draftsOf(test, 'a');
    expect(more).toEqual([]);
    expect(draft!.content).toMatchObject({
      municipalities: ['176'],
      languages: ['sv'],
      phone: '000 111',
      email: '',
      capacity: null,
      declarations: [],
      bookingHow: 'Esimerkki: tätä apua ei ole olemassa, eikä sitä voi varata.',
    });
    expect(await draftsOf(test, 'b')).toHaveLength(1);
    const letters = await deliverMail(test);
    expect(letters.map(({ to, subject }) => [to, subject])).toEqual([
      ['private@example.org', 'Uusi tarjousluonnos: Puhelinneuvonta'],
    ]);
    const events = await test.deps
      .db('audit_events')
      .where('type', 'offer.copiedToLocals')
      .pluck('object_id');
    expect(events).toEqual(['example-phone']);

    expect((await send(coordinator, { locals: ['b'] })).status).toBe(303);
    expect(await draftsOf(test, 'b')).toHaveLength(2);
  });

  it('is done once when it is sent twice at the same moment, and only to locals', async () => {
    const { text } = await coordinator.get(page);
    const fields = {
      _csrf: csrfTokenIn(text),
      seen: /name="seen" value="(\w+)"/.exec(text)![1]!,
      action: 'chosen',
      locals: ['a', 'b', 'c', 'example-uusimaa'],
    };
    const answers = await Promise.all([1, 2].map(() => coordinator.post(page).type('form').send(fields)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(answers.find(({ status }) => status === 409)!.text).toContain('Mitään ei kopioitu');
    expect(await draftsOf(test, 'a')).toHaveLength(1);
    expect(await draftsOf(test, 'b')).toHaveLength(2);
    expect(await draftsOf(test, 'c')).toEqual([]);
    expect(await draftsOf(test, 'example-uusimaa')).toEqual([]);
    expect((await send(coordinator, { locals: [] })).status).toBe(422);
  });

  it('starts from the offers that are kept as templates, which only an organisation with locals is asked to keep', async () => {
    const list = '/fi/partner/templates';
    const offerPage = '/fi/partner/offers/example-phone';
    const first = async () => /partner\/templates\/([\w-]+)/.exec((await coordinator.get(list)).text)?.[1];
    expect((await coordinator.get(list)).text).not.toContain('>malli</span>');
    const before = await first();
    expect(before).not.toBe('example-phone');
    const own = await coordinator.get(offerPage);
    expect(own.text).toContain('value="keepTemplate"');
    expect(own.text).toContain(`href="${page}"`);
    const keep = (action: string) => submitSeen(coordinator, offerPage, { action }, `${offerPage}/action`);
    expect((await keep('keepTemplate')).status).toBe(303);
    expect((await keep('keepTemplate')).status).toBe(303);
    expect(await first()).toBe('example-phone');
    expect((await coordinator.get(`${list}?show=kept`)).text).not.toContain(`${list}/${before}`);
    expect((await coordinator.get('/fi/partner')).text).toContain('>malli</span>');
    expect((await keep('dropTemplate')).status).toBe(303);
    expect(await first()).toBe(before);
    const events = await test.deps.db('audit_events').where('type', 'like', 'offer.template%').pluck('type');
    expect(events.sort()).toEqual(['offer.templateDropped', 'offer.templateKept']);

    await test.deps.db('organisations').update({ umbrella_id: null });
    const alone = await coordinator.get(offerPage);
    expect(alone.text).not.toContain('Template');
    expect(alone.text).not.toContain('/partner/templates');
    expect((await coordinator.get('/fi/partner')).text).not.toContain('/partner/templates');
    for (const gone of [list, page]) await coordinator.get(gone).expect(404);
    expect((await keep('keepTemplate')).status).toBe(422);
  });

  it('is only for who acts for the umbrella, while the election is ahead', async () => {
    const stranger: Actor = { accountId: 's', grants: [{ role: 'partner', scope: 'a' }] };
    expect(await readOfferTemplate(test.deps, stranger, 'example-phone')).toBeNull();
    const own: Actor = { accountId: 'o', grants: [{ role: 'partner', scope: 'example' }] };
    const found = (await readOfferTemplate(test.deps, own, 'example-phone'))!;
    await setUmbrella(test.deps.db, 'a', null);
    const late = await copyToLocals(test.deps, own, found, { seen: found.seen, localIds: ['a'] });
    expect(late).toEqual({ ok: false, problem: 'moved' });
    test.setTime('2027-04-19T09:00:00Z');
    expect(await readOfferTemplate(test.deps, own, 'example-phone')).toBeNull();
  });
});
