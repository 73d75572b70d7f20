/** Answers questions about an election's places out of what the public may see. */
import type { MunicipalityMerger } from '../areas/area.model';
import { listMergers, listMunicipalities } from '../areas/area.store';
import { findPostcodePoint } from '../demand/demand.store';
import { electionYear, takesPart, withoutReplaced, type ElectionRecord } from '../elections/election.model';
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
import { selectKnownPlaces, type PlaceQuery } from './place-selection.model';
import { listPublicPlaces } from './public-place.service';

type ReadDeps = Pick<Deps, 'db' | 'clock'>;

/** Names by code; where two divisions have a code, the election's own counts. */
export async function municipalityNames(
  { db }: Pick<Deps, 'db'>,
  election: Pick<ElectionRecord, 'municipalityVintage'>,
): Promise<Map<string, MunicipalityName>> {
  const other = election.municipalityVintage === 2021 ? 2025 : 2021;
  const municipalities = [
    ...(await listMunicipalities(db, other)),
    ...(await listMunicipalities(db, election.municipalityVintage)),
  ];
  return new Map(municipalities.map((municipality) => [municipality.code, municipality]));
}

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
  { participants, mergers }: { participants: MunicipalityName[]; mergers: MunicipalityMerger[] },
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

/** @param related the election that replaced this one, where it is a replaced schedule */
export async function answerPlaceQuery(
  deps: ReadDeps,
  { election, related }: { election: ElectionRecord; related: ElectionRecord | null },
  asked: PlaceQuery,
): Promise<PlaceAnswer> {
  const mergers = await listMergers(deps.db);
  const participants = (await listMunicipalities(deps.db, election.municipalityVintage)).filter((each) =>
    takesPart(election, each),
  );
  const { query, near, problems } = await existing(deps, election, asked, { participants, mergers });
  const places = await listPublicPlaces(deps, election);
  const withPlaces = new Set(places.map(({ municipalityCode }) => municipalityCode));
  const coming = isComing(election, finnishDay(deps.clock()));
  const isKnown = query.municipality === null || withPlaces.has(query.municipality);
  return {
    election,
    replacedBy: election.replacedBy === null ? null : related,
    isComing: coming,
    query,
    problems,
    municipalities: participants,
    names: await municipalityNames(deps, election),
    known: { places: places.length, municipalities: withPlaces.size },
    municipalityIsKnown: isKnown,
    selection: selectKnownPlaces(places, query),
    near,
    history: coming && !isKnown ? await pastPlaces(deps, election, query.municipality!, mergers) : [],
  };
}
