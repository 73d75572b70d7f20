/** SQL of the outbox; a mail is claimed by one statement, so that several senders never take the same. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Language } from '../i18n/language';
import { isSqlite } from '../platform/database';
import { lockMs, type MailState, type MailValues, type NewMail, type QueuedMail } from './outbox.model';

interface MailRow {
  id: string;
  receiver: string;
  language: Language;
  template: string;
  template_values: string;
  state: MailState;
  attempts: number;
  next_attempt_at: string;
  last_error: string | null;
  locked_by: string | null;
  locked_until: string | null;
  created_at: string;
  finished_at: string | null;
  /** Of mail that was sent; null before, and of mail from before subjects were kept. */
  subject: string | null;
}

function toMail(row: MailRow): QueuedMail {
  return {
    id: row.id,
    receiver: row.receiver,
    language: row.language,
    template: row.template,
    values: JSON.parse(row.template_values) as MailValues,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: new Date(row.next_attempt_at),
    lastError: row.last_error,
    createdAt: new Date(row.created_at),
  };
}

/** Puts a mail into the outbox; call it in the transaction of what the mail tells about. Returns its id. */
export async function queueMail(trx: Knex, mail: NewMail, now: Date): Promise<string> {
  const id = randomUUID();
  // A contact that was forgotten has no address: there is nobody to tell.
  if (mail.receiver === '') return id;
  await trx('outbox').insert({
    id,
    receiver: mail.receiver,
    language: mail.language,
    template: mail.template,
    template_values: JSON.stringify(mail.values),
    state: 'queued',
    attempts: 0,
    next_attempt_at: now.toISOString(),
    created_at: now.toISOString(),
  });
  return id;
}

/** Takes the mail that has waited longest, also one whose sender died; null when nothing is due. */
export async function claimDueMail(db: Knex, sender: string, now: Date): Promise<QueuedMail | null> {
  const instant = now.toISOString();
  const due = db<MailRow>('outbox')
    .whereRaw("((state = 'queued' and next_attempt_at <= ?) or (state = 'sending' and locked_until <= ?))", [
      instant,
      instant,
    ])
    .orderBy('next_attempt_at')
    .limit(1)
    .select('id');
  // SQLite writes one statement at a time; PostgreSQL passes over what another sender is just claiming.
  if (!isSqlite(db)) void due.forUpdate().skipLocked();
  const rows = await db<MailRow>('outbox')
    .where('id', due)
    .update({
      state: 'sending',
      attempts: db.raw('attempts + 1') as unknown as number,
      locked_by: sender,
      locked_until: new Date(now.getTime() + lockMs).toISOString(),
    })
    .returning('*');
  const [row] = rows;
  return row === undefined ? null : toMail(row);
}

export interface Finish {
  state: MailState;
  /** Of mail that was sent. */
  subject?: string;
  lastError?: string;
  nextAttemptAt?: Date;
}

/** Writes down how sending went, unless another sender took over meanwhile. What is over keeps no values. */
export async function finishMail(
  db: Knex,
  claim: { id: string; sender: string },
  finish: Finish,
  now: Date,
): Promise<void> {
  const isOver = finish.state === 'sent' || finish.state === 'cancelled';
  await db<MailRow>('outbox')
    .where({ id: claim.id, locked_by: claim.sender })
    .update({
      state: finish.state,
      ...(finish.subject === undefined ? {} : { subject: finish.subject.slice(0, 300) }),
      last_error: finish.lastError?.slice(0, 300) ?? null,
      locked_by: null,
      locked_until: null,
      ...(finish.nextAttemptAt === undefined ? {} : { next_attempt_at: finish.nextAttemptAt.toISOString() }),
      ...(finish.state === 'queued' ? {} : { finished_at: now.toISOString() }),
      ...(isOver ? { template_values: '{}' } : {}),
      // Nobody has the address of a cancelled mail: it may belong to somebody without an account.
      ...(finish.state === 'cancelled' ? { receiver: '' } : {}),
    });
}

/** Mail that waits after a failure or was given up, newest first. */
export async function listTroubledMail(db: Knex, limit: number): Promise<QueuedMail[]> {
  const rows = await db<MailRow>('outbox')
    .whereRaw("(state in ('refused', 'failed') or (state = 'queued' and attempts > 0))")
    .orderBy('created_at', 'desc')
    .limit(limit);
  return rows.map(toMail);
}

export async function countMail(db: Knex): Promise<Partial<Record<MailState, number>>> {
  const rows = await db<MailRow>('outbox')
    .groupBy('state')
    .select('state')
    .count<{ state: MailState; total: number | string }[]>({ total: '*' });
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.total)]));
}

/** Queues a troubled mail anew; null when there is no such mail. */
export async function requeueMail(db: Knex, id: string, now: Date): Promise<QueuedMail | null> {
  const [row] = await db<MailRow>('outbox')
    .where({ id })
    .whereIn('state', ['queued', 'refused', 'failed'])
    .update({ state: 'queued', attempts: 0, next_attempt_at: now.toISOString(), finished_at: null })
    .returning('*');
  return row === undefined ? null : toMail(row);
}

/** Forgets mail that was finished before an instant. */
export async function deleteFinishedMail(
  db: Knex,
  states: readonly MailState[],
  before: Date,
): Promise<number> {
  return db('outbox').whereIn('state', states).where('finished_at', '<', before.toISOString()).delete();
}

export interface SentMail {
  subject: string;
  sentAt: Date;
}

/** Mail sent to an address, the latest first, as long as it is kept. */
export async function listMailTo(db: Knex, receiver: string, limit: number): Promise<SentMail[]> {
  const rows = await db<MailRow>('outbox')
    .where({ receiver, state: 'sent' })
    .whereNotNull('subject')
    .whereNotNull('finished_at')
    .orderBy([{ column: 'finished_at', order: 'desc' }, { column: 'id' }])
    .limit(limit);
  return rows.map((row) => ({ subject: row.subject!, sentAt: new Date(row.finished_at!) }));
}
