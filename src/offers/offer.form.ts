/** The steps of the offer form and the moderator's decision: fields to content, or what is wrong with which field. */
import { z } from 'zod';
import type { FieldProblem } from '../i18n/form-problem';
import { field, helpLanguages, listField } from '../organisations/organisation.form';
import type { IsoDate } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { helpType, type CapacityKind } from './help-type.model';
import {
  capacityFields,
  declarationTextVersion,
  precautions,
  targetGroups,
  type Capacity,
  type Offer,
  type OfferContent,
  type OfferStep,
} from './offer.model';
import { parseServiceArea, type AreaContext } from './service-area.form';

/** What the form must know besides its fields. */
export interface OfferFormContext extends AreaContext {
  /** Days that the type can name. */
  days: readonly IsoDate[];
  asksPrecautions: boolean;
  now: Date;
}

type Parsed = Result<Partial<OfferContent>, FieldProblem[]>;
type Check = readonly [boolean, FieldProblem];

const failed = (checks: readonly Check[]) => checks.filter(([isFine]) => !isFine).map(([, found]) => found);

/** Finnish identity codes: never in a text that others read. */
const identityCode = /\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b/i;
const isText = (text: string, most: number) => text.length <= most && !identityCode.test(text);

function textChecks(fields: unknown, names: readonly string[], most: number): Check[] {
  return names.map((name) => [
    isText(field(fields, name), most),
    { field: name, message: 'offers.problem.text', params: { count: most } },
  ]);
}

function parseWhat(fields: unknown): Parsed {
  const description = field(fields, 'description');
  const groups = targetGroups.filter((each) => listField(fields, 'targetGroups').includes(each));
  const languages = helpLanguages.filter((each) => listField(fields, 'languages').includes(each));
  const notes = field(fields, 'notes');
  const problems = failed([
    [description !== '', { field: 'description', message: 'offers.problem.description' }],
    [groups.length > 0, { field: 'targetGroups', message: 'offers.problem.targetGroups' }],
    [languages.length > 0, { field: 'languages', message: 'offers.problem.languages' }],
    ...textChecks(fields, ['description', 'notes'], 600),
  ]);
  return problems.length > 0
    ? problem(problems)
    : ok({ description, targetGroups: groups, languages, notes });
}

/** A whole number of at most 10,000; null when it is none. */
function wholeNumber(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 10_000 ? Number(text) : null;
}

function parseCapacity(kind: CapacityKind, fields: unknown): Result<Capacity, FieldProblem[]> {
  const values = capacityFields[kind].map((name) => ({ name, value: wholeNumber(field(fields, name)) }));
  const least = (name: string) => (name === 'wheelchairPlaces' ? 0 : 1);
  const wrong = values.filter(({ name, value }) => value === null || value < least(name));
  if (wrong.length > 0)
    return problem(
      wrong.map(({ name }) => ({
        field: name,
        message: 'offers.problem.number',
        params: { least: least(name) },
      })),
    );
  return ok({ kind, ...Object.fromEntries(values.map(({ name, value }) => [name, value])) } as Capacity);
}

function parseWhere(type: Offer['type'], fields: unknown, context: OfferFormContext): Parsed {
  const area = parseServiceArea(fields, context);
  const days = context.days.filter((day) => listField(fields, 'days').includes(day));
  const opensAt = field(fields, 'opensAt');
  const closesAt = field(fields, 'closesAt');
  const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
  const asksDays = context.days.length > 0;
  const capacity = parseCapacity(helpType(type).capacity, fields);
  const problems = failed([
    [!asksDays || days.length > 0, { field: 'days', message: 'offers.problem.days' }],
    [
      !asksDays || (isTime(opensAt) && isTime(closesAt) && opensAt < closesAt),
      { field: 'opensAt', message: 'offers.problem.hours' },
    ],
  ]);
  const all = [...(area.ok ? [] : area.problem), ...problems, ...(capacity.ok ? [] : capacity.problem)];
  if (all.length > 0 || !area.ok || !capacity.ok) return problem(all);
  return ok({
    ...area.value,
    days,
    opensAt: asksDays ? opensAt : null,
    closesAt: asksDays ? closesAt : null,
    capacity: capacity.value,
  });
}

const isPhone = (text: string) => /^\+?[\d ()-]{5,25}$/.test(text);
const isEmail = (text: string) => z.email().max(254).safeParse(text).success;

function parseBooking(
  offer: Pick<Offer, 'type' | 'content'>,
  fields: unknown,
  context: OfferFormContext,
): Parsed {
  const bookingHow = field(fields, 'bookingHow');
  const bookingUntil = field(fields, 'bookingUntil');
  const free = field(fields, 'isFree');
  const phone = field(fields, 'phone');
  const email = field(fields, 'email').toLowerCase();
  const { flags } = helpType(offer.type);
  const declared = listField(fields, 'declarations');
  const problems = failed([
    [bookingHow !== '', { field: 'bookingHow', message: 'offers.problem.bookingHow' }],
    ...textChecks(fields, ['bookingHow', 'bookingUntil'], 200),
    [free === 'yes' || free === 'no', { field: 'isFree', message: 'offers.problem.isFree' }],
    [phone !== '' || email !== '', { field: 'phone', message: 'offers.problem.contact' }],
    [phone === '' || isPhone(phone), { field: 'phone', message: 'offers.problem.phone' }],
    [email === '' || isEmail(email), { field: 'email', message: 'offers.problem.email' }],
    [
      flags.every((flag) => declared.includes(flag)),
      { field: 'declarations', message: 'offers.problem.declarations' },
    ],
  ]);
  if (problems.length > 0) return problem(problems);
  const { declarations } = offer.content;
  const at = context.now.toISOString();
  return ok({
    bookingHow,
    bookingUntil,
    isFree: free === 'yes',
    phone,
    email,
    precautions: context.asksPrecautions
      ? precautions.filter((each) => listField(fields, 'precautions').includes(each))
      : [],
    declarations: flags.map(
      (flag) =>
        declarations.find((each) => each.flag === flag && each.textVersion === declarationTextVersion) ?? {
          flag,
          textVersion: declarationTextVersion,
          at,
        },
    ),
  });
}

/** Reads one step of the form: the part of the content that it changes. */
export function parseOfferStep(
  step: OfferStep,
  offer: Pick<Offer, 'type' | 'content'>,
  fields: unknown,
  context: OfferFormContext,
): Parsed {
  switch (step) {
    case 'what':
      return parseWhat(fields);
    case 'where':
      return parseWhere(offer.type, fields, context);
    case 'booking':
      return parseBooking(offer, fields, context);
  }
}

export type OfferDecision = { type: 'publish' } | { type: 'return' | 'takeDown'; reason: string };

/** The reviewer's decision: `publish`; `return` with a reason; `takeDown` with a reason and `takeDownSure`. */
export function parseOfferDecision(fields: unknown): Result<OfferDecision, FieldProblem[]> {
  const reason = field(fields, 'reason').slice(0, 1000);
  switch (field(fields, 'decision')) {
    case 'publish':
      return ok({ type: 'publish' });
    case 'return':
      return reason === ''
        ? problem([{ field: 'reason', message: 'offers.problem.reasonMissing' }])
        : ok({ type: 'return', reason });
    case 'takeDown': {
      const problems = failed([
        [reason !== '', { field: 'reason', message: 'offers.problem.reasonMissing' }],
        [
          field(fields, 'takeDownSure') === 'yes',
          { field: 'takeDownSure', message: 'people.problem.notSure' },
        ],
      ]);
      return problems.length > 0 ? problem(problems) : ok({ type: 'takeDown', reason });
    }
    default:
      return problem([{ field: 'content', message: 'offers.problem.notPossible' }]);
  }
}
