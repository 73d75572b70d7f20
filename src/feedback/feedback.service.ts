/** Takes feedback in, shows it to administrators and forgets it in time. */
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/audit.store';
import { queueMail } from '../outbox/outbox.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { deletionDayOf, type Feedback, type NewFeedback } from './feedback.model';
import {
  deleteFeedback,
  deleteFeedbackKeptUntil,
  insertFeedback,
  listFeedback,
  markAnswered,
} from './feedback.store';

/** Stores a message and, where FEEDBACK_TO is set, queues the mail that brings it there. */
export async function receiveFeedback({ db, clock, config }: Deps, given: NewFeedback): Promise<void> {
  const now = clock();
  const id = randomUUID();
  await db.transaction(async (trx) => {
    await insertFeedback(trx, {
      ...given,
      id,
      state: 'new',
      createdAt: now,
      deleteAfter: deletionDayOf(finnishDay(now)),
    });
    if (config.feedbackTo === null) return;
    await queueMail(
      trx,
      { receiver: config.feedbackTo, language: 'fi', template: 'feedback', values: { feedbackId: id } },
      now,
    );
  });
}

export const feedbackPerPage = 50;

export function readFeedback({ db }: Deps, page: number): Promise<{ messages: Feedback[]; total: number }> {
  return listFeedback(db, { offset: (page - 1) * feedbackPerPage, limit: feedbackPerPage });
}

export type FeedbackAction = 'answer' | 'delete';

/** Does to a message what an administrator asks for; false when there is nothing to do. */
export async function handleFeedback(
  { db, clock }: Deps,
  actorId: string,
  feedbackId: string,
  action: FeedbackAction,
): Promise<boolean> {
  return db.transaction(async (trx) => {
    const done =
      action === 'answer' ? await markAnswered(trx, feedbackId) : await deleteFeedback(trx, feedbackId);
    if (!done) return false;
    await recordAudit(trx, {
      type: action === 'answer' ? 'feedback.answered' : 'feedback.deleted',
      at: clock(),
      actorId,
      objectId: feedbackId,
      details: {},
    });
    return true;
  });
}

/** Deletes messages whose day has come; logged. */
export async function deleteExpiredFeedback({ db, clock, logger }: Deps): Promise<number> {
  const deleted = await deleteFeedbackKeptUntil(db, finnishDay(clock()));
  if (deleted > 0) logger.info({ feedback: deleted }, 'expired feedback deleted');
  return deleted;
}
