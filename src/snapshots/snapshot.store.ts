/** SQL of the snapshots: add and read; the database refuses anything else. */
import type { Knex } from 'knex';
import type { ReportAreaKind } from '../coverage/coverage-report.model';
import { likeAnywhere } from '../platform/like-pattern';
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

function filtered(db: Knex, { election, search }: SnapshotQuery) {
  const query = db<SnapshotRow>('report_snapshots');
  if (election !== null) void query.where({ election_code: election });
  if (search !== '') {
    void query.whereRaw("lower(note) like ? escape '\\'", [likeAnywhere(search.toLowerCase())]);
  }
  return query;
}

/** One page of snapshots, newest first, and how many there are in all. */
export async function listSnapshots(
  db: Knex,
  query: SnapshotQuery,
  page: { offset: number; limit: number },
): Promise<{ snapshots: Snapshot[]; total: number }> {
  const [count] = await filtered(db, query).count<{ total: number | string }[]>({ total: '*' });
  const rows = await filtered(db, query)
    .select(...listed)
    .orderBy([
      { column: 'taken_at', order: 'desc' },
      { column: 'id', order: 'asc' },
    ])
    .offset(page.offset)
    .limit(page.limit);
  return { snapshots: rows.map(toSnapshot), total: Number(count!.total) };
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
