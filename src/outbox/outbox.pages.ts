/** View model of the page on which administrators see mail that did not go through. */
import type { Translate } from '../i18n/translate';
import { mailStates, type MailState, type QueuedMail } from './outbox.model';

export interface OutboxPage {
  title: string;
  counts: readonly { label: string; count: number }[];
  rows: readonly {
    id: string;
    receiver: string;
    template: string;
    state: string;
    attempts: number;
    error: string;
    createdAt: Date;
  }[];
}

export function outboxPage(
  t: Translate,
  { troubled, counts }: { troubled: readonly QueuedMail[]; counts: Partial<Record<MailState, number>> },
): OutboxPage {
  return {
    title: t('outbox.title'),
    counts: mailStates.map((state) => ({ label: t(`outbox.state.${state}`), count: counts[state] ?? 0 })),
    rows: troubled.map((mail) => ({
      id: mail.id,
      receiver: mail.receiver,
      template: mail.template,
      state: t(`outbox.state.${mail.state}`),
      attempts: mail.attempts,
      error: mail.lastError ?? '',
      createdAt: mail.createdAt,
    })),
  };
}
