/** View models of the feedback form, the thanks, and the administrators' inbox. */
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import { paging, type Paging } from '../i18n/paging';
import type { Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import { trapField, type TypedFeedback } from './feedback.form';
import { answerDays, feedbackKeptDays, longestMessage, longestPage, type Feedback } from './feedback.model';

export interface FeedbackPage {
  title: string;
  description: string;
  errors: readonly FormError[];
  typed: TypedFeedback;
  trapField: string;
  longestMessage: number;
  longestPage: number;
  answer: string;
  kept: string;
}

export function feedbackPage(
  t: Translate,
  typed: TypedFeedback,
  problems: readonly FieldProblem[] = [],
): FeedbackPage {
  return {
    title: t('feedback.title'),
    description: t('feedback.lead'),
    errors: formErrors(t, problems),
    typed,
    trapField,
    longestMessage,
    longestPage,
    answer: t('feedback.answer', { days: answerDays }),
    kept: t('feedback.kept', { days: feedbackKeptDays }),
  };
}

export interface FeedbackSentPage {
  title: string;
  text: string;
}

export function feedbackSentPage(t: Translate): FeedbackSentPage {
  return { title: t('feedback.sent.title'), text: t('feedback.sent.text', { days: answerDays }) };
}

export interface FeedbackInboxPage {
  title: string;
  messages: readonly {
    id: string;
    heading: string;
    state: string;
    isNew: boolean;
    createdAt: Date;
    deleteAfter: string;
    paragraphs: readonly string[];
    language: Language;
    page: string;
    replyTo: string | null;
    action: string;
  }[];
  paging: Paging;
}

export function feedbackInboxPage(
  t: Translate,
  language: Language,
  found: { messages: readonly Feedback[]; total: number; page: number; perPage: number },
): FeedbackInboxPage {
  return {
    title: t('feedback.inbox.title'),
    messages: found.messages.map((each, index) => ({
      id: each.id,
      heading: t('feedback.inbox.message', { number: (found.page - 1) * found.perPage + index + 1 }),
      state: t(`feedback.state.${each.state}`),
      isNew: each.state === 'new',
      createdAt: each.createdAt,
      deleteAfter: each.deleteAfter,
      paragraphs: each.message.split('\n').filter((line) => line.trim() !== ''),
      language: each.language,
      page: each.page,
      replyTo: each.replyTo,
      action: href(language, paths.adminFeedbackMessage, { feedback: each.id }),
    })),
    paging: paging(t, found, (page) => href(language, paths.adminFeedback, {}, { page: String(page) })),
  };
}
