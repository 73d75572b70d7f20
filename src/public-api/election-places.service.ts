/** The public places of elections for programs: kept in memory while the data, and what is public of them, stay the same. */
import { listMunicipalities } from '../areas/area.store';
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataChangedAt, readDataVersions } from '../data-version/data-version.store';
import type { ElectionRecord } from '../elections/election.model';
import { findElection } from '../elections/election.service';
import type { Deps } from '../platform/deps';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { listPublicPlaces } from '../polling-places/public-place.service';
import { finnishDay } from '../shared/dates';

export interface MunicipalityNames {
  nameFi: string;
  nameSv: string;
}

/** What the answers about an election's places rest on. */
export interface ElectionPlaces {
  election: ElectionRecord;
  /** Names by code: of the election's own division into municipalities, and of the other where that has none. */
  municipalityNames: ReadonlyMap<string, MunicipalityNames>;
  places: readonly PollingPlace[];
}

export interface PlacesRevision {
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

async function readMunicipalityNames(
  { db }: Pick<Deps, 'db'>,
  vintage: ElectionRecord['municipalityVintage'],
): Promise<Map<string, MunicipalityNames>> {
  const others = await listMunicipalities(db, vintage === 2021 ? 2025 : 2021);
  const own = await listMunicipalities(db, vintage);
  return new Map([...others, ...own].map(({ code, nameFi, nameSv }) => [code, { nameFi, nameSv }]));
}

async function readElectionPlaces(
  deps: Pick<Deps, 'db' | 'clock'>,
  election: ElectionRecord,
): Promise<ElectionPlaces> {
  return {
    election,
    municipalityNames: await readMunicipalityNames(deps, election.municipalityVintage),
    places: await listPublicPlaces(deps, election),
  };
}

/** Keeps the last `limit` promises that were asked for; a failed one is forgotten. */
function keepLast<T>(limit: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = kept.get(key);
    const answer = known ?? make();
    kept.delete(key);
    kept.set(key, answer);
    if (kept.size > limit) kept.delete(kept.keys().next().value!);
    if (known === undefined) answer.catch(() => kept.delete(key));
    return answer;
  };
}

export function createElectionPlacesReader(deps: Pick<Deps, 'db' | 'clock'>): ElectionPlacesReader {
  const keepElection = keepLast<ElectionRecord | undefined>(50);
  const keepPlaces = keepLast<ElectionPlaces>(keptElections);
  return {
    async revisionOf(electionCode) {
      const { areas, elections, polling_places } = await readDataVersions(deps.db);
      const tag = dataVersionTag({
        ...(areas === undefined ? {} : { areas }),
        ...(elections === undefined ? {} : { elections }),
        ...(polling_places === undefined ? {} : { polling_places }),
      });
      const election = await keepElection(
        `${tag} ${electionCode}`,
        async () => (await findElection(deps, electionCode))?.election,
      );
      if (election === undefined) return undefined;
      // After election day more is public: what was announced is history, confirmed or not.
      const standing = election.heldOn < finnishDay(deps.clock()) ? 'past' : 'coming';
      const revision = `${election.code} ${tag} ${standing}`;
      return { revision, read: () => keepPlaces(revision, () => readElectionPlaces(deps, election)) };
    },
  };
}

/** An election and when the data of elections last changed; undefined when there is no such election. */
export async function findElectionWithChange(
  deps: Pick<Deps, 'db'>,
  electionCode: string,
): Promise<{ election: ElectionRecord; changedAt: Date } | undefined> {
  const found = await findElection(deps, electionCode);
  if (found === undefined) return undefined;
  const changedAt = await readDataChangedAt(deps.db, 'elections');
  return { election: found.election, changedAt: changedAt ?? new Date(0) };
}
