/** SQL of mailed links that confirm places; only the hash of a link's token is known here. */
import type { Knex } from 'knex';
import type { ConfirmationLink } from './confirmation-link.model';

interface LinkRow {
  id: string;
  token_hash: string;
  account_id: string;
  election_code: string;
  municipality_code: string;
  places_state: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  revoked_at: string | null;
}

const toInstant = (text: string | null) => (text === null ? null : new Date(text));

export type NewConfirmationLink = Omit<ConfirmationLink, 'usedAt' | 'revokedAt'>;

/** Adds a link and makes those worthless that the account had for the same places. */
export async function issueConfirmationLink(
  trx: Knex,
  link: NewConfirmationLink,
  tokenHash: string,
): Promise<void> {
  const of = {
    account_id: link.accountId,
    election_code: link.electionCode,
    municipality_code: link.municipalityCode,
  };
  await trx('confirmation_links')
    .where(of)
    .whereNull('used_at')
    .whereNull('revoked_at')
    .update({ revoked_at: link.createdAt.toISOString() });
  await trx('confirmation_links').insert({
    ...of,
    id: link.id,
    token_hash: tokenHash,
    places_state: link.placesState,
    created_at: link.createdAt.toISOString(),
    expires_at: link.expiresAt.toISOString(),
  });
}

export async function findConfirmationLink(db: Knex, tokenHash: string): Promise<ConfirmationLink | null> {
  const row = await db<LinkRow>('confirmation_links').where('token_hash', tokenHash).first();
  if (row === undefined) return null;
  return {
    id: row.id,
    accountId: row.account_id,
    electionCode: row.election_code,
    municipalityCode: row.municipality_code,
    placesState: row.places_state,
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
    usedAt: toInstant(row.used_at),
    revokedAt: toInstant(row.revoked_at),
  };
}

/** Uses a link up; false when somebody was faster. */
export async function useConfirmationLink(trx: Knex, id: string, now: Date): Promise<boolean> {
  const used = await trx('confirmation_links')
    .where({ id })
    .whereNull('used_at')
    .whereNull('revoked_at')
    .update({ used_at: now.toISOString() });
  return used === 1;
}

/** Forgets links that ended before an instant. */
export async function deleteEndedConfirmationLinks(db: Knex, before: Date): Promise<number> {
  return db('confirmation_links').where('expires_at', '<', before.toISOString()).delete();
}
