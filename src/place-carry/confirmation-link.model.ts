/** Links by mail that confirm a municipality's places once, without signing in: when one is good, and why another is not. */
import type { Account } from '../accounts/account.model';
import { ok, problem, type Result } from '../shared/result';

export interface ConfirmationLink {
  id: string;
  accountId: string;
  electionCode: string;
  municipalityCode: string;
  /** Word for the places that the mail was about. */
  placesState: string;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  /** When a newer mail took the place of this link's. */
  revokedAt: Date | null;
}

/** Days for which a link is good. */
export const confirmationLinkDays = 14;

/** `moved`: the places are no longer those of the mail. */
export type ConfirmationLinkProblem =
  'unknown' | 'used' | 'expired' | 'revoked' | 'notAllowed' | 'closed' | 'moved';

/** Whether the person still works for the municipality. */
export function mayConfirm(
  account: Pick<Account, 'state' | 'grants'> | null,
  municipalityCode: string,
): boolean {
  return (
    account?.state === 'active' &&
    account.grants.some(({ role, scope }) => role === 'municipality' && scope === municipalityCode)
  );
}

/**
 * Whether a link may confirm now.
 * @param link null when no link has the token
 * @param account null when it is gone
 * @param isOpen whether places of the election can still be confirmed
 */
export function judgeConfirmationLink(
  link: ConfirmationLink | null,
  { account, isOpen, now }: { account: Pick<Account, 'state' | 'grants'> | null; isOpen: boolean; now: Date },
): Result<ConfirmationLink, Exclude<ConfirmationLinkProblem, 'moved'>> {
  if (link === null || account === null) return problem('unknown');
  if (link.usedAt !== null) return problem('used');
  if (link.revokedAt !== null) return problem('revoked');
  if (now >= link.expiresAt) return problem('expired');
  if (!mayConfirm(account, link.municipalityCode)) return problem('notAllowed');
  return isOpen ? ok(link) : problem('closed');
}
