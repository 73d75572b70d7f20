/** Elections as data: days, phases, electorate, areas, and the deadlines that hang on them. */
import type { Municipality } from '../areas/area.model';
import { alandRegionCode } from '../areas/area.model';
import type { IsoDate, LocalTime } from '../shared/dates';

export const electionTypes = ['municipal', 'county', 'parliamentary', 'presidential', 'european'] as const;
export type ElectionType = (typeof electionTypes)[number];

/** Which part of the country votes. Åland's municipal and county matters are its own; Helsinki has no county election. */
export const participatingAreas = ['whole_country', 'mainland', 'mainland_without_helsinki'] as const;
export type ParticipatingArea = (typeof participatingAreas)[number];

/** Levels at which figures of an election are reported, besides the country and its municipalities. */
export const reportingLevels = ['constituency', 'wellbeing_county', 'region'] as const;
export type ReportingLevel = (typeof reportingLevels)[number];

export interface Election {
  /** Stable code, `KV-2021`. */
  code: string;
  type: ElectionType;
  heldOn: IsoDate;
  /** Advance voting in Finland, first and last day. */
  advanceFrom: IsoDate;
  advanceTo: IsoDate;
  /** `epidemic` asks for safe-voting arrangements and precautions. */
  hazardProfile: 'none' | 'epidemic';
  /** Citizens of age, or residents of age whatever their citizenship (domain: municipal and county elections). */
  electorate: 'citizens' | 'residents';
  participatingArea: ParticipatingArea;
  /** Larger areas that a report offers; the one by which the election itself is counted comes first. */
  reportingLevels: readonly ReportingLevel[];
  /** Which division into municipalities holds: codes of 2021 or of 2025. Place lists of older elections may carry codes that are older still. */
  municipalityVintage: 2021 | 2025;
  /** An election that this schedule was replaced by: such a schedule is history and no election of its own. */
  replacedBy: string | null;
}

/** Where a fact was read. */
export interface Source {
  title: string;
  url: string | null;
}

/** Facts of an election that may have been calculated here because no publication was seen. */
export const derivableFacts = ['heldOn', 'advancePeriod'] as const;
export type DerivableFact = (typeof derivableFacts)[number];

/** Another election held on the same day at the same places, so that both are one event with one list of places. */
export interface JointElection {
  code: string;
  type: ElectionType;
  participatingArea: ParticipatingArea;
}

/** A day that was published for one election; it may confirm the rule's day or move it. */
export interface PublishedDay {
  deadline: string;
  day: IsoDate;
  /** The act must be done before this time of the day; null when the day itself is the limit. */
  before: LocalTime | null;
  source: Source;
}

/** An election with what was published about it and where. */
export interface ElectionRecord extends Election {
  /** Facts that were calculated, not read. */
  derived: readonly DerivableFact[];
  jointElections: readonly JointElection[];
  /** The first round, when this is the second: it uses the first round's voting register and polling places. */
  secondRoundOf: string | null;
  publishedDays: readonly PublishedDay[];
  sources: readonly Source[];
}

/** What an election is about at an instant. */
export type ElectionPhase = 'coming' | 'advance_voting' | 'between' | 'election_day' | 'past';

/** The phase of an election on a day in Finland (`finnishDay(now)`). */
export function electionPhase(
  election: Pick<Election, 'heldOn' | 'advanceFrom' | 'advanceTo'>,
  today: IsoDate,
): ElectionPhase {
  if (today > election.heldOn) return 'past';
  if (today === election.heldOn) return 'election_day';
  if (today > election.advanceTo) return 'between';
  return today >= election.advanceFrom ? 'advance_voting' : 'coming';
}

const helsinki = '091';

/** Whether a municipality votes in an election. */
export function takesPart(
  election: Pick<Election, 'participatingArea'>,
  municipality: Pick<Municipality, 'code' | 'regionCode'>,
): boolean {
  switch (election.participatingArea) {
    case 'whole_country':
      return true;
    case 'mainland':
      return municipality.regionCode !== alandRegionCode;
    case 'mainland_without_helsinki':
      return municipality.regionCode !== alandRegionCode && municipality.code !== helsinki;
  }
}

/** Elections that take or took place, without replaced schedules. */
export function withoutReplaced<T extends Election>(elections: readonly T[]): T[] {
  return elections.filter((election) => election.replacedBy === null);
}

/** The next election on or after a day; undefined when none is known. */
export function nextElection<T extends Election>(elections: readonly T[], today: IsoDate): T | undefined {
  return withoutReplaced(elections)
    .filter((election) => election.heldOn >= today)
    .sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1))[0];
}

/**
 * The year of an election's name. A replaced schedule keeps its own day's year.
 */
export function electionYear(election: Pick<Election, 'heldOn'>): number {
  return Number(election.heldOn.slice(0, 4));
}
