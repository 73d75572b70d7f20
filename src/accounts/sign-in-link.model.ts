/** Links that sign a person in once: when one is good, and why another is not. */
import type { Account } from './account.model';
import { problem, ok, type Result } from '../shared/result';

export const linkPurposes = ['sign_in', 'invitation'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

export interface SignInLink {
  id: string;
  accountId: string;
  purpose: LinkPurpose;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

/** Minutes for which a sign-in link is good. */
export const signInLinkMinutes = 15;

export type LinkProblem = 'unknown' | 'used' | 'expired' | 'revoked' | 'notAllowed';

/**
 * Whether a link may sign its account in now.
 * @param link null when no link has the token
 * @param account null when it is gone
 */
export function judgeLink(
  link: SignInLink | null,
  account: Pick<Account, 'state'> | null,
  now: Date,
): Result<SignInLink, LinkProblem> {
  if (link === null || account === null) return problem('unknown');
  if (link.usedAt !== null) return problem('used');
  if (link.revokedAt !== null) return problem('revoked');
  if (now >= link.expiresAt) return problem('expired');
  return account.state === 'disabled' ? problem('notAllowed') : ok(link);
}
