/** SQL of files of offers that umbrella organisations send. */
import type { Knex } from 'knex';
import type { IsoDate } from '../shared/dates';
import type { OfferUpload, OfferUploadState } from './offer-plan.model';

interface UploadRow {
  id: string;
  organisation_id: string;
  election_code: string;
  account_id: string;
  file_name: string;
  content: Buffer | null;
  seen: string;
  state: OfferUploadState;
  created_at: string;
  delete_after: string;
}

/** Everything but the content, which is read on its own. */
const columns = [
  'id',
  'organisation_id',
  'election_code',
  'account_id',
  'file_name',
  'seen',
  'state',
  'created_at',
  'delete_after',
] as const satisfies (keyof UploadRow)[];

function toUpload(row: Omit<UploadRow, 'content'>): OfferUpload {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    electionCode: row.election_code,
    accountId: row.account_id,
    fileName: row.file_name,
    seen: row.seen,
    state: row.state,
    createdAt: new Date(row.created_at),
    deleteAfter: row.delete_after,
  };
}

export async function insertOfferUpload(trx: Knex, upload: OfferUpload, content: Uint8Array): Promise<void> {
  const row: UploadRow = {
    id: upload.id,
    organisation_id: upload.organisationId,
    election_code: upload.electionCode,
    account_id: upload.accountId,
    file_name: upload.fileName,
    content: Buffer.from(content),
    seen: upload.seen,
    state: upload.state,
    created_at: upload.createdAt.toISOString(),
    delete_after: upload.deleteAfter,
  };
  await trx('offer_uploads').insert(row);
}

/** A file of the organisation; null when it has none of that id. */
export async function findOfferUpload(
  db: Knex,
  key: { id: string; organisationId: string },
): Promise<OfferUpload | null> {
  const row = await db<UploadRow>('offer_uploads')
    .where({ id: key.id, organisation_id: key.organisationId })
    .first(...columns);
  return row === undefined ? null : toUpload(row);
}

/** The bytes of a file; null once they are no longer kept. */
export async function readOfferUploadContent(db: Knex, id: string): Promise<Buffer | null> {
  const row = await db<UploadRow>('offer_uploads').where({ id }).first('content');
  return row?.content ?? null;
}

/** The latest files of an organisation, newest first. */
export async function listOfferUploads(
  db: Knex,
  organisationId: string,
  limit: number,
): Promise<OfferUpload[]> {
  const rows = await db<UploadRow>('offer_uploads')
    .where({ organisation_id: organisationId })
    .orderBy([{ column: 'created_at', order: 'desc' }, 'id'])
    .limit(limit)
    .select(...columns);
  return rows.map(toUpload);
}

/** Settles a file that is still previewed and lets go of its content; tells whether it was. */
export async function settleOfferUpload(
  trx: Knex,
  id: string,
  state: 'confirmed' | 'withdrawn',
): Promise<boolean> {
  const settled = await trx<UploadRow>('offer_uploads')
    .where({ id, state: 'previewed' })
    .update({ state, content: null });
  return settled === 1;
}

/** Deletes files whose last day has passed; tells how many. */
export function deleteOfferUploadsBefore(db: Knex, today: IsoDate): Promise<number> {
  return db('offer_uploads').where('delete_after', '<', today).delete();
}
