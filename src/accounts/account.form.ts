/** Forms about accounts: fields to commands, or what is wrong with which field. */
import { z } from 'zod';
import type { FieldProblem } from '../i18n/form-problem';
import { isLanguage, type Language } from '../i18n/language';
import { ok, problem, type Result } from '../shared/result';
import {
  accountStates,
  invitedRoles,
  isRole,
  isScopeOf,
  normaliseEmail,
  type AccountState,
  type InvitedRole,
  type Role,
  type RoleGrant,
} from './account.model';

/** The fields of a body or a query; a field that is missing or comes twice is empty text. */
export function textField(fields: unknown, name: string): string {
  const value = (fields as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value.trim() : '';
}

const emailSchema = z.email().max(254);

function isEmail(text: string): boolean {
  return emailSchema.safeParse(text).success;
}

function emailProblems(email: string): FieldProblem[] {
  if (email === '') return [{ field: 'email', message: 'accounts.problem.emailMissing' }];
  return isEmail(email) ? [] : [{ field: 'email', message: 'accounts.problem.emailWrong' }];
}

function nameProblems(name: string): FieldProblem[] {
  if (name === '') return [{ field: 'name', message: 'accounts.problem.nameMissing' }];
  // Line breaks and other control signs have no place in a name, and mail headers are made of names.
  return name.length > 200 || /\p{Cc}/u.test(name)
    ? [{ field: 'name', message: 'accounts.problem.nameWrong' }]
    : [];
}

function resultOf<T>(problems: FieldProblem[], value: () => T): Result<T, FieldProblem[]> {
  return problems.length === 0 ? ok(value()) : problem(problems);
}

/** The sign-in form: an address. */
export function parseSignIn(fields: unknown): Result<{ email: string }, FieldProblem[]> {
  const email = normaliseEmail(textField(fields, 'email'));
  return resultOf(emailProblems(email), () => ({ email }));
}

/** Name and language of one's own account. */
export function parseOwnAccount(
  fields: unknown,
): Result<{ name: string; language: Language }, FieldProblem[]> {
  const name = textField(fields, 'name');
  const language = textField(fields, 'language');
  const languageProblems: FieldProblem[] = isLanguage(language)
    ? []
    : [{ field: 'language', message: 'accounts.problem.languageMissing' }];
  return resultOf([...nameProblems(name), ...languageProblems], () => ({
    name,
    language: language as Language,
  }));
}

function isInvitedRole(text: string): text is InvitedRole {
  return invitedRoles.some((role) => role === text);
}

export const areaKinds = ['all', 'municipality', 'region', 'wellbeing_county', 'constituency'] as const;

/** Where a role holds, out of the fields `areaKind`, `areaCode` and `county`; roles for the whole country have none. */
function scopeFor(role: InvitedRole, fields: unknown): string {
  const code = textField(fields, 'areaCode');
  switch (role) {
    case 'planner':
    case 'administrator':
      return '';
    case 'municipality':
      return code;
    case 'wellbeing_county':
      return textField(fields, 'county');
    case 'moderator': {
      const kind = textField(fields, 'areaKind');
      return kind === 'all' ? 'all' : `${kind}:${code}`;
    }
  }
}

/** What is said beside which field when the role cannot hold there. */
const scopeProblems: Readonly<Record<InvitedRole, FieldProblem>> = {
  municipality: { field: 'areaCode', message: 'accounts.problem.municipalityWrong' },
  wellbeing_county: { field: 'county', message: 'accounts.problem.countyMissing' },
  moderator: { field: 'areaCode', message: 'accounts.problem.areaWrong' },
  planner: { field: 'areaCode', message: 'accounts.problem.areaWrong' },
  administrator: { field: 'areaCode', message: 'accounts.problem.areaWrong' },
};

/** @param countyCodes of the wellbeing services counties that there are */
function parseGrant(fields: unknown, countyCodes: readonly string[]): Result<RoleGrant, FieldProblem> {
  const role = textField(fields, 'role');
  if (!isInvitedRole(role)) return problem({ field: 'role', message: 'accounts.problem.roleMissing' });
  const scope = scopeFor(role, fields);
  const isThere = role !== 'wellbeing_county' || countyCodes.includes(scope);
  return isThere && isScopeOf(role, scope) ? ok({ role, scope }) : problem(scopeProblems[role]);
}

export interface InvitationCommand {
  email: string;
  name: string;
  language: Language;
  grants: RoleGrant[];
}

/** An invitation: address, name, language, one role with where it holds. */
export function parseInvitation(
  fields: unknown,
  countyCodes: readonly string[],
): Result<InvitationCommand, FieldProblem[]> {
  const email = normaliseEmail(textField(fields, 'email'));
  const person = parseOwnAccount(fields);
  const grant = parseGrant(fields, countyCodes);
  const problems = [
    ...emailProblems(email),
    ...(person.ok ? [] : person.problem),
    ...(grant.ok ? [] : [grant.problem]),
  ];
  if (!person.ok || !grant.ok || problems.length > 0) return problem(problems);
  return ok({ email, ...person.value, grants: [grant.value] });
}

export interface RolesCommand {
  /** Present roles to keep, as `role scope`; what the account does not have is no role to keep. */
  keep: string[];
  add: RoleGrant | null;
}

/** The roles form: what to keep, and perhaps one role more. */
export function parseRoles(
  fields: unknown,
  countyCodes: readonly string[],
): Result<RolesCommand, FieldProblem[]> {
  const given = (fields as Record<string, unknown> | undefined)?.['keep[]'];
  const keep = (Array.isArray(given) ? given : [given]).filter((each) => typeof each === 'string');
  if (textField(fields, 'role') === '') return ok({ keep, add: null });
  const grant = parseGrant(fields, countyCodes);
  return grant.ok ? ok({ keep, add: grant.value }) : problem([grant.problem]);
}

export interface AccountsQuery {
  search: string;
  role: Role | null;
  state: AccountState | null;
  page: number;
}

/** Filter and page of the accounts list; what is wrong in the address counts as not given. */
export function parseAccountsQuery(query: unknown): AccountsQuery {
  const role = textField(query, 'role');
  const state = textField(query, 'state');
  return {
    search: textField(query, 'search').slice(0, 100),
    role: isRole(role) ? role : null,
    state: accountStates.find((each) => each === state) ?? null,
    page: parsePage(query),
  };
}

/** Page number of a list, from 1. */
export function parsePage(query: unknown): number {
  const page = Number(textField(query, 'page'));
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}
