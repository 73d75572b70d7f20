/** SQL of polling places: reading them whole, and writing many at once. */
import type { Knex } from 'knex';
import { insertInPortions, isSqlite } from '../platform/database';
import { portionsOf } from '../shared/portions';
import type { DraftField } from './polling-place-import.model';
import {
  draftColumnNames,
  partRows,
  placeRow,
  toPollingPlace,
  type AccessibilityRow,
  type DistrictRow,
  type HoursRow,
  type PlaceRow,
} from './place-rows.store';
import type { AccessibilityFinding, PlaceKind, PollingPlace, PollingPlaceDraft } from './polling-place.model';

export interface PlaceFilter {
  ids?: readonly string[];
  municipalityCodes?: readonly string[];
  kinds?: readonly PlaceKind[];
  /** Also places where nobody votes any more; they are left out otherwise. */
  withWithdrawn?: boolean;
}

function selectPlaces(db: Knex, electionCode: string, filter: PlaceFilter): Knex.QueryBuilder {
  const query = db('polling_places').where('election_code', electionCode);
  if (filter.withWithdrawn !== true) void query.whereNot('visibility', 'withdrawn');
  if (filter.ids !== undefined) void query.whereIn('id', filter.ids);
  if (filter.municipalityCodes !== undefined)
    void query.whereIn('municipality_code', filter.municipalityCodes);
  if (filter.kinds !== undefined) void query.whereIn('kind', filter.kinds);
  return query;
}

function groupByPlace<T extends { polling_place_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.polling_place_id);
    if (group === undefined) groups.set(row.polling_place_id, [row]);
    else group.push(row);
  }
  return groups;
}

async function placesById(db: Knex, ids: readonly string[]): Promise<PollingPlace[]> {
  const rows = await db<PlaceRow>('polling_places').whereIn('id', ids).select('*');
  const partsOf = async <T extends { polling_place_id: string }>(table: string, order: string[]) =>
    groupByPlace<T>((await db(table).whereIn('polling_place_id', ids).orderBy(order).select('*')) as T[]);
  const districts = await partsOf<DistrictRow>('polling_place_districts', ['district_code']);
  const hours = await partsOf<HoursRow>('polling_place_hours', ['day', 'opens_at', 'closes_at']);
  const accessibility = await partsOf<AccessibilityRow>('polling_place_accessibility', ['criterion']);
  return rows.map((row) =>
    toPollingPlace(row, {
      districts: districts.get(row.id) ?? [],
      hours: hours.get(row.id) ?? [],
      accessibility: accessibility.get(row.id) ?? [],
    }),
  );
}

/** The places of an election by municipality, kind, districts, name and address; without a filter, all that were not withdrawn. */
export async function listPlaces(
  db: Knex,
  electionCode: string,
  filter: PlaceFilter = {},
): Promise<PollingPlace[]> {
  const rows: Pick<PlaceRow, 'id'>[] = await selectPlaces(db, electionCode, filter).select('id');
  const places: PollingPlace[] = [];
  // In portions, because drivers make objects of all rows of an answer in one go, and everybody waits meanwhile.
  for (const portion of portionsOf(rows)) {
    const ids = portion.map(({ id }) => id);
    places.push(...(await placesById(db, ids)));
  }
  return inReadingOrder(places);
}

/** Sorted here, so that both databases answer in one order whatever their collations. */
function inReadingOrder(places: readonly PollingPlace[]): PollingPlace[] {
  const orderOf = (place: PollingPlace) =>
    [
      place.municipalityCode,
      place.kind,
      place.districts.join(),
      place.nameFi ?? place.nameSv ?? '',
      place.addressFi ?? place.addressSv ?? '',
      place.ownId ?? '',
      place.id,
    ].join('\u0000');
  return places
    .map((place) => ({ place, order: orderOf(place) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ place }) => place);
}

export async function countPlaces(db: Knex, electionCode: string): Promise<number> {
  // PostgreSQL counts in bigint, which arrives as text.
  const row = await db('polling_places')
    .where('election_code', electionCode)
    .count<{ count: number | string }[]>({ count: '*' })
    .first();
  return Number(row?.count ?? 0);
}

/**
 * Makes other imports into the election wait until this transaction ends, so that what was read is still true when it
 * is written.
 */
export async function lockPlaces(trx: Knex, electionCode: string): Promise<void> {
  if (isSqlite(trx)) {
    // A statement that writes nothing takes SQLite's one write lock before anything is read.
    await trx('polling_places').where('id', '').update({ version: 0 });
    return;
  }
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`polling_places ${electionCode}`]);
}

/** Adds places with all that belongs to them. */
export async function insertPlaces(trx: Knex, places: readonly PollingPlace[]): Promise<void> {
  for (const portion of portionsOf(places))
    await insertInPortions(trx, 'polling_places', portion.map(placeRow));
  await insertParts(trx, places);
  const findings = places.flatMap((place) => partRows(place.id).accessibility(place.accessibility));
  await insertInPortions(trx, 'polling_place_accessibility', findings);
}

type PlaceParts = Pick<PollingPlace, 'id' | 'districts' | 'hours'>;

async function insertParts(trx: Knex, places: readonly PlaceParts[]): Promise<void> {
  for (const portion of portionsOf(places)) {
    const districts = portion.flatMap(({ id, districts: codes }) => partRows(id).districts(codes));
    const hours = portion.flatMap(({ id, hours: days }) => partRows(id).hours(days));
    await insertInPortions(trx, 'polling_place_districts', districts);
    await insertInPortions(trx, 'polling_place_hours', hours);
  }
}

export interface PlaceUpdate {
  /** The place in the version that the update is made from. */
  place: PollingPlace;
  draft: PollingPlaceDraft;
  fields: readonly DraftField[];
  /** Whether the place is from now on one of this election and no longer carried over. */
  announces: boolean;
}

/** The place as an update leaves it. */
export function updatedPlace({ place, draft, announces }: PlaceUpdate): PollingPlace {
  const carriedOverFrom = announces ? null : place.carriedOverFrom;
  return { ...place, ...draft, carriedOverFrom, version: place.version + 1 };
}

/** Ids of places that are gone, or in another version than the one an update is made from. */
async function movedPlaces(trx: Knex, updates: readonly PlaceUpdate[]): Promise<string[]> {
  const versions = new Map<string, number>();
  for (const ids of portionsOf(updates.map(({ place }) => place.id))) {
    // Rows that are about to change are held until the transaction ends.
    const rows = await trx<PlaceRow>('polling_places').whereIn('id', ids).forUpdate().select('id', 'version');
    for (const { id, version } of rows) versions.set(id, version);
  }
  return updates.filter(({ place }) => versions.get(place.id) !== place.version).map(({ place }) => place.id);
}

/**
 * Writes new values of places and raises their versions; confirmation and accessibility findings stay.
 * @returns ids of places that are no longer in the version that their update was made from; if there are any, nothing
 *   is written
 */
export async function updatePlaces(trx: Knex, updates: readonly PlaceUpdate[]): Promise<string[]> {
  const moved = await movedPlaces(trx, updates);
  if (moved.length > 0) return moved;
  const columns = [...draftColumnNames, 'carried_over_from', 'version'] as const;
  for (const portion of portionsOf(updates)) {
    // One statement for many rows: each meets its own id and takes over only the columns of a draft.
    const rows = portion.map((update) => placeRow(updatedPlace(update)));
    await trx('polling_places')
      .insert(rows)
      .onConflict('id')
      .merge([...columns]);
  }
  await replaceParts(trx, updates);
  return [];
}

async function replaceParts(trx: Knex, updates: readonly PlaceUpdate[]): Promise<void> {
  const touched = updates.filter(({ fields }) => fields.includes('hours') || fields.includes('districts'));
  for (const ids of portionsOf(touched.map(({ place }) => place.id))) {
    await trx('polling_place_districts').whereIn('polling_place_id', ids).delete();
    await trx('polling_place_hours').whereIn('polling_place_id', ids).delete();
  }
  await insertParts(
    trx,
    touched.map(({ place, draft }) => ({ id: place.id, districts: draft.districts, hours: draft.hours })),
  );
}

/** Puts what was found of a place's accessibility in the place of what was found before. */
export async function replaceAccessibility(
  trx: Knex,
  placeId: string,
  findings: readonly AccessibilityFinding[],
): Promise<void> {
  await trx('polling_place_accessibility').where('polling_place_id', placeId).delete();
  await insertInPortions(trx, 'polling_place_accessibility', partRows(placeId).accessibility(findings));
}

/** Hides, withdraws or shows a place and raises its version. */
export async function writeVisibility(
  trx: Knex,
  placeId: string,
  { visibility, confirmedAt }: Pick<PollingPlace, 'visibility' | 'confirmedAt'>,
): Promise<void> {
  await trx('polling_places')
    .where('id', placeId)
    .update({ visibility, confirmed_at: confirmedAt, version: trx.raw('version + 1') });
}

/** Removes places with all that belongs to them. */
export async function deletePlaces(trx: Knex, ids: readonly string[]): Promise<void> {
  for (const portion of portionsOf(ids)) await trx('polling_places').whereIn('id', portion).delete();
}
