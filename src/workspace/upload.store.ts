/** SQL of uploaded files. */
import type { Knex } from 'knex';
import type { IsoDate } from '../shared/dates';
import type { Upload, UploadState } from './upload.model';

interface UploadRow {
  id: string;
  municipality_code: string;
  election_code: string;
  account_id: string;
  file_name: string;
  content: Buffer | null;
  size_bytes: number;
  sha256: string;
  places_seen: string;
  state: UploadState;
  created_at: string;
  delete_after: string;
  sent_by: string | null;
}

/** Everything but the content, which is read on its own. */
const columns = [
  'id',
  'municipality_code',
  'election_code',
  'account_id',
  'file_name',
  'size_bytes',
  'sha256',
  'places_seen',
  'state',
  'created_at',
  'delete_after',
  'sent_by',
] as const satisfies (keyof UploadRow)[];

function toUpload(row: Omit<UploadRow, 'content'>): Upload {
  return {
    id: row.id,
    municipalityCode: row.municipality_code,
    electionCode: row.election_code,
    accountId: row.account_id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    placesSeen: row.places_seen,
    state: row.state,
    createdAt: new Date(row.created_at),
    deleteAfter: row.delete_after,
    sentBy: row.sent_by,
  };
}

export async function insertUpload(trx: Knex, upload: Upload, content: Uint8Array): Promise<void> {
  const row: UploadRow = {
    id: upload.id,
    municipality_code: upload.municipalityCode,
    election_code: upload.electionCode,
    account_id: upload.accountId,
    file_name: upload.fileName,
    content: Buffer.from(content),
    size_bytes: upload.sizeBytes,
    sha256: upload.sha256,
    places_seen: upload.placesSeen,
    state: upload.state,
    created_at: upload.createdAt.toISOString(),
    delete_after: upload.deleteAfter,
    sent_by: upload.sentBy,
  };
  await trx('uploads').insert(row);
}

/** An upload, or null when the municipality has none of that id for the election. */
export async function findUpload(
  db: Knex,
  key: { id: string; municipalityCode: string; electionCode: string },
): Promise<Upload | null> {
  const row = await db<UploadRow>('uploads')
    .where({ id: key.id, municipality_code: key.municipalityCode, election_code: key.electionCode })
    .first(...columns);
  return row === undefined ? null : toUpload(row);
}

/** The bytes of an upload; null once they are no longer kept. */
export async function readUploadContent(db: Knex, id: string): Promise<Buffer | null> {
  const row = await db<UploadRow>('uploads').where({ id }).first('content');
  return row?.content ?? null;
}

/** The latest uploads of a municipality for an election, newest first. */
export async function listUploads(
  db: Knex,
  of: { municipalityCode: string; electionCode: string },
  limit: number,
): Promise<Upload[]> {
  const rows = await db<UploadRow>('uploads')
    .where({ municipality_code: of.municipalityCode, election_code: of.electionCode })
    .orderBy([{ column: 'created_at', order: 'desc' }, 'id'])
    .limit(limit)
    .select(...columns);
  return rows.map(toUpload);
}

/** The latest upload of the same bytes that waits, or was refused; null when there is none. */
export async function findSameUpload(
  db: Knex,
  key: { municipalityCode: string; electionCode: string; sha256: string },
): Promise<Upload | null> {
  const row = await db<UploadRow>('uploads')
    .where({
      municipality_code: key.municipalityCode,
      election_code: key.electionCode,
      sha256: key.sha256,
    })
    .whereIn('state', ['previewed', 'refused'])
    .orderBy([{ column: 'created_at', order: 'desc' }, 'id'])
    .first(...columns);
  return row === undefined ? null : toUpload(row);
}

/**
 * Writes down how the first check of a file went, unless that was done before.
 * @param found the state of the places that it was compared with; null when it has errors
 */
export async function settleCheck(db: Knex, id: string, found: { seen: string } | null): Promise<void> {
  await db<UploadRow>('uploads')
    .where({ id, state: 'checking' })
    .update(found === null ? { state: 'refused' } : { state: 'previewed', places_seen: found.seen });
}

/** Settles an upload that is still previewed and lets go of its content; tells whether it was. */
export async function settleUpload(
  trx: Knex,
  id: string,
  state: 'confirmed' | 'withdrawn',
): Promise<boolean> {
  const settled = await trx<UploadRow>('uploads')
    .where({ id, state: 'previewed' })
    .update({ state, content: null });
  return settled === 1;
}

/** Deletes uploads whose last day has passed; tells how many. */
export function deleteUploadsBefore(db: Knex, today: IsoDate): Promise<number> {
  return db('uploads').where('delete_after', '<', today).delete();
}

/** Every upload of a municipality for an election that is still kept, without its content. */
export async function listKeptUploads(
  db: Knex,
  { municipalityCode, electionCode }: Pick<Upload, 'municipalityCode' | 'electionCode'>,
): Promise<Upload[]> {
  const rows = await db<UploadRow>('uploads')
    .where({ municipality_code: municipalityCode, election_code: electionCode })
    .orderBy('created_at', 'desc')
    .select(...columns);
  return rows.map(toUpload);
}
