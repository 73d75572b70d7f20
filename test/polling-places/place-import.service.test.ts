import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Municipality } from '../../src/areas/area.model';
import { replaceMergers, replaceMunicipalities } from '../../src/areas/area.store';
import { readDataVersions } from '../../src/data-version/data-version.store';
import { loadElections } from '../../src/elections/election.service';
import { openDatabase, type Database } from '../../src/platform/database';
import { createLogger } from '../../src/platform/logger';
import { migrateUp } from '../../src/platform/migrate';
import { exportPlacesCsv, importPlaces } from '../../src/polling-places/place-import.service';
import {
  countPlaces,
  deletePlaces,
  insertPlaces,
  listPlaces,
} from '../../src/polling-places/polling-place.store';
import { loadShippedPlaces } from '../../src/polling-places/shipped-places.service';
import { databaseKinds, migratedDatabase } from '../support/databases';
import { aPlace } from '../support/places';

const municipality = (code: string): Municipality => ({
  code,
  vintage: 2021,
  nameFi: `Kunta ${code}`,
  nameSv: `Kommun ${code}`,
  languageStatus: 'finnish',
  regionCode: code === '478' ? '21' : '01',
  wellbeingCountyCode: null,
  constituencyCode: '01',
  seat: null,
  population: null,
  electorate2021: null,
});

async function depsOn(db: Database) {
  const deps = { db, clock: () => new Date('2021-04-01T09:00:00Z'), logger: createLogger('silent') };
  await loadElections(deps);
  await replaceMunicipalities(db, ['049', '091', '478'].map(municipality));
  await replaceMergers(db, [{ fromCode: '099', toCode: '214', year: 2021 }]);
  return deps;
}

type ImportDeps = Awaited<ReturnType<typeof depsOn>>;

function importText(deps: ImportDeps, text: string, dryRun = false) {
  const bytes = new TextEncoder().encode(text);
  return importPlaces(deps, { bytes, electionCode: 'KV-2021', dryRun, actor: 'test' });
}

const threePlaces = `tunnus;kuntanro;tyyppi;aanestysaluetunnus;nimi_fi;osoite_fi;aukioloajat
e1;091;E;;Kirjasto;Itätie 1;29.5.2021 10:00-16:00|30.5.2021 10:00-16:00
v1;091;V;001|002;Koulu;Itätie 2;13.6.2021 09:00-20:00
v2;049;V;001;Halli;Itätie 3;
`;

describe.each(databaseKinds)('Importing polling places on %s', (kind) => {
  let db: Database;
  let deps: ImportDeps;
  beforeEach(async () => {
    db = await migratedDatabase(kind);
    deps = await depsOn(db);
  });
  afterEach(async () => {
    await db.destroy();
  });

  it('stores what the file says and raises the version of the data', async () => {
    expect(await importText(deps, threePlaces)).toMatchObject({
      ok: true,
      value: { counts: { add: 3, change: 0, remove: 0, unchanged: 0 }, encoding: 'utf-8' },
    });
    const places = await listPlaces(db, 'KV-2021');
    expect(
      places.map(({ ownId, districts, hours, version }) => [ownId, districts, hours.length, version]),
    ).toEqual([
      ['v2', ['001'], 0, 1],
      ['e1', [], 2, 1],
      ['v1', ['001', '002'], 1, 1],
    ]);
    expect(places[1]).toMatchObject({
      confirmedAt: null,
      carriedOverFrom: null,
      hoursUnderstood: true,
      position: null,
    });
    expect(await readDataVersions(db)).toMatchObject({ polling_places: 1 });
  });

  it('changes nothing, and raises no version, when the same file comes twice or the download comes back', async () => {
    await importText(deps, threePlaces);
    const before = await listPlaces(db, 'KV-2021');
    for (const text of [
      threePlaces,
      await exportPlacesCsv(db, 'KV-2021', 'excel-fi'),
      await exportPlacesCsv(db, 'KV-2021', 'rfc4180'),
    ]) {
      expect(await importText(deps, text)).toMatchObject({
        ok: true,
        value: { counts: { add: 0, change: 0, remove: 0, unchanged: 3 } },
      });
    }
    expect(await listPlaces(db, 'KV-2021')).toEqual(before);
    expect(await readDataVersions(db)).toMatchObject({ polling_places: 1 });
  });

  it('refuses the whole file when one row has an error, and tells all of them', async () => {
    const refused = await importText(deps, `${threePlaces}e9;999;E;;Talo;;\ne8;091;E;;Talo;;10-9\n`);
    expect(refused).toMatchObject({
      ok: false,
      problem: [
        { line: 5, code: 'municipalityUnknown' },
        { line: 6, code: 'hoursEndBeforeStart' },
      ],
    });
    expect(await countPlaces(db, 'KV-2021')).toBe(0);
  });

  it('writes nothing in a trial run and tells the same plan', async () => {
    expect(await importText(deps, threePlaces, true)).toMatchObject({
      ok: true,
      value: { counts: { add: 3 } },
    });
    expect(await countPlaces(db, 'KV-2021')).toBe(0);
    expect(await readDataVersions(db)).not.toHaveProperty('polling_places');
  });

  it('keeps confirmation, origin and accessibility findings through a change', async () => {
    const known = aPlace({
      id: '11111111-1111-4111-8111-111111111111',
      ownId: 'e1',
      confirmedAt: '2021-03-01T10:00:00.000Z',
      carriedOverFrom: 'EKV-2019',
      accessibility: [
        {
          criterion: 'low_threshold',
          value: 'yes',
          measure: '15 mm',
          source: 'käynti',
          assessedOn: '2021-02-01',
        },
      ],
    });
    await insertPlaces(db, [known]);
    await importText(
      deps,
      'tunnus;kuntanro;tyyppi;nimi_fi;aukioloajat\ne1;091;E;Uusi kirjasto;29.5.2021 10:00-16:00\n',
    );
    expect(await listPlaces(db, 'KV-2021')).toEqual([
      {
        ...known,
        nameFi: 'Uusi kirjasto',
        hours: [{ day: '2021-05-29', opensAt: '10:00', closesAt: '16:00' }],
        hoursUnderstood: true,
        version: 2,
      },
    ]);
  });

  it('announces what was only carried over from an earlier election, even when nothing else changes', async () => {
    await importText(deps, threePlaces);
    const places = await listPlaces(db, 'KV-2021');
    await deletePlaces(
      db,
      places.map(({ id }) => id),
    );
    await insertPlaces(
      db,
      places.map((place) => ({ ...place, carriedOverFrom: 'KV-2017' })),
    );
    const done = await importText(deps, threePlaces);
    expect(done).toMatchObject({
      ok: true,
      value: { counts: { add: 0, change: 3, remove: 0, unchanged: 0 } },
    });
    const after = await listPlaces(db, 'KV-2021');
    expect(after.map(({ id, carriedOverFrom }) => [id, carriedOverFrom])).toEqual(
      places.map(({ id }) => [id, null]),
    );
    expect(await importText(deps, threePlaces)).toMatchObject({
      value: { counts: { change: 0, unchanged: 3 } },
    });
  });

  it('removes places of the file’s municipality and kind with all that belongs to them', async () => {
    await importText(deps, threePlaces);
    await importText(deps, 'kuntanro;tyyppi;nimi_fi\n091;V;Uusi koulu\n');
    const names = (await listPlaces(db, 'KV-2021')).map(({ nameFi }) => nameFi);
    expect(names).toEqual(['Halli', 'Kirjasto', 'Uusi koulu']);
    expect(await db('polling_place_districts').select('district_code')).toEqual([{ district_code: '001' }]);
  });

  it('warns of what the law expects of a municipality, counting what is there already', async () => {
    const warned = await importText(deps, threePlaces);
    if (!warned.ok) throw new Error('refused');
    expect(warned.value.problems).toMatchObject([
      {
        severity: 'warning',
        code: 'noAdvancePlace',
        line: 4,
        params: { municipality: '049', nameSv: 'Kommun 049' },
      },
    ]);
    const later = await importText(
      deps,
      'kuntanro;tyyppi;nimi_fi;aanestysaluetunnus\n091;V;Koulu A;001\n091;V;Koulu B;001\n',
    );
    if (!later.ok) throw new Error('refused');
    expect(later.value.problems.map(({ code }) => code)).toEqual(['severalPlacesForDistrict']);
  });

  it.each([
    ['an election that does not exist', 'KV-1900', threePlaces, 'electionUnknown'],
    ['a packed file', 'KV-2021', 'PK\u0003\u0004', 'fileIsArchive'],
    [
      'a municipality of Åland in municipal elections',
      'KV-2021',
      'kuntanro;tyyppi;nimi\n478;E;A\n',
      'municipalityTakesNoPart',
    ],
    [
      'a municipality that has joined another',
      'KV-2021',
      'kuntanro;tyyppi;nimi\n099;E;A\n',
      'municipalityMerged',
    ],
  ])('refuses %s', async (_what, electionCode, text, code) => {
    const bytes = new TextEncoder().encode(text);
    const refused = await importPlaces(deps, { bytes, electionCode, dryRun: false, actor: 'test' });
    expect(refused).toMatchObject({ ok: false, problem: [{ code, severity: 'error' }] });
  });

  it('says that municipalities are missing rather than that none exists', async () => {
    await replaceMunicipalities(db, []);
    expect(await importText(deps, threePlaces)).toMatchObject({
      ok: false,
      problem: [{ code: 'municipalitiesMissing' }],
    });
  });

  it('leaves one consistent state when several imports run at once', async () => {
    const file = (name: string) =>
      `kuntanro;tyyppi;nimi_fi;aukioloajat\n${Array.from({ length: 40 }, (_, index) => `091;E;${name} ${index};29.5.2021 10:00-16:00\n`).join('')}`;
    const names = ['Kirjasto', 'Koulu', 'Talo', 'Halli'];
    const done = await Promise.all(names.map((name) => importText(deps, file(name))));
    expect(done.every(({ ok }) => ok)).toBe(true);
    const places = await listPlaces(db, 'KV-2021');
    const families = new Set(places.map(({ nameFi }) => nameFi?.split(' ')[0]));
    expect(places).toHaveLength(40);
    expect(families.size).toBe(1);
    expect(places.every(({ hours }) => hours.length === 1)).toBe(true);
    expect(await readDataVersions(db)).toMatchObject({ polling_places: 4 });
  });

  it('adds a place once when two people import the same file at once', async () => {
    const done = await Promise.all([importText(deps, threePlaces), importText(deps, threePlaces)]);
    expect(done.map((each) => each.ok && each.value.counts.add).sort()).toEqual([0, 3]);
    expect(await countPlaces(db, 'KV-2021')).toBe(3);
  });

  it('takes and changes the places of a whole country', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, index) =>
        `${index};091;E;Paikka ${index};26.5.2021 09:00-20:00|27.5.2021 09:00-20:00|29.5.2021 10:00-16:00\n`,
    );
    expect(
      await importText(deps, `tunnus;kuntanro;tyyppi;nimi_fi;aukioloajat\n${rows.join('')}`),
    ).toMatchObject({
      ok: true,
      value: { counts: { add: 3000 } },
    });
    const changed = rows.map((row) => row.replace('Paikka', 'Uusi paikka'));
    expect(
      await importText(deps, `tunnus;kuntanro;tyyppi;nimi_fi;aukioloajat\n${changed.join('')}`),
    ).toMatchObject({
      ok: true,
      value: { counts: { change: 3000 } },
    });
    expect(await listPlaces(db, 'KV-2021')).toHaveLength(3000);
  });

  it('fills elections that have no places from a folder, once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shipped-places-'));
    writeFileSync(join(folder, 'KV-2021.csv'), threePlaces);
    expect(await loadShippedPlaces(deps, folder)).toMatchObject([
      { electionCode: 'KV-2021', counts: { add: 3 } },
    ]);
    expect(await loadShippedPlaces(deps, folder)).toEqual([]);
    writeFileSync(join(folder, 'EKV-2023.csv'), 'kuntanro;tyyppi;nimi_fi\n999;E;A\n');
    await expect(loadShippedPlaces(deps, folder)).rejects.toThrow(
      /EKV-2023\.csv[^]*line 2, column kuntanro, value 999/,
    );
  });
});

describe('Importing polling places into one SQLite file', () => {
  it('makes a second process wait for the first', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'places-')), 'places.sqlite');
    const first = openDatabase({ kind: 'sqlite', file });
    await migrateUp(first);
    const second = openDatabase({ kind: 'sqlite', file });
    try {
      const firstDeps = await depsOn(first);
      const done = await Promise.all([
        importText(firstDeps, threePlaces),
        importText({ ...firstDeps, db: second }, threePlaces),
      ]);
      expect(done.map((each) => each.ok && each.value.counts.add).sort()).toEqual([0, 3]);
    } finally {
      await first.destroy();
      await second.destroy();
    }
  });
});
