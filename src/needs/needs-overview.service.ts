/** How a municipality's needs and pledges stand, for the start page of its workspace. */
import type { Deps } from '../platform/deps';
import { countNeeds } from './need.store';
import type { NeedState } from './need-state.model';
import type { PlaceMark } from './place-mark.model';
import { listOpenMarks } from './place-mark.store';
import { countPledgesIn } from './pledge.store';
import type { PledgeState } from './pledge.model';

export interface NeedsOverview {
  needs: Partial<Record<NeedState, number>>;
  pledges: Partial<Record<PledgeState, number>>;
  marks: readonly PlaceMark[];
}

export async function readNeedsOverview(
  { db }: Pick<Deps, 'db'>,
  of: { municipalityCode: string; electionCode: string },
): Promise<NeedsOverview> {
  return {
    needs: await countNeeds(db, of),
    pledges: await countPledgesIn(db, of),
    marks: await listOpenMarks(db, 'municipality', [of.municipalityCode]),
  };
}
