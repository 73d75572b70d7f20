/** SQL of the feedback. */
import type { Knex } from 'knex';
import type { Language } from '../i18n/language';
import type { IsoDate } from '../shared/dates';
import type { Feedback, FeedbackState } from './feedback.model';

interface FeedbackRow {
  id: string;
  message: string;
  page: string;
  reply_to: string | null;
  language: Language;
  state: FeedbackState;
  created_at: string;
  delete_after: IsoDate;
}

function toFeedback(row: FeedbackRow): Feedback {
  return {
    id: row.id,
    message: row.message,
    page: row.page,
    replyTo: row.reply_to,
    language: row.language,
    state: row.state,
    createdAt: new Date(row.created_at),
    deleteAfter: row.delete_after,
  };
}

export async function insertFeedback(db: Knex, feedback: Feedback): Promise<void> {
  await db<FeedbackRow>('feedback').insert({
    id: feedback.id,
    message: feedback.message,
    page: feedback.page,
    reply_to: feedback.replyTo,
    language: feedback.language,
    state: feedback.state,
    created_at: feedback.createdAt.toISOString(),
    delete_after: feedback.deleteAfter,
  });
}

export async function findFeedback(db: Knex, id: string): Promise<Feedback | null> {
  const row = await db<FeedbackRow>('feedback').where({ id }).first();
  return row === undefined ? null : toFeedback(row);
}

/** New ones first, then those that wait longest. */
export async function listFeedback(
  db: Knex,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ messages: Feedback[]; total: number }> {
  const rows = await db<FeedbackRow>('feedback')
    .orderByRaw("case state when 'new' then 0 else 1 end")
    .orderBy('created_at')
    .orderBy('id')
    .offset(offset)
    .limit(limit);
  const [count] = await db<FeedbackRow>('feedback').count<{ total: number | string }[]>({ total: '*' });
  return { messages: rows.map(toFeedback), total: Number(count!.total) };
}

/** Marks a message as answered; false when it is not there or was answered before. */
export async function markAnswered(db: Knex, id: string): Promise<boolean> {
  const changed = await db<FeedbackRow>('feedback').where({ id, state: 'new' }).update({ state: 'answered' });
  return changed > 0;
}

export async function deleteFeedback(db: Knex, id: string): Promise<boolean> {
  return (await db<FeedbackRow>('feedback').where({ id }).delete()) > 0;
}

/** Deletes what should not be kept on this day any more; tells how many. */
export async function deleteFeedbackKeptUntil(db: Knex, today: IsoDate): Promise<number> {
  return db<FeedbackRow>('feedback').where('delete_after', '<', today).delete();
}
