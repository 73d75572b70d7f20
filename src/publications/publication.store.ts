/** SQL of published reports: add and read; the database refuses anything else. */
import type { Knex } from 'knex';
import type { ReportAreaKind } from '../coverage/coverage-report.model';
import type { KeptPublication, OfficialText, Publication } from './publication.model';

interface PublicationRow {
  id: string;
  snapshot_id: string;
  replaces: string | null;
  published_at: string;
  published_by: string;
  election_code: string;
  area_kind: ReportAreaKind;
  area_code: string;
  names: string;
  released: string;
  correction: string | null;
  sha256: string;
  report: string;
}

interface FoundRow extends Omit<PublicationRow, 'report'> {
  replaced_by: string | null;
  withdrawn_at: string | null;
  reason: string | null;
}

/** Everything but the report, which is long. */
const listed = [
  'id',
  'snapshot_id',
  'replaces',
  'published_at',
  'published_by',
  'election_code',
  'area_kind',
  'area_code',
  'names',
  'released',
  'correction',
  'sha256',
].map((name) => `p.${name}`);

function toPublication(row: FoundRow): Publication {
  return {
    id: row.id,
    snapshotId: row.snapshot_id,
    replaces: row.replaces,
    correction: row.correction === null ? null : (JSON.parse(row.correction) as Publication['correction']),
    publishedAt: new Date(row.published_at),
    publishedBy: row.published_by,
    election: row.election_code,
    area: { kind: row.area_kind, code: row.area_code },
    names: JSON.parse(row.names) as Publication['names'],
    released: JSON.parse(row.released) as Publication['released'],
    sha256: row.sha256,
    replacedBy: row.replaced_by,
    withdrawal:
      row.withdrawn_at === null
        ? null
        : { at: new Date(row.withdrawn_at), reason: JSON.parse(row.reason!) as OfficialText },
  };
}

function selectPublications(db: Knex) {
  return db('report_publications as p')
    .leftJoin('report_publications as later', 'later.replaces', 'p.id')
    .leftJoin('report_withdrawals as w', 'w.publication_id', 'p.id');
}

const found = (db: Knex) => [
  ...listed,
  db.ref('later.id').as('replaced_by'),
  db.ref('w.withdrawn_at').as('withdrawn_at'),
  db.ref('w.reason').as('reason'),
];

const newestFirst = [
  { column: 'p.published_at', order: 'desc' },
  { column: 'p.id', order: 'asc' },
];

/** Fails where the snapshot is published already, or the report that it replaces has been replaced. */
export async function insertPublication(
  trx: Knex,
  publication: Omit<KeptPublication, 'replacedBy' | 'withdrawal'>,
): Promise<void> {
  await trx('report_publications').insert({
    id: publication.id,
    snapshot_id: publication.snapshotId,
    replaces: publication.replaces,
    published_at: publication.publishedAt.toISOString(),
    published_by: publication.publishedBy,
    election_code: publication.election,
    area_kind: publication.area.kind,
    area_code: publication.area.code,
    names: JSON.stringify(publication.names),
    released: JSON.stringify(publication.released),
    correction: publication.correction && JSON.stringify(publication.correction),
    sha256: publication.sha256,
    report: publication.report,
  } satisfies PublicationRow);
}

/** Fails where it has been withdrawn already. */
export async function insertWithdrawal(
  trx: Knex,
  withdrawal: { id: string; at: Date; by: string; reason: OfficialText },
): Promise<void> {
  await trx('report_withdrawals').insert({
    publication_id: withdrawal.id,
    withdrawn_at: withdrawal.at.toISOString(),
    withdrawn_by: withdrawal.by,
    reason: JSON.stringify(withdrawal.reason),
  });
}

/** One page of all published reports, newest first, and how many there are in all. */
export async function listPublications(
  db: Knex,
  { election, offset, limit }: { election: string | null; offset: number; limit: number },
): Promise<{ publications: Publication[]; total: number }> {
  const all = selectPublications(db);
  const counted = db('report_publications as p');
  for (const query of [all, counted]) if (election !== null) void query.where('p.election_code', election);
  const [count] = await counted.count<{ total: number | string }[]>({ total: '*' });
  const rows = (await all.select(found(db)).orderBy(newestFirst).offset(offset).limit(limit)) as FoundRow[];
  return { publications: rows.map(toPublication), total: Number(count!.total) };
}

/** Published reports that took the place of others, newest first. */
export async function listCorrections(db: Knex, limit: number): Promise<Publication[]> {
  const rows = (await selectPublications(db)
    .whereNotNull('p.replaces')
    .select(found(db))
    .orderBy(newestFirst)
    .limit(limit)) as FoundRow[];
  return rows.map(toPublication);
}

/** Codes of elections that have a published report. */
export async function listPublishedElections(db: Knex): Promise<string[]> {
  const rows = await db('report_publications').distinct<{ election_code: string }[]>('election_code');
  return rows.map((row) => row.election_code).sort();
}

export async function findPublication(db: Knex, id: string): Promise<Publication | undefined> {
  const row = await selectPublications(db).where('p.id', id).first<FoundRow | undefined>(found(db));
  return row && toPublication(row);
}

export async function findPublicationOfSnapshot(
  db: Knex,
  snapshotId: string,
): Promise<Publication | undefined> {
  const row = await selectPublications(db)
    .where('p.snapshot_id', snapshotId)
    .first<FoundRow | undefined>(found(db));
  return row && toPublication(row);
}

/** Reports on an election and area that still stand. */
export async function listCurrentPublications(
  db: Knex,
  { election, area }: Pick<Publication, 'election' | 'area'>,
): Promise<Publication[]> {
  const rows = (await selectPublications(db)
    .where({ 'p.election_code': election, 'p.area_kind': area.kind, 'p.area_code': area.code })
    .whereNull('later.id')
    .whereNull('w.publication_id')
    .select(found(db))
    .orderBy(newestFirst)) as FoundRow[];
  return rows.map(toPublication);
}

/** The public JSON text, byte for byte as it was published. */
export async function readPublishedText(db: Knex, id: string): Promise<string | undefined> {
  const row = await db('report_publications').where({ id }).first<{ report: string } | undefined>('report');
  return row?.report;
}
