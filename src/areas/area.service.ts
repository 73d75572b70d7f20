/** Outlines of municipalities and larger areas from the database, ready to draw. */
import type { Database } from '../platform/database';
import type { Municipality } from './area.model';
import { listMergers, listMunicipalities, readMunicipalityTopology } from './area.store';
import type { OutlineData } from './outline.model';

/**
 * What outlines of a vintage are drawn from: `areaOutlines` and `areaBorders` of `outline.model.ts` take it.
 * @returns null while no outlines are loaded
 */
export async function readOutlineData(
  db: Database,
  vintage: Municipality['vintage'],
): Promise<OutlineData | null> {
  const topology = await readMunicipalityTopology(db);
  if (topology === null) return null;
  return { topology, municipalities: await listMunicipalities(db, vintage), mergers: await listMergers(db) };
}
