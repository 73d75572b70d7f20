/** Where the project's own folders are, whether TypeScript runs from src/ or JavaScript from dist/. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'views'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The project folder (with package.json and views) was not found');
  return findRoot(parent);
}

export const projectRoot = findRoot(__dirname);

/** A path inside the project: `fromRoot('data', 'manifest.json')`. */
export function fromRoot(...parts: string[]): string {
  return join(projectRoot, ...parts);
}
