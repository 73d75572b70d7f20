/** The calendar of an election as the Election Act (vaalilaki 714/1998) and its practice set it, counted from election day. */
import type { LocalTime } from '../shared/dates';
import type { ElectionType } from './election.model';

export const deadlineCodes = [
  'district_decision',
  'places_in_base_data',
  'eu_staff_notice',
  'places_final',
  'register_compiled',
  'register_displayed',
  'candidate_applications',
  'candidate_list',
  'polling_cards',
  'advance_ships_begins',
  'register_final',
  'home_voting_registration',
  'advance_begins',
  'advance_abroad_begins',
  'advance_abroad_ends',
  'advance_ends',
  'election_day',
  'check_count',
  'result_confirmed',
] as const;
export type DeadlineCode = (typeof deadlineCodes)[number];

/** Who must act for a deadline to be met, or may act until then. */
export const actors = [
  'dvv',
  'municipality',
  'municipal_executive',
  'central_board',
  'election_authority',
  'election_board',
  'voter',
  'parties',
] as const;
export type Actor = (typeof actors)[number];

/**
 * How the day follows from an election: days from election day; the last day of August of the year before; the election's
 * own advance period; or a day that the Ministry sets each time, not known before it is published.
 */
export type DayRule =
  | { kind: 'offset'; days: number }
  | { kind: 'august_of_previous_year' }
  | { kind: 'advance_from' }
  | { kind: 'advance_to' }
  | { kind: 'set_by_ministry' };

export interface DeadlineRule {
  code: DeadlineCode;
  rule: DayRule;
  /** The act must be done before this time of the day; null when the day itself is the limit. */
  before: LocalTime | null;
  actors: readonly Actor[];
  /** Sections of the Election Act; empty when the source names none. */
  sections: readonly string[];
  /** Election types for which the rule was read in a source; for others its day is unverified. */
  sourcedFor: readonly ElectionType[] | 'all';
  /** Election types that know the deadline at all. */
  appliesTo: readonly ElectionType[] | 'all';
  /** Whether a second round has this deadline of its own: it shares the first round's register, places and candidates. */
  inSecondRound: boolean;
}

const offset = (days: number): DayRule => ({ kind: 'offset', days });
const withCandidateLists = ['municipal', 'county', 'parliamentary', 'european'] as const;
const general = {
  before: null,
  sections: [],
  sourcedFor: 'all',
  appliesTo: 'all',
  inSecondRound: true,
} as const;
const firstRound = { ...general, inSecondRound: false } as const;

/**
 * The deadlines in order of the code list; a code may have one rule for some types of election and another for others. Rules
 * were read in the Act's general part or in the Ministry's timetables of the types named; `sourcedFor` is narrower than
 * `appliesTo` where a type's timetable was not seen.
 */
export const deadlineTable: readonly DeadlineRule[] = [
  {
    ...firstRound,
    code: 'district_decision',
    rule: { kind: 'august_of_previous_year' },
    actors: ['municipality'],
    sections: ['8'],
  },
  {
    ...firstRound,
    code: 'places_in_base_data',
    rule: { kind: 'set_by_ministry' },
    actors: ['municipal_executive', 'central_board'],
  },
  {
    ...firstRound,
    code: 'eu_staff_notice',
    rule: offset(-52),
    actors: ['voter'],
    appliesTo: ['municipal', 'county'],
  },
  {
    ...firstRound,
    code: 'places_final',
    rule: offset(-51),
    actors: ['municipal_executive'],
    sections: ['9', '18'],
  },
  { ...firstRound, code: 'register_compiled', rule: offset(-46), actors: ['dvv'] },
  { ...firstRound, code: 'register_displayed', rule: offset(-41), actors: ['dvv'] },
  {
    ...firstRound,
    code: 'candidate_applications',
    rule: offset(-40),
    before: '16:00',
    actors: ['parties'],
    appliesTo: withCandidateLists,
  },
  {
    ...firstRound,
    code: 'candidate_applications',
    rule: offset(-47),
    before: '16:00',
    actors: ['parties'],
    appliesTo: ['presidential'],
  },
  // A day later where the rule's day is Ascension Day: municipal elections of 2021, European ones of 2024.
  {
    ...firstRound,
    code: 'candidate_list',
    rule: offset(-31),
    actors: ['election_authority'],
    appliesTo: withCandidateLists,
  },
  {
    ...firstRound,
    code: 'candidate_list',
    rule: offset(-38),
    actors: ['election_authority'],
    appliesTo: ['presidential'],
  },
  { ...firstRound, code: 'polling_cards', rule: offset(-24), actors: ['dvv'], sections: ['21'] },
  { ...general, code: 'advance_ships_begins', rule: offset(-18), actors: ['voter'], sections: ['47'] },
  // Nineteen days before in 2021, as advance voting began earlier.
  {
    ...firstRound,
    code: 'register_final',
    rule: offset(-12),
    actors: ['dvv'],
    sourcedFor: withCandidateLists,
  },
  {
    ...general,
    code: 'home_voting_registration',
    rule: offset(-12),
    before: '16:00',
    actors: ['voter', 'central_board'],
    sections: ['55'],
  },
  {
    ...general,
    code: 'advance_begins',
    rule: { kind: 'advance_from' },
    actors: ['central_board', 'voter'],
    sections: ['47'],
  },
  { ...general, code: 'advance_abroad_begins', rule: offset(-11), actors: ['voter'], sections: ['47'] },
  { ...general, code: 'advance_abroad_ends', rule: offset(-8), actors: ['voter'], sections: ['47'] },
  {
    ...general,
    code: 'advance_ends',
    rule: { kind: 'advance_to' },
    actors: ['central_board', 'voter'],
    sections: ['47'],
  },
  { ...general, code: 'election_day', rule: offset(0), actors: ['election_board', 'voter'] },
  { ...general, code: 'check_count', rule: offset(1), actors: ['election_authority'] },
  // The first round of 2024 was confirmed after two days, the second after three: presidential ones are as published.
  {
    ...general,
    code: 'result_confirmed',
    rule: offset(3),
    actors: ['election_authority'],
    appliesTo: withCandidateLists,
  },
];
