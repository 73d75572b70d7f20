/** Gathers what a report is computed from, has it computed in a thread, and keeps it while the data stay the same. */
import { join } from 'node:path';
import type { AreaKind } from '../areas/area.model';
import { areaOutlines } from '../areas/outline.model';
import { readOutlineData } from '../areas/area.service';
import { listAreas, listMergers, listMunicipalities } from '../areas/area.store';
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataVersions } from '../data-version/data-version.store';
import { forwardDistrict } from '../demand/demand.model';
import { readDemand, type Demand } from '../demand/demand.service';
import { listVotingDistricts } from '../demand/demand.store';
import { readBroughtCosts, readBroughtDemand } from '../demand-imports/brought-demand.service';
import { takesPart, type ElectionRecord } from '../elections/election.model';
import { readElection } from '../elections/election.store';
import type { Deps } from '../platform/deps';
import { askPrepared } from '../platform/worker-pool';
import { judgeLists } from '../polling-places/completeness.service';
import { forwardPlace } from '../polling-places/forward-place.model';
import { listPlaces } from '../polling-places/polling-place.store';
import { isPublicPlace } from '../polling-places/public-place.model';
import { readSources } from '../reference-data/reference-data.service';
import { finnishDay } from '../shared/dates';
import { keepLatest } from '../shared/kept-latest';
import { ok, problem, type Result } from '../shared/result';
import { peopleDescribedOn, type CoverageInput, type CoverageDemandArea } from './coverage-input.model';
import type { AreaOutline } from './coverage-map.svg';
import { accessKey, defaultAccessQuestion, type AccessQuestion } from './coverage-question.model';
import type { CoverageReport } from './coverage-report.model';
import type { AreaEquity } from './equity-annex.model';
import type { CoverageJob } from './coverage.worker';
import { basisThatCounts, type PlaceBasis } from './place-basis.model';

/** A report and the election that it is about. */
export interface ElectionCoverage {
  election: ElectionRecord;
  report: CoverageReport;
  /** Null once the election is over. */
  basis: PlaceBasis | null;
}

/** Answers coverage questions. */
export interface CoverageReports {
  /** The report of an election on the data as they are now; without a question, the one that nobody asked in particular. */
  read(
    electionCode: string,
    basis: PlaceBasis,
    question?: AccessQuestion,
  ): Promise<Result<ElectionCoverage, 'unknownElection'>>;
  /** The annex on equity on the data as they are now, in the order of the report's areas. */
  equity(election: ElectionRecord, basis: PlaceBasis): Promise<readonly AreaEquity[]>;
  /** Outlines of the areas of one level, for a map; empty while none are loaded. */
  outlines(
    election: Pick<ElectionRecord, 'municipalityVintage'>,
    level: AreaKind | 'municipality',
  ): Promise<readonly AreaOutline[]>;
}

/** The election whose electorate is known by municipality. */
const electorateElection = 'KV-2021';
/** Reports that are kept: as many as people compare at a time. */
const keptReports = 12;

function toDemandAreas({ areas, outlines }: Demand): CoverageDemandArea[] {
  return areas.map((area) => ({
    ...area,
    outline: outlines.get(area.postcode) ?? null,
  }));
}

/**
 * What figures of an election rest on, as a key: equal keys have equal inputs. Those for everybody and those for who plans are
 * never the same while the election is ahead.
 * @param version of the data
 */
export function inputKey(
  { code }: Pick<ElectionRecord, 'code'>,
  version: string,
  basis: PlaceBasis | null,
): string {
  return `${code} ${version}${basis === null ? '' : ` ${basis}`}`;
}

/**
 * Everything that the report of an election rests on, as plain values that a thread can be handed.
 * @param basis places that are measured; null once the election is over: all that are listed
 */
export async function gatherCoverageInput(
  deps: Pick<Deps, 'db' | 'clock'>,
  election: ElectionRecord,
  { dataVersion, basis }: { dataVersion: string; basis: PlaceBasis | null },
): Promise<CoverageInput> {
  const { db } = deps;
  const { code, type, heldOn, advanceFrom, advanceTo } = election;
  const vintage = election.municipalityVintage;
  const mergers = await listMergers(db);
  const municipalities = (await listMunicipalities(db, vintage)).map((municipality) => ({
    ...municipality,
    takesPart: takesPart(election, municipality),
    electorate: election.code === electorateElection ? municipality.electorate2021 : null,
  }));
  const today = finnishDay(deps.clock());
  const places = (await listPlaces(db, code))
    .filter((place) => basis !== 'confirmed' || isPublicPlace(place, election, today))
    .map((place) => forwardPlace(place, mergers, vintage));
  const districts = forwardDistrict(await listVotingDistricts(db), mergers, vintage);
  const lists = await judgeLists(db, election, { places, districts });
  const demand = await readDemand(db, vintage);
  return {
    election: { code, type, heldOn, advanceFrom, advanceTo },
    dataVersion,
    peopleDescribedOn,
    municipalities,
    areas: await listAreas(db),
    demandAreas: toDemandAreas(demand),
    exactDemand: null,
    brought: await readBroughtDemand(db, code, vintage, mergers),
    districtShares: demand.shares,
    places,
    completeness: lists.map(({ municipalityCode, kind, status }) => ({
      municipalityCode,
      kind,
      state: status,
    })),
    sources: (await readSources(election.code)).map(({ title, ...source }) => ({ name: title, ...source })),
  };
}

function computeInThread<Answer>(
  deps: Deps,
  { election, basis, key }: { election: ElectionRecord; basis: PlaceBasis | null; key: string },
  question: CoverageJob['question'],
): Promise<Answer> {
  return askPrepared<Answer, CoverageJob>(
    deps.workers,
    join(__dirname, 'coverage.worker'),
    { key, question },
    async () => ({
      ...(await gatherCoverageInput(deps, election, { dataVersion: key, basis })),
      packedCosts: await readBroughtCosts(deps.db, election.code),
    }),
  );
}

/** @param deps where data are and threads run; reports are kept as long as this object is */
export function createCoverageReports(deps: Deps): CoverageReports {
  const keepReport = keepLatest<CoverageReport>(keptReports);
  const keepEquity = keepLatest<readonly AreaEquity[]>(keptReports);
  const keepOutlines = keepLatest<readonly AreaOutline[]>(keptReports);
  const restsOn = async (election: ElectionRecord, asked: PlaceBasis) => {
    const basis = basisThatCounts(election, asked, finnishDay(deps.clock()));
    const key = inputKey(election, dataVersionTag(await readDataVersions(deps.db)), basis);
    return { election, basis, key };
  };
  return {
    async read(electionCode, asked, question = defaultAccessQuestion) {
      const election = await readElection(deps.db, electionCode);
      if (election === undefined) return problem('unknownElection');
      const rests = await restsOn(election, asked);
      const { thresholdsMetres, placeFeatures } = question;
      const report = await keepReport(`${rests.key} ${accessKey(question)}`, () =>
        computeInThread<CoverageReport>(deps, rests, { thresholdsMetres, placeFeatures }),
      );
      return ok({ election, report, basis: rests.basis });
    },
    async equity(election, asked) {
      const rests = await restsOn(election, asked);
      return keepEquity(rests.key, () => computeInThread(deps, rests, null));
    },
    async outlines(election, level) {
      const { areas } = await readDataVersions(deps.db);
      const vintage = election.municipalityVintage;
      return keepOutlines(`${areas ?? 0} ${vintage} ${level}`, async () => {
        const data = await readOutlineData(deps.db, vintage);
        if (data === null) return [];
        return [...areaOutlines(data, level)].map(([code, outline]) => ({ code, rings: outline.flat() }));
      });
    },
  };
}
