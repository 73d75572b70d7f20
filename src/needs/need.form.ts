/** The form of a need and the filters of its lists: fields to values, or what is wrong with which field. */
import { z } from 'zod';
import { mentionsIdentityCode } from '../feedback/feedback.model';
import type { FieldProblem } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import { helpTypeCodes, type HelpTypeCode } from '../offers/help-type.model';
import { field, helpLanguages, listField } from '../organisations/organisation.form';
import { isIsoDate, type IsoDate } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { needScopes, type NeedScope } from './need-ranking.model';
import { needStates, type NeedState } from './need-state.model';
import {
  inReturnKinds,
  missingFields,
  needTypeCodes,
  quantityBands,
  type NeedContact,
  type NeedContent,
} from './need.model';

/** What the form must know besides its fields. */
export interface NeedFormContext {
  /** Whether seats and wheelchair places can be asked for. */
  isRide: boolean;
  /** Days that the type can name. */
  days: readonly IsoDate[];
  /** Postcodes of the municipality. */
  postcodes: ReadonlySet<string>;
  /** Ids of the municipality's polling places in the election. */
  placeIds: ReadonlySet<string>;
  today: IsoDate;
  /** Election day: nobody is asked to answer later. */
  heldOn: IsoDate;
  /** Language of the person who writes. */
  language: Language;
}

export interface NeedForm {
  content: NeedContent;
  contact: NeedContact;
}

/** Letters that a free text may have. */
export const longestText = 600;
export const longestLine = 100;

export type Check = readonly [boolean, FieldProblem];

/** The most seats or wheelchair places that a form takes. */
const mostPlaces = 1000;

/** Seats or wheelchair places; null when none are told, undefined when it is no whole number from 0 to 1,000. */
function placesOf(fields: unknown, name: 'seats' | 'wheelchairPlaces'): number | null | undefined {
  const text = field(fields, name);
  if (text === '') return null;
  return /^\d{1,4}$/.test(text) && Number(text) <= mostPlaces ? Number(text) : undefined;
}

/** Both, as far as they are told; neither for help that is no ride. */
export function tellPlaces(
  fields: unknown,
  isRide: boolean,
): Pick<NeedContent, 'seats' | 'wheelchairPlaces'> {
  if (!isRide) return { seats: null, wheelchairPlaces: null };
  return {
    seats: placesOf(fields, 'seats') ?? null,
    wheelchairPlaces: placesOf(fields, 'wheelchairPlaces') ?? null,
  };
}

/** Whether seats and wheelchair places are such numbers; those of no ride are not read. */
export function placesChecks(fields: unknown, isRide: boolean): Check[] {
  if (!isRide) return [];
  return (['seats', 'wheelchairPlaces'] as const).map((name) => [
    placesOf(fields, name) !== undefined,
    { field: name, message: 'needs.problem.places', params: { count: mostPlaces } },
  ]);
}

export const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
export const isPhone = (text: string) => /^\+?[\d ()-]{5,25}$/.test(text);

function textChecks(fields: unknown): Check[] {
  return [
    [
      field(fields, 'description').length <= longestText,
      { field: 'description', message: 'needs.problem.tooLong', params: { count: longestText } },
    ],
    [
      !mentionsIdentityCode(field(fields, 'description')),
      { field: 'description', message: 'needs.problem.identityCode' },
    ],
    [
      field(fields, 'contactRole').length <= longestLine &&
        !mentionsIdentityCode(field(fields, 'contactRole')),
      { field: 'contactRole', message: 'needs.problem.tooLong', params: { count: longestLine } },
    ],
  ];
}

function contactChecks(fields: unknown): Check[] {
  const email = field(fields, 'email').toLowerCase();
  const phone = field(fields, 'phone');
  return [
    [
      email === '' || z.email().max(254).safeParse(email).success,
      { field: 'email', message: 'needs.problem.emailForm' },
    ],
    [phone === '' || isPhone(phone), { field: 'phone', message: 'needs.problem.phone' }],
  ];
}

function timeChecks(fields: unknown, context: NeedFormContext): Check[] {
  const opensAt = field(fields, 'opensAt');
  const closesAt = field(fields, 'closesAt');
  const until = field(fields, 'until');
  const isNone = opensAt === '' && closesAt === '';
  return [
    [
      isNone || (isTime(opensAt) && isTime(closesAt) && opensAt < closesAt),
      { field: 'opensAt', message: 'needs.problem.hours' },
    ],
    [
      until === '' || (isIsoDate(until) && until >= context.today && until <= context.heldOn),
      { field: 'until', message: 'needs.problem.untilRange' },
    ],
  ];
}

function placeChecks(fields: unknown, postcodes: readonly string[], context: NeedFormContext): Check[] {
  const unknown = postcodes.filter((each) => !context.postcodes.has(each));
  const placeId = field(fields, 'placeId');
  return [
    [
      unknown.length === 0,
      {
        field: 'postcodes',
        message: 'needs.problem.postcodes',
        params: { codes: unknown.slice(0, 5).join(', ').slice(0, 60) },
      },
    ],
    [placeId === '' || context.placeIds.has(placeId), { field: 'placeId', message: 'needs.problem.place' }],
    [placeId === '' || postcodes.length === 0, { field: 'postcodes', message: 'needs.problem.placeOrArea' }],
  ];
}

/** The content as far as it was filled in. */
function contentOf(fields: unknown, postcodes: readonly string[], context: NeedFormContext): NeedContent {
  const orNull = (name: string) => (field(fields, name) === '' ? null : field(fields, name));
  const list = (name: string) => listField(fields, name);
  return {
    description: field(fields, 'description'),
    postcodes,
    placeId: orNull('placeId'),
    days: context.days.filter((day) => list('days').includes(day)),
    opensAt: orNull('opensAt'),
    closesAt: orNull('closesAt'),
    band: quantityBands.find((each) => each === field(fields, 'band')) ?? null,
    ...tellPlaces(fields, context.isRide),
    languages: helpLanguages.filter((each) => list('languages').includes(each)),
    until: orNull('until'),
    inReturn: inReturnKinds.filter((each) => list('inReturn').includes(each)),
  };
}

const fieldOrder: readonly string[] = [
  'description',
  'band',
  'seats',
  'wheelchairPlaces',
  'languages',
  'placeId',
  'postcodes',
  'days',
  'opensAt',
  'closesAt',
  'until',
  'contactRole',
  'email',
  'phone',
];

/** Problems in the order in which their fields stand on the page, as the summary leads through them. */
function inFormOrder(problems: readonly FieldProblem[]): FieldProblem[] {
  const placeOf = ({ field: name }: FieldProblem) => fieldOrder.indexOf(name);
  return [...problems].sort((a, b) => placeOf(a) - placeOf(b));
}

/**
 * Reads the form of a need.
 * @param mayLack whether it may still lack something: a draft may
 */
export function parseNeed(
  fields: unknown,
  context: NeedFormContext,
  mayLack: boolean,
): Result<NeedForm, FieldProblem[]> {
  const postcodes = [...new Set(field(fields, 'postcodes').split(/[\s,;]+/))].filter((each) => each !== '');
  const content = contentOf(fields, postcodes, context);
  const contact: NeedContact = {
    role: field(fields, 'contactRole'),
    email: field(fields, 'email').toLowerCase(),
    phone: field(fields, 'phone'),
    language: context.language,
  };
  const checks = [
    ...textChecks(fields),
    ...placeChecks(fields, postcodes, context),
    ...timeChecks(fields, context),
    ...contactChecks(fields),
    ...placesChecks(fields, context.isRide),
  ];
  const missing = mayLack ? [] : missingFields(content, contact, context.days);
  const problems: FieldProblem[] = [
    ...missing.map((name): FieldProblem => ({ field: name, message: `needs.missing.${name}` })),
    ...checks.filter(([isFine]) => !isFine).map(([, found]) => found),
  ];
  return problems.length > 0 ? problem(inFormOrder(problems)) : ok({ content, contact });
}

/** The kind of help that a new need asks for; null when it is none that can be asked for. */
export function parseNeedType(fields: unknown): HelpTypeCode | null {
  return needTypeCodes.find((each) => each === field(fields, 'type')) ?? null;
}

export interface NeedListQuery {
  search: string;
  state: NeedState | null;
  type: HelpTypeCode | null;
  municipalityCode: string | null;
  page: number;
}

/** The filter of a list out of its address; what is wrong there counts as not given. */
export function parseNeedListQuery(query: unknown): NeedListQuery {
  const page = field(query, 'page');
  const municipality = field(query, 'municipality');
  return {
    search: field(query, 'q').slice(0, 80),
    state: needStates.find((each) => each === field(query, 'state')) ?? null,
    type: helpTypeCodes.find((each) => each === field(query, 'type')) ?? null,
    municipalityCode: /^\d{3}$/.test(municipality) ? municipality : null,
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}

export interface PartnerNeedQuery extends NeedListQuery {
  scope: NeedScope;
}

/** The filter of an organisation's list of needs; what is wrong there counts as not given. */
export function parsePartnerNeedQuery(query: unknown): PartnerNeedQuery {
  return {
    ...parseNeedListQuery(query),
    scope: needScopes.find((each) => each === field(query, 'scope')) ?? 'near',
  };
}

export const needActions = ['open', 'fill', 'close'] as const;
export type NeedAction = (typeof needActions)[number];

export function parseNeedAction(fields: unknown): NeedAction | null {
  return needActions.find((each) => each === field(fields, 'action')) ?? null;
}

/** The version that the person saw; whatever else was sent is none. */
export function seenVersion(fields: unknown): number {
  const text = field(fields, 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
