/** Organisations that offer help: what is asked of them, how they become partners, and how far they are trusted. */
import type { Language } from '../i18n/language';
import { ok, problem, type Result } from '../shared/result';

export const organisationKinds = [
  'association',
  'village_committee',
  'congregation',
  'foundation',
  'company',
  'municipal_service',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/**
 * Registered → address confirmed by the mailed link → accepted or refused by a moderator, once. Closed: it has nobody left, or its contact
 * ended it; nothing of it is public.
 */
export const organisationStates = ['unconfirmed', 'confirmed', 'accepted', 'refused', 'closed'] as const;
export type OrganisationState = (typeof organisationStates)[number];

/** How the organisation is known; rides, escorts and help at home ask for more than `unverified`. */
export const trustLevels = ['unverified', 'vouched_for', 'register_checked', 'authority'] as const;
export type TrustLevel = (typeof trustLevels)[number];
/** Levels that a moderator gives; an authority's own service is trusted by its standing. */
export const givenTrustLevels = ['unverified', 'vouched_for', 'register_checked'] as const;
export type GivenTrustLevel = (typeof givenTrustLevels)[number];

/** Kinds that register themselves; services of authorities are made by the authority. */
export const registeringKinds = [
  'association',
  'village_committee',
  'congregation',
  'foundation',
  'company',
  'other',
] as const satisfies readonly OrganisationKind[];

/** Version of the declaration that the registrant agrees to: no party, no support group of a candidate. */
export const registrationDeclarationVersion = '2026-11';
/** Days for which the mailed confirmation link is good. */
export const confirmationDays = 3;

export interface Organisation {
  id: string;
  name: string;
  kind: OrganisationKind;
  /** `1234567-1`; null when it has none or did not tell. */
  businessId: string | null;
  /** Number in the register of associations, digits only; null when it has none or did not tell. */
  registerNumber: string | null;
  /** Codes of the municipalities that it works in. */
  municipalities: readonly string[];
  languages: readonly string[];
  /** A person's work contact, shown to moderators only. */
  contact: { name: string; email: string; language: Language };
  state: OrganisationState;
  /** What shows: the level that a moderator gave, raised by whoever vouches. */
  trust: TrustLevel;
  /** The organisation that it belongs to as a local association; null when to none. */
  umbrellaId: string | null;
  /** Whose service it is, `municipality:091` or `wellbeing_county:13`; null when it is no authority's. */
  authority: string | null;
  declaration: { textVersion: string; at: Date };
  createdAt: Date;
  decidedAt: Date | null;
  decisionReason: string | null;
}

const businessIdWeights = [7, 9, 10, 5, 8, 4, 2, 1];

/**
 * A business ID in its one spelling, `1234567-1`, or null when it is none: the weighted sum of its eight digits
 * (7 9 10 5 8 4 2 1) is divisible by 11. Old numbers of six digits get a leading zero.
 */
export function normaliseBusinessId(text: string): string | null {
  const match = /^(\d{6,7})-?(\d)$/.exec(text.replace(/\s/g, '').replace(/[‐–]/g, '-'));
  if (match === null) return null;
  const number = match[1]!.padStart(7, '0');
  const sum = Array.from(number + match[2]!).reduce(
    (total, digit, index) => total + Number(digit) * businessIdWeights[index]!,
    0,
  );
  return sum % 11 === 0 ? `${number}-${match[2]!}` : null;
}

/** A number in the register of associations as digits (`123.456` → `123456`), or null; it has no check digit. */
export function normaliseRegisterNumber(text: string): string | null {
  const compact = text.replace(/\s/g, '');
  return /^(\d{1,6}|\d{1,3}\.\d{3})$/.test(compact) ? String(Number(compact.replace('.', ''))) : null;
}

/** The name without case, punctuation and words of form (`ry`, `rf`): two spellings of one name have the same key. */
export function organisationNameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '' && !['ry', 'rf', 'oy', 'ab'].includes(word))
    .join(' ');
}

/** Which of their marks two organisations share; a moderator looks at it, nobody is refused for it. */
export type DuplicateMark = 'name' | 'businessId' | 'registerNumber';
type Marked = Pick<Organisation, 'name' | 'businessId' | 'registerNumber'>;

export function duplicateMarks(a: Marked, b: Marked): DuplicateMark[] {
  const marks: DuplicateMark[] = [];
  if (organisationNameKey(a.name) === organisationNameKey(b.name)) marks.push('name');
  if (a.businessId !== null && a.businessId === b.businessId) marks.push('businessId');
  if (a.registerNumber !== null && a.registerNumber === b.registerNumber) marks.push('registerNumber');
  return marks;
}

export type OrganisationEvent =
  { type: 'confirm' } | { type: 'accept'; trust: GivenTrustLevel } | { type: 'refuse'; reason: string };
export type OrganisationProblem = 'notPossible' | 'noNumberToCheck' | 'reasonMissing';

/** What becomes of an organisation; each step is taken once and none is taken back here. */
export function changeOrganisation(
  organisation: Pick<Organisation, 'state' | 'trust' | 'businessId' | 'registerNumber'>,
  event: OrganisationEvent,
): Result<Pick<Organisation, 'state' | 'trust'>, OrganisationProblem> {
  const { state, trust, businessId, registerNumber } = organisation;
  if (event.type === 'confirm')
    return state === 'unconfirmed' ? ok({ state: 'confirmed', trust }) : problem('notPossible');
  if (state !== 'confirmed') return problem('notPossible');
  if (event.type === 'refuse')
    return event.reason === '' ? problem('reasonMissing') : ok({ state: 'refused', trust: 'unverified' });
  if (event.trust === 'register_checked' && businessId === null && registerNumber === null)
    return problem('noNumberToCheck');
  return ok({ state: 'accepted', trust: event.trust });
}
