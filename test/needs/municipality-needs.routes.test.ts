import { expireNeeds } from '../../src/needs/need.service';
import { replaceDemandAreas } from '../../src/demand/demand.store';
import { databaseKinds, type DatabaseKind } from '../support/databases';
import { needsOf, rideNeed, sendNeed, sendSeen, writeNeed } from '../support/needs';
import { everyPage } from '../support/pages';
import { aPostalArea } from '../support/small-site';
import { newBrowser, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import { comingPlace, createWorkspaceApp, signedInFor } from '../support/workspaces';

const place = comingPlace({ municipalityCode: '091', nameFi: 'Kylätalo' });

async function siteWithPlace(kind: DatabaseKind): Promise<{ test: TestApp; own: Agent }> {
  const test = await createWorkspaceApp(kind, [place]);
  await replaceDemandAreas(test.deps.db, [aPostalArea('00100', { municipalityCode: '091' })]);
  return { test, own: await signedInFor(test, '091') };
}

describe.each(databaseKinds)("a municipality's needs, on %s", (kind) => {
  let test: TestApp;
  let own: Agent;
  beforeAll(async () => {
    ({ test, own } = await siteWithPlace(kind));
  });
  afterAll(() => test.close());
  const listed = async (query: string) => (await own.get(needsOf('091', query)).expect(200)).text;

  it('are drafted, shown, edited, filled, closed and opened again, each step noted', async () => {
    const address = await writeNeed(own, '091', { save: 'draft', band: '', contactRole: '' });
    const draft = await own.get(address).expect(200);
    expect(draft.text).toContain('Luonnoksesta puuttuu');
    expect(draft.text).not.toContain('value="open"');

    const edit = `${address}/edit`;
    expect((await sendSeen(own, edit, edit, { ...rideNeed, band: '' })).status).toBe(422);
    expect((await sendSeen(own, edit, edit, rideNeed)).status).toBe(303);
    const open = await own.get(address);
    expect(open.text).toContain('Avoin');
    expect(open.text).toContain('5–9 kyytiä päivässä');
    for (const [action, state] of [
      ['fill', 'Apu löytynyt'],
      ['close', 'Suljettu'],
      ['open', 'Avoin'],
    ] as const) {
      expect((await sendSeen(own, address, `${address}/action`, { action })).status).toBe(303);
      expect((await own.get(address)).text).toContain(`<span class="tag">${state}</span>`);
    }
    const id = address.split('/').at(-1)!;
    const noted = await test.deps
      .db<{ type: string; details: string }>('audit_events')
      .where('object_id', id)
      .orderBy('id')
      .select('type', 'details');
    expect(noted.map(({ type }) => type)).toEqual(['need.created', ...Array<string>(4).fill('need.changed')]);
    expect(noted.map(({ details }) => details).join()).not.toContain('vaalit@example.org');
  });

  it('changed by two people conflict: the second sees what is stored and keeps the own text', async () => {
    const edit = `${await writeNeed(own, '091')}/edit`;
    await own.get(edit);
    expect((await sendSeen(own, edit, edit, { ...rideNeed, description: 'Ensimmäisen' })).status).toBe(303);
    const late = await sendSeen(own, edit, edit, { ...rideNeed, description: 'Toisen', version: '1' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Ensimmäisen');
    expect(late.text).toContain('>Toisen</textarea>');
  });

  it('are found by words, state and kind, page by page', async () => {
    await writeNeed(own, '091', { type: 'venue', description: 'ÄÄNESTYSPAIKKA Kylälle', days: [] });
    expect(await listed('?q=%C3%A4%C3%A4nestyspaikka%20KYL')).toContain('Tila äänestyspaikaksi</a>');
    expect(await listed('?q=100%25')).toContain('Yhtään tarvetta ei löytynyt');
    expect(await listed('?type=venue&state=open')).toContain('Tila äänestyspaikaksi</a>');
    expect(await listed('?type=equipment&state=open')).toContain('Yhtään tarvetta ei löytynyt');
    expect(await listed('?type=venue&state=filled')).toContain('Yhtään tarvetta ei löytynyt');
    expect(await listed('?page=999')).toContain('Yhtään tarvetta ei löytynyt');
  });
});

describe('the needs of a municipality', () => {
  let test: TestApp;
  let own: Agent;
  beforeAll(async () => {
    ({ test, own } = await siteWithPlace('sqlite'));
  });
  afterAll(() => test.close());

  it('name a polling place, or postcodes of the municipality, and not both', async () => {
    const address = await writeNeed(own, '091', { placeId: place.id });
    expect((await own.get(address)).text).toContain('Kotikunta: Kylätalo');
    const both = await sendNeed(own, '091', { placeId: place.id, postcodes: '00100' });
    expect([both.status, both.text.includes('ei molempia')]).toEqual([422, true]);
    const elsewhere = await sendNeed(own, '091', { postcodes: '00100, 99999' });
    expect(elsewhere.status).toBe(422);
    expect(elsewhere.text).toContain('ei ole kunnassa: 99999');
  });

  it('say field by field what is wrong, and keep what was typed', async () => {
    const answer = await sendNeed(own, '091', {
      description: 'Hae 010190-123A kotoa',
      days: ['2027-01-01'],
      opensAt: '18:00',
      closesAt: '09:00',
      until: '2027-05-01',
      email: 'ei osoite',
    });
    expect(answer.status).toBe(422);
    for (const field of ['description', 'days', 'opensAt', 'until', 'email'])
      expect(answer.text).toContain(`href="#${field}"`);
    expect(answer.text).toContain('value="18:00"');
  });

  it("are out of reach of another municipality's people and of everybody else", async () => {
    const address = await writeNeed(own, '091');
    const other = await signedInFor(test, '049');
    await other.get(address).expect(403);
    await other.get(address.replace('/091/', '/049/')).expect(404);
    await newBrowser(test).get(address).expect(303);
  });

  it('never ask for an assistant in the booth: the voter chooses that person', async () => {
    expect((await own.get(needsOf('091'))).text).not.toContain('value="booth_assistant"');
    await own.get(needsOf('091', '/new?type=booth_assistant')).expect(303);
  });

  it('stand on no page or answer that the public can read', async () => {
    const mark = 'Tarvemerkki-4711';
    await writeNeed(own, '091', { description: mark, contactRole: mark });
    const anybody = newBrowser(test);
    const machine = ['places.json', 'places.geojson', 'places.csv'].map(
      (name) => `/api/v1/${name}?election=EKV-2027`,
    );
    for (const path of [...everyPage('fi'), '/fi/search?q=Tarvemerkki', ...machine])
      expect([path, (await anybody.get(path)).text.includes(mark)]).toEqual([path, false]);
  });

  it('expire after their last day', async () => {
    const address = await writeNeed(own, '091', { until: '2026-12-01' });
    test.setTime('2026-12-02T09:00:00Z');
    expect(await expireNeeds(test.deps)).toBe(1);
    expect(await expireNeeds(test.deps)).toBe(0);
    test.setTime('2026-11-24T09:00:00Z');
    expect((await own.get(address)).text).toContain('Vanhentunut');
  });
});
