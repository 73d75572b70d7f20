import { randomUUID } from 'node:crypto';
import { carryOverPlaces } from '../../src/polling-places/carry-over.service';
import { copyPlaces, previewCopy } from '../../src/place-carry/place-copy.service';
import { checksOf } from '../../src/place-carry/place-check.model';
import { copyLines } from '../../src/place-carry/place-copy.model';
import { isSighting } from '../../src/polling-places/carry-over.model';
import { listMunicipalityChanges } from '../../src/polling-places/place-change.store';
import { insertPlaces, listPlaces } from '../../src/polling-places/polling-place.store';
import { databaseKinds } from '../support/databases';
import { aPlace } from '../support/places';
import { csrfTokenIn, type Agent } from '../support/sign-in';
import type { TestApp } from '../support/test-app';
import {
  comingElection,
  comingPlace,
  createWorkspaceApp,
  hiddenField,
  locationOf,
  signedInFor,
  workspacePath,
} from '../support/workspaces';

const to = { electionCode: comingElection, municipalityCode: '091' };
const act = { ...to, actorId: 'somebody' };
const day = { day: '2023-03-22', opensAt: '07:00', closesAt: '18:00' } as const;
const library = aPlace({ id: 'lib', electionCode: 'EKV-2023', ownId: 'e1', hours: [day] });
const school = aPlace({
  id: 'school',
  electionCode: 'EKV-2023',
  kind: 'election_day',
  ownId: 'v1',
  districts: ['001'],
  nameFi: 'Koulu',
  accessibility: [{ criterion: 'wide_door', value: 'yes', measure: null, source: null, assessedOn: null }],
});

describe('Copying places of an earlier election', () => {
  it('adds what is not there, brings up to date what nobody touched, and keeps what somebody did', () => {
    const touched = comingPlace({ ownId: 'e1', nameFi: 'Uusi kirjasto', version: 2 });
    const untouched = comingPlace({ ...school, id: 'x', nameFi: 'Vanha', carriedOverFrom: 'KV-2021' });
    const other = aPlace({ id: 'hall', electionCode: 'EKV-2023', ownId: 'e9', nameFi: 'Halli' });
    const steps = copyLines(
      [library, school, other],
      [touched, { ...untouched, electionCode: comingElection }],
      to,
    );
    expect(steps.map(({ step }) => step)).toEqual(['keep', 'refresh', 'add']);
    expect(steps[1]).toMatchObject({
      there: { id: 'x' },
      place: { nameFi: 'Koulu', carriedOverFrom: 'EKV-2023' },
    });
  });

  it('leaves out an own id that another place of the municipality has', () => {
    const taken = comingPlace({ ownId: 'e1', kind: 'election_day', nameFi: 'Muu', addressFi: 'Muu 2' });
    expect(copyLines([library], [taken], to)[0]).toMatchObject({ step: 'add', place: { ownId: null } });
  });

  it('marks what to check: hours of then and outside the limits, position, accessibility, arrangements', () => {
    const election = { electionDay: '2027-04-18', advanceFrom: '2027-04-07', advanceTo: '2027-04-13' };
    const line = copyLines([library], [], to)[0]!;
    const context = { election, hasArrangements: false, earlierHours: library.hours };
    expect(checksOf(line.place, context)).toEqual([
      'hoursOfEarlier',
      'hoursOutsideTimes',
      'positionUnknown',
      'accessibilityUnknown',
      'arrangementsUnknown',
    ]);
    const good = comingPlace({
      hours: [{ day: '2027-04-07', opensAt: '08:00', closesAt: '20:00' }],
      position: { easting: 385_000, northing: 6_672_000 },
      positionSource: 'building',
      accessibilitySummary: 'full',
    });
    expect(checksOf(good, { election, hasArrangements: true })).toEqual([]);
    const outside = { ...good, hours: [day], positionSource: 'postcode' } as const;
    expect(checksOf(outside, { election, hasArrangements: true })).toEqual([
      'hoursOutsideDates',
      'hoursOutsideTimes',
      'positionRough',
    ]);
  });
});

describe.each(databaseKinds)('Copying by two people at once on %s', (kind) => {
  it('copies once, writes history and outlives the next start of the service', async () => {
    const test = await createWorkspaceApp(kind, [library, school]);
    try {
      const choice = { from: 'EKV-2023', kind: null };
      const seen = (await previewCopy(test.deps.db, to, choice))!.state;
      const both = await Promise.all(
        [1, 2].map(() => copyPlaces(test.deps, act, choice, { seen, leftOut: ['lib'] })),
      );
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      const there = await listPlaces(test.deps.db, comingElection);
      expect(there).toMatchObject([{ nameFi: 'Koulu', confirmedAt: null, carriedOverFrom: 'EKV-2023' }]);
      expect(there[0]!.accessibility).toEqual(school.accessibility);
      expect(there.some(isSighting)).toBe(false);
      const since = new Date(0);
      const changes = await listMunicipalityChanges(test.deps.db, { ...to, since }, 10);
      expect(changes).toMatchObject([{ field: 'place', actor: 'somebody', way: 'carryOver' }]);
      await carryOverPlaces(test.deps, comingElection);
      const after = await listPlaces(test.deps.db, comingElection, { kinds: ['election_day'] });
      expect(after.map(({ id }) => id)).toEqual(there.map(({ id }) => id));
    } finally {
      await test.close();
    }
  });
});

describe('The page that copies places', () => {
  let test: TestApp;
  let browser: Agent;
  beforeEach(async () => {
    test = await createWorkspaceApp('sqlite', [library, school]);
    browser = await signedInFor(test, '091');
  });
  afterEach(() => test.close());

  const page = `${workspacePath('091', 'copy', 'en')}?from=EKV-2023`;
  const send = (html: string, without: string[]) =>
    browser
      .post(workspacePath('091', 'copy', 'en'))
      .type('form')
      .send({
        _csrf: csrfTokenIn(html.slice(html.indexOf('<main'))),
        from: 'EKV-2023',
        kind: '',
        seen: hiddenField(html, 'seen'),
        without,
      });

  it('shows what would be copied and copies what was not left out', async () => {
    const html = (await browser.get(page).expect(200)).text;
    for (const text of ['2 places are added', 'Position not known', 'Leave out: Koulu'])
      expect(html).toContain(text);
    const done = await send(html, ['school']);
    expect([done.status, locationOf(done)]).toEqual([303, workspacePath('091', 'places?done=copied', 'en')]);
    const confirming = await browser.get(workspacePath('091', 'confirmation?action=confirm', 'en'));
    expect(confirming.text).toContain('Hours are those of an earlier election');
  });

  it('refuses to copy nothing, and what moved meanwhile, and keeps what was left out', async () => {
    const html = (await browser.get(page)).text;
    const none = await send(html, ['school', 'lib']);
    expect([none.status, none.text.includes('href="#copies"')]).toEqual([422, true]);
    await insertPlaces(test.deps.db, [comingPlace({ nameFi: 'Uusi' })]);
    const moved = await send(html, ['school']);
    expect(moved.status).toBe(409);
    expect(moved.text).toMatch(/value="school"[^>]* checked/);
  });

  const halls = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      aPlace({
        id: randomUUID(),
        electionCode: 'EKV-2023',
        ownId: `h${index}`,
        addressFi: `Mäkitie ${index}`,
      }),
    );

  it('takes hundreds that are left out', async () => {
    const many = halls(600);
    await insertPlaces(test.deps.db, many);
    const html = (await browser.get(page)).text;
    const done = await send(html, ['lib', ...many.map(({ id }) => id)]);
    expect(done.status).toBe(303);
    expect(await listPlaces(test.deps.db, comingElection)).toMatchObject([{ nameFi: 'Koulu' }]);
  });

  it('has no boxes where a form could not hold them, and says what to do', async () => {
    await insertPlaces(test.deps.db, halls(999));
    const html = (await browser.get(page)).text;
    expect(html).toContain('There are more than 1,000 polling stations to copy');
    expect(html).not.toContain('name="without"');
    expect((await browser.get(`${page}&kind=election_day`)).text).toContain('name="without"');
  });

  it('says when an election has no places of the municipality', async () => {
    expect((await browser.get(page.replace('EKV-2023', 'KV-2021'))).status).toBe(404);
  });
});
