/** SQL of the tree of umbrella organisations and of requests to join it. */
import type { Knex } from 'knex';
import { isSqlite } from '../platform/database';
import type { AskedBy, UmbrellaOf, UmbrellaRequest } from './umbrella.model';

/** Levels that are followed; deeper trees do not exist, and a fault in the data must not hang anything. */
const mostLevels = 10;

/** Makes other changes of the tree wait until this transaction ends: two at once could close a circle. */
export async function lockTree(trx: Knex): Promise<void> {
  // SQLite has one writer, and this process one connection: nobody is between reading and writing.
  if (isSqlite(trx)) return;
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['organisation tree']);
}

/** The whole tree. */
export async function readTree(db: Knex): Promise<UmbrellaOf> {
  const rows = await db<{ id: string; umbrella_id: string }>('organisations')
    .whereNotNull('umbrella_id')
    .select('id', 'umbrella_id');
  return new Map(rows.map((row) => [row.id, row.umbrella_id]));
}

/** The accepted organisations above one, which may act for it: what policies know as coordinators. */
export async function coordinatorIdsOf(db: Knex, organisationId: string): Promise<string[]> {
  const above: string[] = [];
  let id: string | null = organisationId;
  for (let level = 0; level < mostLevels && id !== null; level += 1) {
    const row: { umbrella_id: string | null; state: string } | undefined = await db('organisations')
      .where({ id })
      .first('umbrella_id', 'state');
    if (level > 0 && row?.state === 'accepted') above.push(id);
    id = row?.umbrella_id ?? null;
  }
  return above;
}

/** Ids of all organisations below some, whatever their state. */
export async function localIdsOf(db: Knex, organisationIds: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  let level = [...organisationIds];
  for (let depth = 0; depth < mostLevels && level.length > 0; depth += 1) {
    const below = await db('organisations')
      .whereIn('umbrella_id', level)
      .orderBy('name_key')
      .pluck<string[]>('id');
    level = below.filter((id) => !found.has(id));
    for (const id of level) found.add(id);
  }
  return [...found];
}

export async function setUmbrella(trx: Knex, localId: string, umbrellaId: string | null): Promise<void> {
  await trx('organisations').where('id', localId).update({ umbrella_id: umbrellaId });
}

interface RequestRow {
  local_id: string;
  umbrella_id: string;
  asked_by: AskedBy;
  created_at: string;
}

/** Open requests in which an organisation is one side, oldest first. */
export async function listUmbrellaRequests(db: Knex, organisationId: string): Promise<UmbrellaRequest[]> {
  const rows = await db<RequestRow>('umbrella_requests')
    .where('local_id', organisationId)
    .orWhere('umbrella_id', organisationId)
    .orderBy(['created_at', 'local_id', 'umbrella_id']);
  return rows.map((row) => ({
    localId: row.local_id,
    umbrellaId: row.umbrella_id,
    askedBy: row.asked_by,
    createdAt: new Date(row.created_at),
  }));
}

/** Adds a request; one that stands between the two already stays as it is. */
export async function insertUmbrellaRequest(trx: Knex, request: UmbrellaRequest): Promise<void> {
  await trx('umbrella_requests')
    .insert({
      local_id: request.localId,
      umbrella_id: request.umbrellaId,
      asked_by: request.askedBy,
      created_at: request.createdAt.toISOString(),
    })
    .onConflict(['local_id', 'umbrella_id'])
    .ignore();
}

/** Ends a request and tells who had asked; null when there was none. */
export async function takeUmbrellaRequest(
  trx: Knex,
  { localId, umbrellaId }: Pick<UmbrellaRequest, 'localId' | 'umbrellaId'>,
): Promise<AskedBy | null> {
  const request = trx<RequestRow>('umbrella_requests').where({ local_id: localId, umbrella_id: umbrellaId });
  const row = await request.clone().first();
  // Of two who take it at once only one deletes it. SQLite returns no deleted rows through knex.
  const taken = await request.delete();
  return taken > 0 && row !== undefined ? row.asked_by : null;
}

/** Ends every request of a local that has found its umbrella. */
export async function deleteRequestsOfLocal(trx: Knex, localId: string): Promise<void> {
  await trx('umbrella_requests').where('local_id', localId).delete();
}
