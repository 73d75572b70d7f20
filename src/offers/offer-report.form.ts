/** The form by which everybody reports an offer, the moderator's note, and the filter of the list. */
import { z } from 'zod';
import { mentionsIdentityCode } from '../feedback/feedback.model';
import type { FieldProblem } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import { field } from '../organisations/organisation.form';
import { ok, problem, type Result } from '../shared/result';
import {
  longestReport,
  reportReasons,
  reportStates,
  type NewReport,
  type ReportState,
} from './offer-report.model';

/** A field that people do not see and leave empty. */
export const reportTrapField = 'website';

/** The fields as they were typed. */
export function typedReport(fields: unknown) {
  return {
    reason: field(fields, 'reason'),
    message: field(fields, 'message').replaceAll('\r\n', '\n').slice(0, 10_000),
    email: field(fields, 'email').slice(0, 300),
  };
}
export type TypedReport = ReturnType<typeof typedReport>;

function messageProblem(message: string, isNeeded: boolean): FieldProblem | null {
  if (message === '')
    return isNeeded ? { field: 'message', message: 'offerReports.problem.messageMissing' } : null;
  if (message.length > longestReport)
    return { field: 'message', message: 'offerReports.problem.messageLong', params: { most: longestReport } };
  return mentionsIdentityCode(message)
    ? { field: 'message', message: 'offerReports.problem.identityCode' }
    : null;
}

/** Reads a report; `null` stands for one that a program has filled in. */
export function parseReport(fields: unknown, language: Language): Result<NewReport | null, FieldProblem[]> {
  const { reason: typed, message, email } = typedReport(fields);
  const reason = reportReasons.find((each) => each === typed);
  const problems = [
    reason === undefined ? ({ field: 'reason', message: 'offerReports.problem.reason' } as const) : null,
    messageProblem(message, reason === 'other'),
    email === '' || z.email().max(254).safeParse(email).success
      ? null
      : ({ field: 'email', message: 'offers.problem.email' } as const),
  ].filter((each) => each !== null);
  if (problems.length > 0 || reason === undefined) return problem(problems);
  if (field(fields, reportTrapField) !== '') return ok(null);
  return ok({ reason, message, email: email === '' ? null : email, language });
}

/** The moderator's note on how a report was handled. */
export function parseHandling(fields: unknown): Result<string, FieldProblem[]> {
  const note = field(fields, 'note');
  return note !== '' && note.length <= 1000 && !mentionsIdentityCode(note)
    ? ok(note)
    : problem([{ field: 'note', message: 'offerReports.problem.note' }]);
}

export interface ReportFilter {
  state: ReportState;
  /** From 1. */
  page: number;
}

/** State and page of the list; what is wrong in the address counts as not given. */
export function parseReportFilter(query: unknown): ReportFilter {
  const page = Number(field(query, 'page'));
  return {
    state: reportStates.find((each) => each === field(query, 'state')) ?? 'new',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}
