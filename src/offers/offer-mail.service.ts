/** Mail about offers: the reviewer's decision. */
import { href, paths } from '../paths';
import type { MailValues, QueuedMail } from '../outbox/outbox.model';
import type { MailTemplate } from '../outbox/outbox.service';
import type { Deps } from '../platform/deps';
import { helpTypeCodes } from './help-type.model';
import { findOffer } from './offer.store';

/** Tells how the offer stands when the mail leaves; nothing when it has been changed again since. */
async function prepareDecision(deps: Deps, mail: QueuedMail): Promise<MailValues | null> {
  const offer = await findOffer(deps.db, String(mail.values.offerId));
  if (offer === null || (offer.state !== 'published' && offer.state !== 'returned')) return null;
  const url = `${deps.config.publicUrl}${href(mail.language, paths.partnerOffer, { offer: offer.id })}`;
  return { url, type: offer.type, state: offer.state, reason: offer.decisionReason ?? '' };
}

export const offerMailTemplates = {
  offerDecided: {
    prepare: prepareDecision,
    content: (t, { url, type, state, reason }) => {
      const code = helpTypeCodes.find((each) => each === type);
      const name = code === undefined ? '' : t(`offers.type.${code}`);
      return {
        subject: t(state === 'published' ? 'offers.mail.publishedSubject' : 'offers.mail.returnedSubject', {
          name,
        }),
        paragraphs: [
          state === 'published'
            ? t('offers.mail.published')
            : t('offers.mail.returned', { reason: String(reason) }),
        ],
        link: { url: String(url), label: t('offers.mail.link') },
      };
    },
  },
} satisfies Record<string, MailTemplate>;
