import { readFile, writeFile } from 'node:fs/promises';
import {
  findMunicipality,
  listAreas,
  listMergers,
  listMunicipalities,
  readMunicipalityTopology,
} from '../../src/areas/area.store';
import { readOutlineData } from '../../src/areas/area.service';
import { listOfficialCounts } from '../../src/areas/official-count.store';
import { areaOutlines } from '../../src/areas/outline.model';
import { readDataVersions } from '../../src/data-version/data-version.store';
import { readDemand } from '../../src/demand/demand.service';
import {
  findPostcodePoint,
  listDemandAreas,
  listPostcodePoints,
  listVotingDistricts,
} from '../../src/demand/demand.store';
import type { Database } from '../../src/platform/database';
import { fromRoot } from '../../src/platform/project-root';
import { buildReferenceData } from '../../src/reference-data/build.service';
import { loadReferenceData } from '../../src/reference-data/reference-data.service';
import { databaseKinds, migratedDatabase } from '../support/databases';
import { withFolder } from '../support/folders';
import { openData, writeOpenData } from '../support/open-data';

const clock = () => new Date('2026-11-24T09:00:00Z');

describe.each(databaseKinds)('Reference data on %s', (kind) => {
  let db: Database;
  beforeEach(async () => {
    db = await migratedDatabase(kind);
  });
  afterEach(async () => {
    await db.destroy();
  });

  /** Loads the small open data, then again after `change` has touched the sources. */
  async function loadTwice(change: (source: string) => Promise<void>): Promise<[string[], string[]]> {
    return withFolder((source) =>
      withFolder(async (target) => {
        await writeOpenData(source);
        await buildReferenceData(source, target);
        const first = await loadReferenceData({ db, clock }, target);
        await change(source);
        await buildReferenceData(source, target);
        return [first, await loadReferenceData({ db, clock }, target)];
      }),
    );
  }

  it('fill an empty database once', async () => {
    const [first, second] = await loadTwice(() => Promise.resolve());
    expect(first).toHaveLength(10);
    expect(second).toEqual([]);
    expect(await readDataVersions(db)).toEqual({ areas: 1, demand: 1 });
  });

  it('come back from the database as they went in', async () => {
    await loadTwice(() => Promise.resolve());
    expect(await listMunicipalities(db, 2025)).toHaveLength(2);
    expect(await findMunicipality(db, '588', 2025)).toBeNull();
    expect(await findMunicipality(db, '588', 2021)).toEqual({
      code: '588',
      vintage: 2021,
      nameFi: 'Gamma',
      nameSv: 'Gamma',
      languageStatus: 'swedish',
      regionCode: '10',
      wellbeingCountyCode: '12',
      constituencyCode: '08',
      seat: null,
      population: 100,
      electorate2021: null,
    });
    expect(await listAreas(db)).toHaveLength(3);
    expect(await listMergers(db)).toHaveLength(3);
    expect(await listOfficialCounts(db, 'KV-2021')).toHaveLength(2);
    expect(await listOfficialCounts(db, 'KV-2025')).toEqual([]);
    expect((await listDemandAreas(db))[1]).toEqual({
      postcode: '20000',
      nameFi: 'Gamma',
      nameSv: null,
      municipalityCode: '588',
      centre: { easting: 420_000, northing: 6_890_000 },
      areaSquareMetres: 8_000_000,
      people: { all: 17, adults: null, over65: null, over75: null, over85: null },
    });
    expect(await findPostcodePoint(db, '10000')).toMatchObject({
      name: 'Alfa keskus',
      source: 'postal_area',
    });
    expect(await findPostcodePoint(db, '99999')).toBeNull();
    expect(await listPostcodePoints(db)).toHaveLength(4);
    expect(await listVotingDistricts(db)).toHaveLength(3);
  });

  it('give demand and outlines in the division that is asked for', async () => {
    expect(await readOutlineData(db, 2021)).toBeNull();
    await loadTwice(() => Promise.resolve());
    const of2021 = await readDemand(db, 2021);
    const of2025 = await readDemand(db, 2025);
    expect(of2021.areas.map(({ municipalityCode }) => municipalityCode)).toEqual(['020', '588', '588']);
    expect(of2025.areas.map(({ municipalityCode }) => municipalityCode)).toEqual(['020', '507', '507']);
    expect(of2025.shares).toEqual([
      { postcode: '10000', municipalityCode: '020', district: '001', share: 0.75 },
      { postcode: '10000', municipalityCode: '020', district: '002A', share: 0.25 },
      { postcode: '20000', municipalityCode: '507', district: '588-001', share: 1 },
    ]);
    expect([...of2025.outlines.keys()]).toEqual(['10000', '20000']);
    const outlines = areaOutlines((await readOutlineData(db, 2025))!, 'municipality');
    expect([...outlines.keys()]).toEqual(['020', '507']);
  });

  it('are loaded anew where a table has changed, and only there', async () => {
    const file = 'postcodes-geonames-fi.txt';
    const [, second] = await loadTwice((source) =>
      writeFile(`${source}/${file}`, openData[file]!.replace('Alfa PL', 'Alfa postilokero')),
    );
    expect(second).toEqual(['postcode-points.csv']);
    expect(await findPostcodePoint(db, '10001')).toMatchObject({ name: 'Alfa postilokero' });
    expect(await readDataVersions(db)).toEqual({ areas: 1, demand: 2 });
  });

  it('are refused, all of them, when a table is not what the manifest says', async () => {
    await withFolder((source) =>
      withFolder(async (target) => {
        await writeOpenData(source);
        await buildReferenceData(source, target);
        const table = `${target}/postal-areas.csv`;
        await writeFile(table, (await readFile(table, 'utf8')).replace(',17,', ',18,'));
        await expect(loadReferenceData({ db, clock }, target)).rejects.toThrow('postal-areas.csv');
      }),
    );
    expect(await listMunicipalities(db, 2021)).toEqual([]);
    expect(await readDataVersions(db)).toEqual({});
  });

  it('hold every row of the shipped tables', async () => {
    await loadReferenceData({ db, clock }, fromRoot('data'));
    const demand = await readDemand(db, 2021);
    expect([demand.areas.length, demand.outlines.size, demand.shares.length]).toEqual([3030, 3026, 10_156]);
    expect(await readMunicipalityTopology(db)).not.toBeNull();
  });
});
