/** What is known in answer to a question about an election's places: everything that its page is made from. */
import type { Municipality, MunicipalityMerger } from '../areas/area.model';
import { forwardCode } from '../areas/merger.model';
import type { PostcodePoint } from '../demand/demand.model';
import { electionYear, type ElectionRecord } from '../elections/election.model';
import type { IsoDate } from '../shared/dates';
import type { PlaceQuery, PlaceSelection } from './place-selection.model';
import type { PlaceKind, PollingPlace } from './polling-place.model';

export type MunicipalityName = Pick<Municipality, 'code' | 'nameFi' | 'nameSv'>;

/** Public places of an earlier election. */
export interface PastPlaces {
  election: ElectionRecord;
  places: readonly PollingPlace[];
}

export interface PlaceAnswer {
  election: ElectionRecord;
  /** The election that replaced this schedule; null for one that was held or is to be held. */
  replacedBy: ElectionRecord | null;
  /** Whether people are still to vote: only confirmed places are public then. */
  isComing: boolean;
  /** The question as it was answered; what does not exist is left out of it. */
  query: PlaceQuery;
  /** What was asked for and does not exist. */
  problems: readonly { field: 'municipality' | 'near'; value: string }[];
  /** Municipalities that take part. */
  municipalities: readonly MunicipalityName[];
  /** Every code that a place may carry, with the name of the municipality. */
  names: ReadonlyMap<string, MunicipalityName>;
  /** How many places of the election are public, in how many municipalities. */
  known: { places: number; municipalities: number };
  /** Whether any public place of the municipality asked for is known; true where none was asked for. */
  municipalityIsKnown: boolean;
  selection: PlaceSelection;
  /** The point that distances are taken from. */
  near: PostcodePoint | null;
  /** Of a coming election, where nothing is confirmed: the municipality's places at its latest elections, latest first. */
  history: readonly PastPlaces[];
}

/** Whether voting in an election is still ahead or under way; a replaced schedule is history. */
export function isComing(election: Pick<ElectionRecord, 'heldOn' | 'replacedBy'>, today: IsoDate): boolean {
  return election.replacedBy === null && election.heldOn >= today;
}

/** The municipality that a code means in the year of an election: a dissolved one's leads on; null if it takes no part. */
export function participantCode(
  code: string,
  election: Pick<ElectionRecord, 'heldOn'>,
  participants: readonly MunicipalityName[],
  mergers: readonly MunicipalityMerger[],
): string | null {
  const present = forwardCode(code, mergers, electionYear(election));
  return participants.some((municipality) => municipality.code === present) ? present : null;
}

/** A municipality's code and those of the municipalities that have joined it by a year. */
export function codesJoined(code: string, mergers: readonly MunicipalityMerger[], year: number): string[] {
  const former = mergers.filter(({ fromCode }) => forwardCode(fromCode, mergers, year) === code);
  return [code, ...former.map(({ fromCode }) => fromCode)];
}

/**
 * The latest known places of each kind.
 * @param lists places of past elections, latest election first
 */
export function latestByKind(lists: readonly PastPlaces[]): PastPlaces[] {
  const seen = new Set<PlaceKind>();
  return lists.flatMap(({ election, places }) => {
    const fresh = places.filter(({ kind }) => !seen.has(kind));
    for (const { kind } of fresh) seen.add(kind);
    return fresh.length === 0 ? [] : [{ election, places: fresh }];
  });
}
