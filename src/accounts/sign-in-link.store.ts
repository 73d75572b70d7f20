/** SQL of sign-in links; only the hash of a link's token is known here. */
import type { Knex } from 'knex';
import type { LinkPurpose, SignInLink } from './sign-in-link.model';

interface LinkRow {
  id: string;
  account_id: string;
  purpose: LinkPurpose;
  token_hash: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  revoked_at: string | null;
}

const toInstant = (text: string | null) => (text === null ? null : new Date(text));

function toLink(row: LinkRow): SignInLink {
  return {
    id: row.id,
    accountId: row.account_id,
    purpose: row.purpose,
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
    usedAt: toInstant(row.used_at),
    revokedAt: toInstant(row.revoked_at),
  };
}

export async function insertLink(
  db: Knex,
  link: Pick<SignInLink, 'id' | 'accountId' | 'purpose' | 'createdAt' | 'expiresAt'>,
  tokenHash: string,
): Promise<void> {
  await db('sign_in_links').insert({
    id: link.id,
    account_id: link.accountId,
    purpose: link.purpose,
    token_hash: tokenHash,
    created_at: link.createdAt.toISOString(),
    expires_at: link.expiresAt.toISOString(),
  });
}

export async function findLink(db: Knex, tokenHash: string): Promise<SignInLink | null> {
  const row = await db<LinkRow>('sign_in_links').where('token_hash', tokenHash).first();
  return row === undefined ? null : toLink(row);
}

/** Uses a link up; false when somebody was faster. */
export async function useLink(db: Knex, id: string, now: Date): Promise<boolean> {
  const used = await db('sign_in_links')
    .where({ id })
    .whereNull('used_at')
    .whereNull('revoked_at')
    .update({ used_at: now.toISOString() });
  return used === 1;
}

/** Makes the unused links of an account worthless, of one purpose or of all. */
export async function revokeLinks(
  db: Knex,
  accountId: string,
  now: Date,
  purpose?: LinkPurpose,
): Promise<void> {
  const query = db('sign_in_links')
    .where('account_id', accountId)
    .whereNull('used_at')
    .whereNull('revoked_at');
  if (purpose !== undefined) void query.where({ purpose });
  await query.update({ revoked_at: now.toISOString() });
}

/** The links of an account, newest first. */
export async function listLinks(db: Knex, accountId: string): Promise<SignInLink[]> {
  const rows = await db<LinkRow>('sign_in_links')
    .where('account_id', accountId)
    .orderBy('created_at', 'desc');
  return rows.map(toLink);
}

/** Forgets links that ended before an instant. */
export async function deleteEndedLinks(db: Knex, before: Date): Promise<number> {
  return db('sign_in_links').where('expires_at', '<', before.toISOString()).delete();
}
