/** The way in for an administrator whom nobody could invite: from the command line of the server. */
import { z } from 'zod';
import type { Language } from '../i18n/language';
import type { Deps } from '../platform/deps';
import { ok, problem, type Result } from '../shared/result';
import { issueLink } from './account-mail.service';
import { mustUseIdentityProvider, normaliseEmail } from './account.model';
import { findAccountByEmail } from './account.store';
import { createInvitedAccount, inviteAccount } from './administration.service';

const hour = 3_600_000;
/** Hours for which the printed link is good. */
export const printedLinkHours = 24;

/**
 * Makes an administrator's account. Where mail is sent, the invitation goes by mail; where it would only be written into
 * a folder, the link is returned, for the person who sits at the server.
 */
export async function createAdministrator(
  deps: Deps,
  person: { email: string; name: string; language: Language },
): Promise<Result<string | null, 'emailWrong' | 'emailTaken'>> {
  const email = normaliseEmail(person.email);
  if (!z.email().safeParse(email).success) return problem('emailWrong');
  const grants = [{ role: 'administrator', scope: '' }] as const;
  const byProvider = mustUseIdentityProvider({ grants }, deps.config.oidc?.onlyRoles ?? []);
  if (deps.config.mail.smtpUrl !== null || byProvider) {
    const invited = await inviteAccount(deps, null, { ...person, email, grants });
    return invited.ok ? ok(null) : invited;
  }
  const now = deps.clock();
  return deps.db.transaction(async (trx) => {
    if ((await findAccountByEmail(trx, email)) !== null) return problem('emailTaken');
    const account = await createInvitedAccount(
      trx,
      { ...person, email, grants },
      { now, actorId: null, by: 'command' },
    );
    const url = await issueLink({ ...deps, db: trx }, account, {
      purpose: 'invitation',
      expiresAt: new Date(now.getTime() + printedLinkHours * hour),
      returnTo: '',
      language: account.language,
    });
    return ok(url);
  });
}
