/** Places as the public may see them: the only way from the database to public pages and interfaces. */
import type { ElectionRecord } from '../elections/election.model';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { isPublicPlace, withoutEarlierHours } from './public-place.model';
import type { PollingPlace } from './polling-place.model';
import { listPlaces, type PlaceFilter } from './polling-place.store';
import { noArrangements, type SafeVotingArrangements } from './safe-voting.model';
import { findSafeVotingArrangements } from './safe-voting.store';

/** What is arranged for safe voting at a place that is public; the page picks from it what the public may see. */
export async function readPlaceArrangements(
  { db }: Pick<Deps, 'db'>,
  { id }: PollingPlace,
): Promise<SafeVotingArrangements> {
  return (await findSafeVotingArrangements(db, id)) ?? noArrangements;
}

/** The places of an election that anyone may see today, in the order of `listPlaces`. */
export async function listPublicPlaces(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  election: ElectionRecord,
  filter: PlaceFilter = {},
): Promise<PollingPlace[]> {
  const today = finnishDay(clock());
  return (await listPlaces(db, election.code, filter))
    .filter((place) => isPublicPlace(place, election, today))
    .map(withoutEarlierHours);
}
