/** Rides to the polls that a municipality announced for an election that is over: history with its source, never help to book. */
import type { Election } from '../elections/election.model';
import { daysFrom, weekday, type IsoDate } from '../shared/dates';
import { emptyContent, type OfferContent } from './offer.model';

/** A route as announced; what the announcement does not say, or nobody saw, is null. */
export interface AnnouncedRide {
  /** Number of the route in the collection. */
  number: number;
  electionCode: string;
  municipalityCode: string;
  /** Villages on the way, in the announcement's words. */
  route: string;
  /** Weekdays within advance voting, 1 Monday to 7 Sunday. */
  advanceWeekdays: readonly number[];
  /** From the village and back from the parish village, as announced: `n. 09:15`. */
  departs: string;
  returns: string;
  isFree: boolean | null;
  bookUntil: string;
  runsOnElectionDay: boolean | null;
  operator: string;
  sourceUrl: string;
}

/** The same in every database. */
export function announcedRideId({ electionCode, municipalityCode, number }: AnnouncedRide): string {
  return `announced-${electionCode}-${municipalityCode}-${number}`;
}

function daysOf(
  { advanceWeekdays, runsOnElectionDay }: AnnouncedRide,
  { advanceFrom, advanceTo, heldOn }: Pick<Election, 'advanceFrom' | 'advanceTo' | 'heldOn'>,
): IsoDate[] {
  const advance = daysFrom(advanceFrom, advanceTo).filter((day) => advanceWeekdays.includes(weekday(day)));
  return runsOnElectionDay === true ? [...advance, heldOn] : advance;
}

/** What the ride says as an offer, in Finnish as it was announced; hours, seats and contact were not announced. */
export function announcedRideContent(
  ride: AnnouncedRide,
  election: Pick<Election, 'advanceFrom' | 'advanceTo' | 'heldOn'>,
): OfferContent {
  const operator = ride.operator === '' ? '' : `Liikennöijä: ${ride.operator}.`;
  const unknown = ride.runsOnElectionDay === null ? 'Vaalipäivän kuljetuksesta ei ole tietoa.' : '';
  return {
    ...emptyContent,
    description: `${ride.route}: lähtö kylältä ${ride.departs}, paluu kirkonkylältä ${ride.returns}.`,
    municipalities: [ride.municipalityCode],
    days: daysOf(ride, election),
    bookingUntil: ride.bookUntil,
    isFree: ride.isFree,
    notes: [operator, unknown].filter((text) => text !== '').join(' '),
  };
}
