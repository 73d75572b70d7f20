/** SQL of GeoPackage files that people bring: an SQLite database with a table that says what its tables are. */
import type { Etrs } from '../geo/coordinates';
import { toEtrs } from '../geo/projection';
import { openForeignSqlite, type Database } from '../platform/database';
import type { ProblemList } from './demand-import.model';
import { centreOfGeometry } from './geometry-blob.model';
import { checkGridColumns, GridReader, type GridCells } from './grid-cells.model';

/** Rows that are held at a time. */
const portion = 10_000;

interface Layer {
  table: string;
  geometryColumn: string | null;
  /** Code of the coordinate system at EPSG. */
  epsg: number | null;
  columns: readonly string[];
}

type Row = Record<string, unknown>;

/** The first table of features or attributes that is a real table and has a row id. */
async function findLayer(db: Database): Promise<Layer | null> {
  const contents = await db('gpkg_contents as c')
    .join('sqlite_master as m', (join) => {
      join.on('m.name', 'c.table_name').andOnVal('m.type', 'table');
    })
    .whereIn('c.data_type', ['features', 'attributes'])
    .whereNot('m.sql', 'like', 'CREATE VIRTUAL%')
    .orderBy('c.table_name')
    .first<{ table_name: string } | undefined>('c.table_name');
  if (contents === undefined) return null;
  const table = contents.table_name;
  const geometry = await db('gpkg_geometry_columns as g')
    .leftJoin('gpkg_spatial_ref_sys as s', 's.srs_id', 'g.srs_id')
    .where('g.table_name', table)
    .first<{ column_name: string; epsg: number | null } | undefined>(
      'g.column_name',
      's.organization_coordsys_id as epsg',
    );
  const columns = Object.keys(await db(table).columnInfo());
  return { table, geometryColumn: geometry?.column_name ?? null, epsg: geometry?.epsg ?? null, columns };
}

const systems = { wgs84: 4326, etrsTm35fin: 3067 } as const;

/** Turns a geometry into its centre in EPSG:3067; null for coordinate systems that are not known here. */
function centreReader({ geometryColumn, epsg }: Layer): ((row: Row) => Etrs | null) | null {
  if (geometryColumn === null || (epsg !== systems.wgs84 && epsg !== systems.etrsTm35fin)) return null;
  return (row) => {
    const centre = centreOfGeometry(row[geometryColumn]);
    if (centre === null) return null;
    return epsg === systems.wgs84
      ? toEtrs({ lat: centre.y, lon: centre.x })
      : { easting: centre.x, northing: centre.y };
  };
}

async function readLayer(db: Database, layer: Layer, problems: ProblemList): Promise<GridCells> {
  const reader = new GridReader(problems);
  const names = new Map(layer.columns.map((column) => [column.toLowerCase(), column]));
  const centreOf = centreReader(layer);
  checkGridColumns([...names.keys()], centreOf !== null, problems);
  if (problems.errors > 0) return reader.cells;
  let [last, row] = [-Infinity, 0];
  for (;;) {
    const query = db(layer.table)
      .orderByRaw('rowid')
      .limit(portion)
      .select(db.raw('rowid as row_number_'), '*');
    if (Number.isFinite(last)) void query.whereRaw('rowid > ?', [last]);
    const rows = (await query) as (Row & { row_number_: number })[];
    for (const each of rows) {
      row++;
      const fields = Object.fromEntries([...names].map(([lower, column]) => [lower, each[column]]));
      if (!reader.add({ row, fields, centre: centreOf?.(each) ?? null })) return reader.cells;
    }
    if (rows.length < portion) return reader.cells;
    last = rows.at(-1)!.row_number_;
  }
}

/** Cells of a GeoPackage; problems go into the list. What SQLite cannot read is damaged. */
export async function readGridGeoPackage(file: string, problems: ProblemList): Promise<GridCells> {
  const db = openForeignSqlite(file);
  try {
    const layer = await findLayer(db);
    if (layer !== null) return await readLayer(db, layer, problems);
    problems.error('noLayer');
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE')) throw error;
    problems.error('damaged');
  } finally {
    await db.destroy();
  }
  return new GridReader(problems).cells;
}
