/** Fresh, real databases for tests: SQLite in memory and a new database on a real PostgreSQL server. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { openDatabase, type Database } from '../../src/platform/database';
import { migrateUp } from '../../src/platform/migrate';
import { fileOfRun } from './once-in-run';

/** The drivers' own copying of whole databases, which knex passes by. */
interface SqliteClient {
  acquireConnection(): Promise<SqliteConnection>;
  releaseConnection(connection: SqliteConnection): Promise<void>;
}
interface SqliteConnection {
  backup(
    file: string,
    to: string,
    from: string,
    fileIsTarget: boolean,
    done: (error: Error | null) => void,
  ): SqliteBackup;
}
interface SqliteBackup {
  step(pages: number, done: (error: Error | null) => void): void;
  finish(): void;
}

export const databaseKinds = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

function postgresUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (url === undefined)
    throw new Error('The test run has no PostgreSQL server: see test/support/global-setup.mjs');
  return url;
}

const databaseUrl = (name: string) => postgresUrl().replace(/\/postgres$/, `/${name}`);

/** Runs one statement on the server as a whole. */
async function askServer(statement: string): Promise<void> {
  const admin = openDatabase({ kind: 'postgres', url: postgresUrl() });
  try {
    await admin.raw(statement);
  } finally {
    await admin.destroy();
  }
}

async function createPostgresDatabase(template = 'template1'): Promise<Database> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await askServer(`create database ${name} template ${template}`);
  return openDatabase({ kind: 'postgres', url: databaseUrl(name) });
}

/** An empty database without any table. Close it with `destroy()`. */
export async function emptyDatabase(kind: DatabaseKind): Promise<Database> {
  return kind === 'sqlite' ? openDatabase({ kind: 'sqlite', file: ':memory:' }) : createPostgresDatabase();
}

/** A file with the whole schema as the migrations make it. */
function migratedFile(): Promise<string> {
  return fileOfRun('migrated.sqlite', async (unfinished) => {
    const db = await emptyDatabase('sqlite');
    try {
      await migrateUp(db);
      await db.raw('vacuum into ?', [unfinished]);
    } finally {
      await db.destroy();
    }
  });
}

/** Fills an empty SQLite database with what a file holds. */
async function restore(db: Database, file: string): Promise<void> {
  const { client } = db as unknown as { client: SqliteClient };
  const connection = await client.acquireConnection();
  await new Promise<void>((resolve, reject) => {
    const backup = connection.backup(file, 'main', 'main', false, (opened) => {
      if (opened !== null) {
        reject(opened);
        return;
      }
      backup.step(-1, (error) => {
        backup.finish();
        if (error === null) resolve();
        else reject(error);
      });
    });
  });
  await client.releaseConnection(connection);
}

/** Name of the database of the run that has the whole schema and is copied. */
const migratedTemplate = 'migrated';

/** Makes the template once in a run; a file in its folder says that it is whole. */
async function makeMigratedTemplate(): Promise<void> {
  await fileOfRun('migrated.postgres', async (unfinished) => {
    await askServer(`drop database if exists ${migratedTemplate}`);
    await askServer(`create database ${migratedTemplate}`);
    const db = openDatabase({ kind: 'postgres', url: databaseUrl(migratedTemplate) });
    try {
      await migrateUp(db);
    } finally {
      await db.destroy();
    }
    writeFileSync(unfinished, '');
  });
}

/** A database with the whole schema and no rows: a copy of one that the migrations made. Close it with `destroy()`. */
export async function migratedDatabase(kind: DatabaseKind): Promise<Database> {
  if (kind === 'postgres') {
    await makeMigratedTemplate();
    return createPostgresDatabase(migratedTemplate);
  }
  const db = await emptyDatabase('sqlite');
  await restore(db, await migratedFile());
  return db;
}
