/** Freezes reports and opens them again; what is opened is checked against its checksum. */
import { randomUUID } from 'node:crypto';
import { listAreas, listMunicipalities } from '../areas/area.store';
import { recordAudit } from '../audit/audit.store';
import { country } from '../coverage/report-areas.model';
import { listElections } from '../elections/election.store';
import { readFullReport } from '../full-report/full-report.form';
import { toFullJson, type FullReport } from '../full-report/full-report.model';
import { sha256 } from '../platform/checksum';
import type { Deps } from '../platform/deps';
import { areaId, type Snapshot, type SnapshotNames, type SnapshotQuery } from './snapshot.model';
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

/**
 * A snapshot and its report; null where there is none of that id.
 * @throws {Error} when the text is not the one that was frozen
 */
export async function openSnapshot(
  { db }: Pick<Deps, 'db'>,
  id: string,
): Promise<{ snapshot: Snapshot; report: FullReport } | null> {
  const kept = await readSnapshot(db, id);
  if (kept === undefined) return null;
  const { report: text, ...snapshot } = kept;
  if (sha256(text) !== snapshot.sha256) throw new Error(`Snapshot ${id} is not what was frozen`);
  return { snapshot, report: readFullReport(text) };
}
