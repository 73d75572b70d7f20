/** SQL of which shipped tables are loaded. */
import type { Knex } from 'knex';

interface ReferenceTableRow {
  name: string;
  sha256: string;
  loaded_at: string;
}

/** Checksums of the loaded tables by file name. */
export async function readLoadedChecksums(db: Knex): Promise<Map<string, string>> {
  const rows = await db<ReferenceTableRow>('reference_tables').select('name', 'sha256');
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

/** Notes that a table is loaded in this state. */
export async function markLoaded(
  db: Knex,
  table: { name: string; sha256: string },
  loadedAt: Date,
): Promise<void> {
  await db('reference_tables')
    .insert({ ...table, loaded_at: loadedAt.toISOString() })
    .onConflict('name')
    .merge();
}
