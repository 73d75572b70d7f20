/** Asking municipalities by mail to confirm their places: whom, and who was asked a moment ago. */
import type { Account } from '../accounts/account.model';
import { groupBy } from '../shared/group-by';

/** Within so many days after a mail another one is sent only when somebody insists. */
export const daysBeforeAskingAgain = 3;

const day = 86_400_000;

/** @param lastAskedAt null when the municipality was never asked */
export function wasAskedRecently(lastAskedAt: Date | null, now: Date): boolean {
  return lastAskedAt !== null && now.getTime() - lastAskedAt.getTime() < daysBeforeAskingAgain * day;
}

/** Who can be asked in which municipality: people with an account of their own there, examples are nobody. */
export function peopleToAsk(accounts: readonly Account[]): Map<string, readonly Account[]> {
  const pairs = accounts
    .filter(({ state, isExample }) => state === 'active' && !isExample)
    .flatMap((account) =>
      account.grants.filter(({ role }) => role === 'municipality').map(({ scope }) => ({ account, scope })),
    );
  const groups = groupBy(pairs, ({ scope }) => scope);
  return new Map([...groups].map(([code, own]) => [code, own.map(({ account }) => account)]));
}

/** The id of a request as a form brings it: made by the page that asks, so that pressing twice is one request. */
export function isRequestId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
