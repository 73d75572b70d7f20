import fc from 'fast-check';
import { fieldDifferences, type PlaceChange } from '../../src/polling-places/place-change.model';
import { onPlacesChanged } from '../../src/polling-places/place-change.service';
import { listMunicipalityChanges, listPlaceChanges } from '../../src/polling-places/place-change.store';
import { confirmPlaces } from '../../src/polling-places/place-confirmation.service';
import { importPlaces } from '../../src/polling-places/place-import.service';
import { placesState } from '../../src/polling-places/places-state.service';
import { listPlaces } from '../../src/polling-places/polling-place.store';
import { noArrangements } from '../../src/polling-places/safe-voting.model';
import {
  readSafeVotingArrangements,
  replaceSafeVotingArrangements,
} from '../../src/polling-places/safe-voting.store';
import { databaseKinds } from '../support/databases';
import { aPlace } from '../support/places';
import { comingElection, comingPlace, createWorkspaceApp } from '../support/workspaces';
import type { TestApp } from '../support/test-app';

const told: PlaceChange[] = [];
onPlacesChanged((_trx, changes) => {
  told.push(...changes);
  return Promise.resolve();
});

const importFile = (test: TestApp, rows: string) =>
  importPlaces(test.deps, {
    bytes: Buffer.from(`tunnus;kuntanro;tyyppi;nimi_fi;osoite_fi\n${rows}`),
    electionCode: comingElection,
    dryRun: false,
    actor: 'account-1',
  });

describe('The difference of two places', () => {
  it('names a field exactly when it differs', () => {
    const name = fc.option(fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(name, name, (before, after) => {
        const change = { before: aPlace({ nameFi: before }), after: aPlace({ nameFi: after }) };
        const expected = before === after ? [] : [{ field: 'nameFi', before, after }];
        expect(fieldDifferences(change)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('reaches every criterion and every arrangement, and leaves the version alone', () => {
    const finding = { value: 'no', measure: '40 mm', source: null, assessedOn: null } as const;
    const differences = fieldDifferences({
      before: aPlace({ version: 1 }),
      after: aPlace({ version: 2, accessibility: [{ criterion: 'low_threshold', ...finding }] }),
      arrangements: { before: noArrangements, after: { ...noArrangements, booths: 4 } },
    });
    expect(differences).toEqual([
      { field: 'accessibility.low_threshold', before: null, after: finding },
      { field: 'arrangements.booths', before: null, after: 4 },
    ]);
  });
});

describe.each(databaseKinds)('The history of places on %s', (kind) => {
  let test: TestApp;
  const place = comingPlace({ ownId: 'e1', nameFi: 'Kirjasto' });
  beforeEach(async () => {
    told.length = 0;
    test = await createWorkspaceApp(kind, [place]);
  });
  afterEach(() => test.close());

  it('holds what a file and a confirmation did, tells those who rely on places, and cannot be rewritten', async () => {
    const { db } = test.deps;
    expect((await importFile(test, 'e1;091;E;Pääkirjasto;Itätie 1\ne2;091;E;Koulu;\n')).ok).toBe(true);
    const places = await listPlaces(db, comingElection, { ids: [place.id] });
    const act = { electionCode: comingElection, municipalityCode: '091', actorId: 'account-2' };
    const choice = { action: 'confirm', placeId: place.id, kind: null } as const;
    expect((await confirmPlaces(test.deps, act, choice, placesState(places))).ok).toBe(true);
    const history = await listPlaceChanges(db, place.id, 10);
    expect(history.map(({ actor, way, field, before, after }) => [actor, way, field, before, after])).toEqual(
      [
        ['account-2', 'confirmation', 'confirmedAt', null, test.deps.clock().toISOString()],
        ['account-1', 'file', 'nameFi', 'Kirjasto', 'Pääkirjasto'],
      ],
    );
    expect(told.map(({ before, after }) => [before?.nameFi, after?.nameFi, after?.version])).toEqual([
      ['Kirjasto', 'Pääkirjasto', 2],
      [undefined, 'Koulu', 1],
      ['Pääkirjasto', 'Pääkirjasto', 3],
    ]);
    const all = { electionCode: comingElection, municipalityCode: '091', since: new Date(0) };
    expect(await listMunicipalityChanges(db, all, 10)).toHaveLength(3);
    expect(await listMunicipalityChanges(db, { ...all, since: test.deps.clock() }, 10)).toEqual([]);
    await expect(db('place_changes').delete()).rejects.toThrow('append-only');
    await expect(db('place_changes').update({ actor: 'x' })).rejects.toThrow('append-only');
  });

  it('stays as it was when a listener refuses the change', async () => {
    onPlacesChanged((_trx, changes) =>
      changes.some(({ after }) => after?.nameFi === 'Refused')
        ? Promise.reject(new Error('no'))
        : Promise.resolve(),
    );
    await expect(importFile(test, 'e1;091;E;Refused;Itätie 1\n')).rejects.toThrow('no');
    expect(await listPlaces(test.deps.db, comingElection)).toEqual([place]);
    expect(await listPlaceChanges(test.deps.db, place.id, 10)).toEqual([]);
  });

  it('leaves a hidden place hidden and a withdrawn one withdrawn, whatever a file says', async () => {
    const { db } = test.deps;
    const rows = 'e1;091;E;Pääkirjasto;Itätie 1\n';
    await db('polling_places').update({ visibility: 'hidden' });
    await importFile(test, rows);
    expect(await listPlaces(db, comingElection)).toMatchObject([
      { nameFi: 'Pääkirjasto', visibility: 'hidden' },
    ]);
    await db('polling_places').update({ visibility: 'withdrawn' });
    await importFile(test, 'e2;091;E;Koulu;Länsitie 1\n');
    await importFile(test, `${rows}e2;091;E;Koulu;Länsitie 1\n`);
    expect(await listPlaces(db, comingElection)).toMatchObject([{ nameFi: 'Koulu', visibility: 'shown' }]);
    expect(await listPlaces(db, comingElection, { withWithdrawn: true })).toHaveLength(2);
  });

  it('keeps arrangements as they were said, and none where nothing was', async () => {
    const { db } = test.deps;
    const said = { ...noArrangements, booths: 4, floorAreaSquareMetres: 120.5, screens: 'yes' as const };
    const read = async () => (await readSafeVotingArrangements(db, comingElection, '091')).get(place.id);
    expect(await read()).toBeUndefined();
    await replaceSafeVotingArrangements(db, place.id, said);
    expect(await read()).toEqual(said);
    await replaceSafeVotingArrangements(db, place.id, noArrangements);
    expect(await read()).toBeUndefined();
  });
});
