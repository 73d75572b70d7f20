/** What reading and checking a file of places needs to know of its election and of the municipalities. */
import { listMergers, listMunicipalities } from '../areas/area.store';
import { listVotingDistricts } from '../demand/demand.store';
import type { Election } from '../elections/election.model';
import type { Database } from '../platform/database';
import { municipalityStandings } from './municipality-standing.model';
import type { CheckContext } from './place-checks.model';
import type { PlacesFileContext } from './polling-place.csv';

export type ImportContext = PlacesFileContext & CheckContext;

async function listedDistricts(db: Database): Promise<Map<string, string[]>> {
  const byMunicipality = new Map<string, string[]>();
  for (const { municipalityCode, district } of await listVotingDistricts(db)) {
    byMunicipality.set(municipalityCode, [...(byMunicipality.get(municipalityCode) ?? []), district]);
  }
  return byMunicipality;
}

/** The context of an election; null while no municipality is loaded. */
export async function importContext(db: Database, election: Election): Promise<ImportContext | null> {
  const municipalities = await listMunicipalities(db, election.municipalityVintage);
  if (municipalities.length === 0) return null;
  const { heldOn: electionDay, advanceFrom, advanceTo } = election;
  const standingOf = municipalityStandings(election, municipalities, await listMergers(db));
  return { electionDay, advanceFrom, advanceTo, standingOf, listedDistricts: await listedDistricts(db) };
}
