/** Opens the database; the one file that names the drivers. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import knex, { type Knex } from 'knex';
import type { DatabaseConfig } from '../config';

export type Database = Knex;

/** A raw SQLite connection, as far as this file needs to know it. */
interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

const sqlitePragmas = 'PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000;';

/**
 * Opens a database and creates the folder of an SQLite file that does not exist yet.
 * @param config an SQLite file (`:memory:` for one that lives in this process only) or a PostgreSQL address
 */
export function openDatabase(config: DatabaseConfig): Database {
  if (config.kind === 'postgres') {
    return knex({ client: 'pg', connection: config.url, pool: { min: 0, max: 10 } });
  }
  const filename = config.file === ':memory:' ? config.file : resolve(config.file);
  if (filename !== ':memory:') mkdirSync(dirname(filename), { recursive: true });
  return knex({
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (
        connection: SqliteConnection,
        done: (error: Error | null, connection: unknown) => void,
      ) => {
        connection.exec(sqlitePragmas, (error) => {
          done(error, connection);
        });
      },
    },
  });
}

/**
 * Opens somebody else's SQLite file for reading only: nothing is written beside it, and functions that its schema names are not
 * trusted.
 * @param file absolute path of a file that exists
 */
export function openForeignSqlite(file: string): Database {
  return knex({
    client: 'sqlite3',
    // knex adds the flags for writing; the address takes them back.
    connection: { filename: `${pathToFileURL(file).href}?mode=ro&immutable=1`, flags: ['OPEN_URI'] },
    useNullAsDefault: true,
    pool: {
      min: 0,
      max: 1,
      afterCreate: (
        connection: SqliteConnection,
        done: (error: Error | null, connection: unknown) => void,
      ) => {
        connection.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;', (error) => {
          done(error, connection);
        });
      },
    },
  });
}

/** Whether rows live in SQLite: the few places where the two databases need different words ask this. */
export function isSqlite(db: Database): boolean {
  const { config } = db.client as { config: { client: string } };
  return config.client === 'sqlite3';
}

/**
 * Inserts many rows in portions that fit the parameter limits of both databases.
 * @param db a database or a transaction
 */
export async function insertInPortions(db: Database, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).length;
  const portion = Math.max(1, Math.min(500, Math.floor(30000 / columns)));
  for (let start = 0; start < rows.length; start += portion) {
    await db(table).insert(rows.slice(start, start + portion));
  }
}
