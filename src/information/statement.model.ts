/** When the statements of the service were written: change the day whenever what they say is looked over anew. */
import type { IsoDate } from '../shared/dates';

export const accessibilityAssessedOn: IsoDate = '2026-11-24';
export const privacyWrittenOn: IsoDate = '2026-11-24';

/** Who runs the service, as far as it has been configured. */
export interface Operator {
  name: string | null;
  email: string | null;
}

/** Days for which personal data are kept, as the rules of each capability say. */
export interface RetentionDays {
  account: number;
  invitation: number;
  longestSession: number;
  sentMail: number;
  failedMail: number;
  feedback: number;
  /** After election day. */
  needContacts: number;
}
