/** Mail to organisations: the link that confirms the address, and the decision. */
import { href, paths } from '../paths';
import type { MailValues, QueuedMail } from '../outbox/outbox.model';
import type { MailTemplate } from '../outbox/outbox.service';
import type { Deps } from '../platform/deps';
import { hashOf, newToken } from '../platform/secrets';
import { confirmationDays, type Organisation } from './organisation.model';
import { findOrganisation, setConfirmation } from './organisation.store';

const day = 86_400_000;

/** The secret is made only now; the database keeps its hash. */
async function prepareConfirmation(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const organisation = await findOrganisation(deps.db, String(mail.values.organisationId));
  if (organisation?.state !== 'unconfirmed') return null;
  const token = newToken();
  const expiresAt = new Date(deps.clock().getTime() + confirmationDays * day);
  await setConfirmation(deps.db, organisation.id, hashOf(token), expiresAt);
  const url = `${deps.config.publicUrl}${href(mail.language, paths.registerConfirm, {}, { token })}`;
  return { url, name: organisation.name };
}

async function prepareDecision(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const organisation = await findOrganisation(deps.db, String(mail.values.organisationId));
  if (organisation === null) return null;
  const url = `${deps.config.publicUrl}${href(mail.language, paths.partner)}`;
  const { name, state, decisionReason } = organisation;
  return { url, name, state, trust: organisation.trust, reason: decisionReason ?? '' };
}

export const organisationMailTemplates = {
  organisationConfirm: {
    prepare: prepareConfirmation,
    content: (t, { url, name }) => ({
      subject: t('organisations.mail.confirm.subject'),
      paragraphs: [
        t('organisations.mail.confirm.text', { name: String(name), days: confirmationDays }),
        t('organisations.mail.confirm.notYou'),
      ],
      link: { url: String(url), label: t('organisations.mail.confirm.link') },
    }),
  },
  organisationDecided: {
    prepare: prepareDecision,
    content: (t, { url, name, state, reason }) => ({
      subject: t('organisations.mail.decided.subject', { name: String(name) }),
      paragraphs:
        state === 'accepted'
          ? [t('organisations.mail.decided.accepted')]
          : [t('organisations.mail.decided.refused', { reason: String(reason) })],
      link: { url: String(url), label: t('organisations.mail.decided.link') },
    }),
  },
  organisationTrustChanged: {
    prepare: prepareDecision,
    content: (t, { url, name, trust }) => ({
      subject: t('organisations.mail.trust.subject', { name: String(name) }),
      paragraphs: [
        t('organisations.mail.trust.text', {
          trust: t(`organisations.trust.${String(trust) as Organisation['trust']}`),
        }),
      ],
      link: { url: String(url), label: t('organisations.mail.decided.link') },
    }),
  },
} satisfies Record<string, MailTemplate>;
