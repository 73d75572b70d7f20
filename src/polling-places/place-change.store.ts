/** SQL of the history of places: add and read; the database refuses anything else. */
import type { Knex } from 'knex';
import { insertInPortions } from '../platform/database';
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

/** Writes down every field that differs. */
export async function insertPlaceChanges(
  trx: Knex,
  changes: readonly PlaceChange[],
  by: ChangeAuthor,
): Promise<void> {
  const rows = changes.flatMap((change): Omit<PlaceChangeRow, 'id'>[] => {
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
  });
  await insertInPortions(trx, 'place_changes', rows);
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
