/** SQL of the snapshots: add and read; the database refuses anything else. */
import type { Knex } from 'knex';
import type { ReportAreaKind } from '../coverage/coverage-report.model';
import type { KeptSnapshot, Snapshot, SnapshotQuery } from './snapshot.model';

interface SnapshotRow {
  id: string;
  taken_at: string;
  taken_by: string;
  election_code: string;
  area_kind: ReportAreaKind;
  area_code: string;
  note: string;
  sha256: string;
  report: string;
}

/** Everything but the report, which is long. */
const listed = [
  'id',
  'taken_at',
  'taken_by',
  'election_code',
  'area_kind',
  'area_code',
  'note',
  'sha256',
] as const;

function toSnapshot(row: Omit<SnapshotRow, 'report'>): Snapshot {
  return {
    id: row.id,
    takenAt: new Date(row.taken_at),
    takenBy: row.taken_by,
    election: row.election_code,
    area: { kind: row.area_kind, code: row.area_code },
    note: row.note,
    sha256: row.sha256,
  };
}

export async function insertSnapshot(trx: Knex, snapshot: KeptSnapshot): Promise<void> {
  await trx('report_snapshots').insert({
    id: snapshot.id,
    taken_at: snapshot.takenAt.toISOString(),
    taken_by: snapshot.takenBy,
    election_code: snapshot.election,
    area_kind: snapshot.area.kind,
    area_code: snapshot.area.code,
    note: snapshot.note,
    sha256: snapshot.sha256,
    report: snapshot.report,
  } satisfies SnapshotRow);
}

/**
 * One page of snapshots, newest first, and how many there are in all. Notes are searched here: SQLite knows no capital
 * letters beyond A to Z, and snapshots are so few that all their heads can be read.
 */
export async function listSnapshots(
  db: Knex,
  { election, search }: SnapshotQuery,
  page: { offset: number; limit: number },
): Promise<{ snapshots: Snapshot[]; total: number }> {
  const query = db<SnapshotRow>('report_snapshots');
  if (election !== null) void query.where({ election_code: election });
  const rows = await query.select(...listed).orderBy([
    { column: 'taken_at', order: 'desc' },
    { column: 'id', order: 'asc' },
  ]);
  const found = rows.filter(({ note }) => note.toLowerCase().includes(search.toLowerCase()));
  const shown = found.slice(page.offset, page.offset + page.limit);
  return { snapshots: shown.map(toSnapshot), total: found.length };
}

/** The newest snapshots on areas of a kind. */
export async function listSnapshotsOfKind(db: Knex, kind: ReportAreaKind, most: number): Promise<Snapshot[]> {
  const rows = await db<SnapshotRow>('report_snapshots')
    .where({ area_kind: kind })
    .select(...listed)
    .orderBy([
      { column: 'taken_at', order: 'desc' },
      { column: 'id', order: 'asc' },
    ])
    .limit(most);
  return rows.map(toSnapshot);
}

export async function readSnapshot(db: Knex, id: string): Promise<KeptSnapshot | undefined> {
  const row = await db<SnapshotRow>('report_snapshots').where({ id }).first();
  return row && { ...toSnapshot(row), report: row.report };
}
