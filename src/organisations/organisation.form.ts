/** The registration form and the moderator's decision: fields to commands, or what is wrong with which field. */
import { z } from 'zod';
import { parsePage } from '../accounts/account.form';
import type { Municipality } from '../areas/area.model';
import type { FieldProblem } from '../i18n/form-problem';
import { isLanguage, type Language } from '../i18n/language';
import { ok, problem, type Result } from '../shared/result';
import { parseMunicipalityNames } from './municipality-names.form';
import {
  normaliseBusinessId,
  normaliseRegisterNumber,
  registeringKinds,
  givenTrustLevels,
  organisationStates,
  type GivenTrustLevel,
  type Organisation,
  type OrganisationEvent,
  type OrganisationState,
} from './organisation.model';

/** Languages in which help can be given; the order is that of the form. */
export const helpLanguages = ['fi', 'sv', 'en', 'se', 'ru', 'et', 'ar', 'so', 'uk', 'sign'] as const;

/** Every value of a field that may come several times, under its name or, as the pages write it then, `name[]`. */
export function listField(fields: unknown, name: string): string[] {
  const all = fields as Record<string, unknown> | undefined;
  return [all?.[name], all?.[`${name}[]`]].flat().filter((each) => typeof each === 'string');
}

/** A field's text; empty when it is missing or comes twice. */
export function field(fields: unknown, name: string): string {
  const value = (fields as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value.trim().normalize('NFC') : '';
}

export type Registration = Pick<
  Organisation,
  'name' | 'kind' | 'businessId' | 'registerNumber' | 'municipalities' | 'languages' | 'contact'
>;

const emailSchema = z.email().max(254);
/** Whether a text is one line of at most 200 characters, and not empty. */
export const isLineOfText = (text: string) => text !== '' && text.length <= 200 && !/\p{Cc}/u.test(text);
export const isEmailAddress = (text: string) => emailSchema.safeParse(text).success;

/** What is typed in the form, to show it again beside its mistakes. */
export function typedRegistration(fields: unknown) {
  const text = (name: string) => field(fields, name).slice(0, 2000);
  return {
    name: text('name'),
    kind: text('kind'),
    businessId: text('businessId'),
    registerNumber: text('registerNumber'),
    municipalities: text('municipalities'),
    languages: listField(fields, 'languages'),
    contactName: text('contactName'),
    email: text('email'),
    language: text('language'),
    declaration: text('declaration'),
    sameIsKnown: text('sameIsKnown'),
  };
}
export type TypedRegistration = ReturnType<typeof typedRegistration>;

function areaProblems(codes: readonly string[], unknown: readonly string[]): FieldProblem[] {
  if (unknown.length > 0)
    return [
      {
        field: 'municipalities',
        message: 'organisations.problem.municipalitiesUnknown',
        params: { names: unknown.join(', ') },
      },
    ];
  return codes.length === 0
    ? [{ field: 'municipalities', message: 'organisations.problem.municipalitiesMissing' }]
    : [];
}

/** Reads a registration. @param municipalities those that an area may name */
export function parseRegistration(
  fields: unknown,
  municipalities: readonly Municipality[],
): Result<Registration, FieldProblem[]> {
  const typed = typedRegistration(fields);
  const area = parseMunicipalityNames(typed.municipalities, municipalities);
  const kind = registeringKinds.find((each) => each === typed.kind);
  const businessId = typed.businessId === '' ? null : normaliseBusinessId(typed.businessId);
  const registerNumber = typed.registerNumber === '' ? null : normaliseRegisterNumber(typed.registerNumber);
  const email = typed.email.toLowerCase();
  const languages = helpLanguages.filter((each) => typed.languages.includes(each));
  const language: Language = isLanguage(typed.language) ? typed.language : 'fi';
  const checks: readonly (readonly [boolean, FieldProblem])[] = [
    [isLineOfText(typed.name), { field: 'name', message: 'organisations.problem.name' }],
    [kind !== undefined, { field: 'kind', message: 'organisations.problem.kind' }],
    [
      typed.businessId === '' || businessId !== null,
      { field: 'businessId', message: 'organisations.problem.businessId' },
    ],
    [
      typed.registerNumber === '' || registerNumber !== null,
      { field: 'registerNumber', message: 'organisations.problem.registerNumber' },
    ],
    [languages.length > 0, { field: 'languages', message: 'organisations.problem.languages' }],
    [isLineOfText(typed.contactName), { field: 'contactName', message: 'organisations.problem.contactName' }],
    [isEmailAddress(email), { field: 'email', message: 'organisations.problem.email' }],
    [typed.declaration === 'yes', { field: 'declaration', message: 'organisations.problem.declaration' }],
  ];
  const problems = [
    ...checks.filter(([isFine]) => !isFine).map(([, found]) => found),
    ...areaProblems(area.codes, area.unknown),
  ];
  if (problems.length > 0 || kind === undefined) return problem(problems);
  const contact = { name: typed.contactName, email, language };
  return ok({
    name: typed.name,
    kind,
    businessId,
    registerNumber,
    municipalities: area.codes,
    languages,
    contact,
  });
}

/** The moderator's decision: `accept` with a level of trust, or `refuse` with a reason. */
export function parseDecision(fields: unknown): Result<OrganisationEvent, FieldProblem[]> {
  const decision = field(fields, 'decision');
  const reason = field(fields, 'reason').slice(0, 1000);
  if (decision === 'refuse')
    return reason === ''
      ? problem([{ field: 'reason', message: 'organisations.problem.reason' }])
      : ok({ type: 'refuse', reason });
  const trust = givenTrustLevels.find((each) => each === field(fields, 'trust'));
  if (decision !== 'accept' || trust === undefined)
    return problem([{ field: 'trust', message: 'organisations.problem.trust' }]);
  return ok({ type: 'accept', trust });
}

/** A new level of trust for an accepted organisation. */
export function parseTrust(fields: unknown): Result<GivenTrustLevel, FieldProblem[]> {
  const trust = givenTrustLevels.find((each) => each === field(fields, 'trust'));
  return trust === undefined
    ? problem([{ field: 'trust', message: 'organisations.problem.trust' }])
    : ok(trust);
}

export interface QueueQuestion {
  state: OrganisationState;
  search: string;
  page: number;
}

/** State, name and page of the moderators' list; what is wrong in the address counts as not given. */
export function parseQueueQuestion(query: unknown): QueueQuestion {
  return {
    state: organisationStates.find((each) => each === field(query, 'state')) ?? 'confirmed',
    search: field(query, 'q').slice(0, 100),
    page: parsePage(query),
  };
}
