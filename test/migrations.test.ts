import { migrations } from '../migrations';
import { migrateDown, migrateUp } from '../src/platform/migrate';
import type { Database } from '../src/platform/database';
import { databaseKinds, emptyDatabase } from './support/databases';

async function tableNames(db: Database, kind: string): Promise<string[]> {
  const rows: { name: string }[] =
    kind === 'sqlite'
      ? await db('sqlite_master').where('type', 'table').whereNot('name', 'like', 'sqlite_%').select('name')
      : await db('pg_tables').where('schemaname', 'public').select({ name: 'tablename' });
  return rows
    .map((row) => row.name)
    .filter((name) => !name.startsWith('knex_'))
    .sort();
}

describe('migrations', () => {
  it('have names in order, each with a timestamp of its own', () => {
    const names = Object.keys(migrations);
    expect(names).toEqual([...names].sort());
    expect(new Set(names.map((name) => name.slice(0, 14))).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\d{14}_[a-z_]+$/);
  });

  it.each(databaseKinds)('run up, down to nothing and up again on %s', async (kind) => {
    const db = await emptyDatabase(kind);
    try {
      await migrateUp(db);
      const tables = await tableNames(db, kind);
      expect(tables).toContain('data_versions');
      await migrateDown(db);
      expect(await tableNames(db, kind)).toEqual([]);
      await migrateUp(db);
      expect(await tableNames(db, kind)).toEqual(tables);
    } finally {
      await db.destroy();
    }
  });
});
