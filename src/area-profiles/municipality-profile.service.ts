/** Gathers what the page of a municipality shows. */
import { presentVintage, type Municipality } from '../areas/area.model';
import { findMunicipality, listAreas, listMergers, listMunicipalities } from '../areas/area.store';
import { formerMunicipalities } from '../areas/former-municipality.model';
import { forwardCode } from '../areas/merger.model';
import type { CoverageReport } from '../coverage/coverage-report.model';
import type { CoverageReports } from '../coverage/coverage.service';
import { readStateOfDay } from '../data-version/data-version.service';
import { nextElection, takesPart, type ElectionRecord } from '../elections/election.model';
import { findElections } from '../elections/election.service';
import { countyKey, municipalityKey } from '../organisations/authority.model';
import type { Deps } from '../platform/deps';
import { createKept } from '../platform/kept';
import { withinTime } from '../platform/within-time';
import { judgeLists } from '../polling-places/completeness.service';
import { countPlacesByMunicipality } from '../polling-places/place-count.store';
import { listPublicPlaces } from '../polling-places/public-place.service';
import { finnishDay } from '../shared/dates';
import type { MunicipalityFacts } from './area-facts.model';
import { readAuthorityServices } from './authority-services.service';
import { countsOf, latestKnownElection, reportedElections } from './area-elections.model';

/** How long a page waits for its coverage figures before it goes out without them. */
export const reportWaitMilliseconds = 1500;

/** Reads a report as far as the page has time for it. */
export async function readReport(
  reports: CoverageReports,
  election: ElectionRecord | null,
  waitMilliseconds: number,
): Promise<CoverageReport | null> {
  if (election === null) return null;
  const answer = await withinTime(reports.read(election.code, 'confirmed'), waitMilliseconds);
  return answer?.ok === true ? answer.value.report : null;
}

/** The municipality of today that a code leads to; null when no municipality ever had it. */
export async function presentCodeOf({ db }: Pick<Deps, 'db'>, code: string): Promise<string | null> {
  const present = forwardCode(code, await listMergers(db), presentVintage);
  return (await findMunicipality(db, present, presentVintage)) === null ? null : present;
}

async function populationOf({ db }: Pick<Deps, 'db'>, codes: readonly string[]): Promise<number | null> {
  const older = (await listMunicipalities(db, 2021)).filter((each) => codes.includes(each.code));
  if (older.length === 0 || older.some((each) => each.population === null)) return null;
  return older.reduce((sum, each) => sum + (each.population ?? 0), 0);
}

async function latestOf(
  deps: Pick<Deps, 'db' | 'clock'>,
  election: ElectionRecord | undefined,
  codes: readonly string[],
): Promise<MunicipalityFacts['latest']> {
  if (election === undefined) return null;
  const places = await listPublicPlaces(deps, election, { municipalityCodes: codes });
  // Of a municipality that is no more, only what is known: it announces nothing any more.
  const [own] = codes;
  const lists = (await judgeLists(deps.db, election)).filter(
    (list) =>
      codes.includes(list.municipalityCode) &&
      (list.municipalityCode === own || list.reason !== 'noneListed'),
  );
  return { election, places, lists };
}

/** The municipality itself, and its wellbeing services county where it has one. */
function authoritiesOf({ code, wellbeingCountyCode }: Municipality): string[] {
  return [municipalityKey(code), ...(wellbeingCountyCode === null ? [] : [countyKey(wellbeingCountyCode)])];
}

/** What rests on the data of the day alone: neither on a report under way nor on offers. */
type StandingFacts = Omit<MunicipalityFacts, 'report' | 'services'>;

async function gatherStanding(
  deps: Pick<Deps, 'db' | 'clock'>,
  reports: CoverageReports,
  code: string,
): Promise<StandingFacts | null> {
  const { db, clock } = deps;
  const municipality = await findMunicipality(db, code, presentVintage);
  if (municipality === null) return null;
  const today = finnishDay(clock());
  const older = await listMunicipalities(db, 2021);
  const former = formerMunicipalities(await listMergers(db), older, presentVintage).filter(
    ({ presentCode }) => presentCode === code,
  );
  const codes = [code, ...former.map((each) => each.code)];
  const elections = await findElections({ db });
  const allCounts = await countPlacesByMunicipality(db);
  const counts = countsOf(allCounts, codes);
  const coming = nextElection(elections, today);
  const latest = await latestOf(deps, latestKnownElection(elections, counts, today), codes);
  const candidates = reportedElections(elections, allCounts, [municipality], today);
  const reported =
    candidates.find(({ code: each }) => each === latest?.election.code) ?? candidates[0] ?? null;
  const vintage = { municipalityVintage: presentVintage } as const;
  return {
    today,
    municipality,
    population2020: await populationOf(deps, codes),
    former,
    areas: await listAreas(db),
    elections,
    counts,
    next:
      coming === undefined
        ? null
        : {
            election: coming,
            takesPart: takesPart(coming, municipality),
            places: await listPublicPlaces(deps, coming, { municipalityCodes: codes }),
          },
    latest,
    reported,
    outlines: {
      regions: await reports.outlines(vintage, 'region'),
      municipalities: await reports.outlines(vintage, 'municipality'),
    },
  };
}

/** Municipalities whose facts are kept. */
const keptMunicipalities = 50;

/**
 * Reads what the page of a municipality shows. Its lists are judged together with those of the whole election, so the facts of the
 * municipalities asked for last are kept while the data and the day stay the same.
 * @param waitMilliseconds how long the coverage figures are waited for
 * @returns by the code of a municipality of today; null when there is none
 */
export function createMunicipalityReader(
  deps: Pick<Deps, 'db' | 'clock'>,
  reports: CoverageReports,
  waitMilliseconds = reportWaitMilliseconds,
): (code: string) => Promise<MunicipalityFacts | null> {
  const kept = createKept<StandingFacts | null>(keptMunicipalities, () => 1);
  return async (code) => {
    const key = `${code} ${await readStateOfDay(deps)}`;
    const standing = await kept.read(key, () => gatherStanding(deps, reports, code));
    if (standing === null) return null;
    return {
      ...standing,
      report: await readReport(reports, standing.reported, waitMilliseconds),
      services: await readAuthorityServices(deps, authoritiesOf(standing.municipality), code),
    };
  };
}
