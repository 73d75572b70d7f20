/** SQL of sessions; a session is found by the hash of the secret that the browser holds. */
import type { Knex } from 'knex';
import type { Session, SignInMethod } from './session.model';

interface SessionRow {
  id: string;
  token_hash: string;
  account_id: string;
  method: SignInMethod;
  device: string;
  created_at: string;
  last_used_at: string;
  expires_at: string;
}

function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    accountId: row.account_id,
    method: row.method,
    device: row.device,
    createdAt: new Date(row.created_at),
    lastUsedAt: new Date(row.last_used_at),
    expiresAt: new Date(row.expires_at),
  };
}

export async function insertSession(db: Knex, session: Session, tokenHash: string): Promise<void> {
  await db('sessions').insert({
    id: session.id,
    token_hash: tokenHash,
    account_id: session.accountId,
    method: session.method,
    device: session.device,
    created_at: session.createdAt.toISOString(),
    last_used_at: session.lastUsedAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
  });
}

export async function findSession(db: Knex, tokenHash: string): Promise<Session | null> {
  const row = await db<SessionRow>('sessions').where('token_hash', tokenHash).first();
  return row === undefined ? null : toSession(row);
}

/** The sessions of an account, latest used first. */
export async function listSessions(db: Knex, accountId: string): Promise<Session[]> {
  const rows = await db<SessionRow>('sessions')
    .where('account_id', accountId)
    .orderBy([{ column: 'last_used_at', order: 'desc' }, { column: 'id' }]);
  return rows.map(toSession);
}

export async function touchSession(db: Knex, id: string, usedAt: Date): Promise<void> {
  await db('sessions').where({ id }).update({ last_used_at: usedAt.toISOString() });
}

/** Ends one session of an account; false when the account has no such session. */
export async function deleteSession(db: Knex, accountId: string, id: string): Promise<boolean> {
  return (await db('sessions').where({ account_id: accountId, id }).delete()) > 0;
}

/** Ends the sessions of an account, all or all but one; tells how many. */
export async function deleteSessions(db: Knex, accountId: string, exceptId?: string): Promise<number> {
  const query = db('sessions').where('account_id', accountId);
  if (exceptId !== undefined) void query.whereNot('id', exceptId);
  return query.delete();
}

export async function deleteExpiredSessions(db: Knex, now: Date): Promise<number> {
  return db('sessions').where('expires_at', '<=', now.toISOString()).delete();
}
