/** Gathers what can be found, keeps it while the data stay the same, and looks around a postcode. */
import { presentVintage, type Municipality, type MunicipalityMerger } from '../areas/area.model';
import { listAreas, listMergers, listMunicipalities } from '../areas/area.store';
import { formerMunicipalities } from '../areas/former-municipality.model';
import { forwardCode } from '../areas/merger.model';
import { readStateOfDay } from '../data-version/data-version.service';
import type { DemandArea } from '../demand/demand.model';
import { findPostcodePoint, listDemandAreas } from '../demand/demand.store';
import { withoutReplaced, type ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import type { Deps } from '../platform/deps';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { listPublicPlaces } from '../polling-places/public-place.service';
import { finnishDay } from '../shared/dates';
import { nearbyPlaces, radiusOfArea, type PostcodeFacts } from './nearby-places.model';
import {
  prepareIndex,
  searchEverything,
  type PostalEntry,
  type PreparedIndex,
  type SearchIndex,
  type SearchResult,
} from './search.model';
import { toPlaceEntries } from './place-entries.model';

/** Answers searches. */
export interface Search {
  find(
    text: string,
  ): Promise<{ result: SearchResult; index: SearchIndex; elections: readonly ElectionRecord[] }>;
  /** Null when there is no such postcode. */
  around(postcode: string): Promise<PostcodeFacts | null>;
}

const nearbyShown = 5;

interface Loaded {
  index: SearchIndex;
  prepared: PreparedIndex;
  elections: readonly ElectionRecord[];
  demandAreas: ReadonlyMap<string, DemandArea>;
  areaRadii: ReadonlyMap<string, number>;
  mergers: readonly MunicipalityMerger[];
  /** Public places by election, latest past election first. */
  places: readonly { election: ElectionRecord; places: readonly PollingPlace[] }[];
}

function toPostalEntry(area: DemandArea, mergers: readonly MunicipalityMerger[]): PostalEntry {
  const { postcode, nameFi, nameSv } = area;
  const municipalityCode = forwardCode(area.municipalityCode, mergers, presentVintage);
  return { postcode, nameFi, nameSv, municipalityCode };
}

async function load(deps: Pick<Deps, 'db' | 'clock'>): Promise<Loaded> {
  const { db } = deps;
  const mergers = await listMergers(db);
  const present = await listMunicipalities(db, presentVintage);
  const older = await listMunicipalities(db, 2021);
  const former = formerMunicipalities(mergers, older, presentVintage);
  const areas = await listDemandAreas(db);
  const elections = await listElections(db);
  const latestFirst = [...elections].sort((a, b) => (a.heldOn > b.heldOn ? -1 : 1));
  const places: { election: ElectionRecord; places: readonly PollingPlace[] }[] = [];
  for (const election of latestFirst)
    places.push({ election, places: await listPublicPlaces(deps, election) });
  const named = new Map<string, Pick<Municipality, 'nameFi' | 'nameSv'>>(
    [...former, ...older, ...present].map((each) => [each.code, each]),
  );
  const index: SearchIndex = {
    municipalities: present.map(({ code, nameFi, nameSv }) => ({
      code,
      nameFi,
      nameSv,
      former: former.filter(({ presentCode }) => presentCode === code),
    })),
    areas: await listAreas(db),
    postalAreas: areas.map((area) => toPostalEntry(area, mergers)),
    places: toPlaceEntries(
      places.flatMap((each) => each.places),
      named,
    ),
  };
  return {
    index,
    prepared: prepareIndex(index),
    elections,
    demandAreas: new Map(areas.map((area) => [area.postcode, area])),
    areaRadii: new Map(areas.map((area) => [area.postcode, radiusOfArea(area.areaSquareMetres)])),
    mergers,
    places,
  };
}

/** The latest past election of which a municipality's places are known, with all its public places. */
function latestWithPlaces(
  { places, mergers }: Loaded,
  municipalityCode: string,
  today: string,
): Loaded['places'][number] | undefined {
  const held = new Set(
    withoutReplaced(places.map(({ election }) => election))
      .filter((election) => election.heldOn < today)
      .map((election) => election.code),
  );
  const isThere = (place: PollingPlace) =>
    forwardCode(place.municipalityCode, mergers, presentVintage) === municipalityCode;
  return places.find((each) => held.has(each.election.code) && each.places.some(isThere));
}

/** On election day people vote in their own municipality; in advance, anywhere. */
function votersOf(municipalityCode: string, { mergers }: Loaded): (place: PollingPlace) => boolean {
  return (place) =>
    place.kind === 'advance' ||
    (place.kind === 'election_day' &&
      forwardCode(place.municipalityCode, mergers, presentVintage) === municipalityCode);
}

function factsAround(loaded: Loaded, area: DemandArea, today: string): PostcodeFacts {
  const municipalityCode = forwardCode(area.municipalityCode, loaded.mergers, presentVintage);
  const latest = latestWithPlaces(loaded, municipalityCode, today);
  const radiusMetres = radiusOfArea(area.areaSquareMetres);
  const spot = { position: area.centre, radiusMetres };
  const usable = latest?.places.filter(votersOf(municipalityCode, loaded)) ?? [];
  return {
    postcode: area.postcode,
    name: area,
    municipalityCode,
    radiusMetres,
    nearby:
      latest === undefined
        ? null
        : {
            election: latest.election,
            places: nearbyPlaces(spot, usable, loaded.areaRadii).slice(0, nearbyShown),
          },
  };
}

/** @param deps where data are; what can be found is kept as long as this object is */
export function createSearch(deps: Pick<Deps, 'db' | 'clock'>): Search {
  let kept: { key: string; loaded: Promise<Loaded> } | null = null;
  const current = async (): Promise<Loaded> => {
    const key = await readStateOfDay(deps);
    if (kept?.key !== key) {
      const made = { key, loaded: load(deps) };
      kept = made;
      made.loaded.catch(() => {
        if (kept === made) kept = null;
      });
    }
    return kept.loaded;
  };
  return {
    async find(text) {
      const { index, prepared, elections } = await current();
      return { result: searchEverything(prepared, text), index, elections };
    },
    async around(postcode) {
      const loaded = await current();
      const area = loaded.demandAreas.get(postcode);
      if (area !== undefined) return factsAround(loaded, area, finnishDay(deps.clock()));
      const point = await findPostcodePoint(deps.db, postcode);
      if (point === null) return null;
      const name = { nameFi: point.name, nameSv: null };
      return { postcode, name, municipalityCode: null, radiusMetres: null, nearby: null };
    },
  };
}
