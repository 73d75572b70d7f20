/** Messages of readers to whoever runs the service. */
import type { Language } from '../i18n/language';
import { addDays, type IsoDate } from '../shared/dates';

export const feedbackStates = ['new', 'answered'] as const;
export type FeedbackState = (typeof feedbackStates)[number];

/** What a reader sends. */
export interface NewFeedback {
  message: string;
  /** The page that it is about, as the reader wrote it; empty when it is about none. */
  page: string;
  /** Null when no answer is wanted. */
  replyTo: string | null;
  language: Language;
}

export interface Feedback extends NewFeedback {
  id: string;
  state: FeedbackState;
  createdAt: Date;
  /** Last day on which the message is kept. */
  deleteAfter: IsoDate;
}

/** Longest message, in characters; some two pages of text. */
export const longestMessage = 5000;
export const longestPage = 300;

/** Days for which a message is kept: long enough to answer it and to see whether the fault is mended. */
export const feedbackKeptDays = 180;
/** Days within which an answer is promised. */
export const answerDays = 14;

export function deletionDayOf(sentOn: IsoDate): IsoDate {
  return addDays(sentOn, feedbackKeptDays);
}

/**
 * Whether the text holds something of the form of a Finnish personal identity code: six digits of a possible day, the sign
 * of a century, three digits and a check sign. The check sign is not verified: what looks like one is refused.
 */
export function mentionsIdentityCode(text: string): boolean {
  return /(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![0-9A-Z])/i.test(
    text,
  );
}
