/** Compares two snapshots of the database. */
import { join } from 'node:path';
import { listMergers } from '../areas/area.store';
import type { Deps } from '../platform/deps';
import type { ComparisonJob, MadeComparison } from './comparison.worker';
import type { Snapshot } from './snapshot.model';
import { listSnapshotsOfKind, readSnapshot } from './snapshot.store';

/** Snapshots that are offered for comparing. */
const mostOffered = 100;

/**
 * `notFound`: one of them is not there; `notComparable`: they are about areas of different kinds.
 * @throws {Error} when a text is not the one that was frozen
 */
export async function compareSnapshots(
  { db, workers }: Pick<Deps, 'db' | 'workers'>,
  ids: { before: string; after: string },
  asked: Pick<ComparisonJob, 'language' | 'make'>,
): Promise<MadeComparison | 'notFound' | 'notComparable'> {
  const [before, after] = [await readSnapshot(db, ids.before), await readSnapshot(db, ids.after)];
  if (before === undefined || after === undefined) return 'notFound';
  if (before.area.kind !== after.area.kind) return 'notComparable';
  const job: ComparisonJob = { before, after, mergers: await listMergers(db), ...asked };
  return (
    (await workers.run<MadeComparison | null>(join(__dirname, 'comparison.worker'), job)) ?? 'notComparable'
  );
}

/** Other snapshots on areas of the same kind: those of the same area first, then the newest. */
export async function readComparable({ db }: Pick<Deps, 'db'>, { id, area }: Snapshot): Promise<Snapshot[]> {
  const others = (await listSnapshotsOfKind(db, area.kind, mostOffered)).filter((each) => each.id !== id);
  const isSame = (each: Snapshot) => each.area.code === area.code;
  return [...others.filter(isSame), ...others.filter((each) => !isSame(each))];
}
