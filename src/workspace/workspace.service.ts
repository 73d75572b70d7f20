/** One municipality at one election: whether there is such a workspace, and what its pages show. */
import type { Municipality } from '../areas/area.model';
import { findMunicipality } from '../areas/area.store';
import { electionPhase, nextElection, takesPart, type ElectionRecord } from '../elections/election.model';
import { listElections, readElection } from '../elections/election.store';
import type { Deps } from '../platform/deps';
import type { MunicipalityCompleteness } from '../polling-places/completeness.model';
import { judgeLists } from '../polling-places/completeness.service';
import { exportPlacesCsv } from '../polling-places/place-import.service';
import { isWithdrawn } from '../polling-places/polling-place-import.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { listPlaces } from '../polling-places/polling-place.store';
import { readConfirmedLists } from '../polling-places/place-confirmation.store';
import { readSafeVotingArrangements } from '../polling-places/safe-voting.store';
import type { CsvDialect } from '../shared/csv-table';
import { finnishDay } from '../shared/dates';

export interface Workspace {
  municipality: Municipality;
  election: ElectionRecord;
  /** Whether places can still be changed and confirmed: the election is coming and not replaced. */
  isOpen: boolean;
}

/** The workspace of a municipality for an election; null when there is no such election or the municipality takes no part. */
export async function findWorkspace(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  municipalityCode: string,
  electionCode: string,
): Promise<Workspace | null> {
  const election = await readElection(db, electionCode);
  if (election === undefined) return null;
  const municipality = await findMunicipality(db, municipalityCode, election.municipalityVintage);
  if (municipality === null || !takesPart(election, municipality)) return null;
  const isOpen = election.replacedBy === null && electionPhase(election, finnishDay(clock())) !== 'past';
  return { municipality, election, isOpen };
}

export interface WorkspacePlaces {
  places: readonly PollingPlace[];
  /** Places where nobody votes any more. */
  withdrawn: readonly PollingPlace[];
  /** How whole the municipality's lists of election-day and advance places are. */
  lists: readonly MunicipalityCompleteness[];
  /** Kinds whose lists the municipality has called whole. */
  calledWhole: ReadonlySet<string>;
}

/** Every place of a workspace, and how whole its lists are. */
export async function readWorkspacePlaces(
  { db }: Pick<Deps, 'db'>,
  { municipality, election }: Workspace,
): Promise<WorkspacePlaces> {
  const filter = { municipalityCodes: [municipality.code], withWithdrawn: true };
  const all = await listPlaces(db, election.code, filter);
  const judged = await judgeLists(db, election);
  const confirmed = await readConfirmedLists(db, election.code);
  const kinds = ['election_day', 'advance', 'mobile_stop'];
  return {
    places: all.filter((place) => !isWithdrawn(place)),
    withdrawn: all.filter(isWithdrawn),
    lists: judged.filter((list) => list.municipalityCode === municipality.code),
    calledWhole: new Set(kinds.filter((kind) => confirmed.has(`${municipality.code}/${kind}`))),
  };
}

/** Ids of the places whose safe-voting arrangements are known. */
export async function readDescribedPlaces(
  { db }: Pick<Deps, 'db'>,
  { municipality, election }: Workspace,
): Promise<Set<string>> {
  return new Set((await readSafeVotingArrangements(db, election.code, municipality.code)).keys());
}

/** The places of a workspace as a file that can be uploaded again. */
export function workspacePlacesCsv(
  { db }: Pick<Deps, 'db'>,
  { municipality, election }: Workspace,
  dialect: CsvDialect,
): Promise<string> {
  return exportPlacesCsv(db, election.code, dialect, { municipalityCodes: [municipality.code] });
}

/** The election before, as far as the municipality has places of it. */
export interface EarlierPlaces {
  election: ElectionRecord;
  places: readonly PollingPlace[];
}

export interface MunicipalityOverview {
  workspace: Workspace;
  current: WorkspacePlaces;
  earlier: EarlierPlaces | null;
}

async function latestWithPlaces(
  db: Deps['db'],
  elections: readonly ElectionRecord[],
  municipalityCode: string,
): Promise<EarlierPlaces | null> {
  for (const election of elections) {
    const places = await listPlaces(db, election.code, { municipalityCodes: [municipalityCode] });
    if (places.length > 0) return { election, places };
  }
  return null;
}

/** The next election in which the municipality takes part, with its places then and at the latest election before. */
export async function readOverview(
  deps: Pick<Deps, 'db' | 'clock'>,
  municipalityCode: string,
): Promise<MunicipalityOverview | null> {
  const today = finnishDay(deps.clock());
  const elections = await listElections(deps.db);
  const participating: ElectionRecord[] = [];
  for (const election of elections) {
    const municipality = await findMunicipality(deps.db, municipalityCode, election.municipalityVintage);
    if (municipality !== null && takesPart(election, municipality)) participating.push(election);
  }
  const next = nextElection(participating, today);
  if (next === undefined) return null;
  const workspace = await findWorkspace(deps, municipalityCode, next.code);
  if (workspace === null) return null;
  const past = participating.filter(({ heldOn, replacedBy }) => heldOn < today && replacedBy === null);
  past.sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1));
  return {
    workspace,
    current: await readWorkspacePlaces(deps, workspace),
    earlier: await latestWithPlaces(deps.db, past, municipalityCode),
  };
}
