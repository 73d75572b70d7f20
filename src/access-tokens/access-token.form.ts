/** Tokens as they come in: the form that makes one, and the header that brings one. */
import { textField } from '../accounts/account.form';
import type { FieldProblem } from '../i18n/form-problem';
import { ok, problem, type Result } from '../shared/result';
import {
  tokenLifetimes,
  tokenNameLength,
  tokenScopes,
  type TokenLifetime,
  type TokenScope,
} from './access-token.model';

/** What was typed, to show it again beside what is wrong. */
export interface TypedToken {
  name: string;
  scopes: readonly TokenScope[];
  days: string;
}

export interface TokenCommand {
  /** Made with the form, so that sending the same form twice makes one token. */
  id: string;
  name: string;
  scopes: readonly TokenScope[];
  days: TokenLifetime;
}

function chosenScopes(fields: unknown): TokenScope[] {
  const given = (fields as Record<string, unknown> | undefined)?.['scopes[]'];
  const chosen = Array.isArray(given) ? given : [given];
  return tokenScopes.filter((scope) => chosen.includes(scope));
}

export function typedToken(fields: unknown): TypedToken {
  return {
    name: textField(fields, 'name').slice(0, 300),
    scopes: chosenScopes(fields),
    days: textField(fields, 'days'),
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Name, scopes and lifetime of a new token. */
export function parseToken(fields: unknown): Result<TokenCommand, FieldProblem[]> {
  const { name, scopes, days: typedDays } = typedToken(fields);
  const id = textField(fields, 'id');
  const days = tokenLifetimes.find((each) => String(each) === typedDays);
  const problems: FieldProblem[] = [];
  if (name === '') problems.push({ field: 'name', message: 'accessTokens.problem.nameMissing' });
  else if (name.length > tokenNameLength || /\p{Cc}/u.test(name))
    problems.push({
      field: 'name',
      message: 'accessTokens.problem.nameWrong',
      params: { signs: tokenNameLength },
    });
  if (scopes.length === 0) problems.push({ field: 'scopes', message: 'accessTokens.problem.scopeMissing' });
  if (days === undefined || !uuid.test(id))
    problems.push({ field: 'days', message: 'accessTokens.problem.daysMissing' });
  if (problems.length > 0 || days === undefined) return problem(problems);
  return ok({ id, name, scopes, days });
}

/** The secret of an `Authorization: Bearer …` header (RFC 6750); null when there is none. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer +([\w~+/.-]{1,200}=*) *$/i.exec(header ?? '')?.[1] ?? null;
}
