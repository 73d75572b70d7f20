/** SQL of the data versions: one number per kind of data. */
import type { Knex } from 'knex';
import type { DataScope, DataVersions } from './data-version.model';

interface DataVersionRow {
  scope: DataScope;
  version: number;
}

/** Raises the version of one kind of data; call it in the transaction that changes the data. */
export async function raiseDataVersion(db: Knex, scope: DataScope, changedAt: Date): Promise<void> {
  await db('data_versions')
    .insert({ scope, version: 1, changed_at: changedAt.toISOString() })
    .onConflict('scope')
    .merge({ version: db.raw('data_versions.version + 1'), changed_at: changedAt.toISOString() });
}

/** The versions of all kinds of data; a kind that was never written is absent. */
export async function readDataVersions(db: Knex): Promise<DataVersions> {
  const rows = await db<DataVersionRow>('data_versions').select('scope', 'version').orderBy('scope');
  return Object.fromEntries(rows.map((row) => [row.scope, row.version]));
}

/** When a kind of data last changed; null when it was never written. */
export async function readDataChangedAt(db: Knex, scope: DataScope): Promise<Date | null> {
  const row = await db<DataVersionRow & { changed_at: string }>('data_versions').where({ scope }).first();
  return row === undefined ? null : new Date(row.changed_at);
}
