/** Offers of help: what they hold, which days they can name, and what is missing before they can be sent. */
import type { Election } from '../elections/election.model';
import type { TrustLevel } from '../organisations/organisation.model';
import { addDays, daysFrom, type IsoDate, type LocalTime } from '../shared/dates';
import { helpType, type CapacityKind, type GuardFlag, type HelpTypeCode } from './help-type.model';
import type { OfferStanding } from './offer-state.model';
import type { ServiceArea } from './service-area.model';

export const targetGroups = [
  'everyone',
  'older_people',
  'reduced_mobility',
  'wheelchair_users',
  'sight_impaired',
  'hearing_impaired',
  'intellectual_disability',
  'carers',
  'foreign_language',
  'first_time_voters',
] as const;
export type TargetGroup = (typeof targetGroups)[number];

/** Asked only for elections whose hazard profile is an epidemic. */
export const precautions = ['masks', 'hand_sanitiser', 'one_household', 'distance', 'ventilation'] as const;
export type Precaution = (typeof precautions)[number];

/** How much can be given, in the terms of the type. */
export type Capacity =
  | { kind: 'rides'; vehicles: number; seats: number; wheelchairPlaces: number; tripsPerDay: number }
  | { kind: 'helpers'; helpers: number }
  | { kind: 'phone'; hoursPerDay: number }
  | { kind: 'items'; items: number };

/** Fields of the capacity of each kind; the form asks for them by these names. */
export const capacityFields = {
  rides: ['vehicles', 'seats', 'wheelchairPlaces', 'tripsPerDay'],
  helpers: ['helpers'],
  phone: ['hoursPerDay'],
  items: ['items'],
} as const satisfies Record<CapacityKind, readonly string[]>;
export type CapacityField = (typeof capacityFields)[CapacityKind][number];

export interface Declaration {
  flag: GuardFlag;
  textVersion: string;
  /** Instant at which it was given. */
  at: string;
}

/** Version of the texts of the declarations. */
export const declarationTextVersion = '2026-11';

/** What an offer says; fields are empty or null until they are filled. */
export interface OfferContent extends ServiceArea {
  description: string;
  targetGroups: readonly TargetGroup[];
  languages: readonly string[];
  days: readonly IsoDate[];
  opensAt: LocalTime | null;
  closesAt: LocalTime | null;
  capacity: Capacity | null;
  bookingHow: string;
  bookingUntil: string;
  isFree: boolean | null;
  phone: string;
  email: string;
  notes: string;
  precautions: readonly Precaution[];
  declarations: readonly Declaration[];
}

export const emptyContent: OfferContent = {
  description: '',
  targetGroups: [],
  languages: [],
  municipalities: [],
  postcodes: [],
  circle: null,
  days: [],
  opensAt: null,
  closesAt: null,
  capacity: null,
  bookingHow: '',
  bookingUntil: '',
  isFree: null,
  phone: '',
  email: '',
  notes: '',
  precautions: [],
  declarations: [],
};

export interface Offer extends OfferStanding {
  id: string;
  organisationId: string;
  electionCode: string;
  type: HelpTypeCode;
  version: number;
  content: OfferContent;
  /** What the public sees, or saw last. */
  publishedContent: OfferContent | null;
  changedAt: Date;
  submittedAt: Date | null;
  publishedAt: Date | null;
  decisionReason: string | null;
  /** First day for which the organisation said that the offer still holds; written by `setReconfirmed` alone. */
  reconfirmedFor: IsoDate | null;
}

type ElectionDays = Pick<Election, 'heldOn' | 'advanceFrom' | 'advanceTo'>;

/**
 * The days that an offer of the type can name.
 * @param registrationEnds last day of registering for home voting; null when it is not known
 */
export function daysOfType(
  type: HelpTypeCode,
  election: ElectionDays,
  registrationEnds: IsoDate | null,
): IsoDate[] {
  const { phases } = helpType(type);
  const advance = daysFrom(election.advanceFrom, election.advanceTo);
  const days = (phases.length === 0 ? (['advance', 'election_day'] as const) : phases).flatMap((phase) => {
    switch (phase) {
      case 'advance':
      case 'home':
        return advance;
      case 'election_day':
        return [election.heldOn];
      case 'home_registration':
        return registrationEnds === null ? [] : daysFrom(addDays(registrationEnds, -13), registrationEnds);
      case 'before':
        return [];
    }
  });
  return [...new Set(days)].sort();
}

/** Steps of the form, in order. */
export const offerSteps = ['what', 'where', 'booking'] as const;
export type OfferStep = (typeof offerSteps)[number];

/** Whether the days are told, where the type names days at all. */
function hasDays({ days, opensAt }: OfferContent, possible: readonly IsoDate[]): boolean {
  if (possible.length === 0) return true;
  return days.length > 0 && days.every((day) => possible.includes(day)) && opensAt !== null;
}

/** The steps that still lack something, in order. @param days those that the type can name */
export function missingSteps(
  type: HelpTypeCode,
  content: OfferContent,
  days: readonly IsoDate[],
): OfferStep[] {
  const isDone: Readonly<Record<OfferStep, boolean>> = {
    what: content.description !== '' && content.targetGroups.length > 0 && content.languages.length > 0,
    where:
      content.municipalities.length > 0 &&
      hasDays(content, days) &&
      content.capacity?.kind === helpType(type).capacity,
    booking:
      content.bookingHow !== '' &&
      content.isFree !== null &&
      (content.phone !== '' || content.email !== '') &&
      helpType(type).flags.every((flag) => content.declarations.some((each) => each.flag === flag)),
  };
  return offerSteps.filter((step) => !isDone[step]);
}

/** Whether the offer may not become public until its organisation is better known. */
export function needsMoreTrust(type: HelpTypeCode, trust: TrustLevel): boolean {
  return helpType(type).isCloseContact && trust === 'unverified';
}
