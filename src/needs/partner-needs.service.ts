/** The needs that an organisation sees, in its order, and its pledges. */
import type { Actor } from '../accounts/policy.model';
import { presentVintage, type Municipality } from '../areas/area.model';
import { listMergers } from '../areas/area.store';
import { forwardCode } from '../areas/merger.model';
import { dataVersionTag } from '../data-version/data-version.model';
import { readDataVersions } from '../data-version/data-version.store';
import { readElection } from '../elections/election.store';
import { listDemandAreas } from '../demand/demand.store';
import { listOffersOf } from '../offers/offer.store';
import { currentMunicipalities } from '../organisations/organisation.service';
import { organisationsActedFor } from '../organisations/coordination.service';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import type { Deps } from '../platform/deps';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { listPlaces } from '../polling-places/polling-place.store';
import { finnishDay, type IsoDate } from '../shared/dates';
import type { PartnerNeedQuery } from './need.form';
import { isInTime, type Need } from './need.model';
import { isShown } from './need-state.model';
import { needForPartners, type PartnersNeed } from './need-view.model';
import {
  isInScope,
  needGeography,
  rankNeeds,
  type NeedGeography,
  type RankedNeed,
} from './need-ranking.model';
import { findNeed, listNeeds, listNeedsByIds, type NeedFilter } from './need.store';
import { freeAmount, takeUnits, type TakeUnit } from './pledge-capacity.model';
import type { PledgeListQuery } from './pledge.form';
import { daysInCommon, type Pledge } from './pledge.model';
import { listHoldingPledges, listPledgesOf } from './pledge.store';
import { usableOffers, type UsableOffer } from './pledge.service';

/** Most open needs that are ranked at once; the whole country's are a few thousand. */
const mostNeeds = 10_000;
export const partnerNeedsPerPage = 20;

/** Reads where municipalities are once per version of the data. */
export function createNeedGeography({ db }: Pick<Deps, 'db'>): () => Promise<NeedGeography> {
  let kept: { tag: string; geography: Promise<NeedGeography> } | null = null;
  const load = async (): Promise<NeedGeography> => {
    const mergers = await listMergers(db);
    const areas = await listDemandAreas(db);
    return needGeography(
      areas.map(({ postcode, municipalityCode, centre, people }) => ({
        postcode,
        municipalityCode: forwardCode(municipalityCode, mergers, presentVintage),
        position: centre,
        people: people.all,
      })),
    );
  };
  return async () => {
    const { areas = 0, demand = 0 } = await readDataVersions(db);
    const tag = dataVersionTag({ areas, demand });
    if (kept?.tag !== tag) kept = { tag, geography: load() };
    try {
      return await kept.geography;
    } catch (error) {
      // A failure is not kept: whoever asks next tries again.
      kept = null;
      throw error;
    }
  };
}

/** Where the accepted organisations for which the actor acts work and what they offer; null when none is accepted. */
async function reachOf({ db }: Deps, actor: Actor) {
  const organisations = await listOrganisationsByIds(db, await organisationsActedFor(db, actor));
  const accepted = organisations.filter(({ state }) => state === 'accepted');
  if (accepted.length === 0) return null;
  const offers = await listOffersOf(
    db,
    accepted.map(({ id }) => id),
  );
  const live = offers.filter(({ state }) => state !== 'withdrawn' && state !== 'expired');
  return {
    municipalities: new Set([
      ...accepted.flatMap(({ municipalities }) => municipalities),
      ...live.flatMap(({ content }) => content.municipalities),
    ]),
    types: new Set(live.map(({ type }) => type)),
  };
}

export interface NeedSurroundings {
  municipalities: readonly Municipality[];
  /** Polling places that the needs name, by id. */
  places: ReadonlyMap<string, PollingPlace>;
}

/** Names and places that pages about the needs show. */
export async function surroundingsOf(
  deps: Deps,
  needs: readonly Pick<PartnersNeed, 'electionCode' | 'content'>[],
): Promise<NeedSurroundings> {
  const places = new Map<string, PollingPlace>();
  for (const election of new Set(needs.map(({ electionCode }) => electionCode))) {
    const ids = needs.flatMap(({ electionCode, content }) =>
      electionCode === election && content.placeId !== null ? [content.placeId] : [],
    );
    if (ids.length === 0) continue;
    for (const place of await listPlaces(deps.db, election, { ids })) places.set(place.id, place);
  }
  return { municipalities: await currentMunicipalities(deps), places };
}

/** Open needs in time as accepted organisations see them; whoever asks has seen that the reader may. */
async function openNeeds(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  filter: Pick<NeedFilter, 'type' | 'municipalityCode' | 'search'>,
): Promise<PartnersNeed[]> {
  const today = finnishDay(clock());
  const { needs } = await listNeeds(db, { states: ['open'], ...filter }, { offset: 0, limit: mostNeeds });
  return needs.filter(({ content }) => isInTime(content, today)).map(needForPartners);
}

/** Those of some municipalities, by code. */
export async function readOpenNeedsIn(
  deps: Pick<Deps, 'db' | 'clock'>,
  codes: ReadonlySet<string>,
): Promise<PartnersNeed[]> {
  return (await openNeeds(deps, {})).filter(({ municipalityCode }) => codes.has(municipalityCode));
}

export interface NeedsForPartner extends NeedSurroundings {
  /** False: none of the organisations is accepted, so none sees needs. */
  isAccepted: boolean;
  ranked: readonly RankedNeed[];
  total: number;
}

/** Open needs for the actor's organisations, the nearest and most urgent first; one page of them. */
export async function readNeedsForPartner(
  deps: Deps,
  geography: () => Promise<NeedGeography>,
  actor: Actor,
  query: PartnerNeedQuery,
): Promise<NeedsForPartner> {
  const reach = await reachOf(deps, actor);
  if (reach === null)
    return { isAccepted: false, ranked: [], total: 0, municipalities: [], places: new Map() };
  const today = finnishDay(deps.clock());
  const { type, municipalityCode, search } = query;
  const needs = await openNeeds(deps, { type, municipalityCode, search });
  const ranked = rankNeeds(needs, reach, await geography(), today).filter((each) =>
    isInScope(each, query.scope),
  );
  const start = (query.page - 1) * partnerNeedsPerPage;
  const shown = ranked.slice(start, start + partnerNeedsPerPage);
  const around = await surroundingsOf(
    deps,
    shown.map(({ need }) => need),
  );
  return { isAccepted: true, ranked: shown, total: ranked.length, ...around };
}

/** An offer with what of it is still free. */
export interface FreeOffer extends UsableOffer {
  days: readonly IsoDate[];
  /** Free on each of the days in each unit; one row without a day where the kind names none. */
  free: readonly { day: IsoDate | null; amounts: Readonly<Record<TakeUnit, number | null>> }[];
}

export interface NeedForPartner extends NeedSurroundings {
  need: PartnersNeed;
  offers: readonly FreeOffer[];
  /** Election day. */
  heldOn: IsoDate;
  today: IsoDate;
}

/** An open need with the offers out of which the actor can pledge; null when it is not to be seen. */
export async function readNeedForPartner(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<NeedForPartner | null> {
  const today = finnishDay(deps.clock());
  const need = await findNeed(deps.db, id);
  if (need === null || !isShown(need.state) || !isInTime(need.content, today)) return null;
  const election = await readElection(deps.db, need.electionCode);
  if (election === undefined || (await reachOf(deps, actor)) === null) return null;
  const usable = await usableOffers(deps, actor, need);
  const holding = await listHoldingPledges(
    deps.db,
    usable.map(({ offer }) => offer.id),
  );
  const offers = usable.map(({ offer, organisation }): FreeOffer => {
    const content = offer.publishedContent!;
    const takes = holding.filter(({ offerId }) => offerId === offer.id);
    const days = daysInCommon(need.content, content);
    const hours = { opensAt: content.opensAt, closesAt: content.closesAt };
    const freeOn = (of: readonly IsoDate[]) =>
      Object.fromEntries(
        takeUnits.map((unit) => [
          unit,
          content.capacity === null
            ? null
            : freeAmount(content.capacity, takes, { days: of, ...hours }, unit),
        ]),
      ) as Record<TakeUnit, number | null>;
    const free =
      days.length === 0
        ? [{ day: null, amounts: freeOn([]) }]
        : days.map((day) => ({ day, amounts: freeOn([day]) }));
    return { offer, organisation, days, free };
  });
  return {
    need: needForPartners(need),
    offers,
    today,
    heldOn: election.heldOn,
    ...(await surroundingsOf(deps, [need])),
  };
}

export interface OwnPledges extends NeedSurroundings {
  pledges: readonly Pledge[];
  total: number;
  needs: ReadonlyMap<string, Need>;
}

/** One page of the pledges of the actor's organisations with their needs. */
export async function readOwnPledges(
  deps: Deps,
  actor: Actor,
  { state, page }: PledgeListQuery,
): Promise<OwnPledges> {
  const found = await listPledgesOf(
    deps.db,
    { organisationIds: await organisationsActedFor(deps.db, actor), state },
    { offset: (page - 1) * partnerNeedsPerPage, limit: partnerNeedsPerPage },
  );
  const needs = await listNeedsByIds(deps.db, [...new Set(found.pledges.map(({ needId }) => needId))]);
  return {
    ...found,
    needs: new Map(needs.map((need) => [need.id, need])),
    ...(await surroundingsOf(deps, needs)),
  };
}
