/** Mail on its way: states and waiting times. */
import type { Language } from '../i18n/language';

/**
 * queued → sending → sent, or back to queued after a failure that may pass. Refused: the mail server says it will never
 * take it. Failed: tried too often. Cancelled: nothing left to tell.
 */
export const mailStates = ['queued', 'sending', 'sent', 'refused', 'failed', 'cancelled'] as const;
export type MailState = (typeof mailStates)[number];

/** What a template needs to know; ids rather than data, and never a secret. */
export type MailValues = Readonly<Record<string, string | number>>;

export interface NewMail {
  receiver: string;
  language: Language;
  template: string;
  values: MailValues;
}

export interface QueuedMail extends NewMail {
  id: string;
  state: MailState;
  /** How often sending was begun. */
  attempts: number;
  nextAttemptAt: Date;
  /** What the mail server said last. */
  lastError: string | null;
  createdAt: Date;
}

const minute = 60_000;
/** With the waits below, about three days. */
export const maxAttempts = 20;
/** How long one sender may hold a mail before another takes it: much longer than sending can last. */
export const lockMs = 10 * minute;

/** How long to wait after so many failures: 1, 2, 4 … minutes, at most 6 hours. */
export function waitAfter(attempts: number): number {
  return Math.min(2 ** Math.max(0, attempts - 1), 360) * minute;
}

/** What becomes of a mail that could not be sent. */
export function afterFailure(permanent: boolean, attempts: number): MailState {
  if (permanent) return 'refused';
  return attempts >= maxAttempts ? 'failed' : 'queued';
}
