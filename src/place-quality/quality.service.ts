/** Gathers what the data quality of municipalities' places is judged from, and judges it; the whole country in a thread. */
import { join } from 'node:path';
import type { MunicipalityMerger } from '../areas/area.model';
import { listMergers, listMunicipalities } from '../areas/area.store';
import { codesJoinedTo } from '../areas/merger.model';
import type { Outlines } from '../areas/outline.service';
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataVersions } from '../data-version/data-version.store';
import { forwardDistrict, forwardMunicipality, toShares } from '../demand/demand.model';
import {
  listDemandAreas,
  listDistrictBuildings,
  listPostcodesOf,
  listVotingDistricts,
  readPostalOutlines,
} from '../demand/demand.store';
import { readDistrictOutlines, readPackedDistricts } from '../demand-imports/brought-demand.service';
import { takesPart, withoutReplaced, type ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import type { Deps } from '../platform/deps';
import { isSighting } from '../polling-places/carry-over.model';
import { forwardPlace } from '../polling-places/forward-place.model';
import { placeKinds, type PlaceKind, type PollingPlace } from '../polling-places/polling-place.model';
import { listPlaces } from '../polling-places/polling-place.store';
import { groupBy } from '../shared/group-by';
import type { EarlierList } from './change-findings.model';
import type { JudgedPlace } from './quality-finding.model';
import { withBoundedShares, type OutlinedArea } from './bounded-districts.model';
import { judgeQuality, type QualityInput, type QualityReport } from './quality.model';
import type { QualityJob } from './quality.worker';

/** Which municipalities of an election to gather for, and the codes of all that have joined them. */
interface Reach {
  election: ElectionRecord;
  mergers: readonly MunicipalityMerger[];
  /** Codes of the election's division. */
  municipalities: readonly string[];
  /** Old and new codes; left out for the whole country. */
  codes: readonly string[] | undefined;
}

type Groups<T> = ReadonlyMap<string, readonly T[]>;

/** Places of an election by municipality of the division that the question is asked in. */
async function placesByMunicipality(
  db: Deps['db'],
  electionCode: string,
  { election, mergers, codes }: Reach,
): Promise<Groups<PollingPlace>> {
  const found = await listPlaces(db, electionCode, codes === undefined ? {} : { municipalityCodes: codes });
  const places = found.map((place) => forwardPlace(place, mergers, election.municipalityVintage));
  return groupBy(places, ({ municipalityCode }) => municipalityCode);
}

type EarlierLists = Partial<Record<PlaceKind, EarlierList>>;

/** For each kind the latest election before at which the municipality had places of it. */
function earlierLists(
  earlier: readonly { election: string; places: Groups<PollingPlace> }[],
  municipality: string,
): EarlierLists {
  const lists: EarlierLists = {};
  for (const { election, places } of earlier) {
    for (const kind of placeKinds) {
      const list = (places.get(municipality) ?? []).filter((each) => each.kind === kind && isSighting(each));
      if (lists[kind] === undefined && list.length > 0) lists[kind] = { election, places: list };
    }
  }
  return lists;
}

/** People and districts of the municipalities. */
async function readPeople(db: Deps['db'], { election, mergers, codes }: Reach) {
  const year = election.municipalityVintage;
  const postcodes = codes === undefined ? undefined : await listPostcodesOf(db, codes);
  const outlines = await readPostalOutlines(db, postcodes);
  const areas = forwardMunicipality(await listDemandAreas(db, postcodes), mergers, year).map(
    (area): OutlinedArea => ({ ...area, outline: outlines.get(area.postcode) ?? null }),
  );
  const shares = toShares(forwardDistrict(await listDistrictBuildings(db, postcodes), mergers, year));
  const districts = forwardDistrict(await listVotingDistricts(db, codes), mergers, year);
  const municipalityOf = (each: { municipalityCode: string }) => each.municipalityCode;
  return {
    areas: groupBy(areas, municipalityOf),
    areaByPostcode: new Map(areas.map((area) => [area.postcode, area])),
    shares: groupBy(shares, municipalityOf),
    districts: groupBy(districts, municipalityOf),
  };
}

/** Postal areas of a municipality and the shares of its districts, in the division of an election. */
export async function readMunicipalityPeople(
  db: Deps['db'],
  election: ElectionRecord,
  municipalityCode: string,
): Promise<Pick<QualityInput, 'areas' | 'shares' | 'districtOutlines'>> {
  const mergers = await listMergers(db);
  const codes = codesJoinedTo(municipalityCode, mergers, election.municipalityVintage);
  const reach = { election, mergers, municipalities: [municipalityCode], codes };
  const people = await readPeople(db, reach);
  const shares = people.shares.get(municipalityCode) ?? [];
  const inShares = new Set(shares.map(({ postcode }) => postcode));
  const areas = [...people.areaByPostcode.values()].filter(
    (area) => area.municipalityCode === municipalityCode || inShares.has(area.postcode),
  );
  const districtOutlines = await readDistrictOutlines(db, municipalityCode);
  return withBoundedShares({ municipalityCode, areas, shares, districtOutlines });
}

async function gatherInputs(db: Deps['db'], outlines: Outlines, reach: Reach): Promise<QualityInput[]> {
  const { election } = reach;
  const { code, heldOn, advanceFrom, advanceTo } = election;
  const people = await readPeople(db, reach);
  const places = await placesByMunicipality(db, code, reach);
  const drawn = await outlines.read(election.municipalityVintage);
  const before = withoutReplaced(await listElections(db)).filter((each) => each.heldOn < heldOn);
  const earlier: { election: string; places: Groups<PollingPlace> }[] = [];
  for (const each of before.reverse())
    earlier.push({ election: each.code, places: await placesByMunicipality(db, each.code, reach) });
  return reach.municipalities.map((municipality) => {
    const shares = people.shares.get(municipality) ?? [];
    const areas = new Set(people.areas.get(municipality) ?? []);
    for (const { postcode } of shares) {
      const area = people.areaByPostcode.get(postcode);
      if (area !== undefined) areas.add(area);
    }
    return {
      election: { code, heldOn, advanceFrom, advanceTo },
      municipalityCode: municipality,
      places: places.get(municipality) ?? [],
      outline: drawn?.municipalities.get(municipality) ?? null,
      areas: [...areas],
      shares,
      districts: (people.districts.get(municipality) ?? []).map(({ district }) => district),
      earlier: earlierLists(earlier, municipality),
    };
  });
}

/** What the report of one municipality rests on. */
export async function readQualityInput(
  db: Deps['db'],
  outlines: Outlines,
  election: ElectionRecord,
  municipalityCode: string,
): Promise<QualityInput> {
  const mergers = await listMergers(db);
  const codes = codesJoinedTo(municipalityCode, mergers, election.municipalityVintage);
  const reach = { election, mergers, municipalities: [municipalityCode], codes };
  const districtOutlines = await readDistrictOutlines(db, municipalityCode);
  return { ...(await gatherInputs(db, outlines, reach))[0]!, districtOutlines };
}

/** Everything that the reports of all municipalities that take part rest on, each table read once. */
export async function gatherAllInputs(
  { db }: Pick<Deps, 'db'>,
  outlines: Outlines,
  election: ElectionRecord,
): Promise<QualityInput[]> {
  const all = await listMunicipalities(db, election.municipalityVintage);
  const municipalities = all.filter((each) => takesPart(election, each)).map(({ code }) => code);
  const mergers = await listMergers(db);
  return gatherInputs(db, outlines, { election, mergers, municipalities, codes: undefined });
}

/** Judges the places of one municipality, and of all. */
export interface PlaceQuality {
  /** @param places as a file would leave them; as they are, when left out */
  judge(
    election: ElectionRecord,
    municipalityCode: string,
    places?: readonly JudgedPlace[],
  ): Promise<QualityReport>;
  /** Every municipality that takes part, in order of code; kept while the data stay the same. */
  judgeAll(election: ElectionRecord): Promise<readonly QualityReport[]>;
}

/** More places than any municipality has today; only an unusual file has more, and nobody else should wait for it. */
const judgedHere = 500;

function judgeInThread(
  { workers }: Pick<Deps, 'workers'>,
  job: QualityJob,
): Promise<readonly QualityReport[]> {
  return workers.run(join(__dirname, 'quality.worker'), job);
}

/** @param outlines where borders of municipalities come from; reports of the country are kept as long as this object is */
export function createPlaceQuality(deps: Pick<Deps, 'db' | 'workers'>, outlines: Outlines): PlaceQuality {
  let kept: { key: string; reports: Promise<readonly QualityReport[]> } | null = null;
  return {
    async judge(election, municipalityCode, places) {
      const read = await readQualityInput(deps.db, outlines, election, municipalityCode);
      const input = places === undefined ? read : { ...read, places };
      return input.places.length <= judgedHere
        ? judgeQuality(input)
        : (await judgeInThread(deps, { inputs: [input], packed: [] }))[0]!;
    },
    async judgeAll(election) {
      const key = `${election.code} ${dataVersionTag(await readDataVersions(deps.db))}`;
      if (kept?.key === key) return kept.reports;
      const reports = gatherAllInputs(deps, outlines, election).then(async (inputs) =>
        judgeInThread(deps, { inputs, packed: await readPackedDistricts(deps.db) }),
      );
      kept = { key, reports };
      reports.catch(() => {
        if (kept?.reports === reports) kept = null;
      });
      return reports;
    },
  };
}
