/** SQL of access tokens; a token is found by the hash of its secret. */
import type { Knex } from 'knex';
import type { AccessToken, TokenScope } from './access-token.model';

interface TokenRow {
  id: string;
  municipality_code: string;
  name: string;
  token_hash: string;
  account_id: string;
  fetches_reports: boolean | number;
  uploads_places: boolean | number;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

const instant = (text: string | null) => (text === null ? null : new Date(text));

function toToken(row: TokenRow): AccessToken {
  const scopes: TokenScope[] = [];
  if (row.fetches_reports) scopes.push('fetchReports');
  if (row.uploads_places) scopes.push('uploadPlaces');
  return {
    id: row.id,
    municipalityCode: row.municipality_code,
    name: row.name,
    accountId: row.account_id,
    scopes,
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
    lastUsedAt: instant(row.last_used_at),
    revokedAt: instant(row.revoked_at),
  };
}

/** Adds a token; false when one of its id is there already. */
export async function insertToken(trx: Knex, token: AccessToken, tokenHash: string): Promise<boolean> {
  const row: TokenRow = {
    id: token.id,
    municipality_code: token.municipalityCode,
    name: token.name,
    token_hash: tokenHash,
    account_id: token.accountId,
    fetches_reports: token.scopes.includes('fetchReports'),
    uploads_places: token.scopes.includes('uploadPlaces'),
    created_at: token.createdAt.toISOString(),
    expires_at: token.expiresAt.toISOString(),
    last_used_at: null,
    revoked_at: null,
  };
  const inserted = await trx<TokenRow>('access_tokens')
    .insert(row)
    .onConflict('id')
    .ignore()
    .returning<{ id: string }[]>('id');
  return inserted.length > 0;
}

export async function findTokenByHash(db: Knex, tokenHash: string): Promise<AccessToken | null> {
  const row = await db<TokenRow>('access_tokens').where({ token_hash: tokenHash }).first();
  return row === undefined ? null : toToken(row);
}

/** A token of the municipality; null when it has none of that id. */
export async function findToken(
  db: Knex,
  key: { id: string; municipalityCode: string },
): Promise<AccessToken | null> {
  const row = await db<TokenRow>('access_tokens')
    .where({ id: key.id, municipality_code: key.municipalityCode })
    .first();
  return row === undefined ? null : toToken(row);
}

/** Tokens of a municipality, newest first. */
export async function listTokens(db: Knex, municipalityCode: string): Promise<AccessToken[]> {
  const rows = await db<TokenRow>('access_tokens')
    .where({ municipality_code: municipalityCode })
    .orderBy([{ column: 'created_at', order: 'desc' }, 'id']);
  return rows.map(toToken);
}

export async function touchToken(db: Knex, id: string, now: Date): Promise<void> {
  await db<TokenRow>('access_tokens').where({ id }).update({ last_used_at: now.toISOString() });
}

/** Ends a token that has not been revoked; tells whether it did. */
export async function revokeToken(trx: Knex, id: string, now: Date): Promise<boolean> {
  const revoked = await trx<TokenRow>('access_tokens')
    .where({ id })
    .whereNull('revoked_at')
    .update({ revoked_at: now.toISOString() });
  return revoked === 1;
}

/** Deletes tokens that expired or were revoked before an instant; tells how many. */
export function deleteTokensEndedBefore(db: Knex, before: Date): Promise<number> {
  const instantText = before.toISOString();
  return db<TokenRow>('access_tokens')
    .where('expires_at', '<', instantText)
    .orWhere('revoked_at', '<', instantText)
    .delete();
}
