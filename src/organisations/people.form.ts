/** The forms about people of an organisation: an invitation, and what is done with somebody. */
import type { FieldProblem } from '../i18n/form-problem';
import { isLanguage } from '../i18n/language';
import { ok, problem, type Result } from '../shared/result';
import { field, isEmailAddress, isLineOfText } from './organisation.form';
import { memberRoles, type MemberRole, type Person } from './people.model';

/** What was typed into the forms, to show it again beside what is wrong. */
export function typedPeople(fields: unknown) {
  const text = (name: string) => field(fields, name).slice(0, 300);
  return {
    inviteName: text('inviteName'),
    inviteEmail: text('inviteEmail'),
    inviteLanguage: text('inviteLanguage'),
    inviteRole: text('inviteRole'),
    removeAccount: text('removeAccount'),
    handOverTo: text('handOverTo'),
  };
}
export type TypedPeople = ReturnType<typeof typedPeople>;

export function parseColleague(
  fields: unknown,
): Result<{ person: Person; role: MemberRole }, FieldProblem[]> {
  const typed = typedPeople(fields);
  const email = typed.inviteEmail.toLowerCase();
  const role = memberRoles.find((each) => each === typed.inviteRole);
  const problems: FieldProblem[] = [];
  if (!isLineOfText(typed.inviteName))
    problems.push({ field: 'inviteName', message: 'people.problem.inviteName' });
  if (!isEmailAddress(email)) problems.push({ field: 'inviteEmail', message: 'organisations.problem.email' });
  if (role === undefined) problems.push({ field: 'inviteRole', message: 'people.problem.inviteRole' });
  if (problems.length > 0 || role === undefined) return problem(problems);
  const language = isLanguage(typed.inviteLanguage) ? typed.inviteLanguage : 'fi';
  return ok({ person: { email, name: typed.inviteName, language }, role });
}

/** Whom to remove; it must be said that one is sure. */
export function parseRemoval(fields: unknown): Result<string, FieldProblem[]> {
  const { removeAccount } = typedPeople(fields);
  const problems: FieldProblem[] = [];
  if (removeAccount === '') problems.push({ field: 'removeAccount', message: 'people.problem.choosePerson' });
  if (field(fields, 'removeSure') !== 'yes')
    problems.push({ field: 'removeSure', message: 'people.problem.notSure' });
  return problems.length > 0 ? problem(problems) : ok(removeAccount);
}

export function parseLeaving(fields: unknown): Result<null, FieldProblem[]> {
  return field(fields, 'leaveSure') === 'yes'
    ? ok(null)
    : problem([{ field: 'leaveSure', message: 'people.problem.notSure' }]);
}

/** To whom the contact role is offered. */
export function parseHandOver(fields: unknown): Result<string, FieldProblem[]> {
  const { handOverTo } = typedPeople(fields);
  return handOverTo === ''
    ? problem([{ field: 'handOverTo', message: 'people.problem.choosePerson' }])
    : ok(handOverTo);
}
