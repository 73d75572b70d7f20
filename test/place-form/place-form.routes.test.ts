import { listPlaceChanges } from '../../src/polling-places/place-change.store';
import { listPlaces } from '../../src/polling-places/polling-place.store';
import type { PollingPlace } from '../../src/polling-places/polling-place.model';
import { readSafeVotingArrangements } from '../../src/polling-places/safe-voting.store';
import { roundEtrs, toEtrs } from '../../src/geo/projection';
import { replacePostcodePoints } from '../../src/demand/demand.store';
import { databaseKinds } from '../support/databases';
import { csrfTokenIn, signedInAs, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  confirmPlacesOf,
  createWorkspaceApp,
  hiddenField,
  locationOf,
  signedInFor,
  workspacePath,
} from '../support/workspaces';

const library = comingPlace({
  ownId: 'e1',
  nameFi: 'Kirjasto',
  carriedOverFrom: 'KV-2025',
  hoursText: 'ma–pe 9–18',
});
const school = comingPlace({ ownId: 'v1', kind: 'election_day', districts: ['001'], nameFi: 'Koulu' });

/** Every field of the form on a page as a browser would send it. */
function fieldsOn(html: string): Record<string, string> {
  const form = /<form class="place-form"[\s\S]*?<\/form>/.exec(html)![0];
  const fields: Record<string, string> = {};
  const unescape = (text: string) => text.replaceAll('&#34;', '"').replaceAll('&amp;', '&');
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const [, name] = /name="([^"]*)"/.exec(tag)!;
    const isTicked = !/type="(radio|checkbox)"/.test(tag) || tag.includes(' checked');
    if (isTicked) fields[name!] = unescape(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name, body] of form.matchAll(/<select id="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name!] = /value="([^"]*)" selected/.exec(body!)?.[1] ?? '';
  for (const [, name, text] of form.matchAll(/<textarea id="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields[name!] = unescape(text!);
  return fields;
}

async function send(
  browser: Agent,
  page: string,
  change: Record<string, string>,
  from?: Record<string, string>,
) {
  const fields = from ?? fieldsOn((await browser.get(page).expect(200)).text);
  return browser
    .post(page)
    .type('form')
    .send({ action: 'save', ...fields, ...change });
}

describe.each(databaseKinds)('The form of a place on %s', (kind) => {
  let test: TestApp;
  let browser: Agent;
  const page = workspacePath('091', `places/${library.id}`);
  const stored = async (id = library.id): Promise<PollingPlace> =>
    (await listPlaces(test.deps.db, comingElection, { ids: [id], withWithdrawn: true }))[0]!;
  beforeEach(async () => {
    test = await createWorkspaceApp(kind, [library, school]);
    browser = await signedInFor(test, '091');
  });
  afterEach(() => test.close());

  it('saves every part of a place, tells the history who did it, and sent again changes nothing', async () => {
    const days = ['07', '08', '09', '10', '11', '12', '13'].map((day) => `2027-04-${day}`);
    const hours = Object.fromEntries(
      days.flatMap((day) =>
        day === '2027-04-10' || day === '2027-04-11'
          ? [[`closed-${day}`, '1']]
          : [
              [`opens-${day}-0`, '9'],
              [`closes-${day}-0`, '18.30'],
            ],
      ),
    );
    const answer = await send(browser, page, {
      nameSv: 'Biblioteket',
      northing: '60,1699',
      easting: '24,9384',
      positionSource: 'building',
      ...hours,
      'criterion-low_threshold': 'no',
      'measure-low_threshold': '40 mm',
      'assessed-low_threshold': '2026-10-01',
      booths: '4',
      floorAreaSquareMetres: '120,5',
      screens: 'yes',
    });
    expect([answer.status, locationOf(answer)]).toEqual([303, `${page}?saved=1`]);
    expect(await stored()).toMatchObject({
      nameFi: 'Kirjasto',
      nameSv: 'Biblioteket',
      position: roundEtrs(toEtrs({ lat: 60.1699, lon: 24.9384 })),
      positionSource: 'building',
      hoursUnderstood: true,
      hoursText: null,
      carriedOverFrom: null,
      accessibility: [
        { criterion: 'low_threshold', value: 'no', measure: '40 mm', source: null, assessedOn: '2026-10-01' },
      ],
      version: 2,
    });
    expect((await stored()).hours).toHaveLength(5);
    const arrangements = await readSafeVotingArrangements(test.deps.db, comingElection, '091');
    expect(arrangements.get(library.id)).toMatchObject({
      booths: 4,
      floorAreaSquareMetres: 120.5,
      masks: 'unknown',
    });
    const fields = (await listPlaceChanges(test.deps.db, library.id, 50)).map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['nameSv', 'hours', 'arrangements.booths', 'accessibility.low_threshold']),
    );
    expect((await browser.get(page)).text).toContain('Vaalisihteeri – ');
    expect((await send(browser, page, {})).status).toBe(303);
    expect((await stored()).version).toBe(2);
  });

  it('shows two editors what differs and loses nothing', async () => {
    const mine = fieldsOn((await browser.get(page)).text);
    const other = await signedInFor(test, '091');
    await send(other, page, { nameFi: 'Pääkirjasto', note: 'Ovi pihalta' });
    const answer = await send(browser, page, { nameFi: 'Uusi kirjasto' }, mine);
    expect(answer.status).toBe(409);
    expect((await stored()).nameFi).toBe('Pääkirjasto');
    const table = /id="conflict"[\s\S]*?<\/section>/.exec(answer.text)![0];
    expect(table.replace(/<[^>]*>\s*/g, '|')).toContain(
      'Nimi suomeksi|||Pääkirjasto|||Uusi kirjasto'.replaceAll('|||', '||'),
    );
    expect(table).toContain('Ovi pihalta');
    const again = fieldsOn(answer.text);
    expect(again).toMatchObject({ nameFi: 'Uusi kirjasto', version: '2' });
    expect((await send(browser, page, {}, again)).status).toBe(303);
    expect((await stored()).nameFi).toBe('Uusi kirjasto');
  });

  it('lets one of two win who save at once', async () => {
    const fields = fieldsOn((await browser.get(page)).text);
    const other = await signedInFor(test, '091');
    const others = fieldsOn((await other.get(page)).text);
    const answers = await Promise.all([
      send(browser, page, { nameFi: 'A' }, fields),
      send(other, page, { nameFi: 'B' }, others),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await stored()).version).toBe(2);
  });
});

describe('The form of a place', () => {
  let test: TestApp;
  let browser: Agent;
  const page = workspacePath('091', `places/${library.id}`);
  beforeAll(async () => {
    test = await createWorkspaceApp('sqlite', [library, school, comingPlace({ municipalityCode: '049' })]);
    browser = await signedInFor(test, '091');
  });
  afterAll(() => test.close());

  it('is closed to other municipalities and to people with other roles', async () => {
    const neighbour = await signedInFor(test, '049');
    const planner = await signedInAs(test, 'planner');
    for (const path of [page, `${page}/visibility?to=hidden`, workspacePath('091', 'new-place/advance')]) {
      expect((await neighbour.get(path)).status).toBe(403);
      expect((await planner.get(path)).status).toBe(403);
    }
    expect((await neighbour.get(page.replace('/091/', '/049/'))).status).toBe(404);
    expect((await (await signedInAs(test, 'administrator')).get(page)).status).toBe(200);
  });

  it.each([
    [{ nameFi: '', addressFi: '' }, 'nameFi', 'Anna nimi tai osoite'],
    [{ postcode: '1' }, 'postcode', 'Postinumerossa on viisi numeroa'],
    [{ northing: '10', easting: '10' }, 'northing', 'Koordinaatit eivät ole Suomessa'],
    [{ northing: 'x', easting: '24' }, 'northing', 'Kirjoita koordinaatti numeroina'],
    [{ 'opens-2027-04-07-0': '25' }, 'opens-2027-04-07-0', 'Kirjoita aika muodossa 9.00'],
    [
      { 'opens-2027-04-07-0': '18', 'closes-2027-04-07-0': '9' },
      'closes-2027-04-07-0',
      'Sulkemisajan on oltava',
    ],
    [
      { 'opens-2027-04-07-0': '9', 'closes-2027-04-07-0': '18', 'closed-2027-04-07': '1' },
      'closed-2027-04-07',
      'yhtä aikaa',
    ],
    [{ booths: '0' }, 'booths', 'Anna kokonaisluku väliltä 1–200'],
    [{ contactEmail: 'x' }, 'contactEmail', ''],
    [{ ownId: 'v1' }, 'ownId', 'Kunnan toisella paikalla on jo tämä tunnus'],
    [{ buildingId: '12' }, 'buildingId', 'Rakennustunnuksessa on 10'],
  ])('says beside the field what is wrong with %j, and keeps what was typed', async (change, field, text) => {
    const answer = await send(browser, page, { note: 'säilyy', ...(change as Record<string, string>) });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`<a href="#${field}">`);
    expect(answer.text).toContain(text);
    expect(fieldsOn(answer.text)).toMatchObject({ note: 'säilyy', ...change });
  });

  it('copies hours down to days of the same sort and asks for more hours a day, without scripts', async () => {
    const typed = { 'opens-2027-04-08-0': '9', 'closes-2027-04-08-0': '18' };
    const copied = fieldsOn((await send(browser, page, { ...typed, action: 'copy-2027-04-08' })).text);
    const opens = ['07', '08', '09', '10', '11', '12', '13'].map((day) => copied[`opens-2027-04-${day}-0`]);
    // 10 and 11 April 2027 are a weekend.
    expect(opens).toEqual(['', '9', '9', '', '', '9', '9']);
    const more = fieldsOn((await send(browser, page, { action: 'windows' }, copied)).text);
    expect(more).toMatchObject({ 'opens-2027-04-09-0': '9', 'opens-2027-04-09-1': '', windows: '2' });
  });

  it('takes an estimate of the position from the postcode, and says what it rests on', async () => {
    const position = { easting: 500_000, northing: 6_800_000 };
    await replacePostcodePoints(test.deps.db, [
      { postcode: '11100', position, name: 'Mäki', source: 'geonames' },
    ]);
    const filled = fieldsOn((await send(browser, page, { postcode: '11100', action: 'postcode' })).text);
    expect(filled).toMatchObject({ northing: '6800000', easting: '500000', positionSource: 'postcode' });
    expect((await send(browser, page, { postcode: '99999', action: 'postcode' })).status).toBe(422);
    expect((await browser.get(page)).text).toContain('Osoite on tiedossa, mutta sijaintia ei.');
  });

  it('adds a place that nobody sees before it is confirmed, hides, withdraws and shows it again', async () => {
    const added = await send(browser, workspacePath('091', 'new-place/election_day'), {
      nameFi: 'Seurahuone',
      districts: '2, 003a',
      'opens-2027-04-18-0': '9.00',
      'closes-2027-04-18-0': '20.00',
    });
    const own = locationOf(added).split('?')[0]!;
    const id = own.split('/').at(-1)!;
    const publicStatus = async () =>
      (await browser.get(`/fi/elections/${comingElection}/places/${id}`)).status;
    const place = async () =>
      (await listPlaces(test.deps.db, comingElection, { ids: [id], withWithdrawn: true }))[0]!;
    const turn = async (to: string) => {
      const asked = (await browser.get(`${own}/visibility?to=${to}`).expect(200)).text;
      const fields = {
        _csrf: csrfTokenIn(asked.slice(asked.indexOf('<main'))),
        to,
        version: hiddenField(asked, 'version'),
      };
      return browser.post(`${own}/visibility`).type('form').send(fields);
    };
    expect(await place()).toMatchObject({
      districts: ['002', '003A'],
      hoursUnderstood: true,
      confirmedAt: null,
    });
    expect(await publicStatus()).toBe(404);
    await confirmPlacesOf(browser, '091', `action=confirm&place=${id}`);
    expect(await publicStatus()).toBe(200);
    expect((await turn('hidden')).status).toBe(303);
    expect([await publicStatus(), (await place()).confirmedAt === null]).toEqual([404, false]);
    await turn('shown');
    expect(await publicStatus()).toBe(200);
    await turn('withdrawn');
    expect(await place()).toMatchObject({ visibility: 'withdrawn', confirmedAt: null });
    const list = (await browser.get(workspacePath('091', 'places'))).text;
    expect(list.slice(list.indexOf('Käytöstä poistetut paikat'))).toContain('Seurahuone');
    const asked = (await browser.get(`${own}/visibility?to=shown`)).text;
    const late = { _csrf: csrfTokenIn(asked.slice(asked.indexOf('<main'))), to: 'shown', version: '1' };
    expect((await browser.post(`${own}/visibility`).type('form').send(late)).status).toBe(409);
    await turn('shown');
    expect([await publicStatus(), (await place()).visibility]).toEqual([404, 'shown']);
  });
});
