/** Which elections an area's pages are about. */
import type { Municipality } from '../areas/area.model';
import { takesPart, withoutReplaced, type ElectionRecord } from '../elections/election.model';
import { publicTotal, type PlaceCount } from '../polling-places/place-count.model';
import type { IsoDate } from '../shared/dates';

type Member = Pick<Municipality, 'code' | 'regionCode'>;

/**
 * Past elections held in an area of which any public places are known anywhere, latest first: those with a report that
 * says something of the area.
 */
export function reportedElections(
  elections: readonly ElectionRecord[],
  counts: readonly PlaceCount[],
  members: readonly Member[],
  today: IsoDate,
): ElectionRecord[] {
  return withoutReplaced(elections)
    .filter((election) => election.heldOn < today && members.some((each) => takesPart(election, each)))
    .filter((election) => publicTotal(counts, election, today) > 0)
    .sort((a, b) => (a.heldOn > b.heldOn ? -1 : 1));
}

/** Counts of the places that a municipality, or one that has joined it, had. */
export function countsOf(counts: readonly PlaceCount[], codes: readonly string[]): PlaceCount[] {
  return counts.filter((count) => codes.includes(count.municipalityCode));
}

/** The past election whose places a municipality's page shows in full: its latest one; a replaced schedule only for want of others. */
export function latestKnownElection(
  elections: readonly ElectionRecord[],
  ownCounts: readonly PlaceCount[],
  today: IsoDate,
): ElectionRecord | undefined {
  const known = elections
    .filter((election) => election.heldOn < today && publicTotal(ownCounts, election, today) > 0)
    .sort((a, b) => (a.heldOn > b.heldOn ? -1 : 1));
  return withoutReplaced(known)[0] ?? known[0];
}
