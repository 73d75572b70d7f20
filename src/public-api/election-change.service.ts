/** When an election's dates last changed, for calendars that follow them. */
import { readDataChangedAt } from '../data-version/data-version.store';
import type { ElectionRecord } from '../elections/election.model';
import { findElection } from '../elections/election.service';
import type { Deps } from '../platform/deps';

/** An election and when the data of elections last changed; undefined when there is no such election. */
export async function findElectionWithChange(
  deps: Pick<Deps, 'db'>,
  electionCode: string,
): Promise<{ election: ElectionRecord; changedAt: Date } | undefined> {
  const found = await findElection(deps, electionCode);
  if (found === undefined) return undefined;
  const changedAt = await readDataChangedAt(deps.db, 'elections');
  return { election: found.election, changedAt: changedAt ?? new Date(0) };
}
