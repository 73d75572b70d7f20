/** What has happened around a municipality since somebody's last visit: changes of places, pledges, files. */
import type { SignedIn } from '../accounts/session.service';
import type { Deps } from '../platform/deps';
import { actorsOf } from '../place-form/place-form.service';
import {
  countChangeActs,
  listChangeActs,
  listPlaceNames,
  type ChangeAct,
} from '../polling-places/place-change.store';
import type { NewsEvent } from './news-event.model';
import { listNewsEvents } from './news-event.service';
import { shownActs, visitAt } from './visit.model';
import { findVisit, writeVisit } from './visit.store';
import type { Workspace } from './workspace.service';

export interface News {
  /** When the visit before ended; null on the first visit, when nothing can be compared. */
  since: Date | null;
  /** Newest first. */
  acts: readonly ChangeAct[];
  /** What else happened, newest first. */
  events: readonly NewsEvent[];
  /** Of both together. */
  total: number;
  /** Names of the places of `acts` that came or went, by id. */
  names: ReadonlyMap<string, string>;
  /** Accounts that are still there. */
  actors: ReadonlyMap<string, { name: string; roles: readonly string[] }>;
  readerId: string;
}

/** Notes that the page is being seen, and gathers what is new. */
export async function readNews(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { municipality, election }: Workspace,
  { account, session }: SignedIn,
  wantsAll: boolean,
): Promise<News> {
  const key = { accountId: account.id, municipalityCode: municipality.code };
  const visit = visitAt(await findVisit(db, key), session.id, clock());
  await writeVisit(db, key, visit);
  const since = visit.newsSince;
  const readerId = account.id;
  if (since === null)
    return { since, acts: [], events: [], total: 0, names: new Map(), actors: new Map(), readerId };
  const of = { electionCode: election.code, municipalityCode: municipality.code, since };
  const acts = await listChangeActs(db, of, wantsAll ? shownActs.most : shownActs.first);
  const events = await listNewsEvents(db, of, readerId);
  return {
    since,
    acts,
    events,
    total: (await countChangeActs(db, of)) + events.length,
    names: await listPlaceNames(
      db,
      acts.flatMap(({ placeId }) => placeId ?? []),
    ),
    actors: await actorsOf(db, [...acts, ...events]),
    readerId,
  };
}
