/** Completeness of the lists of places of an election, from what the database knows. */
import type { Knex } from 'knex';
import { listMunicipalities } from '../areas/area.store';
import { listOfficialCounts } from '../areas/official-count.store';
import type { VotingDistrict } from '../demand/demand.model';
import { listVotingDistricts } from '../demand/demand.store';
import { takesPart, type Election } from '../elections/election.model';
import { judgeElection, type MunicipalityCompleteness } from './completeness.model';
import { readConfirmedLists } from './place-confirmation.store';
import type { PollingPlace } from './polling-place.model';
import { listPlaces } from './polling-place.store';

/**
 * Judges the election-day and advance lists of every municipality that takes part, and of dissolved ones that have places
 * from before their merger.
 * @param given places and districts in another division than they were announced in (`forwardPlace`, `forwardDistrict`);
 *   by default as announced
 */
export async function judgeLists(
  db: Knex,
  election: Election,
  given?: {
    places: readonly PollingPlace[];
    districts: readonly Pick<VotingDistrict, 'municipalityCode' | 'district'>[];
  },
): Promise<MunicipalityCompleteness[]> {
  const municipalities = await listMunicipalities(db, election.municipalityVintage);
  const places = given?.places ?? (await listPlaces(db, election.code));
  const participants = municipalities.filter((each) => takesPart(election, each)).map((each) => each.code);
  const districtsOf2018 = new Map<string, string[]>();
  for (const { municipalityCode, district } of given?.districts ?? (await listVotingDistricts(db))) {
    const districts = districtsOf2018.get(municipalityCode);
    if (districts === undefined) districtsOf2018.set(municipalityCode, [district]);
    else districts.push(district);
  }
  return judgeElection({
    municipalityCodes: [
      ...new Set([...participants, ...places.map((place) => place.municipalityCode)]),
    ].sort(),
    places,
    officialCounts: await listOfficialCounts(db, election.code),
    districtsOf2018,
    confirmedLists: await readConfirmedLists(db, election.code),
  });
}
