/** The forms of pledges: what is pledged, and what either side decides. */
import { z } from 'zod';
import { mentionsIdentityCode } from '../feedback/feedback.model';
import type { FieldProblem } from '../i18n/form-problem';
import { field, listField } from '../organisations/organisation.form';
import type { IsoDate } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { isPhone, isTime, longestLine, longestText, placesChecks, tellPlaces, type Check } from './need.form';
import { pledgeStates, type PledgeContact, type PledgeEvent, type PledgeState } from './pledge.model';

export interface PledgeForm {
  offerId: string;
  quantity: number;
  seats: number | null;
  wheelchairPlaces: number | null;
  days: readonly IsoDate[];
  opensAt: string | null;
  closesAt: string | null;
  message: string;
  contact: PledgeContact;
}

/** A whole number from 1 to 10,000; null when it is none. */
function quantityOf(text: string): number | null {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= 10_000 ? value : null;
}

function contactChecks({ role, email, phone }: PledgeContact): Check[] {
  return [
    [
      role !== '' && role.length <= longestLine && !mentionsIdentityCode(role),
      { field: 'contactRole', message: 'pledges.problem.contactRole' },
    ],
    [email !== '' || phone !== '', { field: 'email', message: 'needs.missing.email' }],
    [
      email === '' || z.email().max(254).safeParse(email).success,
      { field: 'email', message: 'needs.problem.emailForm' },
    ],
    [phone === '' || isPhone(phone), { field: 'phone', message: 'needs.problem.phone' }],
  ];
}

/**
 * Reads a pledge.
 * @param needDays days that the need names; of them, those that were ticked
 * @param isRide whether seats and wheelchair places are asked for
 */
export function parsePledge(
  fields: unknown,
  needDays: readonly IsoDate[],
  isRide: boolean,
): Result<PledgeForm, FieldProblem[]> {
  const quantity = quantityOf(field(fields, 'quantity'));
  const days = needDays.filter((day) => listField(fields, 'days').includes(day));
  const opensAt = field(fields, 'opensAt');
  const closesAt = field(fields, 'closesAt');
  const message = field(fields, 'message');
  const contact: PledgeContact = {
    role: field(fields, 'contactRole'),
    email: field(fields, 'email').toLowerCase(),
    phone: field(fields, 'phone'),
  };
  const isAllDay = opensAt === '' && closesAt === '';
  const checks: readonly Check[] = [
    [field(fields, 'offerId') !== '', { field: 'offerId', message: 'pledges.problem.offer' }],
    [quantity !== null, { field: 'quantity', message: 'pledges.problem.quantity' }],
    [needDays.length === 0 || days.length > 0, { field: 'days', message: 'needs.missing.days' }],
    [
      isAllDay || (isTime(opensAt) && isTime(closesAt) && opensAt < closesAt),
      { field: 'opensAt', message: 'needs.problem.hours' },
    ],
    [
      message.length <= longestText,
      { field: 'message', message: 'needs.problem.tooLong', params: { count: longestText } },
    ],
    [!mentionsIdentityCode(message), { field: 'message', message: 'needs.problem.identityCode' }],
    ...contactChecks(contact),
    ...placesChecks(fields, isRide),
  ];
  const problems = checks.filter(([isFine]) => !isFine).map(([, found]) => found);
  if (problems.length > 0 || quantity === null) return problem(problems);
  return ok({
    offerId: field(fields, 'offerId'),
    quantity,
    ...tellPlaces(fields, isRide),
    days,
    opensAt: isAllDay ? null : opensAt,
    closesAt: isAllDay ? null : closesAt,
    message,
    contact,
  });
}

/** A reason that the other side reads, or what is wrong with it. */
function parseReason(fields: unknown, name: string): Result<string, FieldProblem[]> {
  const reason = field(fields, name);
  if (reason.length > longestText)
    return problem([{ field: name, message: 'needs.problem.tooLong', params: { count: longestText } }]);
  return mentionsIdentityCode(reason)
    ? problem([{ field: name, message: 'needs.problem.identityCode' }])
    : ok(reason);
}

/**
 * What the municipality decides on a pledge: `accept`, `decline` or `takeBack`; null when it is none of them.
 * @param reasonField name of the field with the reason: several pledges stand on one page
 */
export function parseMunicipalityDecision(
  fields: unknown,
  reasonField: string,
): Result<PledgeEvent, FieldProblem[]> | null {
  const reason = parseReason(fields, reasonField);
  if (!reason.ok) return reason;
  switch (field(fields, 'decision')) {
    case 'accept':
      return ok({ type: 'accept' });
    case 'decline':
      return ok({ type: 'decline', reason: reason.value });
    case 'takeBack':
      return ok({ type: 'takeBack', by: 'municipality', reason: reason.value });
    default:
      return null;
  }
}

/** The organisation takes its pledge back. */
export function parseTakingBack(fields: unknown): Result<PledgeEvent, FieldProblem[]> {
  const reason = parseReason(fields, 'reason');
  return reason.ok ? ok({ type: 'takeBack', by: 'organisation', reason: reason.value }) : reason;
}

export interface PledgeListQuery {
  state: PledgeState | null;
  page: number;
}

/** The filter of a list of pledges out of its address; what is wrong there counts as not given. */
export function parsePledgeListQuery(query: unknown): PledgeListQuery {
  const page = field(query, 'page');
  return {
    state: pledgeStates.find((each) => each === field(query, 'state')) ?? null,
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}
