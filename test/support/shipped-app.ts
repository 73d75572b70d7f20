/** The test application on everything that the project ships. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../src/platform/database';
import { loadShippedData } from '../../src/shipped-data/shipped-data.service';
import { createTestApp, createTestAppOn, type TestApp } from './test-app';

/** Folder of this test run alone, so that a database never outlives the code that filled it. */
function runFolder(): string {
  const folder = process.env.TEST_RUN_FOLDER;
  if (folder === undefined) throw new Error('The test run has no folder: see test/support/global-setup.mjs');
  return folder;
}

async function fillDatabase(file: string): Promise<void> {
  const test = await createTestApp();
  try {
    await loadShippedData(test.deps);
    await test.deps.db.raw('vacuum into ?', [`${file}.unfinished`]);
    renameSync(`${file}.unfinished`, file);
  } finally {
    await test.close();
  }
}

/** Takes the turn to fill the database; false when somebody else has it. */
function takeTurn(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** A database file with everything that is shipped, filled by whichever test file of the run asks first. */
async function shippedDatabaseFile(): Promise<string> {
  const file = join(runFolder(), 'shipped.sqlite');
  const lock = `${file}.lock`;
  while (!existsSync(file)) {
    if (!takeTurn(lock)) {
      await wait(100);
      continue;
    }
    try {
      if (!existsSync(file)) await fillDatabase(file);
    } finally {
      rmdirSync(lock);
    }
  }
  return file;
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
