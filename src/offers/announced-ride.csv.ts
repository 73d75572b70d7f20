/** Announced rides: from the collection into the project's own layout, and that layout back into rides. */
import { formatRecords, parseRecords, requiredNumber } from '../shared/csv-records';
import type { AnnouncedRide } from './announced-ride.model';

const sourceColumns = [
  'id',
  'municipality_code',
  'route',
  'operates_advance_period',
  'departure_from_village',
  'return_from_parish_village',
  'free_of_charge',
  'booking_deadline',
  'election_day_service',
  'operator_type',
  'source_url',
] as const;

const layout = [
  'number',
  'election',
  'municipality_code',
  'route',
  'advance_weekdays',
  'departs',
  'returns',
  'is_free',
  'book_until',
  'election_day',
  'operator',
  'source',
] as const;

/** The collection holds the county elections of January 2022 only and does not name them. */
const electionOfSource = 'AV-2022';
const weekdayNames = ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'];

/** @throws {Error} on a word that is no weekday: a day must not get lost */
function weekdaysOf(text: string): number[] {
  return text.split(/ ja |, ?/).map((name) => {
    const index = weekdayNames.indexOf(name.trim());
    if (index < 0) throw new Error(`"${name}" is no weekday`);
    return index + 1;
  });
}

/** Yes, no, or unknown: also what nobody saw, as the page was cut. */
function answerOf(text: string): boolean | null {
  if (text === 'yes') return true;
  return text === 'no' ? false : null;
}

/** @throws {Error} when a column is missing or a weekday is not understood */
export function readRideSource(text: string): AnnouncedRide[] {
  return parseRecords(text, sourceColumns).map((record) => ({
    number: requiredNumber(record.id),
    electionCode: electionOfSource,
    municipalityCode: record.municipality_code.padStart(3, '0'),
    route: record.route,
    advanceWeekdays: weekdaysOf(record.operates_advance_period),
    departs: record.departure_from_village,
    returns: record.return_from_parish_village,
    isFree: answerOf(record.free_of_charge),
    bookUntil: record.booking_deadline,
    runsOnElectionDay: answerOf(record.election_day_service),
    operator: record.operator_type,
    sourceUrl: record.source_url,
  }));
}

function answerText(answer: boolean | null): string | null {
  if (answer === null) return null;
  return answer ? 'yes' : 'no';
}

export function formatAnnouncedRides(rides: readonly AnnouncedRide[]): string {
  return formatRecords(
    layout,
    rides.map((ride) => ({
      number: ride.number,
      election: ride.electionCode,
      municipality_code: ride.municipalityCode,
      route: ride.route,
      advance_weekdays: ride.advanceWeekdays.join('|'),
      departs: ride.departs,
      returns: ride.returns,
      is_free: answerText(ride.isFree),
      book_until: ride.bookUntil,
      election_day: answerText(ride.runsOnElectionDay),
      operator: ride.operator,
      source: ride.sourceUrl,
    })),
  );
}

/** The shipped table. @throws {Error} when a column or a number is missing */
export function parseAnnouncedRides(text: string): AnnouncedRide[] {
  return parseRecords(text, layout).map((record) => ({
    number: requiredNumber(record.number),
    electionCode: record.election,
    municipalityCode: record.municipality_code,
    route: record.route,
    advanceWeekdays: record.advance_weekdays.split('|').map(requiredNumber),
    departs: record.departs,
    returns: record.returns,
    isFree: answerOf(record.is_free),
    bookUntil: record.book_until,
    runsOnElectionDay: answerOf(record.election_day),
    operator: record.operator,
    sourceUrl: record.source,
  }));
}
