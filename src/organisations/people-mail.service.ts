/** Mail about the people of organisations: invitations, and what was done to somebody. */
import { href, paths } from '../paths';
import type { MailValues, QueuedMail } from '../outbox/outbox.model';
import type { MailTemplate } from '../outbox/outbox.service';
import type { Deps } from '../platform/deps';
import { hashOf, newToken } from '../platform/secrets';
import { findOrganisation } from './organisation.store';
import { colleagueInvitationDays } from './people.model';
import { findColleagueInvitation, setInvitationToken } from './people.store';

/** The secret is made only now; the database keeps its hash. */
async function prepareInvitation(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const id = String(mail.values.invitationId);
  const invitation = await findColleagueInvitation(deps.db, id, deps.clock());
  if (invitation === null) return null;
  const organisation = await findOrganisation(deps.db, invitation.organisationId);
  if (organisation === null) return null;
  const token = newToken();
  await setInvitationToken(deps.db, id, hashOf(token));
  const url = `${deps.config.publicUrl}${href(mail.language, paths.join, {}, { token })}`;
  return { url, name: organisation.name, role: invitation.role };
}

async function prepareOrganisation(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const organisation = await findOrganisation(deps.db, String(mail.values.organisationId));
  if (organisation === null) return null;
  const page = href(mail.language, paths.partnerOrganisation, { organisation: organisation.id });
  return { url: `${deps.config.publicUrl}${page}`, name: organisation.name };
}

async function prepareUmbrella(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const organisation = await findOrganisation(deps.db, String(mail.values.organisationId));
  const other = await findOrganisation(deps.db, String(mail.values.otherId));
  if (organisation === null || other === null) return null;
  const page = href(mail.language, paths.partnerUmbrella, { organisation: organisation.id });
  return { url: `${deps.config.publicUrl}${page}`, name: organisation.name, other: other.name };
}

export const peopleMailTemplates = {
  organisationInvitation: {
    prepare: prepareInvitation,
    content: (t, { url, name, role }) => ({
      subject: t('people.mail.invitation.subject', { name: String(name) }),
      paragraphs: [
        t('people.mail.invitation.text', { name: String(name), days: colleagueInvitationDays }),
        t(role === 'contact' ? 'people.roleText.contact' : 'people.roleText.member'),
        t('people.mail.invitation.notYou'),
      ],
      link: { url: String(url), label: t('people.mail.invitation.link') },
    }),
  },
  organisationHandOver: {
    prepare: prepareOrganisation,
    content: (t, { url, name }) => ({
      subject: t('people.mail.handOver.subject', { name: String(name) }),
      paragraphs: [t('people.mail.handOver.text', { name: String(name) })],
      link: { url: String(url), label: t('people.mail.handOver.link') },
    }),
  },
  organisationPersonRemoved: {
    prepare: prepareOrganisation,
    content: (t, { name }) => ({
      subject: t('people.mail.removed.subject', { name: String(name) }),
      paragraphs: [t('people.mail.removed.text', { name: String(name) })],
    }),
  },
  umbrellaAsked: {
    prepare: prepareUmbrella,
    content: (t, { url, name, other }) => ({
      subject: t('umbrella.mail.asked.subject', { name: String(name), other: String(other) }),
      paragraphs: [t('umbrella.mail.asked.text', { name: String(name), other: String(other) })],
      link: { url: String(url), label: t('umbrella.mail.link') },
    }),
  },
  umbrellaChanged: {
    prepare: prepareUmbrella,
    content: (t, { url, name, other }) => ({
      subject: t('umbrella.mail.changed.subject', { name: String(name), other: String(other) }),
      paragraphs: [t('umbrella.mail.changed.text', { name: String(name), other: String(other) })],
      link: { url: String(url), label: t('umbrella.mail.link') },
    }),
  },
} satisfies Record<string, MailTemplate>;
