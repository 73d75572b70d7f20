/** The feedback form: fields to a message, or what is wrong with which field. */
import { z } from 'zod';
import type { FieldProblem } from '../i18n/form-problem';
import { ok, problem, type Result } from '../shared/result';
import { longestMessage, longestPage, mentionsIdentityCode, type NewFeedback } from './feedback.model';

/** The fields as they were typed. */
export interface TypedFeedback {
  message: string;
  page: string;
  replyTo: string;
}

/** A field that people do not see and leave empty; programs that fill in every field fill in this one. */
export const trapField = 'website';

const text = z.string().catch('');
const FieldsSchema = z
  .object({ message: text, page: text, replyTo: text, [trapField]: text })
  .catch({ message: '', page: '', replyTo: '', [trapField]: '' });
const emailSchema = z.email().max(254);

export function typedFeedback(body: unknown): TypedFeedback {
  const { message, page, replyTo } = FieldsSchema.parse(body);
  // Browsers send line breaks as two signs; what people count is one.
  return { message: message.replaceAll('\r\n', '\n').trim(), page: page.trim(), replyTo: replyTo.trim() };
}

/** Whether the form was filled in by a program. */
export function isTrapped(body: unknown): boolean {
  return FieldsSchema.parse(body)[trapField] !== '';
}

function messageProblem(message: string): FieldProblem | null {
  if (message === '') return { field: 'message', message: 'feedback.problem.messageMissing' };
  if (message.length > longestMessage)
    return { field: 'message', message: 'feedback.problem.messageLong', params: { most: longestMessage } };
  return mentionsIdentityCode(message)
    ? { field: 'message', message: 'feedback.problem.identityCode' }
    : null;
}

/** The form as a message in the language of its page. */
export function parseFeedback(
  body: unknown,
  language: NewFeedback['language'],
): Result<NewFeedback, FieldProblem[]> {
  const { message, page, replyTo } = typedFeedback(body);
  const problems = [
    messageProblem(message),
    page.length > longestPage || /\p{Cc}/u.test(page)
      ? ({ field: 'page', message: 'feedback.problem.pageLong', params: { most: longestPage } } as const)
      : null,
    replyTo === '' || emailSchema.safeParse(replyTo).success
      ? null
      : ({ field: 'replyTo', message: 'feedback.problem.replyToWrong' } as const),
  ].filter((each) => each !== null);
  return problems.length === 0
    ? ok({ message, page, replyTo: replyTo === '' ? null : replyTo, language })
    : problem(problems);
}

/** The page that a reader comes from, if it is one of ours: its path without the query, which may hold what was searched. */
export function pageBefore(referer: string | undefined, host: string | undefined): string {
  if (referer === undefined || host === undefined || !URL.canParse(referer)) return '';
  const url = new URL(referer);
  return url.host === host && /^\/(fi|sv|en)(\/|$)/.test(url.pathname)
    ? url.pathname.slice(0, longestPage)
    : '';
}
