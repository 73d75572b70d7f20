/** What the map in the browser loads besides its page: outlines, people, places and offers, read once per version of the data. */
import type { Municipality } from '../areas/area.model';
import { listMunicipalities } from '../areas/area.store';
import { readOutlineData } from '../areas/area.service';
import { areaOutlines } from '../areas/outline.model';
import { reportedGroups } from '../coverage/coverage-input.model';
import { gatherCoverageInput } from '../coverage/coverage.service';
import type { ReportLevel } from '../coverage/report-view.form';
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataVersions } from '../data-version/data-version.store';
import type { ElectionRecord } from '../elections/election.model';
import { readElection } from '../elections/election.store';
import type { Outline } from '../geo/outlines';
import { readNeedsOfElection, type AllNeeds } from '../needs/all-needs.service';
import type { NeedGeography } from '../needs/need-ranking.model';
import type { PublicOffer } from '../offers/public-offer.model';
import type { PublishedOffersReader } from '../offers/published-offers.service';
import type { Deps } from '../platform/deps';
import { isPublicPlace } from '../polling-places/public-place.model';
import type { MunicipalityName } from '../polling-places/place-answer.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { listPlaces } from '../polling-places/polling-place.store';
import { finnishDay, type IsoDate } from '../shared/dates';
import { keepLatest } from '../shared/kept-latest';
import { areaOutlinesJson } from './area-outlines.geojson';
import { demandPointsOf, encodeDemandPoints, type DemandPoints } from './demand-points.model';

/** An answer with what it rests on; `read` is called only when somebody needs it. */
export interface Versioned<T> {
  version: string;
  read: () => Promise<T>;
}

type Names = ReadonlyMap<string, MunicipalityName>;

export interface MapPlaces {
  election: ElectionRecord;
  places: readonly PollingPlace[];
  isPublic: (place: PollingPlace) => boolean;
  names: Names;
}

export interface MapOffers {
  offers: readonly PublicOffer[];
  names: Names;
  /** Of the municipalities of today, EPSG:3067. */
  outlines: ReadonlyMap<string, Outline>;
}

export interface MapNeeds extends AllNeeds {
  geography: NeedGeography;
  today: IsoDate;
}

export interface MapData {
  outlines(vintage: Municipality['vintage'], level: ReportLevel): Promise<Versioned<string>>;
  /** Undefined where there is no such election, here and below. */
  people(
    electionCode: string,
  ): Promise<(Versioned<Uint8Array> & { points: () => Promise<DemandPoints> }) | undefined>;
  /** @param all also what is not public yet: for authorities */
  places(electionCode: string, all: boolean): Promise<Versioned<MapPlaces> | undefined>;
  offers(electionCode: string): Promise<Versioned<MapOffers> | undefined>;
  /** Needs with what was pledged to them: for those who may see them, read anew each time. */
  needs(electionCode: string): Promise<MapNeeds | undefined>;
}

/** Elections whose points and places are kept. */
const keptElections = 4;
const keptOutlines = 8;

export interface MapDataSources {
  deps: Deps;
  publishedOffers: PublishedOffersReader;
  needGeography: () => Promise<NeedGeography>;
}

function namesOf(municipalities: readonly Municipality[]): Names {
  return new Map(municipalities.map((each) => [each.code, each]));
}

/** @param sources where the data are; what was read is kept as long as this object is */
export function createMapData({ deps, publishedOffers, needGeography }: MapDataSources): MapData {
  const keepOutlines = keepLatest<string>(keptOutlines);
  const keepPoints = keepLatest<DemandPoints>(keptElections);
  const keepPlaces = keepLatest<MapPlaces>(keptElections);
  return {
    async outlines(vintage, level) {
      const version = `outlines ${(await readDataVersions(deps.db)).areas ?? 0} ${vintage} ${level}`;
      const make = async () => {
        const data = await readOutlineData(deps.db, vintage);
        return areaOutlinesJson(data === null ? new Map() : areaOutlines(data, level));
      };
      return { version, read: () => keepOutlines(version, make) };
    },
    async people(electionCode) {
      const election = await readElection(deps.db, electionCode);
      if (election === undefined) return undefined;
      const tag = dataVersionTag(await readDataVersions(deps.db));
      const version = `people 1 ${electionCode} ${tag}`;
      const points = () =>
        keepPoints(version, async () => {
          const rests = { dataVersion: tag, basis: 'confirmed' } as const;
          return demandPointsOf(await gatherCoverageInput(deps, election, rests), reportedGroups);
        });
      return { version, points, read: async () => encodeDemandPoints(await points()) };
    },
    async places(electionCode, all) {
      const election = await readElection(deps.db, electionCode);
      if (election === undefined) return undefined;
      const tag = dataVersionTag(await readDataVersions(deps.db));
      const today = finnishDay(deps.clock());
      const version = `places ${electionCode} ${tag} ${today} ${all ? 'all' : 'public'}`;
      const isPublic = (place: PollingPlace) => isPublicPlace(place, election, today);
      const read = () =>
        keepPlaces(version, async () => ({
          election,
          isPublic,
          places: (await listPlaces(deps.db, electionCode)).filter(
            (place) => isPublic(place) || (all && place.visibility === 'shown'),
          ),
          names: namesOf(await listMunicipalities(deps.db, election.municipalityVintage)),
        }));
      return { version, read };
    },
    async offers(electionCode) {
      const found = await publishedOffers.revisionOf(electionCode);
      if (found === undefined) return undefined;
      const read = async () => {
        const { offers, geography } = await found.read();
        return { offers, names: namesOf(geography.municipalities), outlines: geography.outlines };
      };
      return { version: `offers ${electionCode} ${found.revision}`, read };
    },
    async needs(electionCode) {
      if ((await readElection(deps.db, electionCode)) === undefined) return undefined;
      const needs = await readNeedsOfElection(deps, electionCode);
      return { ...needs, geography: await needGeography(), today: finnishDay(deps.clock()) };
    },
  };
}
