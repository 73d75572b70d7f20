/** What the public reports about a published offer, for the moderators of its area. */
import type { Language } from '../i18n/language';

export const reportReasons = ['not_given', 'wrong_contact', 'not_neutral', 'unsafe', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

export const reportStates = ['new', 'handled'] as const;
export type ReportState = (typeof reportStates)[number];

/** Longest message, in characters. */
export const longestReport = 1000;
/** Days after which a report is deleted whatever has become of it. */
export const reportKeptDays = 180;

/** What a reader sends. */
export interface NewReport {
  reason: ReportReason;
  /** Empty where the reason says it all. */
  message: string;
  /** Only for asking back; deleted once the report is handled. */
  email: string | null;
  language: Language;
}

export interface OfferReport extends NewReport {
  id: string;
  offerId: string;
  state: ReportState;
  createdAt: Date;
  handledAt: Date | null;
  note: string | null;
}
