/** Brings the schema of a database up to date, or back. */
import type { Database } from './database';
import { migrations } from '../../migrations';

// Names without a file ending: the same migration counts once whether TypeScript or JavaScript runs it.
const migrationSource = {
  getMigrations: () => Promise.resolve(Object.keys(migrations)),
  getMigrationName: (name: string) => name,
  getMigration: (name: string) => {
    const migration = migrations[name];
    if (migration === undefined) throw new Error(`No migration is called ${name}`);
    return Promise.resolve(migration);
  },
};

/** Runs every migration that the database has not seen. */
export async function migrateUp(db: Database): Promise<void> {
  await db.migrate.latest({ migrationSource });
}

/** Takes every migration back, last first. */
export async function migrateDown(db: Database): Promise<void> {
  await db.migrate.rollback({ migrationSource }, true);
}
