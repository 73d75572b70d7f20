/** How many places each municipality has in each election, and what that says to the public and of a coming election. */
import type { ElectionRecord } from '../elections/election.model';
import type { IsoDate } from '../shared/dates';
import { isPublicPlace } from './public-place.model';
import type { PlaceKind } from './polling-place.model';

/** Places of one kind of one municipality at one election; municipality codes as the places carry them. */
export interface PlaceCount {
  electionCode: string;
  municipalityCode: string;
  kind: PlaceKind;
  confirmed: number;
  /** Announced for this election itself, but not confirmed. */
  announced: number;
  /** Carried over from an earlier election and not confirmed. */
  carriedOver: number;
}

/** How many of them anyone may see: the rule of `isPublicPlace`, over a number of places. */
export function publicCount(
  count: PlaceCount,
  election: Pick<ElectionRecord, 'heldOn'>,
  today: IsoDate,
): number {
  const announced = { confirmedAt: null, carriedOverFrom: null, visibility: 'shown' } as const;
  return count.confirmed + (isPublicPlace(announced, election, today) ? count.announced : 0);
}

/** How many places of an election anyone may see. */
export function publicTotal(
  counts: readonly PlaceCount[],
  election: Pick<ElectionRecord, 'code' | 'heldOn'>,
  today: IsoDate,
): number {
  return counts
    .filter((count) => count.electionCode === election.code)
    .reduce((sum, count) => sum + publicCount(count, election, today), 0);
}

/** What municipalities have done for the places of one kind of a coming election; of lists, numbers only. */
export interface Preparation {
  kind: PlaceKind;
  /** Municipalities that take part and have confirmed at least one place of the kind. */
  confirmedIn: number;
  /** Municipalities that take part. */
  participants: number;
  /** Lists that stand carried over from an earlier election, with nothing of them confirmed. */
  carriedOverLists: number;
}

/** The state of preparation by kind; only codes of municipalities that take part count. */
export function preparationOf(
  counts: readonly PlaceCount[],
  electionCode: string,
  participants: ReadonlySet<string>,
): Preparation[] {
  const ofElection = counts.filter(
    (count) => count.electionCode === electionCode && participants.has(count.municipalityCode),
  );
  return (['election_day', 'advance'] as const).map((kind) => {
    const lists = ofElection.filter((count) => count.kind === kind);
    return {
      kind,
      confirmedIn: lists.filter((count) => count.confirmed > 0).length,
      participants: participants.size,
      carriedOverLists: lists.filter((count) => count.confirmed === 0 && count.carriedOver > 0).length,
    };
  });
}
