/** The public places of elections: kept in memory while the data, and what is public of them, stay the same. */
import { listMunicipalities } from '../areas/area.store';
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataVersions } from '../data-version/data-version.store';
import { takesPart, type ElectionRecord } from '../elections/election.model';
import { findElection, type FoundElection } from '../elections/election.service';
import type { Deps } from '../platform/deps';
import { createKept } from '../platform/kept';
import { finnishDay } from '../shared/dates';
import type { MunicipalityName } from './place-answer.model';
import type { PollingPlace } from './polling-place.model';
import { listPublicPlaces } from './public-place.service';

/** What pages and interfaces say of an election's places rests on this. */
export interface ElectionPlaces {
  election: ElectionRecord;
  /** Municipalities that take part. */
  participants: readonly MunicipalityName[];
  /** Names by code: of the election's own division into municipalities, and of the other where that has none. */
  municipalityNames: ReadonlyMap<string, MunicipalityName>;
  /** Those that anyone may see, in the order of `listPlaces`. */
  places: readonly PollingPlace[];
}

export interface PlacesRevision extends FoundElection {
  /** Changes whenever an answer about the election's places could. */
  revision: string;
  /** Everything that the answer rests on; read only when somebody needs it. */
  read(): Promise<ElectionPlaces>;
}

export interface ElectionPlacesReader {
  /** Where the places of an election stand now; undefined when there is no such election. */
  revisionOf(electionCode: string): Promise<PlacesRevision | undefined>;
}

/** Whether a municipality exists in the data, or a place stands in one that is gone by now. */
export function knowsMunicipality({ municipalityNames, places }: ElectionPlaces, code: string): boolean {
  return municipalityNames.has(code) || places.some(({ municipalityCode }) => municipalityCode === code);
}

/** Elections whose places are kept; a thousand places are some megabytes. */
const keptElections = 4;

async function readElectionPlaces(
  deps: Pick<Deps, 'db' | 'clock'>,
  election: ElectionRecord,
): Promise<ElectionPlaces> {
  const vintage = election.municipalityVintage;
  const others = await listMunicipalities(deps.db, vintage === 2021 ? 2025 : 2021);
  const own = await listMunicipalities(deps.db, vintage);
  return {
    election,
    participants: own.filter((municipality) => takesPart(election, municipality)),
    municipalityNames: new Map([...others, ...own].map((municipality) => [municipality.code, municipality])),
    places: await listPublicPlaces(deps, election),
  };
}

/** One reader serves all pages and interfaces of a process, so that each election is read once for all of them. */
export function createElectionPlacesReader(deps: Pick<Deps, 'db' | 'clock'>): ElectionPlacesReader {
  const foundElections = createKept<FoundElection | undefined>(50, () => 1);
  const placesRead = createKept<ElectionPlaces>(keptElections, () => 1);
  return {
    async revisionOf(electionCode) {
      const { areas, elections, polling_places } = await readDataVersions(deps.db);
      const tag = dataVersionTag({
        ...(areas === undefined ? {} : { areas }),
        ...(elections === undefined ? {} : { elections }),
        ...(polling_places === undefined ? {} : { polling_places }),
      });
      const found = await foundElections.read(`${tag} ${electionCode}`, () =>
        findElection(deps, electionCode),
      );
      if (found === undefined) return undefined;
      const { election } = found;
      // After election day more is public: what was announced is history, confirmed or not.
      const standing = election.heldOn < finnishDay(deps.clock()) ? 'past' : 'coming';
      const revision = `${election.code} ${tag} ${standing}`;
      const read = () => placesRead.read(revision, () => readElectionPlaces(deps, election));
      return { ...found, revision, read };
    },
  };
}
