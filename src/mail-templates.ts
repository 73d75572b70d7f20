/** Every kind of mail that the service sends, one line per capability. */
import { uploadMailTemplates } from './access-tokens/scheduled-upload.service';
import { accountMailTemplates } from './accounts/account-mail.service';
import { feedbackMailTemplates } from './feedback/feedback-mail.service';
import { markMailTemplates } from './needs/place-mark.service';
import { pledgeMailTemplates } from './needs/pledge-mail.service';
import { confirmationMailTemplates } from './place-carry/confirmation-mail.service';
import { offerMailTemplates } from './offers/offer-mail.service';
import { organisationMailTemplates } from './organisations/organisation-mail.service';
import { peopleMailTemplates } from './organisations/people-mail.service';
import type { MailTemplates } from './outbox/outbox.service';

export const mailTemplates: MailTemplates = {
  ...accountMailTemplates,
  ...feedbackMailTemplates,
  ...organisationMailTemplates,
  ...peopleMailTemplates,
  ...offerMailTemplates,
  ...pledgeMailTemplates,
  ...markMailTemplates,
  ...uploadMailTemplates,
  ...confirmationMailTemplates,
};
