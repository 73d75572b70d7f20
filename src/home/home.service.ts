/** Gathers what the start page shows: elections, what is known of their places, and how far the next one is prepared. */
import { presentVintage } from '../areas/area.model';
import { listMunicipalities } from '../areas/area.store';
import { nextElection, takesPart, withoutReplaced } from '../elections/election.model';
import { findElections } from '../elections/election.service';
import type { Deps } from '../platform/deps';
import { preparationOf, publicTotal } from '../polling-places/place-count.model';
import { countPlacesByMunicipality } from '../polling-places/place-count.store';
import { finnishDay } from '../shared/dates';
import type { HomeFacts } from './home.model';

export async function gatherHomeFacts({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<HomeFacts> {
  const today = finnishDay(clock());
  const elections = await findElections({ db });
  const counts = await countPlacesByMunicipality(db);
  const next = nextElection(elections, today);
  const past = withoutReplaced(elections)
    .filter((election) => election.heldOn < today)
    .map((election) => ({ election, places: publicTotal(counts, election, today) }))
    .filter(({ places }) => places > 0)
    .reverse();
  if (next === undefined) return { today, next: null, past };
  const participants = (await listMunicipalities(db, presentVintage))
    .filter((municipality) => takesPart(next, municipality))
    .map((municipality) => municipality.code);
  return {
    today,
    next: { election: next, preparation: preparationOf(counts, next.code, new Set(participants)) },
    past,
  };
}
