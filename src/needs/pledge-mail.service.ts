/** Mail about pledges: each side is told at once what the other one did, in its own language. */
import { listAccountsWithGrant } from '../accounts/account.store';
import { findMunicipality } from '../areas/area.store';
import { presentVintage } from '../areas/area.model';
import { localName, type Language } from '../i18n/language';
import { helpTypeCodes } from '../offers/help-type.model';
import { findOrganisation } from '../organisations/organisation.store';
import type { MailValues, QueuedMail } from '../outbox/outbox.model';
import type { MailTemplate } from '../outbox/outbox.service';
import { queueMail } from '../outbox/outbox.store';
import { href, paths } from '../paths';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import type { Need } from './need.model';
import { findNeed } from './need.store';
import { pledgeStates, type Pledge, type PledgeSide } from './pledge.model';
import { findPledge } from './pledge.store';

export interface Receiver {
  receiver: string;
  language: Language;
}

/** Everybody who acts for the organisation; its contact person where nobody has an account. */
export async function peopleOfOrganisation(db: Database, organisationId: string): Promise<Receiver[]> {
  const accounts = await listAccountsWithGrant(db, { role: 'partner', scope: organisationId });
  if (accounts.length > 0) return accounts.map(({ email, language }) => ({ receiver: email, language }));
  const organisation = await findOrganisation(db, organisationId);
  if (organisation === null || organisation.contact.email === '') return [];
  return [{ receiver: organisation.contact.email, language: organisation.contact.language }];
}

/** Everybody who acts for the municipality; the contact of the need where nobody has an account. */
export async function peopleOfMunicipality(
  db: Database,
  need: Pick<Need, 'municipalityCode' | 'contact'>,
): Promise<Receiver[]> {
  const accounts = await listAccountsWithGrant(db, { role: 'municipality', scope: need.municipalityCode });
  if (accounts.length > 0) return accounts.map(({ email, language }) => ({ receiver: email, language }));
  const { contact } = need;
  return contact === null || contact.email === ''
    ? []
    : [{ receiver: contact.email, language: contact.language }];
}

/** Tells one side how the pledge stands now; call it in the transaction of the change. */
export async function tellAboutPledge(
  trx: Database,
  { pledge, need, side }: { pledge: Pledge; need: Need; side: PledgeSide },
  now: Date,
): Promise<void> {
  const people =
    side === 'organisation'
      ? await peopleOfOrganisation(trx, pledge.organisationId)
      : await peopleOfMunicipality(trx, need);
  for (const each of people) {
    const values = { pledgeId: pledge.id, state: pledge.state, side };
    await queueMail(trx, { ...each, template: 'pledgeChanged', values }, now);
  }
}

/** Completes a mail; nothing when the pledge has changed again since: then another mail tells it. */
async function preparePledge(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const pledge = await findPledge(deps.db, String(mail.values.pledgeId));
  if (pledge === null) return null;
  if (pledge.state !== mail.values.state) return null;
  const need = await findNeed(deps.db, pledge.needId);
  const organisation = await findOrganisation(deps.db, pledge.organisationId);
  if (need === null || organisation === null) return null;
  const municipality = await findMunicipality(deps.db, need.municipalityCode, presentVintage);
  const address =
    mail.values.side === 'organisation'
      ? href(mail.language, paths.partnerPledge, { pledge: pledge.id })
      : href(mail.language, paths.municipalityNeed, {
          municipality: need.municipalityCode,
          election: need.electionCode,
          need: need.id,
        });
  return {
    url: `${deps.config.publicUrl}${address}`,
    type: need.type,
    state: pledge.state,
    quantity: pledge.quantity,
    reason: pledge.reason ?? '',
    organisation: organisation.name,
    municipality: municipality === null ? '' : localName(municipality, mail.language),
    by: pledge.takenBackBy ?? '',
  };
}

export const pledgeMailTemplates = {
  pledgeChanged: {
    keepsSubject: true,
    prepare: preparePledge,
    content: (t, values) => {
      const code = helpTypeCodes.find((each) => each === values.type);
      const state = pledgeStates.find((each) => each === values.state) ?? 'waiting';
      const type = code === undefined ? '' : t(`offers.type.${code}`);
      const words = { ...values, type };
      const reason = String(values.reason);
      return {
        subject: t(`pledges.mail.subject.${state}`, words),
        paragraphs: [
          t(
            state === 'taken_back' && values.by === 'municipality'
              ? 'pledges.mail.text.taken_back_by_municipality'
              : `pledges.mail.text.${state}`,
            words,
          ),
          ...(reason === '' ? [] : [t('pledges.mail.reason', { reason })]),
        ],
        link: { url: String(values.url), label: t('pledges.mail.link') },
      };
    },
  },
} satisfies Record<string, MailTemplate>;
