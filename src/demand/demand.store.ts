/** SQL of people by postal area, outlines of the areas, voting districts, their buildings, and postcode points. */
import type { Knex } from 'knex';
import type { Outline } from '../geo/outlines';
import { insertInPortions } from '../platform/database';
import type { DemandArea, DistrictBuildings, PostcodePoint, VotingDistrict } from './demand.model';

interface PostalAreaRow {
  postcode: string;
  name_fi: string;
  name_sv: string | null;
  municipality_code: string;
  easting: number;
  northing: number;
  /** PostgreSQL hands out its 64-bit integers as text. */
  area_m2: number | string;
  people: number | null;
  adults: number | null;
  people_65_plus: number | null;
  people_75_plus: number | null;
  people_85_plus: number | null;
}

export async function replaceDemandAreas(db: Knex, areas: readonly DemandArea[]): Promise<void> {
  await db('postal_areas').delete();
  const rows = areas.map((area): PostalAreaRow => ({
    postcode: area.postcode,
    name_fi: area.nameFi,
    name_sv: area.nameSv,
    municipality_code: area.municipalityCode,
    easting: area.centre.easting,
    northing: area.centre.northing,
    area_m2: area.areaSquareMetres,
    people: area.people.all,
    adults: area.people.adults,
    people_65_plus: area.people.over65,
    people_75_plus: area.people.over75,
    people_85_plus: area.people.over85,
  }));
  await insertInPortions(db, 'postal_areas', rows);
}

/**
 * Postal areas in order of postcode, with the municipality codes of 2021.
 * @param postcodes all, when left out
 */
export async function listDemandAreas(db: Knex, postcodes?: readonly string[]): Promise<DemandArea[]> {
  const query = db<PostalAreaRow>('postal_areas').orderBy('postcode');
  if (postcodes !== undefined) void query.whereIn('postcode', postcodes);
  return (await query).map(toDemandArea);
}

function toDemandArea(row: PostalAreaRow): DemandArea {
  return {
    postcode: row.postcode,
    nameFi: row.name_fi,
    nameSv: row.name_sv,
    municipalityCode: row.municipality_code,
    centre: { easting: row.easting, northing: row.northing },
    areaSquareMetres: Number(row.area_m2),
    people: {
      all: row.people,
      adults: row.adults,
      over65: row.people_65_plus,
      over75: row.people_75_plus,
      over85: row.people_85_plus,
    },
  };
}

/** Postcodes of the areas of municipalities (codes of 2021), and of those in which their districts have buildings. */
export async function listPostcodesOf(db: Knex, municipalityCodes: readonly string[]): Promise<string[]> {
  const own = await db<PostalAreaRow>('postal_areas')
    .whereIn('municipality_code', municipalityCodes)
    .select('postcode');
  const built = await db<DistrictBuildingsRow>('district_buildings')
    .whereIn('municipality_code', municipalityCodes)
    .distinct('postcode');
  return [...new Set([...own, ...built].map(({ postcode }) => postcode))].sort();
}

interface PostalOutlineRow {
  postcode: string;
  polygons: string;
}

export async function replacePostalOutlines(db: Knex, outlines: ReadonlyMap<string, Outline>): Promise<void> {
  await db('postal_outlines').delete();
  const rows = [...outlines].map(([postcode, outline]): PostalOutlineRow => ({
    postcode,
    polygons: JSON.stringify(outline),
  }));
  await insertInPortions(db, 'postal_outlines', rows);
}

/**
 * Outlines by postcode in EPSG:3067; an area without one is absent.
 * @param postcodes all, when left out
 */
export async function readPostalOutlines(
  db: Knex,
  postcodes?: readonly string[],
): Promise<Map<string, Outline>> {
  const query = db<PostalOutlineRow>('postal_outlines').orderBy('postcode');
  if (postcodes !== undefined) void query.whereIn('postcode', postcodes);
  const rows = await query;
  return new Map(rows.map((row) => [row.postcode, JSON.parse(row.polygons) as Outline]));
}

interface VotingDistrictRow {
  municipality_code: string;
  district: string;
  buildings: number;
}

export async function replaceVotingDistricts(db: Knex, districts: readonly VotingDistrict[]): Promise<void> {
  await db('voting_districts').delete();
  const rows = districts.map(({ municipalityCode, district, buildings }): VotingDistrictRow => ({
    municipality_code: municipalityCode,
    district,
    buildings,
  }));
  await insertInPortions(db, 'voting_districts', rows);
}

/**
 * Voting districts of 2018 in order of municipality (codes of 2021) and district.
 * @param municipalityCodes all, when left out
 */
export async function listVotingDistricts(
  db: Knex,
  municipalityCodes?: readonly string[],
): Promise<VotingDistrict[]> {
  const query = db<VotingDistrictRow>('voting_districts').orderBy(['municipality_code', 'district']);
  if (municipalityCodes !== undefined) void query.whereIn('municipality_code', municipalityCodes);
  const rows = await query;
  return rows.map((row) => ({
    municipalityCode: row.municipality_code,
    district: row.district,
    buildings: row.buildings,
  }));
}

interface DistrictBuildingsRow extends VotingDistrictRow {
  postcode: string;
}

export async function replaceDistrictBuildings(db: Knex, all: readonly DistrictBuildings[]): Promise<void> {
  await db('district_buildings').delete();
  const rows = all.map(({ postcode, municipalityCode, district, buildings }): DistrictBuildingsRow => ({
    postcode,
    municipality_code: municipalityCode,
    district,
    buildings,
  }));
  await insertInPortions(db, 'district_buildings', rows);
}

/**
 * Buildings by postal area and district in order of postcode, municipality (codes of 2021) and district.
 * @param postcodes all, when left out
 */
export async function listDistrictBuildings(
  db: Knex,
  postcodes?: readonly string[],
): Promise<DistrictBuildings[]> {
  const query = db<DistrictBuildingsRow>('district_buildings').orderBy([
    'postcode',
    'municipality_code',
    'district',
  ]);
  if (postcodes !== undefined) void query.whereIn('postcode', postcodes);
  const rows = await query;
  return rows.map((row) => ({
    postcode: row.postcode,
    municipalityCode: row.municipality_code,
    district: row.district,
    buildings: row.buildings,
  }));
}

interface PostcodePointRow {
  postcode: string;
  easting: number;
  northing: number;
  name: string;
  source: PostcodePoint['source'];
}

function toPostcodePoint({ postcode, easting, northing, name, source }: PostcodePointRow): PostcodePoint {
  return { postcode, position: { easting, northing }, name, source };
}

export async function replacePostcodePoints(db: Knex, points: readonly PostcodePoint[]): Promise<void> {
  await db('postcode_points').delete();
  const rows = points.map(({ postcode, position, name, source }): PostcodePointRow => ({
    postcode,
    ...position,
    name,
    source,
  }));
  await insertInPortions(db, 'postcode_points', rows);
}

/** The point of every postcode. */
export async function listPostcodePoints(db: Knex): Promise<PostcodePoint[]> {
  const rows = await db<PostcodePointRow>('postcode_points').orderBy('postcode');
  return rows.map(toPostcodePoint);
}

/** The point of one postcode; null when there is no such postcode. */
export async function findPostcodePoint(db: Knex, postcode: string): Promise<PostcodePoint | null> {
  const row = await db<PostcodePointRow>('postcode_points').where({ postcode }).first();
  return row === undefined ? null : toPostcodePoint(row);
}
