/** What somebody who acts for a wellbeing services county sees at the start: its own services, its municipalities, their needs. */
import type { Account } from '../accounts/account.model';
import type { Area, Municipality } from '../areas/area.model';
import { listAreas } from '../areas/area.store';
import { rankNeeds, needGeography, type RankedNeed } from '../needs/need-ranking.model';
import { readOpenNeedsIn, surroundingsOf, type NeedSurroundings } from '../needs/partner-needs.service';
import type { Offer } from '../offers/offer.model';
import { listOffersOf } from '../offers/offer.store';
import { countyAuthority, countyKey, municipalitiesOfCounty } from '../organisations/authority.model';
import { openAuthorityService, readAuthorityService } from '../organisations/authority.service';
import type { Organisation } from '../organisations/organisation.model';
import { currentMunicipalities } from '../organisations/organisation.service';
import type { Deps } from '../platform/deps';
import { finnishDay, type IsoDate } from '../shared/dates';

export interface CountyServices {
  county: Area;
  /** Those of the county, of today. */
  municipalities: readonly Municipality[];
  /** The organisation of its own services; null until somebody opens it. */
  service: Organisation | null;
  /** Whether the reader is one of its people: only they see needs and drafts. */
  isMember: boolean;
  offers: readonly Offer[];
  /** Open needs of the county's municipalities, the most urgent of the kinds that it offers first. */
  needs: readonly RankedNeed[];
  around: NeedSurroundings;
  today: IsoDate;
}

/** A wellbeing services county that there is; null for codes of none, which Helsinki and Åland have. */
async function findCounty({ db }: Deps, code: string): Promise<Area | null> {
  const areas = await listAreas(db);
  return areas.find((each) => each.kind === 'wellbeing_county' && each.code === code) ?? null;
}

/** @returns null when there is no such county */
export async function readCountyServices(
  deps: Deps,
  account: Account,
  code: string,
): Promise<CountyServices | null> {
  const county = await findCounty(deps, code);
  if (county === null) return null;
  const today = finnishDay(deps.clock());
  const municipalities = municipalitiesOfCounty(code, await currentMunicipalities(deps));
  const service = await readAuthorityService(deps, countyKey(code));
  const isMember = account.grants.some(({ role, scope }) => role === 'partner' && scope === service?.id);
  if (service === null || !isMember) {
    const around = await surroundingsOf(deps, []);
    return { county, municipalities, service, isMember: false, offers: [], needs: [], around, today };
  }
  const offers = await listOffersOf(deps.db, [service.id]);
  const codes = new Set(municipalities.map((each) => each.code));
  const needs = await readOpenNeedsIn(deps, codes);
  const live = offers.filter(({ state }) => state !== 'withdrawn' && state !== 'expired');
  const reach = { municipalities: codes, types: new Set(live.map(({ type }) => type)) };
  return {
    county,
    municipalities,
    service,
    isMember,
    offers,
    // All of them lie in the own area, so no distance is asked.
    needs: rankNeeds(needs, reach, needGeography([]), today),
    around: await surroundingsOf(deps, needs),
    today,
  };
}

/** Opens the county's own service, or lets in whoever acts for the county by now; null when there is no such county. */
export async function openCountyService(
  deps: Deps,
  account: Account,
  code: string,
): Promise<Organisation | null> {
  const county = await findCounty(deps, code);
  if (county === null) return null;
  return openAuthorityService(deps, account, countyAuthority(county, await currentMunicipalities(deps)));
}
