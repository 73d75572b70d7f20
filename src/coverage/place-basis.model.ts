/** On which places figures of an election rest, by who reads them. */
import type { Actor } from '../accounts/policy.model';
import { can } from '../accounts/policy.model';
import type { ElectionRecord } from '../elections/election.model';
import type { IsoDate } from '../shared/dates';

/**
 * `confirmed`: those that everybody may see, for everybody; `listed`: also those that their municipalities have not confirmed
 * yet, for those who plan. The two differ only while the election is ahead.
 */
export type PlaceBasis = 'confirmed' | 'listed';

/** What a reader's figures rest on. */
export function placeBasisFor(actor: Actor | null): PlaceBasis {
  return can(actor, 'viewPlannerReport', null) ? 'listed' : 'confirmed';
}

/**
 * The basis that makes a difference; null once the election is over, when both are the same.
 * @param today the day in Finland; election day itself still counts as ahead
 */
export function basisThatCounts(
  { heldOn }: Pick<ElectionRecord, 'heldOn'>,
  basis: PlaceBasis,
  today: IsoDate,
): PlaceBasis | null {
  return heldOn < today ? null : basis;
}
