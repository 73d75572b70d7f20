import { electionTypes } from '../../src/elections/election.model';
import { listElections } from '../../src/elections/election.store';
import { loadElections } from '../../src/elections/election.service';
import { preparationOf, publicTotal, type PlaceCount } from '../../src/polling-places/place-count.model';
import { countPlacesByMunicipality } from '../../src/polling-places/place-count.store';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { listPublicPlaces } from '../../src/polling-places/public-place.service';
import type { Database } from '../../src/platform/database';
import { databaseKinds, migratedDatabase } from '../support/databases';
import { aPlace } from '../support/places';

const confirmedAt = '2026-11-20T10:00:00Z';
const count = (says: Partial<PlaceCount>): PlaceCount => ({
  electionCode: 'EKV-2027',
  municipalityCode: '001',
  kind: 'advance',
  confirmed: 0,
  announced: 0,
  carriedOver: 0,
  ...says,
});

describe('the state of preparation', () => {
  const participants = new Set(['001', '002', '003']);
  const of = (...counts: PlaceCount[]) => preparationOf(counts, 'EKV-2027', participants);

  it('counts municipalities, not places, and each kind by itself', () => {
    expect(
      of(
        count({ confirmed: 4 }),
        count({ municipalityCode: '002', confirmed: 1, carriedOver: 7 }),
        count({ municipalityCode: '003', carriedOver: 9 }),
        count({ kind: 'election_day', carriedOver: 2 }),
      ),
    ).toEqual([
      { kind: 'election_day', confirmedIn: 0, participants: 3, carriedOverLists: 1 },
      { kind: 'advance', confirmedIn: 2, participants: 3, carriedOverLists: 1 },
    ]);
  });

  it('leaves out other elections and municipalities that take no part', () => {
    const others = [
      count({ electionCode: 'KV-2021', confirmed: 1 }),
      count({ municipalityCode: '999', confirmed: 1 }),
    ];
    expect(of(...others).map((each) => each.confirmedIn)).toEqual([0, 0]);
  });
});

describe.each(databaseKinds)('counts of places on %s', (kind) => {
  let db: Database;
  beforeAll(async () => {
    db = await migratedDatabase(kind);
    await loadElections({ db, clock: () => new Date('2026-11-24T09:00:00Z') });
    await insertPlaces(db, [
      aPlace({ id: 'a' }),
      aPlace({ id: 'b', confirmedAt }),
      aPlace({ id: 'c', carriedOverFrom: 'KV-2017' }),
      aPlace({ id: 'd', municipalityCode: '049' }),
      aPlace({ id: 'e', electionCode: 'EKV-2027', carriedOverFrom: 'KV-2021' }),
      aPlace({ id: 'f', electionCode: 'EKV-2027', carriedOverFrom: 'KV-2021', confirmedAt }),
      aPlace({ id: 'g', electionCode: 'EKV-2027', kind: 'election_day' }),
    ]);
  });
  afterAll(() => db.destroy());

  it('tell confirmed, announced and carried-over places apart', async () => {
    expect(await countPlacesByMunicipality(db)).toEqual([
      count({ confirmed: 1, carriedOver: 1, municipalityCode: '091' }),
      count({ announced: 1, municipalityCode: '091', kind: 'election_day' }),
      count({ electionCode: 'KV-2021', municipalityCode: '049', announced: 1 }),
      count({ electionCode: 'KV-2021', municipalityCode: '091', confirmed: 1, announced: 1, carriedOver: 1 }),
    ]);
  });

  it.each(['2021-06-13T09:00:00Z', '2021-06-14T09:00:00Z', '2026-11-24T09:00:00Z', '2027-04-19T09:00:00Z'])(
    'say how many places listPublicPlaces gives out, on every election, at %s',
    async (now) => {
      const counts = await countPlacesByMunicipality(db);
      const clock = () => new Date(now);
      const elections = await listElections(db);
      expect(elections.length).toBeGreaterThan(electionTypes.length);
      for (const election of elections) {
        const places = await listPublicPlaces({ db, clock }, election);
        expect([election.code, publicTotal(counts, election, now.slice(0, 10))]).toEqual([
          election.code,
          places.length,
        ]);
      }
    },
  );
});
