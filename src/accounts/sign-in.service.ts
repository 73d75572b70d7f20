/** The ways in: a link by mail, the identity provider, and the button of a marked example account. */
import type { Knex } from 'knex';
import { recordAudit } from '../audit/audit.store';
import type { Language } from '../i18n/language';
import { queueMail } from '../outbox/outbox.store';
import type { Deps } from '../platform/deps';
import { takeFromLimit, type LimitAnswer } from '../platform/rate-limit.store';
import { hashOf } from '../platform/secrets';
import { finnishDay } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import {
  deletionDayAfterSignIn,
  mustUseIdentityProvider,
  normaliseEmail,
  type Account,
  type Role,
} from './account.model';
import { exampleEmail } from './example-accounts.service';
import { findAccount, findAccountByEmail, listExampleAccounts, updateAccount } from './account.store';
import { openSession, type NewSession } from './session.service';
import { judgeLink, type LinkProblem, type SignInLink } from './sign-in-link.model';
import { findLink, revokeLinks, useLink } from './sign-in-link.store';

export interface NewSignIn {
  /** Secret for the browser's cookie. */
  sessionToken: string;
  account: Account;
}

type Browser = Omit<NewSession, 'method'>;

/** Links that one address may be sent; more would only fill a mailbox. */
export const linkRequestLimit = { name: 'sign-in-email', limit: 5, windowSeconds: 900 };

/**
 * Asks for a link. Does the same for every address: whether it has an account is looked up when the mail is sent, so
 * neither the answer nor its time tells. Counts by address too.
 */
export async function requestSignInLink(
  { db, clock }: Deps,
  request: { email: string; language: Language; returnTo: string | null },
): Promise<LimitAnswer> {
  const email = normaliseEmail(request.email);
  const answer = await takeFromLimit(db, linkRequestLimit, email, clock());
  if (!answer.allowed) return answer;
  await queueMail(
    db,
    {
      receiver: email,
      language: request.language,
      template: 'signInLink',
      values: { returnTo: request.returnTo ?? '' },
    },
    clock(),
  );
  return answer;
}

async function judge(
  db: Knex,
  deps: Deps,
  token: string,
): Promise<Result<{ link: SignInLink; account: Account }, LinkProblem>> {
  const link = await findLink(db, hashOf(token));
  const account = link === null ? null : await findAccount(db, link.accountId);
  const judged = judgeLink(link, account, deps.clock());
  if (!judged.ok) return judged;
  if (account === null || account.isExample) return problem('notAllowed');
  return mustUseIdentityProvider(account, deps.config.oidc?.onlyRoles ?? [])
    ? problem('notAllowed')
    : ok({ link: judged.value, account });
}

/** Whether a link is good, without using it: mail scanners and previews only get this far. */
export async function checkSignInLink(deps: Deps, token: string): Promise<LinkProblem | null> {
  const judged = await judge(deps.db, deps, token);
  return judged.ok ? null : judged.problem;
}

/** Uses a link up and opens a session; a second use finds it used, even at the same moment. */
export async function useSignInLink(
  deps: Deps,
  token: string,
  browser: Browser,
): Promise<Result<NewSignIn, LinkProblem>> {
  return deps.db.transaction(async (trx) => {
    const judged = await judge(trx, deps, token);
    if (!judged.ok) return judged;
    const { link, account } = judged.value;
    if (!(await useLink(trx, link.id, deps.clock()))) return problem('used');
    await revokeLinks(trx, account.id, deps.clock());
    return ok(await enter(trx, deps, account, { ...browser, method: 'link' }));
  });
}

/** What the identity provider says about a person. */
export interface ProviderClaims {
  email: string | null;
  emailVerified: boolean;
}

/** Signs in the account that has the verified address; null when there is none, or it may not come in. */
export async function signInByProvider(
  deps: Deps,
  claims: ProviderClaims,
  browser: Browser,
): Promise<NewSignIn | null> {
  const { email } = claims;
  if (email === null || !claims.emailVerified) return null;
  return deps.db.transaction(async (trx) => {
    const account = await findAccountByEmail(trx, normaliseEmail(email));
    if (account === null || account.isExample || account.state === 'disabled') return null;
    if (account.state === 'invited' && account.deleteAfter < finnishDay(deps.clock())) return null;
    await revokeLinks(trx, account.id, deps.clock());
    return enter(trx, deps, account, { ...browser, method: 'oidc' });
  });
}

/** Signs in the marked example of a role; null where there are no examples. */
export async function signInAsExample(deps: Deps, role: Role, browser: Browser): Promise<NewSignIn | null> {
  if (!deps.config.exampleAccounts) return null;
  return deps.db.transaction(async (trx) => {
    // By its address: an example may have got the role of another, such as that of a partner with a service of its own.
    const account = (await listExampleAccounts(trx)).find(
      ({ email, state, grants }) =>
        email === exampleEmail(role) && state === 'active' && grants.some((grant) => grant.role === role),
    );
    return account === undefined ? null : enter(trx, deps, account, { ...browser, method: 'example' });
  });
}

/** What every way in has in common: an invitation is accepted, the deletion day moves, the session opens, and it is noted. */
export async function enter(
  trx: Knex,
  deps: Deps,
  account: Account,
  session: NewSession,
): Promise<NewSignIn> {
  const now = deps.clock();
  const noted = { at: now, actorId: account.id, objectId: null };
  await updateAccount(trx, account.id, {
    state: 'active',
    lastSignInAt: now,
    deleteAfter: deletionDayAfterSignIn(finnishDay(now)),
  });
  if (account.state === 'invited')
    await recordAudit(trx, { ...noted, type: 'account.invitationAccepted', details: {} });
  await recordAudit(trx, { ...noted, type: 'account.signedIn', details: { method: session.method } });
  return { account, sessionToken: await openSession(trx, account, session, now) };
}
