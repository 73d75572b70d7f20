/** Gathers what a municipality's reports are written from. */
import { listMunicipalities } from '../areas/area.store';
import { presentVintage, type Municipality } from '../areas/area.model';
import type { Outlines } from '../areas/outline.service';
import { deadlinesOf, onDay, type DeadlineOnDay } from '../elections/deadline.model';
import type { Need } from '../needs/need.model';
import { listNeeds } from '../needs/need.store';
import { publicOffersIn } from '../offers/help-finder.service';
import type { PublicOffer } from '../offers/public-offer.model';
import { readQualityInput } from '../place-quality/quality.service';
import { judgeQuality } from '../place-quality/quality.model';
import type { QualityFinding } from '../place-quality/quality-finding.model';
import type { Deps } from '../platform/deps';
import { listPlaces } from '../polling-places/polling-place.store';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { placesAtQueueRisk, type PlaceAtQueueRisk } from '../safe-voting-day/voting-day.service';
import { finnishDay } from '../shared/dates';
import type { Workspace } from '../workspace/workspace.service';
import { areaAccess, type AreaAccess } from './area-access.model';

type ReportDeps = Deps & { outlines: Outlines };

/** The municipality's places, in the order of its list. */
export function readReportPlaces({ db }: Pick<Deps, 'db'>, of: Workspace): Promise<PollingPlace[]> {
  return listPlaces(db, of.election.code, { municipalityCodes: [of.municipality.code] });
}

/** How far the people of its districts and postal areas have. */
export async function readAreaAccess(
  { db, outlines }: ReportDeps,
  { election, municipality }: Workspace,
): Promise<AreaAccess[]> {
  return areaAccess(await readQualityInput(db, outlines, election, municipality.code));
}

export interface ReportedGaps {
  findings: readonly QualityFinding[];
  queues: readonly PlaceAtQueueRisk[];
  /** When the register of polling places is final. */
  deadline: DeadlineOnDay | undefined;
}

export async function readReportedGaps(
  deps: ReportDeps,
  { election, municipality }: Workspace,
): Promise<ReportedGaps> {
  const input = await readQualityInput(deps.db, deps.outlines, election, municipality.code);
  const deadline = deadlinesOf(election).find(({ code }) => code === 'places_final');
  return {
    findings: judgeQuality(input).findings,
    queues: await placesAtQueueRisk(deps, election, municipality.code),
    deadline: deadline === undefined ? undefined : onDay(deadline, finnishDay(deps.clock())),
  };
}

/** Published offers whose area touches the municipality, exactly as the public sees them. */
export async function readReportedOffers(
  deps: Deps,
  { election, municipality }: Workspace,
): Promise<{ offers: PublicOffer[]; municipalities: Municipality[] }> {
  const place = {
    kind: 'municipality',
    reference: municipality.code,
    nameFi: municipality.nameFi,
    nameSv: municipality.nameSv,
    municipalityCode: municipality.code,
    postcode: null,
    position: null,
    spreadMetres: 0,
  } as const;
  const everything = { place: '', type: null, day: null, language: null, wheelchair: false, page: 1 };
  return {
    offers: await publicOffersIn(deps, election, place, everything),
    municipalities: await listMunicipalities(deps.db, presentVintage),
  };
}

/** More than any municipality has; a report is never cut without saying so, and this is not reached. */
const mostNeeds = 10_000;

export async function readReportedNeeds(
  { db }: Pick<Deps, 'db'>,
  { election, municipality }: Workspace,
): Promise<Need[]> {
  const filter = { municipalityCode: municipality.code, electionCode: election.code };
  return (await listNeeds(db, filter, { offset: 0, limit: mostNeeds })).needs;
}
