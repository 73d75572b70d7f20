/** SQL of marks on offers and pledges. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { MarkReason, PlaceMark } from './place-mark.model';
import type { PledgeSide } from './pledge.model';

interface MarkRow {
  id: string;
  subject_kind: PlaceMark['subject']['kind'];
  subject_id: string;
  side: PledgeSide;
  owner: string;
  election_code: string;
  municipality_code: string;
  place_id: string | null;
  place_name: string;
  what: string;
  created_at: string;
  acknowledged_at: string | null;
}

function toMark(row: MarkRow): PlaceMark {
  return {
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    side: row.side,
    owner: row.owner,
    electionCode: row.election_code,
    municipalityCode: row.municipality_code,
    placeId: row.place_id,
    placeName: row.place_name,
    what: JSON.parse(row.what) as MarkReason[],
    createdAt: new Date(row.created_at),
    acknowledgedAt: row.acknowledged_at === null ? null : new Date(row.acknowledged_at),
  };
}

export type NewMark = Omit<PlaceMark, 'id' | 'acknowledgedAt'>;

/** Sets a mark, or adds to the one that nobody has taken note of yet; tells whether it is a new one. */
export async function setMark(trx: Knex, mark: NewMark): Promise<boolean> {
  const { kind, id } = mark.subject;
  const [waiting] = await trx<MarkRow>('place_marks')
    .where({ subject_kind: kind, subject_id: id, side: mark.side, place_id: mark.placeId })
    .whereNull('acknowledged_at')
    .forUpdate();
  if (waiting !== undefined) {
    const what = [...new Set([...toMark(waiting).what, ...mark.what])];
    await trx('place_marks')
      .where('id', waiting.id)
      .update({ what: JSON.stringify(what) });
    return false;
  }
  const row: MarkRow = {
    id: randomUUID(),
    subject_kind: kind,
    subject_id: id,
    side: mark.side,
    owner: mark.owner,
    election_code: mark.electionCode,
    municipality_code: mark.municipalityCode,
    place_id: mark.placeId,
    place_name: mark.placeName,
    what: JSON.stringify(mark.what),
    created_at: mark.createdAt.toISOString(),
    acknowledged_at: null,
  };
  await trx('place_marks').insert(row);
  return true;
}

/** Marks that the owners have not taken note of, oldest first. */
export async function listOpenMarks(
  db: Knex,
  side: PledgeSide,
  owners: readonly string[],
): Promise<PlaceMark[]> {
  const rows = await db<MarkRow>('place_marks')
    .where('side', side)
    .whereIn('owner', owners)
    .whereNull('acknowledged_at')
    .orderBy(['created_at', 'id'])
    .limit(200);
  return rows.map(toMark);
}

/** Takes note of a mark of one of the owners; false when there is none to take note of. */
export async function acknowledgeMark(
  trx: Knex,
  { id, side, owners }: { id: string; side: PledgeSide; owners: readonly string[] },
  now: Date,
): Promise<boolean> {
  const changed = await trx('place_marks')
    .where({ id, side })
    .whereIn('owner', owners)
    .whereNull('acknowledged_at')
    .update({ acknowledged_at: now.toISOString() });
  return changed === 1;
}
