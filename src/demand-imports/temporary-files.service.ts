/** The folder in which a file lies while it is read: beside the database, so that it is on the disk that is meant for data. */
import { readdirSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../config';

/** Absolute path; it may not exist yet. */
export function temporaryFolder({ database }: Pick<Config, 'database'>): string {
  if (database.kind === 'postgres') return resolve('var', 'incoming');
  return database.file === ':memory:'
    ? join(tmpdir(), 'vaalikumppani-incoming')
    : join(dirname(resolve(database.file)), 'incoming');
}

/** Creates the folder where it is missing. */
export async function makeTemporaryFolder(config: Pick<Config, 'database'>): Promise<string> {
  const folder = temporaryFolder(config);
  await mkdir(folder, { recursive: true });
  return folder;
}

const longestReadingMs = 24 * 60 * 60 * 1000;

/** Removes what was left behind when the service was stopped while it read a file. */
export async function removeLeftFiles(config: Pick<Config, 'database'>, now: Date): Promise<void> {
  const folder = temporaryFolder(config);
  for (const name of readNames(folder)) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    if (now.getTime() - mtimeMs > longestReadingMs) await rm(file, { force: true });
  }
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return [];
    throw error;
  }
}
