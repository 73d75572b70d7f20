/** SQL of brought data: versions, and which of them are in use. */
import type { Knex } from 'knex';
import type { IsoDate } from '../shared/dates';
import type { DemandImport, ImportFact, ImportKind, ImportProblem, ImportState } from './demand-import.model';

interface ImportRow {
  id: string;
  kind: ImportKind;
  scope: string;
  account_id: string | null;
  file_name: string;
  size_bytes: number;
  sha256: string;
  described_on: string | null;
  state: ImportState;
  replaces_id: string | null;
  facts: string;
  problems: string;
  error_count: number;
  warning_count: number;
  content: Buffer | null;
  created_at: string;
  delete_after: string | null;
}

interface InUseRow {
  kind: ImportKind;
  scope: string;
  import_id: string;
}

/** Everything but the content, which is read on its own. */
const columns = [
  'id',
  'kind',
  'scope',
  'account_id',
  'file_name',
  'size_bytes',
  'sha256',
  'described_on',
  'state',
  'replaces_id',
  'facts',
  'problems',
  'error_count',
  'warning_count',
  'created_at',
  'delete_after',
] as const satisfies (keyof ImportRow)[];

function toImport(row: Omit<ImportRow, 'content'> & { is_kept: number | boolean }): DemandImport {
  return {
    id: row.id,
    kind: row.kind,
    scope: row.scope,
    accountId: row.account_id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    describedOn: row.described_on,
    state: row.state,
    replacesId: row.replaces_id,
    facts: JSON.parse(row.facts) as ImportFact[],
    problems: JSON.parse(row.problems) as ImportProblem[],
    errors: row.error_count,
    warnings: row.warning_count,
    isKept: Boolean(row.is_kept),
    createdAt: new Date(row.created_at),
    deleteAfter: row.delete_after,
  };
}

export async function insertImport(trx: Knex, made: DemandImport, content: Uint8Array | null): Promise<void> {
  const row: ImportRow = {
    id: made.id,
    kind: made.kind,
    scope: made.scope,
    account_id: made.accountId,
    file_name: made.fileName,
    size_bytes: made.sizeBytes,
    sha256: made.sha256,
    described_on: made.describedOn,
    state: made.state,
    replaces_id: made.replacesId,
    facts: JSON.stringify(made.facts),
    problems: JSON.stringify(made.problems),
    error_count: made.errors,
    warning_count: made.warnings,
    content: content === null ? null : Buffer.from(content),
    created_at: made.createdAt.toISOString(),
    delete_after: made.deleteAfter,
  };
  await trx('demand_imports').insert(row);
}

function imports(db: Knex) {
  return db<ImportRow>('demand_imports').select([...columns, db.raw('content is not null as is_kept')]);
}

/** A version; null when there is none of that id. */
export async function findImport(db: Knex, id: string): Promise<DemandImport | null> {
  const row = (await imports(db).where({ id }).first()) as Parameters<typeof toImport>[0] | undefined;
  return row === undefined ? null : toImport(row);
}

/** The latest versions of a kind, newest first, of all scopes or of one. */
export async function listImports(
  db: Knex,
  kind: ImportKind,
  limit: number,
  scope?: string,
): Promise<DemandImport[]> {
  const rows = (await imports(db)
    .where({ kind, ...(scope === undefined ? {} : { scope }) })
    .orderBy([{ column: 'created_at', order: 'desc' }, 'id'])
    .limit(limit)) as unknown as Parameters<typeof toImport>[0][];
  return rows.map(toImport);
}

/** The versions of a kind that are in use, in order of scope. */
export async function listImportsInUse(db: Knex, kind: ImportKind): Promise<DemandImport[]> {
  const rows = (await imports(db)
    .whereIn('id', db('demand_imports_in_use').where({ kind }).select('import_id'))
    .orderBy('scope')) as unknown as Parameters<typeof toImport>[0][];
  return rows.map(toImport);
}

/** What one version holds, packed; null where it is not kept. */
export async function readContent(db: Knex, id: string): Promise<Uint8Array | null> {
  const row = await db<ImportRow>('demand_imports').where({ id }).first('content');
  return row?.content ? new Uint8Array(row.content) : null;
}

/** Ids of the versions in use, by kind and scope. */
export function listInUse(db: Knex): Promise<InUseRow[]> {
  return db<InUseRow>('demand_imports_in_use').orderBy(['kind', 'scope']);
}

/** The version of a kind and scope that figures rest on; null when there is none. */
export async function findInUse(db: Knex, kind: ImportKind, scope: string): Promise<string | null> {
  const row = await db<InUseRow>('demand_imports_in_use').where({ kind, scope }).first();
  return row?.import_id ?? null;
}

/** What the versions in use of a kind hold, by scope, packed. */
export async function readContentsInUse(
  db: Knex,
  kind: ImportKind,
  scope?: string,
): Promise<{ scope: string; describedOn: IsoDate | null; content: Uint8Array }[]> {
  const rows: Pick<ImportRow, 'scope' | 'described_on' | 'content'>[] = await db('demand_imports_in_use as u')
    .join('demand_imports as i', 'i.id', 'u.import_id')
    .where({ 'u.kind': kind, ...(scope === undefined ? {} : { 'u.scope': scope }) })
    .whereNotNull('i.content')
    .orderBy('u.scope')
    .select('u.scope', 'i.described_on', 'i.content');
  return rows.map(({ scope, described_on, content }) => ({
    scope,
    describedOn: described_on,
    content: new Uint8Array(content!),
  }));
}

/** Puts a version into use in the place of the one that was seen; tells whether that one still was in use. */
export async function putInUse(
  trx: Knex,
  { id, kind, scope }: Pick<DemandImport, 'id' | 'kind' | 'scope'>,
  seen: string | null,
): Promise<boolean> {
  if (seen === null) {
    await trx('demand_imports_in_use')
      .insert({ kind, scope, import_id: id })
      .onConflict(['kind', 'scope'])
      .ignore();
    return (await findInUse(trx, kind, scope)) === id;
  }
  return (
    (await trx('demand_imports_in_use').where({ kind, scope, import_id: seen }).update({ import_id: id })) ===
    1
  );
}

/** Takes a version out of use; tells whether it was in use. */
export async function takeOutOfUse(
  trx: Knex,
  { id, kind, scope }: Pick<DemandImport, 'id' | 'kind' | 'scope'>,
): Promise<boolean> {
  return (await trx('demand_imports_in_use').where({ kind, scope, import_id: id }).delete()) === 1;
}

/** Moves a version on from a state; tells whether it was in it. Content that is of no more use is let go of. */
export async function changeImportState(
  trx: Knex,
  id: string,
  from: ImportState,
  change: { state: ImportState; replacesId?: string | null; forgetContent?: boolean },
): Promise<boolean> {
  const changed = await trx<ImportRow>('demand_imports')
    .where({ id, state: from })
    .update({
      state: change.state,
      ...(change.replacesId === undefined ? {} : { replaces_id: change.replacesId }),
      ...(change.state === 'confirmed' ? { delete_after: null } : {}),
      ...(change.forgetContent === true ? { content: null } : {}),
    });
  return changed === 1;
}

/** Deletes versions that were never in use and whose last day has passed; tells how many. */
export function deleteImportsBefore(db: Knex, today: IsoDate): Promise<number> {
  return db('demand_imports').where('delete_after', '<', today).delete();
}
