/** The shipped tables as tests read them, and what is counted in their outlines. */
import { readFileSync } from 'node:fs';
import { parseMunicipalities } from '../../src/areas/area-tables.csv';
import { fromRoot } from '../../src/platform/project-root';
import { parseManifest } from '../../src/reference-data/manifest.model';

/** Text of a shipped table. */
export function readShipped(file: string): string {
  return readFileSync(fromRoot('data', file), 'utf8');
}

export const shippedManifest = parseManifest(readShipped('manifest.json'));
export const shippedMunicipalities = parseMunicipalities(readShipped('municipalities.csv'));

export function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
