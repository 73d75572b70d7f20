/** SQL of visits of municipalities' start pages: one row an account and municipality. */
import type { Knex } from 'knex';
import type { Visit } from './visit.model';

interface VisitRow {
  account_id: string;
  municipality_code: string;
  session_id: string;
  seen_at: string;
  news_since: string | null;
}

export interface VisitKey {
  accountId: string;
  municipalityCode: string;
}

function toVisit(row: VisitRow): Visit {
  return {
    sessionId: row.session_id,
    seenAt: new Date(row.seen_at),
    newsSince: row.news_since === null ? null : new Date(row.news_since),
  };
}

export async function findVisit(db: Knex, { accountId, municipalityCode }: VisitKey): Promise<Visit | null> {
  const row = await db<VisitRow>('workspace_visits')
    .where({ account_id: accountId, municipality_code: municipalityCode })
    .first();
  return row === undefined ? null : toVisit(row);
}

export async function writeVisit(
  db: Knex,
  { accountId, municipalityCode }: VisitKey,
  { sessionId, seenAt, newsSince }: Visit,
): Promise<void> {
  await db('workspace_visits')
    .insert({
      account_id: accountId,
      municipality_code: municipalityCode,
      session_id: sessionId,
      seen_at: seenAt.toISOString(),
      news_since: newsSince?.toISOString() ?? null,
    })
    .onConflict(['account_id', 'municipality_code'])
    .merge();
}

/** Which municipalities' start pages an account has seen, and when last. */
export async function listVisitsOf(
  db: Knex,
  accountId: string,
): Promise<{ municipalityCode: string; seenAt: Date }[]> {
  const rows = await db<VisitRow>('workspace_visits')
    .where('account_id', accountId)
    .orderBy('municipality_code');
  return rows.map((row) => ({ municipalityCode: row.municipality_code, seenAt: new Date(row.seen_at) }));
}
