/** Gathers what a municipality's reports are written from. */
import { listMunicipalities } from '../areas/area.store';
import { presentVintage, type Municipality } from '../areas/area.model';
import type { Outlines } from '../areas/outline.service';
import { deadlinesOf, onDay, type DeadlineOnDay } from '../elections/deadline.model';
import type { Need } from '../needs/need.model';
import { listNeeds } from '../needs/need.store';
import type { Pledge } from '../needs/pledge.model';
import { listPledgesTo } from '../needs/pledge.store';
import { pledgeForMunicipality, type PledgeForMunicipality } from '../needs/pledge-view.model';
import { listOrganisationsByIds } from '../organisations/organisation.store';
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

/** Needs of a municipality, each with its pledges as the municipality may see them. */
export async function readReportedNeeds(
  { db }: Pick<Deps, 'db'>,
  { election, municipality }: Workspace,
): Promise<{ need: Need; pledges: PledgeForMunicipality[] }[]> {
  const filter = { municipalityCode: municipality.code, electionCode: election.code };
  const { needs } = await listNeeds(db, filter, { offset: 0, limit: mostNeeds });
  const pledges: Pledge[] = [];
  for (let start = 0; start < needs.length; start += 500)
    pledges.push(
      ...(await listPledgesTo(
        db,
        needs.slice(start, start + 500).map(({ id }) => id),
      )),
    );
  const ids = [...new Set(pledges.map(({ organisationId }) => organisationId))];
  const organisations = new Map((await listOrganisationsByIds(db, ids)).map((each) => [each.id, each]));
  return needs.map((need) => ({
    need,
    pledges: pledges.flatMap((pledge) => {
      const organisation = organisations.get(pledge.organisationId);
      return pledge.needId === need.id && organisation !== undefined
        ? [pledgeForMunicipality(pledge, organisation)]
        : [];
    }),
  }));
}
