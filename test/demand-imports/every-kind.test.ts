import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  confirmImport,
  readImport,
  receiveImport,
  undoImport,
  type BroughtFile,
} from '../../src/demand-imports/demand-import.service';
import { insertPlaces } from '../../src/polling-places/polling-place.store';
import { makeGridGeoPackage } from '../support/demand-imports';
import { withFolder } from '../support/folders';
import { aPlace } from '../support/places';
import { createReportSite, readReport, reportElection } from '../support/report-site';
import type { TestApp } from '../support/test-app';

const square = (tunnus: string, west: number, east: number) => ({
  properties: { tunnus, kuntanro: '001' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 6_795_000],
        [east, 6_795_000],
        [east, 6_805_000],
        [west, 6_805_000],
        [west, 6_795_000],
      ],
    ],
  },
});
const boundaries = JSON.stringify({
  type: 'FeatureCollection',
  features: [square('1', 495_000, 500_000), square('2', 500_000, 505_000)],
});
const described = { scope: 'all', describedOn: '2026-09-30' } as const;
const ofElection = { scope: reportElection, describedOn: null } as const;
const own = { municipalityCode: '001', placeDistricts: ['001', '002'] };

type Brought = Pick<BroughtFile, 'kind' | 'scope' | 'describedOn' | 'own'>;
const kinds: readonly [string, Brought, string | Promise<Buffer>][] = [
  [
    'a population grid',
    { kind: 'population_grid', ...described },
    makeGridGeoPackage([{ x: 502_500, y: 6_800_500, vaesto: 90, ages: [10, 60, 20] }]),
  ],
  ['electors', { kind: 'electors', ...ofElection }, 'kuntanro;aanioikeutettuja\n1;50\n'],
  ['care units', { kind: 'care_units', ...described }, 'kuntanro;asukkaita\n1;30\n'],
  ['boundaries of the country', { kind: 'districts', ...described }, boundaries],
  [
    'boundaries of a municipality',
    { kind: 'districts', scope: '001', describedOn: '2026-09-30', own },
    boundaries,
  ],
  [
    'a cost matrix',
    { kind: 'cost_matrix', ...ofElection },
    'origin;destination;metres\n11100;near;4200\n11100;far;5200\n',
  ],
];

/** One site on PostgreSQL for all kinds: each is out of use again when the next begins. */
describe('On PostgreSQL', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createReportSite('postgres');
    const station = (id: string, district: string, easting: number) =>
      aPlace({
        id,
        electionCode: reportElection,
        municipalityCode: '001',
        kind: 'election_day',
        districts: [district],
        position: { easting, northing: 6_800_000 },
        positionSource: 'building',
      });
    // Each stands in the district of the other one.
    await insertPlaces(test.deps.db, [station('s1', '001', 503_000), station('s2', '002', 497_000)]);
  });
  afterAll(() => test.close());

  /** Everything that a planner's report says, without the number of the data's version. */
  const figures = async () =>
    JSON.stringify(await readReport(test, 'authorities'), (key, value: unknown) =>
      key === 'dataVersion' ? null : value,
    );

  it.each(kinds)(
    '%s: figures stay until confirmed, change, and are back when undone',
    async (_name, brought, file) => {
      const before = await figures();
      const bytes = Buffer.from(await file);
      const made = await withFolder(async (folder) => {
        const path = join(folder, 'file');
        await writeFile(path, bytes);
        const file = { ...brought, path, name: 'tiedosto', sizeBytes: bytes.length, accountId: null };
        return receiveImport(test.deps, file);
      });
      expect([made.state, made.problems.filter(({ severity }) => severity === 'error')]).toEqual([
        'previewed',
        [],
      ]);
      expect(await readImport(test.deps, made.id)).toEqual({ made, inUse: null });
      expect(await figures()).toBe(before);
      expect(await confirmImport(test.deps, made, { accountId: null, seen: null })).toMatchObject({
        ok: true,
      });
      expect(await figures()).not.toBe(before);
      const { made: confirmed } = (await readImport(test.deps, made.id))!;
      expect(await undoImport(test.deps, confirmed, null)).toMatchObject({ ok: true });
      expect(await figures()).toBe(before);
    },
  );
});
