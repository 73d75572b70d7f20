/** The mail that brings a message to FEEDBACK_TO; the message is read from the database only at the moment of sending. */
import type { MailTemplate } from '../outbox/outbox.service';
import { href, paths } from '../paths';
import { findFeedback } from './feedback.store';

export const feedbackMailTemplates = {
  feedback: {
    prepare: async (deps, mail) => {
      const feedback = await findFeedback(deps.db, String(mail.values.feedbackId));
      if (feedback === null) return null;
      return {
        message: feedback.message,
        page: feedback.page,
        replyTo: feedback.replyTo ?? '',
        url: `${deps.config.publicUrl}${href(mail.language, paths.adminFeedback)}`,
      };
    },
    content: (t, { message, page, replyTo, url }) => ({
      subject: t('feedback.mail.subject'),
      paragraphs: [
        t('feedback.mail.lead'),
        ...String(message)
          .split(/\n{2,}/)
          .filter((paragraph) => paragraph.trim() !== ''),
        page === '' ? t('feedback.mail.noPage') : t('feedback.mail.page', { page: String(page) }),
        replyTo === '' ? t('feedback.mail.noReply') : t('feedback.mail.reply', { address: String(replyTo) }),
      ],
      link: { url: String(url), label: t('feedback.mail.link') },
    }),
  },
} satisfies Record<string, MailTemplate>;
