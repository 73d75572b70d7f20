/** SQL of the history of places: add and read; the database refuses anything else. */
import type { Knex } from 'knex';
import { insertInPortions } from '../platform/database';
import { groupBy } from '../shared/group-by';
import { portionsOf } from '../shared/portions';
import {
  fieldDifferences,
  type ChangeAuthor,
  type PlaceChange,
  type PlaceChangeWay,
  type RecordedChange,
} from './place-change.model';

interface PlaceChangeRow {
  id: number;
  polling_place_id: string;
  election_code: string;
  municipality_code: string;
  changed_at: string;
  actor: string | null;
  way: PlaceChangeWay;
  field: string;
  before: string | null;
  after: string | null;
}

const asText = (value: unknown) => (value === null ? null : JSON.stringify(value));

function rowsOf(change: PlaceChange, by: ChangeAuthor): Omit<PlaceChangeRow, 'id'>[] {
  const place = change.after ?? change.before;
  if (place === null) return [];
  return fieldDifferences(change).map(({ field, before, after }) => ({
    polling_place_id: place.id,
    election_code: place.electionCode,
    municipality_code: place.municipalityCode,
    changed_at: by.at.toISOString(),
    actor: by.actor,
    way: by.way,
    field,
    before: asText(before),
    after: asText(after),
  }));
}

/** Writes down every field that differs. */
export async function insertPlaceChanges(
  trx: Knex,
  changes: readonly PlaceChange[],
  by: ChangeAuthor,
): Promise<void> {
  for (const portion of portionsOf(changes))
    await insertInPortions(
      trx,
      'place_changes',
      portion.flatMap((change) => rowsOf(change, by)),
    );
}

function toChange(row: PlaceChangeRow): RecordedChange {
  const value = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  return {
    id: row.id,
    placeId: row.polling_place_id,
    actor: row.actor,
    way: row.way,
    at: new Date(row.changed_at),
    field: row.field,
    before: value(row.before),
    after: value(row.after),
  };
}

/** The latest changes of one place, newest first. */
export async function listPlaceChanges(db: Knex, placeId: string, limit: number): Promise<RecordedChange[]> {
  const rows = await db<PlaceChangeRow>('place_changes')
    .where('polling_place_id', placeId)
    .orderBy('id', 'desc')
    .limit(limit);
  return rows.map(toChange);
}

/** The changes of a municipality's places at an election since an instant, newest first. */
export async function listMunicipalityChanges(
  db: Knex,
  of: { electionCode: string; municipalityCode: string; since: Date },
  limit: number,
): Promise<RecordedChange[]> {
  const rows = await db<PlaceChangeRow>('place_changes')
    .where({ election_code: of.electionCode, municipality_code: of.municipalityCode })
    .where('changed_at', '>', of.since.toISOString())
    .orderBy('id', 'desc')
    .limit(limit);
  return rows.map(toChange);
}

interface Since {
  electionCode: string;
  municipalityCode: string;
  since: Date;
}

/** What somebody did to a municipality's places in one moment. */
export interface ChangeAct {
  actor: string | null;
  way: PlaceChangeWay;
  at: Date;
  /** How many places were changed. */
  places: number;
  /** The place, where it was one only. */
  placeId: string | null;
  /** Each field once, by name. */
  fields: readonly string[];
}

const changesSince = (db: Knex, { electionCode, municipalityCode, since }: Since) =>
  db<PlaceChangeRow>('place_changes')
    .where({ election_code: electionCode, municipality_code: municipalityCode })
    .where('changed_at', '>', since.toISOString());

const actColumns = ['changed_at', 'actor', 'way'] as const;

interface ActRow extends Pick<PlaceChangeRow, (typeof actColumns)[number]> {
  places: number | string;
  place: string;
}

/** What was done to a municipality's places since an instant, newest first. */
export async function listChangeActs(db: Knex, of: Since, limit: number): Promise<ChangeAct[]> {
  const acts = await changesSince(db, of)
    .groupBy(actColumns)
    .select(actColumns)
    .countDistinct({ places: 'polling_place_id' })
    .min({ place: 'polling_place_id' })
    .orderByRaw('max(id) desc')
    .limit(limit)
    .then((rows) => rows as unknown as ActRow[]);
  const keyOf = (row: { changed_at: string; actor: string | null; way: string }) =>
    [row.changed_at, row.actor, row.way].join(' ');
  const fieldRows = await changesSince(db, of)
    .whereIn(
      'changed_at',
      acts.map((act) => act.changed_at),
    )
    .distinct([...actColumns, 'field'])
    .orderBy('field');
  const fields = groupBy(fieldRows, keyOf);
  return acts.map((act) => ({
    actor: act.actor,
    way: act.way,
    at: new Date(act.changed_at),
    places: Number(act.places),
    placeId: Number(act.places) === 1 ? act.place : null,
    fields: (fields.get(keyOf(act)) ?? []).map(({ field }) => field),
  }));
}

/** How many such acts there are in all. */
export async function countChangeActs(db: Knex, of: Since): Promise<number> {
  const acts = changesSince(db, of).distinct(actColumns).as('acts');
  const [row] = await db.from(acts).count<{ total: number | string }[]>({ total: '*' });
  return Number(row!.total);
}

/** What places that came or went were called then, by id. */
export async function listPlaceNames(db: Knex, placeIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db<PlaceChangeRow>('place_changes')
    .whereIn('polling_place_id', placeIds)
    .where('field', 'place')
    .orderBy('id');
  return new Map(
    rows.flatMap((row) => {
      const name: unknown = JSON.parse(row.after ?? row.before ?? 'null');
      return typeof name === 'string' ? [[row.polling_place_id, name] as const] : [];
    }),
  );
}
