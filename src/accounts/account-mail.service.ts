/** Mail of this capability: what it says, and the secrets that are made only at the moment of sending. */
import { randomUUID } from 'node:crypto';
import { href, paths } from '../paths';
import type { MailValues, QueuedMail } from '../outbox/outbox.model';
import type { MailTemplate } from '../outbox/outbox.service';
import type { Deps } from '../platform/deps';
import { hashOf, newToken } from '../platform/secrets';
import { finnishDay } from '../shared/dates';
import { mustUseIdentityProvider, type Account } from './account.model';
import { findAccount, findAccountByEmail } from './account.store';
import { signInLinkMinutes, type LinkPurpose } from './sign-in-link.model';
import { insertLink, revokeLinks } from './sign-in-link.store';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Makes a link of an account; the database keeps only the hash of its token. */
export async function issueLink(
  deps: Deps,
  account: Account,
  link: { purpose: LinkPurpose; expiresAt: Date; returnTo: string; language: Account['language'] },
): Promise<string> {
  const token = newToken();
  await insertLink(
    deps.db,
    {
      id: randomUUID(),
      accountId: account.id,
      purpose: link.purpose,
      createdAt: deps.clock(),
      expiresAt: link.expiresAt,
    },
    hashOf(token),
  );
  const query = { token, return: link.returnTo === '' ? undefined : link.returnTo };
  return `${deps.config.publicUrl}${href(link.language, paths.signInLink, {}, query)}`;
}

function mayComeByLink(deps: Deps, account: Account): boolean {
  return (
    !account.isExample &&
    account.state !== 'disabled' &&
    !(account.state === 'invited' && account.deleteAfter < finnishDay(deps.clock())) &&
    !mustUseIdentityProvider(account, deps.config.oidc?.onlyRoles ?? [])
  );
}

/** A link that was asked for so long ago that it would have ended by now is not sent any more. */
async function prepareSignInLink(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const now = deps.clock();
  if (now.getTime() - mail.createdAt.getTime() > signInLinkMinutes * minute) return null;
  const account = await findAccountByEmail(deps.db, mail.receiver);
  if (account === null || !mayComeByLink(deps, account)) return null;
  const url = await issueLink(deps, account, {
    purpose: 'sign_in',
    expiresAt: new Date(now.getTime() + signInLinkMinutes * minute),
    returnTo: String(mail.values.returnTo ?? ''),
    language: mail.language,
  });
  return { url, minutes: signInLinkMinutes };
}

async function prepareInvitation(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const account = await findAccount(deps.db, String(mail.values.accountId));
  if (account?.state !== 'invited') return null;
  const values = { until: account.deleteAfter, name: account.name };
  if (!mayComeByLink(deps, account)) {
    // Whoever must come in through the identity provider is told so, and gets no link that signs in.
    const url = `${deps.config.publicUrl}${href(mail.language, paths.signIn)}`;
    return account.isExample ? null : { ...values, url };
  }
  await revokeLinks(deps.db, account.id, deps.clock(), 'invitation');
  const url = await issueLink(deps, account, {
    purpose: 'invitation',
    expiresAt: new Date(Date.parse(`${account.deleteAfter}T00:00:00Z`) + day),
    returnTo: '',
    language: mail.language,
  });
  return { ...values, url };
}

export const accountMailTemplates = {
  signInLink: {
    prepare: prepareSignInLink,
    content: (t, { url, minutes }) => ({
      subject: t('accounts.mail.signInLink.subject'),
      paragraphs: [
        t('accounts.mail.signInLink.text', { minutes: minutes ?? signInLinkMinutes }),
        t('accounts.mail.signInLink.notYou'),
      ],
      link: { url: String(url), label: t('accounts.mail.signInLink.link') },
    }),
  },
  invitation: {
    prepare: prepareInvitation,
    content: (t, { url, until, name }, format) => ({
      subject: t('accounts.mail.invitation.subject'),
      paragraphs: [
        t('accounts.mail.invitation.text', { name: String(name), until: format.day(String(until)) }),
        t('accounts.mail.invitation.data'),
      ],
      link: { url: String(url), label: t('accounts.mail.invitation.link') },
    }),
  },
} satisfies Record<string, MailTemplate>;
