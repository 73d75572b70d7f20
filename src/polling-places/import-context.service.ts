/** Gathers what reading and checking a file of places needs to know of its election and of the municipalities. */
import { listMergers, listMunicipalities } from '../areas/area.store';
import { listVotingDistricts } from '../demand/demand.store';
import { readElection } from '../elections/election.store';
import type { Database } from '../platform/database';
import { ok, problem, type Result } from '../shared/result';
import type { FileContext } from './place-file.csv';
import { placeProblem, type PlaceProblem } from './place-problem.model';

async function listedDistricts(db: Database): Promise<Map<string, string[]>> {
  const byMunicipality = new Map<string, string[]>();
  for (const { municipalityCode, district } of await listVotingDistricts(db)) {
    byMunicipality.set(municipalityCode, [...(byMunicipality.get(municipalityCode) ?? []), district]);
  }
  return byMunicipality;
}

/** The context of an election; a problem while there is no such election, or no municipality is loaded. */
export async function fileContext(
  db: Database,
  electionCode: string,
): Promise<Result<FileContext, PlaceProblem>> {
  const election = await readElection(db, electionCode);
  if (!election) return problem(placeProblem('electionUnknown', {}, { election: electionCode }));
  const municipalities = await listMunicipalities(db, election.municipalityVintage);
  if (municipalities.length === 0) return problem(placeProblem('municipalitiesMissing'));
  const mergers = await listMergers(db);
  return ok({ election, municipalities, mergers, listedDistricts: await listedDistricts(db) });
}
