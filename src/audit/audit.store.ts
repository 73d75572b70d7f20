/** SQL of the audit trail: add and read; the database refuses anything else. */
import type { Knex } from 'knex';
import type { AuditEvent, AuditType, RecordedEvent } from './audit.model';

interface AuditRow {
  id: number;
  occurred_at: string;
  type: string;
  actor_id: string | null;
  object_id: string | null;
  details: string;
}

function toEvent(row: AuditRow): RecordedEvent {
  return {
    id: row.id,
    type: row.type,
    at: new Date(row.occurred_at),
    actorId: row.actor_id,
    objectId: row.object_id,
    details: JSON.parse(row.details) as RecordedEvent['details'],
  };
}

/** Writes an event down; call it in the transaction of what it tells about. */
export async function recordAudit(trx: Knex, event: AuditEvent): Promise<void> {
  await trx('audit_events').insert({
    occurred_at: event.at.toISOString(),
    type: event.type,
    actor_id: event.actorId,
    object_id: event.objectId,
    details: JSON.stringify(event.details),
  });
}

export interface AuditFilter {
  type: AuditType | null;
  /** Instants from (included) and until (excluded). */
  from: Date | null;
  until: Date | null;
}

function filtered(db: Knex, { type, from, until }: AuditFilter) {
  const query = db<AuditRow>('audit_events');
  if (type !== null) void query.where({ type });
  if (from !== null) void query.where('occurred_at', '>=', from.toISOString());
  if (until !== null) void query.where('occurred_at', '<', until.toISOString());
  return query;
}

/** One page of events, newest first, and how many there are in all. */
export async function listAuditEvents(
  db: Knex,
  filter: AuditFilter,
  page: { offset: number; limit: number },
): Promise<{ events: RecordedEvent[]; total: number }> {
  const [count] = await filtered(db, filter).count<{ total: number | string }[]>({ total: '*' });
  const rows = await filtered(db, filter)
    .select('*')
    .orderBy('id', 'desc')
    .offset(page.offset)
    .limit(page.limit);
  return { events: rows.map(toEvent), total: Number(count!.total) };
}

/** Everything that an account did, oldest first: part of the export of one's own data. */
export async function listEventsOf(db: Knex, actorId: string): Promise<RecordedEvent[]> {
  const rows = await db<AuditRow>('audit_events').where('actor_id', actorId).orderBy('id');
  return rows.map(toEvent);
}

/** So many ids go into one list: both databases take more. */
const listPortion = 500;

/** What was done to some objects after an instant, by types of events, oldest first for each portion of them. */
export async function listEventsOfObjects(
  db: Knex,
  { types, since }: { types: readonly AuditType[]; since: Date },
  objectIds: readonly string[],
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let start = 0; start < objectIds.length; start += listPortion) {
    const rows = await db<AuditRow>('audit_events')
      .whereIn('object_id', objectIds.slice(start, start + listPortion))
      .whereIn('type', types)
      .where('occurred_at', '>', since.toISOString())
      .orderBy('id');
    events.push(...rows.map(toEvent));
  }
  return events;
}
