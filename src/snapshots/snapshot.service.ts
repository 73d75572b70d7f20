/** Freezes reports and opens them again; what is opened is checked against its checksum, in a thread. */
import { randomUUID } from 'node:crypto';
import { listAccountsByIds } from '../accounts/account.store';
import { listAreas, listMunicipalities } from '../areas/area.store';
import type { Outlines } from '../areas/outline.service';
import { recordAudit } from '../audit/audit.store';
import { country } from '../coverage/report-areas.model';
import { listElections, readElection } from '../elections/election.store';
import { toFullJson, type FullReport } from '../full-report/full-report.model';
import { writeKeptReport } from '../full-report/report-file.service';
import type { ReportFileJob } from '../full-report/report-file.worker';
import { sha256 } from '../platform/checksum';
import type { Deps } from '../platform/deps';
import {
  areaId,
  type KeptSnapshot,
  type Snapshot,
  type SnapshotNames,
  type SnapshotQuery,
  type Takers,
} from './snapshot.model';
import { insertSnapshot, listSnapshots, readSnapshot } from './snapshot.store';

export const snapshotsPerPage = 50;

/** Freezes a report as it is. */
export async function takeSnapshot(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  report: FullReport,
  { note, takenBy }: { note: string; takenBy: string },
): Promise<Snapshot> {
  const text = toFullJson(report);
  const snapshot: Snapshot = {
    id: randomUUID(),
    takenAt: clock(),
    takenBy,
    election: report.election.code,
    area: report.question.area,
    note,
    sha256: sha256(text),
  };
  await db.transaction(async (trx) => {
    await insertSnapshot(trx, { ...snapshot, report: text });
    await recordAudit(trx, {
      type: 'snapshot.taken',
      at: snapshot.takenAt,
      actorId: takenBy,
      objectId: snapshot.id,
      details: { election: snapshot.election, sha256: snapshot.sha256 },
    });
  });
  return snapshot;
}

/** Who froze the snapshots; accounts that were deleted are left out. */
export async function readTakers(
  { db }: Pick<Deps, 'db'>,
  snapshots: readonly Pick<Snapshot, 'takenBy'>[],
): Promise<Takers> {
  const accounts = await listAccountsByIds(
    db,
    snapshots.map(({ takenBy }) => takenBy),
  );
  return new Map(accounts.map((account) => [account.id, account]));
}

/** One page of the list. */
export function readSnapshots({ db }: Pick<Deps, 'db'>, query: SnapshotQuery) {
  const offset = (query.page - 1) * snapshotsPerPage;
  return listSnapshots(db, query, { offset, limit: snapshotsPerPage });
}

/** What snapshots are called by: a municipality that has merged since keeps its name. */
export async function readSnapshotNames({ db }: Pick<Deps, 'db'>): Promise<SnapshotNames> {
  const municipalities = [...(await listMunicipalities(db, 2025)), ...(await listMunicipalities(db, 2021))];
  const areas = [
    country,
    ...(await listAreas(db)),
    ...municipalities.map(({ code, nameFi, nameSv }) => {
      return { kind: 'municipality' as const, code, nameFi, nameSv, nameEn: nameFi };
    }),
  ];
  // Of two of one code the first, which is the newer one, speaks.
  const byKey = new Map([...areas].reverse().map((area) => [areaId(area), area]));
  return { elections: await listElections(db), areas: byKey };
}

/** A snapshot with the text of its report as it was frozen; null where there is none of that id. */
export async function findSnapshot({ db }: Pick<Deps, 'db'>, id: string): Promise<KeptSnapshot | null> {
  return (await readSnapshot(db, id)) ?? null;
}

/**
 * The document of a frozen report's page, or a file of it: as JSON the very text.
 * @throws {Error} when the text is not the one that was frozen
 */
export async function writeSnapshot<Made>(
  deps: Pick<Deps, 'db' | 'workers'> & { outlines: Outlines },
  { report: text, sha256: checksum, election }: KeptSnapshot,
  file: Pick<ReportFileJob, 'format' | 'language' | 'dialect'>,
): Promise<Made> {
  const held = await readElection(deps.db, election);
  return writeKeptReport<Made>(deps, { kept: { text, sha256: checksum }, election: held, file });
}
