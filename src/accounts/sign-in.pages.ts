/** View models of the pages around signing in. */
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import type { Translate } from '../i18n/translate';
import { roles, type Role } from './account.model';
import { signInLinkMinutes, type LinkProblem } from './sign-in-link.model';

export interface SignInPage {
  title: string;
  lead: string;
  errors: readonly FormError[];
  email: string;
  returnTo: string | null;
  /** Name of the identity provider; null where there is none. */
  provider: string | null;
  /** Roles with a marked example account; empty where there are none. */
  examples: readonly { role: Role; label: string }[];
  /** Why the page shows although somebody tried something else. */
  notice: string | null;
}

export interface SignInPageInput {
  email?: string;
  returnTo: string | null;
  provider: string | null;
  hasExamples: boolean;
  problems?: readonly FieldProblem[];
  notice?: string;
}

export function signInPage(t: Translate, input: SignInPageInput): SignInPage {
  return {
    title: t('accounts.signIn.title'),
    lead: t('accounts.signIn.lead', { minutes: signInLinkMinutes }),
    errors: formErrors(t, input.problems ?? []),
    email: input.email ?? '',
    returnTo: input.returnTo,
    provider: input.provider,
    examples: input.hasExamples ? roles.map((role) => ({ role, label: t(`accounts.role.${role}`) })) : [],
    notice: input.notice ?? null,
  };
}

export interface SentPage {
  title: string;
  text: string;
  again: string;
}

export function sentPage(t: Translate): SentPage {
  return {
    title: t('accounts.sent.title'),
    text: t('accounts.sent.text', { minutes: signInLinkMinutes }),
    again: t('accounts.sent.again'),
  };
}

export interface LinkPage {
  title: string;
  text: string;
  token: string;
  returnTo: string | null;
}

export function linkPage(t: Translate, token: string, returnTo: string | null): LinkPage {
  return { title: t('accounts.link.title'), text: t('accounts.link.text'), token, returnTo };
}

/** Why a link does not work, in words that say what to do. */
export function linkProblemText(t: Translate, problem: LinkProblem): string {
  return t(`accounts.link.problem.${problem}`);
}
