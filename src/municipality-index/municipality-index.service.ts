/** Reads how far all municipalities of an election have come; what rests on the places is kept while they stay the same. */
import { listAccountsInRole } from '../accounts/account.store';
import type { Area, Municipality } from '../areas/area.model';
import { listAreas, listMunicipalities } from '../areas/area.store';
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataVersions } from '../data-version/data-version.store';
import { listVotingDistricts } from '../demand/demand.store';
import { nextElection, takesPart, type ElectionRecord } from '../elections/election.model';
import { listElections, readElection } from '../elections/election.store';
import { readOpenNeedsByMunicipality } from '../needs/needs-overview.service';
import type { PlaceQuality } from '../place-quality/quality.service';
import { readLastAsked } from '../place-carry/confirmation-request.store';
import { peopleToAsk } from '../place-carry/confirmation-request.model';
import type { Deps } from '../platform/deps';
import type { MunicipalityCompleteness } from '../polling-places/completeness.model';
import { judgeLists } from '../polling-places/completeness.service';
import { isComing } from '../polling-places/place-answer.model';
import { listPlaces } from '../polling-places/polling-place.store';
import { listDescribedPlaceIds } from '../polling-places/safe-voting.store';
import { finnishDay } from '../shared/dates';
import { keepLatest } from '../shared/kept-latest';
import {
  judgeReadiness,
  placeFacts,
  type MunicipalityReadiness,
  type PlaceFacts,
  type ReadinessInput,
} from './readiness.model';

export interface MunicipalityIndex {
  election: ElectionRecord;
  /** Whether places can still be confirmed. */
  isOpen: boolean;
  areas: readonly Area[];
  /** Every municipality that takes part, by code. */
  rows: readonly MunicipalityReadiness[];
}

export interface MunicipalityIndexReader {
  /** Code of the next election; null when none is known. */
  nextElection(): Promise<string | null>;
  /** Undefined when there is no such election. */
  read(electionCode: string): Promise<MunicipalityIndex | undefined>;
}

/** What changes with the data version only. */
interface JudgedPlaces {
  municipalities: readonly Municipality[];
  places: readonly PlaceFacts[];
  lists: readonly MunicipalityCompleteness[];
  findings: ReadinessInput['findings'];
}

async function judgePlaces(
  { db }: Pick<Deps, 'db'>,
  quality: PlaceQuality,
  election: ElectionRecord,
): Promise<JudgedPlaces> {
  const places = await listPlaces(db, election.code);
  const reports = await quality.judgeAll(election);
  return {
    municipalities: (await listMunicipalities(db, election.municipalityVintage)).filter((each) =>
      takesPart(election, each),
    ),
    places: places.map(placeFacts),
    lists: await judgeLists(db, election, { places, districts: await listVotingDistricts(db) }),
    findings: new Map(reports.map(({ municipalityCode, counts }) => [municipalityCode, counts])),
  };
}

/** How many elections' places are kept judged. */
const keptElections = 2;

/** One reader serves a process, so that the places of an election are judged once for all who look. */
export function createMunicipalityIndex(
  deps: Pick<Deps, 'db' | 'clock'>,
  quality: PlaceQuality,
): MunicipalityIndexReader {
  const keep = keepLatest<JudgedPlaces>(keptElections);
  const { db, clock } = deps;
  return {
    async nextElection() {
      return nextElection(await listElections(db), finnishDay(clock()))?.code ?? null;
    },
    async read(electionCode) {
      const election = await readElection(db, electionCode);
      if (election === undefined) return undefined;
      const key = `${election.code} ${dataVersionTag(await readDataVersions(db))}`;
      const judged = await keep(key, () => judgePlaces(deps, quality, election));
      const people = peopleToAsk(await listAccountsInRole(db, 'municipality'));
      return {
        election,
        isOpen: isComing(election, finnishDay(clock())),
        areas: await listAreas(db),
        rows: judgeReadiness({
          ...judged,
          // Arrangements, needs, accounts and mail change without the data version.
          described: await listDescribedPlaceIds(db, election.code),
          needs: await readOpenNeedsByMunicipality(deps, election.code),
          people: new Map([...people].map(([code, accounts]) => [code, accounts.length])),
          asked: await readLastAsked(db, election.code),
        }),
      };
    },
  };
}
