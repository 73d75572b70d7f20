/** Answers questions about an election's places out of what the public may see. */
import type { MunicipalityMerger } from '../areas/area.model';
import { listMergers } from '../areas/area.store';
import { findPostcodePoint } from '../demand/demand.store';
import { electionYear, withoutReplaced, type ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import {
  codesJoined,
  isComing,
  latestByKind,
  participantCode,
  type MunicipalityName,
  type PastPlaces,
  type PlaceAnswer,
} from './place-answer.model';
import type { PlacesRevision } from './kept-places.service';
import { selectKnownPlaces, type PlaceQuery } from './place-selection.model';
import { listPublicPlaces } from './public-place.service';

type ReadDeps = Pick<Deps, 'db' | 'clock'>;

async function pastPlaces(
  deps: ReadDeps,
  election: ElectionRecord,
  municipality: string,
  mergers: readonly MunicipalityMerger[],
): Promise<PastPlaces[]> {
  const municipalityCodes = codesJoined(municipality, mergers, electionYear(election));
  const today = finnishDay(deps.clock());
  const past = withoutReplaced(await listElections(deps.db)).filter(({ heldOn }) => heldOn < today);
  const lists: PastPlaces[] = [];
  for (const each of past.reverse())
    lists.push({ election: each, places: await listPublicPlaces(deps, each, { municipalityCodes }) });
  return latestByKind(lists);
}

/** Leaves out of the question what does not exist, and says so. */
async function existing(
  deps: ReadDeps,
  election: ElectionRecord,
  query: PlaceQuery,
  { participants, mergers }: { participants: readonly MunicipalityName[]; mergers: MunicipalityMerger[] },
): Promise<Pick<PlaceAnswer, 'query' | 'near' | 'problems'>> {
  const municipality =
    query.municipality === null ? null : participantCode(query.municipality, election, participants, mergers);
  const near = query.near === null ? null : await findPostcodePoint(deps.db, query.near);
  const problems: PlaceAnswer['problems'][number][] = [];
  if (query.municipality !== null && municipality === null)
    problems.push({ field: 'municipality', value: query.municipality });
  if (query.near !== null && near === null) problems.push({ field: 'near', value: query.near });
  return { query: { ...query, municipality, near: near?.postcode ?? null }, near, problems };
}

/** Answers a question about the places of an election as they are kept. */
export async function answerPlaceQuery(
  deps: ReadDeps,
  revision: PlacesRevision,
  asked: PlaceQuery,
): Promise<PlaceAnswer> {
  const { election, participants, municipalityNames, places } = await revision.read();
  const mergers = await listMergers(deps.db);
  const { query, near, problems } = await existing(deps, election, asked, { participants, mergers });
  const withPlaces = new Set(places.map(({ municipalityCode }) => municipalityCode));
  const coming = isComing(election, finnishDay(deps.clock()));
  const isKnown = query.municipality === null || withPlaces.has(query.municipality);
  return {
    election,
    replacedBy: election.replacedBy === null ? null : revision.related,
    isComing: coming,
    query,
    problems,
    municipalities: participants,
    names: municipalityNames,
    known: { places: places.length, municipalities: withPlaces.size },
    municipalityIsKnown: isKnown,
    selection: selectKnownPlaces(places, query),
    near,
    history: coming && !isKnown ? await pastPlaces(deps, election, query.municipality!, mergers) : [],
  };
}
