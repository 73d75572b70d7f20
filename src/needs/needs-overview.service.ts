/** How a municipality's needs and pledges stand, for the start page of its workspace. */
import type { Deps } from '../platform/deps';
import { groupBy } from '../shared/group-by';
import { coverOf, type NeedCover } from './need-cover.model';
import { countNeeds, listNeeds } from './need.store';
import type { NeedState } from './need-state.model';
import type { PlaceMark } from './place-mark.model';
import { listOpenMarks } from './place-mark.store';
import { countPledgesIn, listPledgesTo } from './pledge.store';
import type { PledgeState } from './pledge.model';

export interface NeedsOverview {
  needs: Partial<Record<NeedState, number>>;
  pledges: Partial<Record<PledgeState, number>>;
  marks: readonly PlaceMark[];
  /** How many open needs are covered how far. */
  covers: Readonly<Record<NeedCover, number>>;
}

/** More than a municipality will have open at once. */
const mostOpen = 1000;

export async function readNeedsOverview(
  { db }: Pick<Deps, 'db'>,
  of: { municipalityCode: string; electionCode: string },
): Promise<NeedsOverview> {
  const filter = { ...of, states: ['open'] } as const;
  const { needs } = await listNeeds(db, filter, { offset: 0, limit: mostOpen });
  const ids = needs.map(({ id }) => id);
  const pledges = groupBy(await listPledgesTo(db, ids), ({ needId }) => needId);
  const covers = { none: 0, tooSmall: 0, enough: 0 };
  for (const need of needs) covers[coverOf(need.content, pledges.get(need.id) ?? [])] += 1;
  return {
    needs: await countNeeds(db, of),
    pledges: await countPledgesIn(db, of),
    marks: await listOpenMarks(db, 'municipality', [of.municipalityCode]),
    covers,
  };
}
