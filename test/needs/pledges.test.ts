import { join } from 'node:path';
import type { Actor } from '../../src/accounts/policy.model';
import { pledgeHelp } from '../../src/needs/pledge.service';
import { ensureExampleOrganisation } from '../../src/offers/example-offers.service';
import { openDatabase } from '../../src/platform/database';
import { migrateUp } from '../../src/platform/migrate';
import { databaseKinds, type DatabaseKind } from '../support/databases';
import { withFolder } from '../support/folders';
import { needsOf, sendSeen, writeNeed } from '../support/needs';
import { loadSmallCountry } from '../support/offers';
import { deliverMail, signedInAs, submit, type Agent } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';
import { locationOf, signedInFor } from '../support/workspaces';

/** What the example organisation offers: eight rides on election day, 9–18, in Juuka (176) and Nurmes (541). */
const accessibleRides = { type: 'transport_accessible', description: 'Pyörätuolikyytejä' };

const pledge = {
  offerId: 'example-ride',
  quantity: '3',
  seats: '',
  wheelchairPlaces: '',
  days: ['2027-04-18'],
  opensAt: '',
  closesAt: '',
  message: 'Autossa on ramppi',
  contactRole: 'Ajovuorot',
  email: 'ajot@example.org',
  phone: '',
};

interface Site {
  test: TestApp;
  partner: Agent;
  office: Agent;
}

async function siteWithPartner(kind: DatabaseKind): Promise<Site> {
  const test = await createTestApp(kind);
  await loadSmallCountry(test);
  await ensureExampleOrganisation(test.deps);
  return { test, partner: await signedInAs(test, 'partner'), office: await signedInFor(test, '176') };
}

const idOf = (address: string) => address.split('/').at(-1)!;
const needPage = (address: string) => `/fi/partner/needs/${idOf(address)}`;

/** Sends the form of a pledge. */
function send(partner: Agent, need: string, fields: Partial<typeof pledge> = {}) {
  return submit(partner, { page: needPage(need), fields: { ...pledge, ...fields } });
}

/** The municipality decides on the only pledge of a need that waits or holds. */
async function decide(
  office: Agent,
  need: string,
  { reason = '', ...fields }: Readonly<Record<string, string>>,
) {
  const { text } = await office.get(need);
  const action = /action="([^"]+\/pledges\/[^"]+)"/.exec(text)?.[1] ?? '';
  return sendSeen(office, need, action, { ...fields, [`reason-${idOf(action)}`]: reason });
}

describe.each(databaseKinds)('pledging, on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await siteWithPartner(kind);
  });
  afterAll(() => site.test.close());

  it('is seen, answered and taken back by both sides, each told at once with the contact that it needs', async () => {
    const { test, partner, office } = site;
    const need = await writeNeed(office, '176', accessibleRides);
    const list = await partner.get('/fi/partner/needs').expect(200);
    expect(list.text).toContain(needPage(need));
    expect(list.text).toContain('omalla alueella');
    const seen = await partner.get(needPage(need));
    expect(seen.text).toContain('8 kyytiä päivässä');
    expect(seen.text).not.toContain('vaalit@example.org');

    const made = await send(partner, need);
    expect(made.status).toBe(303);
    const own = locationOf(made);
    expect((await partner.get(own)).text).toContain('vaalit@example.org');
    const [toOffice] = await deliverMail(test);
    expect(toOffice).toMatchObject({ subject: 'Uusi lupaus: Esteetön kuljetus (pyörätuolipaikka)' });

    const answered = await office.get(need);
    expect(answered.text).toContain('ajot@example.org');
    expect(answered.text).not.toContain('partner@example.org');
    expect((await decide(office, need, { decision: 'takeBack', reason: 'Ei tarvita' })).status).toBe(422);
    expect((await decide(office, need, { decision: 'accept' })).status).toBe(303);
    const [toPartner] = await deliverMail(test);
    expect(toPartner).toMatchObject({ to: 'partner@example.org' });
    expect(toPartner!.subject).toContain('Lupaus hyväksytty');

    await sendSeen(office, need, `${need}/action`, { action: 'fill' });
    expect((await office.get(need)).text).toContain('<span class="tag">Apu löytynyt</span>');
    expect((await sendSeen(partner, own, own, { reason: '' })).status).toBe(422);
    expect((await sendSeen(partner, own, own, { reason: 'Auto on rikki' })).status).toBe(303);
    const [lost] = await deliverMail(test);
    expect(lost!.text).toContain('Auto on rikki');
    const open = await office.get(need);
    expect(open.text).toContain('<span class="tag">Avoin</span>');
    expect(open.text).not.toContain('ajot@example.org');
    expect((await partner.get(own)).text).not.toContain('vaalit@example.org');
  });

  it('is declined or lapses, and the help is free again; who comes late gets a conflict', async () => {
    const { test, partner, office } = site;
    const need = await writeNeed(office, '176', accessibleRides);
    const own = locationOf(await send(partner, need, { quantity: '8' }));
    expect((await send(partner, need, { quantity: '1' })).status).toBe(409);
    expect(
      (await decide(office, need, { decision: 'decline', reason: 'Saimme jo', version: '7' })).status,
    ).toBe(409);
    expect((await decide(office, need, { decision: 'decline', reason: 'Saimme jo' })).status).toBe(303);
    expect((await partner.get(own)).text).toContain('Saimme jo');

    const again = locationOf(await send(partner, need, { quantity: '8' }));
    await deliverMail(test);
    await sendSeen(office, need, `${need}/action`, { action: 'close' });
    const [ended] = await deliverMail(test);
    expect(ended!.subject).toContain('Lupaus on päättynyt');
    expect((await partner.get(again)).text).toContain('Päättynyt ilman vastausta');
    await partner.get(needPage(need)).expect(404);
  });

  it('at the same moment never promises more than the offer has', async () => {
    const { office, partner } = site;
    const needs = [
      await writeNeed(office, '176', accessibleRides),
      await writeNeed(office, '176', accessibleRides),
    ];
    const answers = await Promise.all([0, 1, 2, 3, 4].map((index) => send(partner, needs[index % 2]!)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 409, 409, 409]);
    const { total } = (await site.test.deps
      .db<{ total: number | string }>('pledges')
      .whereIn('state', ['waiting', 'accepted'])
      .where('offer_id', 'example-ride')
      .sum({ total: 'quantity' })
      .first())!;
    expect(Number(total)).toBe(6);
  });

  it('at the same moment never promises a seat or a wheelchair place twice', async () => {
    const { office, partner, test } = site;
    await test.deps.db('pledges').where('offer_id', 'example-ride').delete();
    const need = await writeNeed(office, '176', { ...accessibleRides, seats: '2', wheelchairPlaces: '1' });
    const page = (await partner.get(needPage(need))).text;
    expect(page).toContain('id="seats" name="seats" value="2"');
    expect(page).toMatch(/<dt>Pyörätuolipaikkoja yhtä aikaa<\/dt><dd>1<\/dd>/);
    // Trips would do for all of them; the four seats do for two, at other hours again.
    const seats = { quantity: '1', seats: '2' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(partner, need, seats)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.text).toContain('href="#seats"');
    await test.deps.db('pledges').update({ opens_at: '09:00', closes_at: '12:00' });
    const afternoon = { quantity: '1', wheelchairPlaces: '1', opensAt: '12:00', closesAt: '15:00' };
    const places = await Promise.all([1, 2, 3].map(() => send(partner, need, afternoon)));
    expect(places.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect(places.find(({ status }) => status === 409)!.text).toContain('href="#wheelchairPlaces"');
    expect((await send(partner, need, { seats: 'x' })).status).toBe(422);
  });
});

describe('pledging', () => {
  let site: Site;
  beforeAll(async () => {
    site = await siteWithPartner('sqlite');
  });
  afterAll(() => site.test.close());

  it('says field by field what is wrong, and keeps what was typed', async () => {
    const { partner, office } = site;
    const need = await writeNeed(office, '176', { ...accessibleRides, days: ['2027-04-18', '2027-04-10'] });
    const wrong = await send(partner, need, { quantity: '0', days: [], email: '', message: '010190-123A' });
    expect(wrong.status).toBe(422);
    for (const field of ['quantity', 'days', 'email', 'message'])
      expect(wrong.text).toContain(`href="#${field}"`);
    expect((await send(partner, need, { days: ['2027-04-10'] })).text).toContain('joina tarjous on voimassa');
    const early = await send(partner, need, { opensAt: '07:00', closesAt: '10:00' });
    expect(early.text).toContain('tarjouksen aukioloaikojen sisällä');
    expect(early.text).toContain('value="07:00"');
    expect((await send(partner, need, { offerId: 'example-phone' })).status).toBe(422);
  });

  it('is for accepted organisations with an offer of the kind that reaches there', async () => {
    const { partner, office, test } = site;
    const steward = await writeNeed(office, '176', { type: 'queue_steward' });
    expect((await partner.get(needPage(steward))).text).toContain('ei ole julkaistua tarjousta');
    await office.get(needPage(steward)).expect(403);
    await test.deps.db('organisations').where('id', 'example').update({ state: 'confirmed' });
    expect((await partner.get('/fi/partner/needs')).text).not.toContain(needPage(steward));
    await partner.get(needPage(steward)).expect(404);
    await test.deps.db('organisations').where('id', 'example').update({ state: 'accepted' });
  });

  it("leaves a pledge to its own organisation and a need's pledges to its own municipality", async () => {
    const { partner, office, test } = site;
    const need = await writeNeed(office, '176', accessibleRides);
    const own = locationOf(await send(partner, need, { quantity: '1' }));
    await office.get(own).expect(403);
    const other = await signedInFor(test, '541');
    const action = /action="([^"]+\/pledges\/[^"]+)"/.exec((await office.get(need)).text)![1]!;
    const elsewhere = action.replace('/176/', '/541/');
    const answer = await sendSeen(other, needsOf('541'), elsewhere, { decision: 'accept' });
    expect(answer.status).toBe(404);
  });

  it('of two processes on one SQLite file never promises more than the offer has', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'pledges.sqlite');
      const first = openDatabase({ kind: 'sqlite', file });
      const second = openDatabase({ kind: 'sqlite', file });
      await migrateUp(first);
      const deps = { ...site.test.deps, db: first };
      await loadSmallCountry({ ...site.test, deps });
      await ensureExampleOrganisation(deps);
      const row: Record<string, unknown> = await site.test.deps.db('needs').where('state', 'open').first();
      await first('needs').insert({ ...row, type: 'transport_accessible' });
      const actor: Actor = { accountId: 'somebody', grants: [{ role: 'partner', scope: 'example' }] };
      const contact = { role: 'Ajovuorot', email: 'ajot@example.org', phone: '' };
      const given = {
        ...pledge,
        quantity: 3,
        opensAt: null,
        seats: null,
        wheelchairPlaces: null,
        closesAt: null,
        contact,
      };
      const done = await Promise.all(
        [0, 1, 2, 3, 4, 5].map((index) =>
          pledgeHelp({ ...deps, db: index % 2 === 0 ? first : second }, actor, String(row.id), given),
        ),
      );
      await Promise.all([first.destroy(), second.destroy()]);
      expect(done.filter(({ ok }) => ok)).toHaveLength(2);
    }));
});
