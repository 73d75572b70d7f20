/** Fresh, real databases for tests: SQLite in memory and a new database on a real PostgreSQL server. */
import { randomBytes } from 'node:crypto';
import { openDatabase, type Database } from '../../src/platform/database';
import { migrateUp } from '../../src/platform/migrate';

export const databaseKinds = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

function postgresUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (url === undefined)
    throw new Error('The test run has no PostgreSQL server: see test/support/global-setup.mjs');
  return url;
}

async function createPostgresDatabase(): Promise<Database> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = openDatabase({ kind: 'postgres', url: postgresUrl() });
  try {
    await admin.raw(`create database ${name}`);
  } finally {
    await admin.destroy();
  }
  return openDatabase({ kind: 'postgres', url: postgresUrl().replace(/\/postgres$/, `/${name}`) });
}

/** An empty database without any table. Close it with `destroy()`. */
export async function emptyDatabase(kind: DatabaseKind): Promise<Database> {
  return kind === 'sqlite' ? openDatabase({ kind: 'sqlite', file: ':memory:' }) : createPostgresDatabase();
}

/** A database with the whole schema and no rows. Close it with `destroy()`. */
export async function migratedDatabase(kind: DatabaseKind): Promise<Database> {
  const db = await emptyDatabase(kind);
  await migrateUp(db);
  return db;
}
