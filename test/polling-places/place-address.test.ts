import { loadElections } from '../../src/elections/election.service';
import { replaceMunicipalities } from '../../src/areas/area.store';
import { importPlaces } from '../../src/polling-places/place-import.service';
import { listPlaces } from '../../src/polling-places/polling-place.store';
import { databaseKinds, type DatabaseKind } from '../support/databases';
import { readShipped, shippedMunicipalities } from '../support/shipped-data';
import { createTestApp, type TestApp } from '../support/test-app';

const header = 'tunnus;kuntanro;tyyppi;nimi_fi;osoite_fi;aukiolo_teksti';
const file = (...rows: string[]) => Buffer.from([header, ...rows].join('\n'));

async function importing(kind: DatabaseKind): Promise<TestApp> {
  const test = await createTestApp(kind);
  await loadElections(test.deps);
  await replaceMunicipalities(test.deps.db, shippedMunicipalities);
  return test;
}

async function importInto(test: TestApp, bytes: Uint8Array): Promise<Map<string, string>> {
  const request = { bytes, electionCode: 'KV-2021', dryRun: false, actor: 'test' };
  const done = await importPlaces(test.deps, request);
  expect(done.ok).toBe(true);
  const places = await listPlaces(test.deps.db, 'KV-2021');
  return new Map(places.map((place) => [`${place.nameFi ?? place.nameSv} ${place.ownId}`, place.id]));
}

describe.each(databaseKinds)('the address of an imported place on %s', (kind) => {
  const tests: TestApp[] = [];
  const fresh = async () => {
    const test = await importing(kind);
    tests.push(test);
    return test;
  };
  afterEach(async () => {
    await Promise.all(tests.splice(0).map((test) => test.close()));
  });

  it('is the same in every database that is filled from the same file', async () => {
    const shipped = Buffer.from(readShipped('polling-places/KV-2021.csv'));
    const first = await importInto(await fresh(), shipped);
    const again = await importInto(await fresh(), shipped);
    expect(first.size).toBeGreaterThan(300);
    expect(again).toEqual(first);
  });

  it('stays when hours change, when a place has left and comes back, and when an own id keeps it under a new name', async () => {
    const test = await fresh();
    const before = await importInto(test, file('A1;091;E;Kirjasto;Katu 1;9-20', ';091;E;Tori;Katu 2;9-20'));
    await importInto(test, file('A1;091;E;Uusi kirjasto;Katu 1;10-18'));
    const after = await importInto(
      test,
      file('A1;091;E;Uusi kirjasto;Katu 1;10-18', ';091;E;Tori;Katu 2;12-14'),
    );
    expect(after.get('Uusi kirjasto A1')).toBe(before.get('Kirjasto A1'));
    expect(after.get('Tori null')).toBe(before.get('Tori null'));
  });

  it('is never given twice, even when a renamed place still holds the one of its first name', async () => {
    const test = await fresh();
    await importInto(test, file(';091;E;Kirjasto;Katu 1;9-20'));
    await importInto(test, file('A1;091;E;Kirjasto;Katu 1;9-20'));
    const places = await importInto(test, file('A1;091;E;Talo;Katu 1;9-20', ';091;E;Kirjasto;Katu 1;9-20'));
    expect(new Set(places.values()).size).toBe(2);
  });
});
