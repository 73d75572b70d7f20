/** SQL of municipalities, larger areas, mergers and outlines. */
import type { Knex } from 'knex';
import type { OutlineTopology } from '../geo/outlines';
import { insertInPortions } from '../platform/database';
import type { Area, AreaKind, LanguageStatus, Municipality, MunicipalityMerger } from './area.model';

interface MunicipalityRow {
  code: string;
  vintage: Municipality['vintage'];
  name_fi: string;
  name_sv: string;
  language_status: LanguageStatus;
  region_code: string;
  wellbeing_county_code: string | null;
  constituency_code: string;
  seat_easting: number | null;
  seat_northing: number | null;
  population: number | null;
  electorate_2021: number | null;
}

function toMunicipality(row: MunicipalityRow): Municipality {
  return {
    code: row.code,
    vintage: row.vintage,
    nameFi: row.name_fi,
    nameSv: row.name_sv,
    languageStatus: row.language_status,
    regionCode: row.region_code,
    wellbeingCountyCode: row.wellbeing_county_code,
    constituencyCode: row.constituency_code,
    seat:
      row.seat_easting === null || row.seat_northing === null
        ? null
        : { easting: row.seat_easting, northing: row.seat_northing },
    population: row.population,
    electorate2021: row.electorate_2021,
  };
}

function fromMunicipality(municipality: Municipality): MunicipalityRow {
  return {
    code: municipality.code,
    vintage: municipality.vintage,
    name_fi: municipality.nameFi,
    name_sv: municipality.nameSv,
    language_status: municipality.languageStatus,
    region_code: municipality.regionCode,
    wellbeing_county_code: municipality.wellbeingCountyCode,
    constituency_code: municipality.constituencyCode,
    seat_easting: municipality.seat?.easting ?? null,
    seat_northing: municipality.seat?.northing ?? null,
    population: municipality.population,
    electorate_2021: municipality.electorate2021,
  };
}

/** Puts these municipalities, of all vintages, in the place of those that were there. */
export async function replaceMunicipalities(
  db: Knex,
  municipalities: readonly Municipality[],
): Promise<void> {
  await db('municipalities').delete();
  await insertInPortions(db, 'municipalities', municipalities.map(fromMunicipality));
}

/** The municipalities of a vintage in order of code. */
export async function listMunicipalities(
  db: Knex,
  vintage: Municipality['vintage'],
): Promise<Municipality[]> {
  const rows = await db<MunicipalityRow>('municipalities').where({ vintage }).orderBy('code');
  return rows.map(toMunicipality);
}

/** One municipality, or null when the vintage has none of that code. */
export async function findMunicipality(
  db: Knex,
  code: string,
  vintage: Municipality['vintage'],
): Promise<Municipality | null> {
  const row = await db<MunicipalityRow>('municipalities').where({ code, vintage }).first();
  return row === undefined ? null : toMunicipality(row);
}

interface AreaRow {
  kind: AreaKind;
  code: string;
  name_fi: string;
  name_sv: string;
  name_en: string;
}

export async function replaceAreas(db: Knex, areas: readonly Area[]): Promise<void> {
  await db('areas').delete();
  const rows = areas.map(({ kind, code, nameFi, nameSv, nameEn }): AreaRow => ({
    kind,
    code,
    name_fi: nameFi,
    name_sv: nameSv,
    name_en: nameEn,
  }));
  await insertInPortions(db, 'areas', rows);
}

/** All larger areas in order of kind and code. */
export async function listAreas(db: Knex): Promise<Area[]> {
  const rows = await db<AreaRow>('areas').orderBy(['kind', 'code']);
  return rows.map((row) => ({
    kind: row.kind,
    code: row.code,
    nameFi: row.name_fi,
    nameSv: row.name_sv,
    nameEn: row.name_en,
  }));
}

interface MergerRow {
  from_code: string;
  to_code: string;
  year: number;
}

export async function replaceMergers(db: Knex, mergers: readonly MunicipalityMerger[]): Promise<void> {
  await db('municipality_mergers').delete();
  const rows = mergers.map(({ fromCode, toCode, year }): MergerRow => ({
    from_code: fromCode,
    to_code: toCode,
    year,
  }));
  await insertInPortions(db, 'municipality_mergers', rows);
}

/** Mergers in order of year. */
export async function listMergers(db: Knex): Promise<MunicipalityMerger[]> {
  const rows = await db<MergerRow>('municipality_mergers').orderBy(['year', 'from_code']);
  return rows.map((row) => ({ fromCode: row.from_code, toCode: row.to_code, year: row.year }));
}

const municipalityTopologyName = 'municipalities';

export async function replaceMunicipalityTopology(db: Knex, topology: OutlineTopology): Promise<void> {
  await db('outline_topologies').where({ name: municipalityTopologyName }).delete();
  await db('outline_topologies').insert({
    name: municipalityTopologyName,
    topology: JSON.stringify(topology),
  });
}

/** Outlines of the municipalities of 2021; null while none are loaded. */
export async function readMunicipalityTopology(db: Knex): Promise<OutlineTopology | null> {
  const row = await db<{ name: string; topology: string }>('outline_topologies')
    .where({ name: municipalityTopologyName })
    .first();
  return row === undefined ? null : (JSON.parse(row.topology) as OutlineTopology);
}
