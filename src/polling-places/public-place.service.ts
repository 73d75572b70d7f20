/** Places as the public may see them: the only way from the database to public pages and interfaces. */
import type { ElectionRecord } from '../elections/election.model';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { isPublicPlace } from './public-place.model';
import type { PollingPlace } from './polling-place.model';
import { listPlaces, type PlaceFilter } from './polling-place.store';

/** The places of an election that anyone may see today, in the order of `listPlaces`. */
export async function listPublicPlaces(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  election: ElectionRecord,
  filter: PlaceFilter = {},
): Promise<PollingPlace[]> {
  const today = finnishDay(clock());
  return (await listPlaces(db, election.code, filter)).filter((place) =>
    isPublicPlace(place, election, today),
  );
}
