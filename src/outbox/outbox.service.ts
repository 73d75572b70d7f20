/** Sends what is due, with patience; tells the administrator about what nobody will take. */
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/audit.store';
import { formatDay } from '../i18n/format';
import { translator, type Translate } from '../i18n/translate';
import type { Deps } from '../platform/deps';
import { renderMail, type MailContent } from '../platform/mail-text';
import { MailRefused, type MailTransport } from '../platform/mail-transport';
import { afterFailure, waitAfter, type MailState, type MailValues, type QueuedMail } from './outbox.model';
import {
  claimDueMail,
  countMail,
  deleteFinishedMail,
  finishMail,
  listTroubledMail,
  requeueMail,
} from './outbox.store';

/** One kind of mail; templates are listed in src/mail-templates.ts. */
export interface MailTemplate {
  /** Whether the subject of sent mail is kept for its receiver's own page: it must hold nothing that is secret. */
  keepsSubject?: true;
  /** Completes the values just before sending: secrets are made here. Null when nothing is left to tell. */
  prepare?: (deps: Deps, mail: QueuedMail) => Promise<MailValues | null>;
  content: (t: Translate, values: MailValues, format: { day: (day: string) => string }) => MailContent;
}

export type MailTemplates = Readonly<Record<string, MailTemplate>>;

export interface Mailer {
  transport: MailTransport;
  templates: MailTemplates;
}

/** Sends one claimed mail and tells its subject; null when there was nothing left to tell. */
async function deliver(
  deps: Deps,
  { transport, templates }: Mailer,
  mail: QueuedMail,
): Promise<string | null> {
  const template = templates[mail.template];
  if (template === undefined) throw new Error(`No mail template is called ${mail.template}`);
  const values = template.prepare === undefined ? mail.values : await template.prepare(deps, mail);
  if (values === null) return null;
  const t = translator(mail.language);
  const content = template.content(t, values, { day: (day) => formatDay(day, mail.language) });
  const letter = renderMail(content, mail.language, t('outbox.signature'));
  await transport.send({ id: mail.id, to: mail.receiver, ...letter });
  return content.subject;
}

async function sendClaimed(deps: Deps, mailer: Mailer, mail: QueuedMail, sender: string): Promise<MailState> {
  const claim = { id: mail.id, sender };
  try {
    const subject = await deliver(deps, mailer, mail);
    const state = subject === null ? 'cancelled' : 'sent';
    const keeps = subject !== null && mailer.templates[mail.template]?.keepsSubject === true;
    await finishMail(deps.db, claim, keeps ? { state, subject } : { state }, deps.clock());
    return state;
  } catch (error) {
    const state = afterFailure(error instanceof MailRefused, mail.attempts);
    const lastError = error instanceof Error ? error.message : String(error);
    const now = deps.clock();
    await finishMail(
      deps.db,
      claim,
      { state, lastError, nextAttemptAt: new Date(now.getTime() + waitAfter(mail.attempts)) },
      now,
    );
    // The mail server's words may repeat the address: they are for the administrator's page, not for the log.
    deps.logger.warn(
      { mail: mail.id, template: mail.template, attempt: mail.attempts, state },
      'mail not sent',
    );
    return state;
  }
}

export type SendingCounts = Partial<Record<MailState, number>>;

/**
 * Sends everything that is due now, one by one. Safe with any number of processes; a mail is sent once unless a process
 * dies between the mail server's yes and writing it down.
 */
export async function sendDueMail(deps: Deps, mailer: Mailer): Promise<SendingCounts> {
  const sender = randomUUID();
  const counts: SendingCounts = {};
  for (;;) {
    const mail = await claimDueMail(deps.db, sender, deps.clock());
    if (mail === null) return counts;
    const state = await sendClaimed(deps, mailer, mail, sender);
    counts[state] = (counts[state] ?? 0) + 1;
  }
}

/** What the administrator sees of the outbox. */
export async function readOutbox({ db }: Deps): Promise<{ troubled: QueuedMail[]; counts: SendingCounts }> {
  return { troubled: await listTroubledMail(db, 200), counts: await countMail(db) };
}

/** Tries a mail again from the start; false when there is no such mail. */
export async function retryMail({ db, clock }: Deps, actorId: string, mailId: string): Promise<boolean> {
  return db.transaction(async (trx) => {
    const mail = await requeueMail(trx, mailId, clock());
    if (mail === null) return false;
    await recordAudit(trx, {
      type: 'mail.retried',
      at: clock(),
      actorId,
      objectId: mailId,
      details: { template: mail.template },
    });
    return true;
  });
}

const day = 86_400_000;
/** Days for which addresses of sent, and of failed, mail are kept. */
export const mailKeptDays = { sent: 7, failed: 30 };

/** Forgets old mail and with it the addresses; tells how many. */
export async function deleteOldMail({ db, clock }: Deps): Promise<number> {
  const before = (days: number) => new Date(clock().getTime() - days * day);
  const sent = await deleteFinishedMail(db, ['sent', 'cancelled'], before(mailKeptDays.sent));
  return sent + (await deleteFinishedMail(db, ['refused', 'failed'], before(mailKeptDays.failed)));
}
