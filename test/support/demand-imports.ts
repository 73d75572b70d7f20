/** Municipalities as squares, and GeoPackage files made on the spot. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import knex from 'knex';
import { replaceMunicipalityTopology } from '../../src/areas/area.store';
import { confirmImport, receiveImport } from '../../src/demand-imports/demand-import.service';
import {
  boundaryFile,
  findBoundaryWorkspace,
} from '../../src/district-boundaries/district-boundaries.service';
import type { Deps } from '../../src/platform/deps';
import { listPlaces } from '../../src/polling-places/polling-place.store';
import type { OutlineTopology } from '../../src/geo/outlines';
import { href, paths } from '../../src/paths';
import { withFolder } from './folders';
import { csrfTokenIn, type Agent } from './sign-in';
import { createSmallSite } from './small-site';
import type { TestApp } from './test-app';

const half = 5000;

/** Outlines of Ylä-Mäki (001) and Vanhala (003), 10 km wide each, side by side. */
const squares: OutlineTopology = {
  type: 'Topology',
  objects: {
    areas: {
      type: 'GeometryCollection',
      geometries: ['001', '003'].map((id, arc) => ({ type: 'Polygon', id, arcs: [[arc]] })),
    },
  },
  arcs: [500_000, 510_000].map((easting) => [
    [easting - half, 6_800_000 - half],
    [easting + half, 6_800_000 - half],
    [easting + half, 6_800_000 + half],
    [easting - half, 6_800_000 + half],
    [easting - half, 6_800_000 - half],
  ]),
};

/** The small site with outlines. */
export async function createImportSite(): Promise<TestApp> {
  const test = await createSmallSite([]);
  await replaceMunicipalityTopology(test.deps.db, squares);
  return test;
}

/** A geometry of GeoPackage without an envelope: a square around a point. */
export function squareBlob(x: number, y: number, halfWidth: number): Buffer {
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ];
  const blob = Buffer.alloc(8 + 13 + corners.length * 16);
  blob.write('GP', 0, 'latin1');
  blob.writeUInt8(1, 3);
  blob.writeUInt8(1, 8);
  blob.writeUInt32LE(3, 9);
  blob.writeUInt32LE(1, 13);
  blob.writeUInt32LE(corners.length, 17);
  corners.forEach(([dx, dy], index) => {
    blob.writeDoubleLE(x + dx! * halfWidth, 21 + index * 16);
    blob.writeDoubleLE(y + dy! * halfWidth, 29 + index * 16);
  });
  return blob;
}

export interface GridRow {
  x: number;
  y: number;
  vaesto: number | string;
  ages?: readonly [number, number, number] | null;
}

/** The bytes of a GeoPackage with a population grid whose geometries are in a coordinate system of EPSG. */
export function makeGridGeoPackage(rows: readonly GridRow[], epsg = 3067): Promise<Buffer> {
  return withFolder(async (folder) => {
    const filename = join(folder, 'grid.gpkg');
    const db = knex({ client: 'sqlite3', connection: { filename }, useNullAsDefault: true });
    for (const sql of [
      'create table gpkg_spatial_ref_sys (srs_id integer primary key, organization_coordsys_id integer)',
      'create table gpkg_contents (table_name text, data_type text)',
      'create table gpkg_geometry_columns (table_name text, column_name text, srs_id integer)',
      'create table vaki (fid integer primary key, geom blob, VAESTO, ika_0_14, ika_15_64, ika_65_)',
    ])
      await db.raw(sql);
    await db('gpkg_spatial_ref_sys').insert({ srs_id: 1, organization_coordsys_id: epsg });
    await db('gpkg_contents').insert({ table_name: 'vaki', data_type: 'features' });
    await db('gpkg_geometry_columns').insert({ table_name: 'vaki', column_name: 'geom', srs_id: 1 });
    await db.batchInsert(
      'vaki',
      rows.map(({ x, y, vaesto, ages }) => {
        const [young, middle, old] = ages ?? [-1, -1, -1];
        const geom = squareBlob(x, y, epsg === 4326 ? 0.005 : 500);
        return { geom, VAESTO: vaesto, ika_0_14: young, ika_15_64: middle, ika_65_: old };
      }),
      100,
    );
    await db.destroy();
    return readFile(filename);
  });
}

/** Sends a file through the form of a kind. */
export async function bring(
  browser: Agent,
  kind: string,
  file: string | Buffer,
  fields: Readonly<Record<string, string>> = { describedOn: '2020-12-31' },
) {
  const page = href('fi', paths.plannerDataKind, { kind });
  const form = await browser.get(page);
  let sent = browser.post(page).field('_csrf', csrfTokenIn(form.text.slice(form.text.indexOf('<main'))));
  for (const [name, value] of Object.entries(fields)) sent = sent.field(name, value);
  return sent.attach('file', Buffer.from(file), 'tiedosto');
}

/** A grid that can be confirmed and one that is refused, and a cost matrix with a doubt. */
export async function bringExampleData(deps: Deps): Promise<void> {
  await withFolder(async (folder) => {
    const path = join(folder, 'grid.csv');
    for (const people of ['1200', 'monta']) {
      await writeFile(path, `xkoord;ykoord;vaesto;ika_65_\n385000;6672000;${people};-1\n`);
      await receiveImport(deps, {
        kind: 'population_grid',
        scope: 'all',
        path,
        name: 'grid.csv',
        sizeBytes: 60,
        describedOn: '2020-12-31',
        accountId: null,
      });
    }
    const matrix = `origin;destination;metres\n00100;${(await listPlaces(deps.db, 'EKV-2027'))[0]?.id ?? ''};1\n`;
    await writeFile(path, matrix);
    await receiveImport(deps, {
      kind: 'cost_matrix',
      scope: 'EKV-2027',
      path,
      name: 'matkat.csv',
      sizeBytes: matrix.length,
      describedOn: null,
      accountId: null,
    });
  });
}

/** Boundaries of Helsinki in use, with doubts. */
export async function bringExampleBoundaries(deps: Deps): Promise<void> {
  const workspace = await findBoundaryWorkspace(deps, '091');
  if (workspace === null) return;
  const [west, east, south, north] = [385_000, 387_000, 6_672_000, 6_674_000];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const features = [{ properties: { tunnus: '001' }, geometry: { type: 'Polygon', coordinates: [ring] } }];
  await withFolder(async (folder) => {
    const path = join(folder, 'districts.geojson');
    await writeFile(path, JSON.stringify({ type: 'FeatureCollection', features }));
    const file = { path, name: 'alueet.geojson', sizeBytes: 300, describedOn: '2026-09-30', accountId: null };
    const made = await receiveImport(deps, boundaryFile(workspace, file));
    await confirmImport(deps, made, { accountId: null, seen: null });
  });
}
