import { replaceMergers, replaceMunicipalities } from '../../src/areas/area.store';
import type { Municipality } from '../../src/areas/area.model';
import { replaceOfficialCounts } from '../../src/areas/official-count.store';
import { readDataVersions } from '../../src/data-version/data-version.store';
import { loadElections } from '../../src/elections/election.service';
import { carryOverPlaces } from '../../src/polling-places/carry-over.service';
import { judgeLists } from '../../src/polling-places/completeness.service';
import { readElection } from '../../src/elections/election.store';
import {
  deletePlaces,
  insertPlaces,
  listPlaces,
  updatePlaces,
} from '../../src/polling-places/polling-place.store';
import type { Database } from '../../src/platform/database';
import { databaseKinds, migratedDatabase } from '../support/databases';
import { pollingPlace } from '../support/polling-places';

function municipality(code: string, fields: Partial<Municipality> = {}): Municipality {
  return {
    code,
    vintage: 2025,
    nameFi: `Kunta ${code}`,
    nameSv: `Kommun ${code}`,
    languageStatus: 'finnish',
    regionCode: '06',
    wellbeingCountyCode: null,
    constituencyCode: '07',
    seat: null,
    population: null,
    electorate2021: null,
    ...fields,
  };
}

describe.each(databaseKinds)('carrying places over on %s', (kind) => {
  let db: Database;
  const clock = () => new Date('2026-11-24T09:00:00Z');
  const carry = (code = 'EKV-2027') => carryOverPlaces({ db, clock }, code);
  const target = () => listPlaces(db, 'EKV-2027');

  beforeEach(async () => {
    db = await migratedDatabase(kind);
    await loadElections({ db, clock });
    await replaceMunicipalities(db, [
      ...['005', '009', '507'].map((code) => municipality(code)),
      ...['005', '009', '507', '588'].map((code) => municipality(code, { vintage: 2021 })),
    ]);
    await replaceMergers(db, [{ fromCode: '588', toCode: '507', year: 2025 }]);
    await insertPlaces(db, [
      pollingPlace({ id: 'a', nameFi: 'School', districts: ['001'], ownId: '1', hoursText: '9-20' }),
      pollingPlace({
        id: 'b',
        electionCode: 'AV-2022',
        kind: 'advance',
        nameFi: 'Library',
        ownId: '1',
        accessibility: [
          { criterion: 'ramp', value: 'yes', measure: null, source: null, assessedOn: '2022-01-01' },
        ],
      }),
      pollingPlace({ id: 'c', electionCode: 'KV-2021-APR', municipalityCode: '009', nameFi: 'Replaced' }),
      pollingPlace({
        id: 'd',
        electionCode: 'AV-2022',
        municipalityCode: '588',
        nameFi: 'Hall',
        districts: ['001'],
      }),
    ]);
  });
  afterEach(() => db.destroy());

  it('starts the coming election with the latest places, none of them confirmed', async () => {
    expect(await carry()).toEqual({
      ok: true,
      value: { inserted: 3, removed: 0, same: 0, listsInMunicipalityHands: 0, listsNotWhole: 3 },
    });
    const places = await target();
    expect(
      places.map((place) => [place.municipalityCode, place.kind, place.nameFi, place.carriedOverFrom]),
    ).toEqual([
      ['005', 'advance', 'Library', 'AV-2022'],
      ['005', 'election_day', 'School', 'KV-2021'],
      ['507', 'election_day', 'Hall', 'AV-2022'],
    ]);
    for (const place of places)
      expect(place).toMatchObject({ confirmedAt: null, hours: [], hoursUnderstood: false, version: 1 });
    expect(places[0]?.accessibility).toHaveLength(1);
    expect(places[1]).toMatchObject({ hoursText: '9-20', districts: ['001'] });
    expect(places[2]?.districts).toEqual([]);
  });

  it('gives one id of the municipality to one place only, though two elections gave it to two', async () => {
    await carry();
    expect((await target()).map((place) => place.ownId).sort()).toEqual(['1', null, null]);
  });

  it('changes nothing the second time, and keeps the data version', async () => {
    await carry();
    const before = await target();
    expect(await carry()).toMatchObject({ ok: true, value: { inserted: 0, removed: 0, same: 3 } });
    expect(await target()).toEqual(before);
    expect(await readDataVersions(db)).toMatchObject({ polling_places: 1 });
  });

  it('follows a correction of the earlier election as long as nobody has touched the list', async () => {
    await carry();
    await deletePlaces(db, ['a']);
    await insertPlaces(db, [pollingPlace({ id: 'a2', nameFi: 'Corrected school' })]);
    expect(await carry()).toMatchObject({ value: { inserted: 1, removed: 1, same: 2 } });
    expect((await target()).map((place) => place.nameFi)).toContain('Corrected school');
    expect(await readDataVersions(db)).toMatchObject({ polling_places: 2 });
  });

  it('never overwrites a list that the municipality has begun to change', async () => {
    await carry();
    const school = (await target()).find((place) => place.nameFi === 'School')!;
    await updatePlaces(db, [
      { place: school, draft: { ...school, nameFi: 'New school' }, fields: ['nameFi'], announces: false },
    ]);
    await deletePlaces(db, ['a']);
    await insertPlaces(db, [pollingPlace({ id: 'a2', nameFi: 'Corrected school' })]);
    expect(await carry()).toMatchObject({ value: { inserted: 0, removed: 0, listsInMunicipalityHands: 1 } });
    expect((await target()).map((place) => place.nameFi)).toContain('New school');
  });

  it('does not count what was carried over as a known list', async () => {
    await replaceOfficialCounts(db, [
      { areaCode: '005', electionCode: 'EKV-2027', measure: 'election_day_places', value: 1, source: 'test' },
    ]);
    await carry();
    const election = (await readElection(db, 'EKV-2027'))!;
    const judged = (await judgeLists(db, election)).filter((each) => each.municipalityCode === '005');
    expect(judged.map((each) => [each.kind, each.status])).toEqual([
      ['election_day', 'unknown'],
      ['advance', 'unknown'],
    ]);
  });

  it('says which lists were whole', async () => {
    await replaceOfficialCounts(db, [
      { areaCode: '005', electionCode: 'KV-2021', measure: 'election_day_places', value: 1, source: 'test' },
    ]);
    expect(await carry()).toMatchObject({ value: { inserted: 3, listsNotWhole: 2 } });
  });

  it.each([
    ['KV-1812', 'electionUnknown'],
    ['KV-2025', 'electionNotComing'],
    ['KV-2021-APR', 'electionNotComing'],
  ])('refuses %s as %s', async (code, expected) => {
    expect(await carry(code)).toEqual({ ok: false, problem: expected });
  });

  it('refuses to guess while no municipalities are loaded', async () => {
    await replaceMunicipalities(db, []);
    expect(await carry()).toEqual({ ok: false, problem: 'municipalitiesMissing' });
  });
});
