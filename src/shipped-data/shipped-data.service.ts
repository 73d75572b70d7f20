/** Fills the database with what the project ships: reference tables, elections, announced places and rides, and places carried over. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadElections } from '../elections/election.service';
import { finnishDay } from '../shared/dates';
import { listElections } from '../elections/election.store';
import { nextElection } from '../elections/election.model';
import { parseAnnouncedRides } from '../offers/announced-ride.csv';
import { loadAnnouncedRides } from '../offers/announced-ride.service';
import type { Deps } from '../platform/deps';
import { fromRoot } from '../platform/project-root';
import { carryOverPlaces } from '../polling-places/carry-over.service';
import { loadShippedPlaces } from '../polling-places/shipped-places.service';
import { announcedRidesTable } from '../reference-data/catalogue.model';
import { loadReferenceData } from '../reference-data/reference-data.service';

/**
 * Brings everything that is shipped into the database; what is there already stays as it is, so it can run at every start.
 * The next election starts from the places of earlier ones, carried over as not confirmed.
 */
export async function loadShippedData(deps: Deps, folder = fromRoot('data')): Promise<void> {
  await loadReferenceData(deps, folder);
  await loadElections(deps);
  await loadShippedPlaces(deps, join(folder, 'polling-places'));
  await loadAnnouncedRides(
    deps,
    parseAnnouncedRides(await readFile(join(folder, announcedRidesTable.file), 'utf8')),
  );
  const next = nextElection(await listElections(deps.db), finnishDay(deps.clock()));
  if (next !== undefined) await carryOverPlaces(deps, next.code);
}
