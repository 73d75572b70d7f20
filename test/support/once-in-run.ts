/** What test files of one run share: made by whichever asks first, and gone with the run. */
import { existsSync, mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Folder of this test run alone, so that nothing shared outlives the code that made it. */
export function runFolder(): string {
  const folder = process.env.TEST_RUN_FOLDER;
  if (folder === undefined) throw new Error('The test run has no folder: see test/support/global-setup.mjs');
  return folder;
}

/** Takes the turn to make a thing; false when somebody else has it. */
function takeTurn(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of a file in the folder of the run, made when it is first asked for.
 * @param make writes the file at the path given, which is not yet the file's own
 */
export async function fileOfRun(name: string, make: (unfinished: string) => Promise<void>): Promise<string> {
  const file = join(runFolder(), name);
  const lock = `${file}.lock`;
  while (!existsSync(file)) {
    if (!takeTurn(lock)) {
      await wait(20);
      continue;
    }
    try {
      if (!existsSync(file)) {
        await make(`${file}.unfinished`);
        renameSync(`${file}.unfinished`, file);
      }
    } finally {
      rmdirSync(lock);
    }
  }
  return file;
}
