/** Fills the database from the shipped tables, and again when they change. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAreas, parseMergers, parseMunicipalities, parseOfficialCounts } from '../areas/area-tables.csv';
import {
  replaceAreas,
  replaceMergers,
  replaceMunicipalities,
  replaceMunicipalityTopology,
} from '../areas/area.store';
import { replaceOfficialCounts } from '../areas/official-count.store';
import type { DataScope } from '../data-version/data-version.model';
import { raiseDataVersion } from '../data-version/data-version.store';
import {
  parseDistrictBuildings,
  parsePostalAreas,
  parsePostcodePoints,
  parseVotingDistricts,
} from '../demand/demand-tables.csv';
import {
  replaceDemandAreas,
  replaceDistrictBuildings,
  replacePostalOutlines,
  replacePostcodePoints,
  replaceVotingDistricts,
} from '../demand/demand.store';
import { outlinesOf, type OutlineTopology } from '../geo/outlines';
import { sha256 } from '../platform/checksum';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import { fromRoot } from '../platform/project-root';
import { announcedRidesTable, tables } from './catalogue.model';
import {
  manifestFile,
  parseManifest,
  sourcesOf,
  type DataSource,
  type Manifest,
  type ManifestTable,
} from './manifest.model';
import { markLoaded, readLoadedChecksums } from './reference-table.store';

type TableName = keyof typeof tables;

interface TableLoader {
  scope: DataScope;
  load: (db: Database, text: string) => Promise<void>;
}

const loaders: Readonly<Record<TableName, TableLoader>> = {
  municipalities: {
    scope: 'areas',
    load: (db, text) => replaceMunicipalities(db, parseMunicipalities(text)),
  },
  areas: { scope: 'areas', load: (db, text) => replaceAreas(db, parseAreas(text)) },
  mergers: { scope: 'areas', load: (db, text) => replaceMergers(db, parseMergers(text)) },
  municipalityOutlines: {
    scope: 'areas',
    load: (db, text) => replaceMunicipalityTopology(db, JSON.parse(text) as OutlineTopology),
  },
  officialCounts: {
    scope: 'areas',
    load: (db, text) => replaceOfficialCounts(db, parseOfficialCounts(text)),
  },
  postalAreas: { scope: 'demand', load: (db, text) => replaceDemandAreas(db, parsePostalAreas(text)) },
  postalOutlines: {
    scope: 'demand',
    load: (db, text) => replacePostalOutlines(db, outlinesOf(JSON.parse(text) as OutlineTopology)),
  },
  votingDistricts: {
    scope: 'demand',
    load: (db, text) => replaceVotingDistricts(db, parseVotingDistricts(text)),
  },
  districtPostalShares: {
    scope: 'demand',
    load: (db, text) => replaceDistrictBuildings(db, parseDistrictBuildings(text)),
  },
  postcodePoints: {
    scope: 'demand',
    load: (db, text) => replacePostcodePoints(db, parsePostcodePoints(text)),
  },
};

/** The manifest of a folder of shipped tables. */
export async function readManifest(folder: string): Promise<Manifest> {
  return parseManifest(await readFile(join(folder, manifestFile), 'utf8'));
}

/** @throws {Error} when the file is not what the manifest says: tables are made by data:build, not by hand */
async function readTable(folder: string, table: ManifestTable): Promise<string> {
  const text = await readFile(join(folder, table.file), 'utf8');
  if (sha256(text) !== table.sha256)
    throw new Error(`${table.file} differs from the manifest: run npm run data:build`);
  return text;
}

/**
 * Loads the tables whose checksum differs from what is loaded, all in one transaction, and raises the versions of the
 * data that they belong to. Does nothing when everything is as shipped.
 * @param folder the folder of the shipped tables
 * @returns the files that were loaded
 */
export async function loadReferenceData(deps: Pick<Deps, 'db' | 'clock'>, folder: string): Promise<string[]> {
  const manifest = await readManifest(folder);
  const loaded = await readLoadedChecksums(deps.db);
  const changed = (Object.keys(tables) as TableName[]).flatMap((name) => {
    const table = manifest.tables.find(({ file }) => file === tables[name].file);
    if (table === undefined) throw new Error(`The manifest does not list ${tables[name].file}`);
    return loaded.get(table.file) === table.sha256 ? [] : [{ table, loader: loaders[name] }];
  });
  if (changed.length === 0) return [];
  const now = deps.clock();
  await deps.db.transaction(async (trx) => {
    for (const { table, loader } of changed) {
      await loader.load(trx, await readTable(folder, table));
      await markLoaded(trx, { name: table.file, sha256: table.sha256 }, now);
    }
    for (const scope of new Set(changed.map(({ loader }) => loader.scope))) {
      await raiseDataVersion(trx, scope, now);
    }
  });
  return changed.map(({ table }) => table.file);
}

/** Sources of everything that an election's report rests on, each once, in the order of the manifest. */
export async function readSources(electionCode: string, folder = fromRoot('data')): Promise<DataSource[]> {
  const manifest = await readManifest(folder);
  const places = `polling-places/${electionCode}.csv`;
  const files = manifest.tables.map(({ file }) => file);
  return sourcesOf(
    manifest,
    files.filter(
      (file) => file !== announcedRidesTable.file && (!file.startsWith('polling-places/') || file === places),
    ),
  );
}
