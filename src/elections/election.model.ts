/** Elections as data: days, phases, electorate, areas, and the deadlines that hang on them. */
import type { IsoDate } from '../shared/dates';

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
  reportingLevels: readonly ReportingLevel[];
  /** Which division into municipalities holds: codes of 2021 or of 2025. */
  municipalityVintage: 2021 | 2025;
  /** An election that this schedule was replaced by: such a schedule is history and no election of its own. */
  replacedBy: string | null;
}

/** What an election is about at an instant. */
export type ElectionPhase = 'coming' | 'advance_voting' | 'between' | 'election_day' | 'past';
