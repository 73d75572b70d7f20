/** Fills the places of elections that have none from the files that the project ships. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Deps } from '../platform/deps';
import { importPlaces } from './place-import.service';
import type { PlaceProblem } from './place-problem.model';
import type { PlanCounts } from './polling-place-import.model';
import { countPlaces } from './polling-place.store';

export interface ShippedPlaces {
  electionCode: string;
  counts: PlanCounts;
  warnings: number;
}

function describe({ line, column, value, code }: PlaceProblem): string {
  return `  line ${line ?? '–'}, column ${column ?? '–'}, value ${value ?? '–'}: ${code}`;
}

/**
 * Imports each `<election>.csv` of a folder whose election has no place yet, the way an uploaded file is imported.
 * Elections and municipalities are to be loaded before.
 * @returns what was imported, by election; empty when every election had places already
 * @throws {Error} when a file is refused; it names everything that is wrong with it
 */
export async function loadShippedPlaces(
  deps: Pick<Deps, 'db' | 'clock' | 'logger'>,
  folder: string,
): Promise<ShippedPlaces[]> {
  const loaded: ShippedPlaces[] = [];
  const files = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  for (const file of files) {
    const electionCode = basename(file, '.csv');
    if ((await countPlaces(deps.db, electionCode)) > 0) continue;
    const bytes = await readFile(join(folder, file));
    const done = await importPlaces(deps, { bytes, electionCode, dryRun: false, actor: 'shipped places' });
    if (!done.ok)
      throw new Error(
        [`The shipped places in ${file} are refused:`, ...done.problem.map(describe)].join('\n'),
      );
    loaded.push({ electionCode, counts: done.value.counts, warnings: done.value.problems.length });
  }
  return loaded;
}
