/** How a municipality's needs and pledges stand, for the start page of its workspace. */
import type { Deps } from '../platform/deps';
import { groupBy } from '../shared/group-by';
import { coverOf, type NeedCover, type OpenNeeds } from './need-cover.model';
import { countNeeds, listNeeds } from './need.store';
import type { NeedState } from './need-state.model';
import type { PlaceMark } from './place-mark.model';
import { listOpenMarks } from './place-mark.store';
import type { Need } from './need.model';
import type { Pledge, PledgeState } from './pledge.model';
import { countPledgesIn, countWaitingByMunicipality, listPledgesTo } from './pledge.store';

export interface NeedsOverview {
  needs: Partial<Record<NeedState, number>>;
  pledges: Partial<Record<PledgeState, number>>;
  marks: readonly PlaceMark[];
  /** How many open needs are covered how far. */
  covers: Readonly<Record<NeedCover, number>>;
}

/** More than a municipality, or the country, will have open at once. */
const mostOpen = { municipality: 1000, country: 20_000 } as const;

/** So many ids go into one list: both databases take more. */
const listPortion = 500;

/** Pledges to the needs, by id of the need. */
async function pledgesTo(db: Deps['db'], needs: readonly Need[]): Promise<Map<string, Pledge[]>> {
  const ids = needs.map(({ id }) => id);
  const pledges: Pledge[] = [];
  for (let start = 0; start < ids.length; start += listPortion)
    pledges.push(...(await listPledgesTo(db, ids.slice(start, start + listPortion))));
  return groupBy(pledges, ({ needId }) => needId);
}

function countCovers(
  needs: readonly Need[],
  pledges: ReadonlyMap<string, readonly Pledge[]>,
): Record<NeedCover, number> {
  const covers = { none: 0, tooSmall: 0, enough: 0 };
  for (const need of needs) covers[coverOf(need.content, pledges.get(need.id) ?? [])] += 1;
  return covers;
}

export async function readNeedsOverview(
  { db }: Pick<Deps, 'db'>,
  of: { municipalityCode: string; electionCode: string },
): Promise<NeedsOverview> {
  const filter = { ...of, states: ['open'] } as const;
  const { needs } = await listNeeds(db, filter, { offset: 0, limit: mostOpen.municipality });
  return {
    needs: await countNeeds(db, of),
    pledges: await countPledgesIn(db, of),
    marks: await listOpenMarks(db, 'municipality', [of.municipalityCode]),
    covers: countCovers(needs, await pledgesTo(db, needs)),
  };
}

/** How open needs stand in every municipality that has some, or pledges that wait for an answer. */
export async function readOpenNeedsByMunicipality(
  { db }: Pick<Deps, 'db'>,
  electionCode: string,
): Promise<Map<string, OpenNeeds>> {
  const filter = { electionCode, states: ['open'] } as const;
  const { needs } = await listNeeds(db, filter, { offset: 0, limit: mostOpen.country });
  const pledges = await pledgesTo(db, needs);
  const waiting = await countWaitingByMunicipality(db, electionCode);
  const groups = groupBy(needs, ({ municipalityCode }) => municipalityCode);
  const codes = [...new Set([...groups.keys(), ...waiting.keys()])];
  return new Map(
    codes.map((code) => {
      const own = groups.get(code) ?? [];
      return [code, { open: own.length, covers: countCovers(own, pledges), waiting: waiting.get(code) ?? 0 }];
    }),
  );
}
