import { readFileSync } from 'node:fs';
import { needColumns } from '../../src/needs/all-needs.csv';
import { deleteExpiredNeedContacts } from '../../src/needs/need-retention.service';
import { reasonsOf } from '../../src/needs/place-mark.model';
import { markPledgesOfEndedOffers } from '../../src/needs/place-mark.service';
import { ensureExampleOrganisation } from '../../src/offers/example-offers.service';
import { fromRoot } from '../../src/platform/project-root';
import { exportPlacesCsv, importPlaces } from '../../src/polling-places/place-import.service';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { databaseKinds } from '../support/databases';
import { needsOf, writeNeed } from '../support/needs';
import { loadSmallCountry } from '../support/offers';
import { aPlace } from '../support/places';
import { deliverMail, newBrowser, signedInAs, submit, type Agent } from '../support/sign-in';
import { createTestApp, type TestApp } from '../support/test-app';
import { comingElection, comingPlace, locationOf, signedInFor } from '../support/workspaces';

const hall = comingPlace({
  municipalityCode: '176',
  kind: 'election_day',
  ownId: 'v1',
  districts: ['001'],
  nameFi: 'Kylätalo',
  addressFi: 'Kylätie 1',
  confirmedAt: '2026-11-01T09:00:00.000Z',
});
const other = comingPlace({ ...hall, id: 'other', ownId: 'v2', districts: ['002'], nameFi: 'Koulu' });

const pledgeOf = (offerId: string) => ({
  offerId,
  quantity: '2',
  days: ['2027-04-18'],
  message: 'Autossa on ramppi',
  contactRole: 'Ajovuorot',
  email: 'ajot@example.org',
});

describe.each(databaseKinds)('a polling place that changes, on %s', (kind) => {
  let test: TestApp;
  let partner: Agent;
  let office: Agent;
  let need: string;
  let pledge: string;
  beforeAll(async () => {
    test = await createTestApp(kind);
    await loadSmallCountry(test);
    await ensureExampleOrganisation(test.deps);
    await insertPlaces(test.deps.db, [hall, other]);
    partner = await signedInAs(test, 'partner');
    office = await signedInFor(test, '176');
    need = await writeNeed(office, '176', { type: 'transport_accessible', placeId: hall.id });
    const page = `/fi/partner/needs/${need.split('/').at(-1)!}`;
    pledge = locationOf(await submit(partner, { page, fields: pledgeOf('example-ride') }));
    await deliverMail(test);
  });
  afterAll(() => test.close());

  /** Brings the municipality's own list in again, changed. */
  async function importChanged(change: (csv: string) => string): Promise<void> {
    const csv = await exportPlacesCsv(test.deps.db, comingElection, 'excel-fi');
    const request = { electionCode: comingElection, dryRun: false, actor: 'test' };
    const done = await importPlaces(test.deps, { ...request, bytes: Buffer.from(change(csv)) });
    expect(done.ok).toBe(true);
  }

  it('marks the pledge on both sides and the offers that rely on it, mails once, until they take note', async () => {
    await importChanged((csv) => csv.replace('Kylätie 1', 'Rantatie 99'));
    const letters = await deliverMail(test);
    expect(letters.map(({ to }) => to === 'partner@example.org')).toHaveLength(2);
    expect(letters.filter(({ to }) => to === 'partner@example.org')).toHaveLength(1);

    const mine = await partner.get('/fi/partner');
    expect(mine.text).toContain('Muuttuneet äänestyspaikat');
    expect(mine.text).toContain(`href="${pledge}"`);
    expect(mine.text).toContain('href="/fi/partner/offers/example-ride"');
    expect(mine.text).not.toContain('href="/fi/partner/offers/example-phone"><');
    const start = await office.get('/fi/municipality/176');
    expect(start.text).toContain('Kylätalo');
    expect(start.text).toContain('siirtynyt');

    // A second change adds to the marks that wait, and nobody is mailed again.
    await importChanged((csv) => csv.replace('Rantatie 99', 'Rantatie 100'));
    expect(await deliverMail(test)).toEqual([]);

    const marks = [...mine.text.matchAll(/action="(\/fi\/partner\/marks\/[^"]+)"/g)].map((each) => each[1]!);
    for (const action of marks)
      expect((await submit(partner, { page: '/fi/partner', action })).status).toBe(303);
    expect((await partner.get('/fi/partner')).text).not.toContain('Muuttuneet äänestyspaikat');
    expect((await office.get('/fi/municipality/176')).text).toContain('siirtynyt');
  });

  it('counts its removal as closing, and leaves the marks of others alone', async () => {
    await importChanged((csv) =>
      csv
        .split('\r\n')
        .filter((line) => !line.includes('Kylätalo'))
        .join('\r\n'),
    );
    expect((await partner.get('/fi/partner')).text).toContain('ei ole enää käytössä');
    expect((await office.get(need)).text).toContain('ei enää ole luettelossa');
    const start = (await office.get('/fi/municipality/176')).text;
    const action = /action="(\/fi\/municipality\/176\/marks\/[^"]+)"/.exec(start)![1]!;
    const elsewhere = await signedInFor(test, '541');
    await submit(elsewhere, { page: needsOf('541'), action: action.replace('/176/', '/541/') });
    expect((await office.get('/fi/municipality/176')).text).toContain(action);
  });

  it('is told to the municipality too when the offer behind a pledge ends', async () => {
    await test.deps.db('offers').where('id', 'example-ride').update({ state: 'withdrawn' });
    expect(await markPledgesOfEndedOffers(test.deps)).toBe(1);
    expect(await markPledgesOfEndedOffers(test.deps)).toBe(1);
    expect((await deliverMail(test)).filter(({ to }) => to !== 'partner@example.org')).toHaveLength(1);
    expect((await office.get('/fi/municipality/176')).text).toContain('tarjous ei ole enää voimassa');
  });

  it('shows its people their mail, and authorities the need with what was pledged', async () => {
    const mine = await partner.get('/fi/partner');
    expect(mine.text).toContain('Muutoksia: Juuka');
    const planner = await signedInAs(test, 'planner');
    const all = await planner.get('/fi/planner/needs?municipality=176').expect(200);
    expect(all.text).toContain('Esimerkki: apujärjestö');
    expect(all.text).not.toContain('ajot@example.org');
    const csv = await planner.get('/fi/planner/needs.csv?dialect=rfc4180').expect(200);
    expect(csv.text.split('\r\n')).toHaveLength(3);
    expect(csv.text).toContain('Esimerkki: apujärjestö');
    expect(csv.text).not.toMatch(/@example\.org/);
    await partner.get('/fi/planner/needs').expect(403);
    await newBrowser(test).get('/fi/planner/needs.csv').expect(303);
  });

  it('is history in time: contacts and messages go 30 days after election day, once', async () => {
    await writeNeed(office, '176', { save: 'draft' });
    test.setTime('2027-05-17T09:00:00Z');
    expect(await deleteExpiredNeedContacts(test.deps)).toBe(0);
    test.setTime('2027-05-18T09:00:00Z');
    expect(await deleteExpiredNeedContacts(test.deps)).toBe(3);
    expect(await deleteExpiredNeedContacts(test.deps)).toBe(0);
    test.setTime('2026-11-24T09:00:00Z');
    const page = await office.get(need);
    expect(page.text).not.toContain('ajot@example.org');
    expect(page.text).not.toContain('Autossa on ramppi');
    expect(page.text).toContain('Yhteystieto on poistettu');
  });
});

describe('what a change of a place means', () => {
  const before = aPlace({
    position: { easting: 500_000, northing: 7_000_000 },
    hours: [{ day: '2027-04-18', opensAt: '09:00', closesAt: '20:00' }],
  });
  const at = (easting: number) => ({ easting, northing: 7_000_000 });

  it.each([
    ['nothing', {}, []],
    ['a better name', { nameFi: 'Pääkirjasto' }, []],
    ['a position made more exact', { position: at(500_020) }, []],
    ['another position', { position: at(500_200) }, ['moved']],
    ['another address', { addressFi: 'Länsitie 1' }, ['moved']],
    ['other hours', { hours: [] }, ['hours']],
    ['hidden', { visibility: 'hidden' }, ['closed']],
    ['withdrawn', { visibility: 'withdrawn' }, ['closed']],
  ] as const)('%s', (_, says, reasons) => {
    expect(reasonsOf({ before, after: { ...before, ...says } })).toEqual(reasons);
  });

  it('a place that comes means nothing yet, and one that goes is closed', () => {
    expect(reasonsOf({ before: null, after: before })).toEqual([]);
    expect(reasonsOf({ before, after: null })).toEqual(['closed']);
    expect(reasonsOf({ before: { ...before, visibility: 'hidden' }, after: null })).toEqual([]);
  });
});

describe('the documentation of the file of needs', () => {
  it('lists every column in order', () => {
    const docs = readFileSync(fromRoot('docs', 'csv-formats.md'), 'utf8');
    const section = docs.slice(docs.indexOf('## Needs of municipalities')).split(/\n## /)[0]!;
    expect([...section.matchAll(/^\| `(\w+)`/gm)].map((each) => each[1])).toEqual(needColumns);
  });
});
