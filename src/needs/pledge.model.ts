/** Pledges: what an organisation promises towards a need out of one of its offers, and what can happen to it. */
import type { Etrs } from '../geo/coordinates';
import type { Offer, OfferContent } from '../offers/offer.model';
import { isUp } from '../offers/offer-state.model';
import { mayReach, type AreaSpot, type ServiceArea } from '../offers/service-area.model';
import type { IsoDate, LocalTime } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import type { Need } from './need.model';

/**
 * Waiting → accepted or declined by the municipality; either side takes an accepted one back, and the organisation a waiting
 * one; lapsed: the need ended before it was answered.
 */
export const pledgeStates = ['waiting', 'accepted', 'declined', 'taken_back', 'lapsed'] as const;
export type PledgeState = (typeof pledgeStates)[number];

export const pledgeSides = ['organisation', 'municipality'] as const;
export type PledgeSide = (typeof pledgeSides)[number];

export type PledgeEvent =
  | { type: 'accept' | 'lapse' }
  | { type: 'decline'; reason: string }
  | { type: 'takeBack'; by: PledgeSide; reason: string };

export type PledgeProblem = 'notPossible' | 'reasonMissing';

/** Whether the pledge holds some of its offer's capacity, so that nobody else can be promised it. */
export function holdsCapacity(state: PledgeState): boolean {
  return state === 'waiting' || state === 'accepted';
}

/** Where an event leads; what is declined, taken back or lapsed stays so, and help is pledged anew. */
export function changePledge(state: PledgeState, event: PledgeEvent): Result<PledgeState, PledgeProblem> {
  if (!holdsCapacity(state)) return problem('notPossible');
  switch (event.type) {
    case 'accept':
      return state === 'waiting' ? ok('accepted') : problem('notPossible');
    case 'lapse':
      return state === 'waiting' ? ok('lapsed') : problem('notPossible');
    case 'decline':
      return state === 'waiting' ? ok('declined') : problem('notPossible');
    case 'takeBack':
      // The municipality declines what it has not accepted.
      if (event.by === 'municipality' && state === 'waiting') return problem('notPossible');
      return event.reason === '' ? problem('reasonMissing') : ok('taken_back');
  }
}

/** Whom the municipality speaks with: a role rather than a person. */
export interface PledgeContact {
  role: string;
  email: string;
  phone: string;
}

export interface Pledge {
  id: string;
  needId: string;
  offerId: string;
  organisationId: string;
  state: PledgeState;
  version: number;
  /** In the terms of the kind of help: rides or phone hours a day, helpers at a time, items in all. */
  quantity: number;
  /** Seats and wheelchair places of a ride that are held at one time; null: none spoken of, or no ride. */
  seats: number | null;
  wheelchairPlaces: number | null;
  /** Empty where the kind names no days. */
  days: readonly IsoDate[];
  /** Null: the whole time of the offer on those days. */
  opensAt: LocalTime | null;
  closesAt: LocalTime | null;
  message: string;
  /** Null once it has been forgotten. */
  contact: PledgeContact | null;
  /** Why it was declined or taken back. */
  reason: string | null;
  takenBackBy: PledgeSide | null;
  createdAt: Date;
  changedAt: Date;
}

/** What is known of the polling place that a need names. */
export interface NeededPlace {
  postcode: string | null;
  /** EPSG:3067. */
  position: Etrs | null;
}

type Where = Pick<Need, 'municipalityCode' | 'content'>;

/** Where in the municipality help is needed; empty: in all of it, or at a place of which nothing is known. */
function spotsOf({ municipalityCode, content }: Where, place: NeededPlace | null): AreaSpot[] {
  if (content.placeId !== null)
    return place === null ? [] : [{ ...place, municipalityCode, spreadMetres: 0 }];
  return content.postcodes.map((postcode) => ({
    municipalityCode,
    postcode,
    position: null,
    spreadMetres: 0,
  }));
}

/** Whether the published area of an offer may reach the place or the area of a need. */
export function reaches(area: ServiceArea, need: Where, place: NeededPlace | null): boolean {
  if (!area.municipalities.includes(need.municipalityCode)) return false;
  const spots = spotsOf(need, place);
  return spots.length === 0 || spots.some((spot) => mayReach(area, spot));
}

/** Whether help can be pledged to the need out of the offer: shown, of the same kind and election, and reaching there. */
export function canPledgeFrom(
  offer: Offer,
  need: Pick<Need, 'type' | 'electionCode' | 'municipalityCode' | 'content'>,
  place: NeededPlace | null,
): boolean {
  return (
    isUp(offer) &&
    offer.publishedContent !== null &&
    offer.type === need.type &&
    offer.electionCode === need.electionCode &&
    reaches(offer.publishedContent, need, place)
  );
}

/** Days that a pledge can name: those of the need on which the offer is given; all, where the offer names none. */
export function daysInCommon(
  need: Pick<Need['content'], 'days'>,
  offer: Pick<OfferContent, 'days'>,
): IsoDate[] {
  return need.days.filter((day) => offer.days.length === 0 || offer.days.includes(day));
}

type Hours = Pick<OfferContent, 'opensAt' | 'closesAt'>;

/** The hours in which both are; null where one of them says none, or they do not meet, as far as that is known. */
export function hoursInCommon(a: Hours, b: Hours): Hours {
  const starts = [a.opensAt, b.opensAt].filter((each) => each !== null).sort();
  const ends = [a.closesAt, b.closesAt].filter((each) => each !== null).sort();
  const opensAt = starts.at(-1) ?? null;
  const closesAt = ends[0] ?? null;
  return opensAt !== null && closesAt !== null && opensAt < closesAt
    ? { opensAt, closesAt }
    : { opensAt: null, closesAt: null };
}
