/** The test application on everything that the project ships. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/platform/database';
import { loadShippedData } from '../../src/shipped-data/shipped-data.service';
import { fileOfRun, runFolder } from './once-in-run';
import { createTestApp, createTestAppOn, type TestApp } from './test-app';

/** A database file with everything that is shipped. */
function shippedDatabaseFile(): Promise<string> {
  return fileOfRun('shipped.sqlite', async (unfinished) => {
    const test = await createTestApp();
    try {
      await loadShippedData(test.deps);
      await test.deps.db.raw('vacuum into ?', [unfinished]);
    } finally {
      await test.close();
    }
  });
}

/** The data as they are on 24 November 2026, in a copy of one's own. The first of a run takes some seconds: ask in `beforeAll`. */
export async function createShippedApp(): Promise<TestApp> {
  const copy = join(runFolder(), `${randomBytes(6).toString('hex')}.sqlite`);
  copyFileSync(await shippedDatabaseFile(), copy);
  const test = createTestAppOn(openDatabase({ kind: 'sqlite', file: copy }));
  return {
    ...test,
    close: async () => {
      await test.close();
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true });
    },
  };
}
