/** How long contacts of needs and pledges are kept. */
import { addDays, type IsoDate } from '../shared/dates';

/** Days after election day: enough to thank and to settle travel costs. */
export const needContactKeptDays = 30;

/** The day on which contacts of an election's needs and pledges are deleted; the forms name it. */
export function contactDeletionDay(heldOn: IsoDate): IsoDate {
  return addDays(heldOn, needContactKeptDays);
}
