/** What a contact sees of the umbrella of an organisation and of its locals. */
import type { Actor } from '../accounts/policy.model';
import { listElections } from '../elections/election.store';
import type { Offer } from '../offers/offer.model';
import { openElections } from '../offers/offer.service';
import { listOffersOf } from '../offers/offer.store';
import { isUp } from '../offers/offer-state.model';
import { candidatesDay, flagsToDeclare, reconfirmationOf } from '../offers/offer-upkeep.model';
import { organisationNameKey, type Organisation } from '../organisations/organisation.model';
import { findOrganisation, listOrganisationsByIds } from '../organisations/organisation.store';
import type { UmbrellaRequest } from '../organisations/umbrella.model';
import { isContactOf } from '../organisations/umbrella.service';
import { listUmbrellaRequests, localIdsOf } from '../organisations/umbrella.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { listPartners } from './partner-directory.store';
import type { LocalOffers, UmbrellaView } from './umbrella-view.model';

const mostCandidates = 10;
const noOffers: LocalOffers = { drafts: 0, inReview: 0, public: 0, unconfirmed: 0, toAnswer: [] };

/** @returns null to everybody but the contacts of the organisation */
export async function readUmbrella(
  deps: Deps,
  actor: Actor,
  organisationId: string,
  search: string,
): Promise<UmbrellaView | null> {
  const { db } = deps;
  const organisation = await findOrganisation(db, organisationId);
  if (organisation === null || !(await isContactOf(db, actor, organisationId))) return null;
  const locals = await listOrganisationsByIds(db, await localIdsOf(db, [organisationId]));
  const offers = await countOffers(
    deps,
    locals.map(({ id }) => id),
  );
  const { umbrellaId } = organisation;
  return {
    organisation,
    umbrella: umbrellaId === null ? null : await findOrganisation(db, umbrellaId),
    requests: await requestsOf(deps, organisationId),
    locals: locals.map((local) => ({ organisation: local, offers: offers.get(local.id) ?? noOffers })),
    search,
    candidates: await findCandidates(deps, organisationId, search),
  };
}

async function requestsOf({ db }: Deps, organisationId: string): Promise<UmbrellaView['requests']> {
  const requests = await listUmbrellaRequests(db, organisationId);
  const otherId = ({ localId, umbrellaId }: UmbrellaRequest) =>
    localId === organisationId ? umbrellaId : localId;
  const others = new Map(
    (await listOrganisationsByIds(db, requests.map(otherId))).map((each) => [each.id, each]),
  );
  return requests.flatMap((request) => {
    const other = others.get(otherId(request));
    return other === undefined ? [] : [{ ...request, other }];
  });
}

async function findCandidates({ db }: Deps, own: string, search: string): Promise<Organisation[]> {
  const nameKey = organisationNameKey(search);
  if (nameKey === '') return [];
  const filter = { nameKey, kind: null, municipalityCodes: null };
  const { organisations } = await listPartners(db, filter, { offset: 0, limit: mostCandidates + 1 });
  return organisations.filter(({ id }) => id !== own).slice(0, mostCandidates);
}

async function countOffers(
  deps: Deps,
  organisationIds: readonly string[],
): Promise<Map<string, LocalOffers>> {
  const today = finnishDay(deps.clock());
  const elections = new Map(
    openElections(await listElections(deps.db), today).map((each) => [each.code, each]),
  );
  const counts = new Map<string, LocalOffers>();
  const addTo = (offer: Offer) => {
    const election = elections.get(offer.electionCode);
    if (election === undefined) return;
    const before = counts.get(offer.organisationId) ?? noOffers;
    const isPublic = isUp(offer);
    const { isOpen, isUnconfirmed } = reconfirmationOf(offer, election, today);
    const mustDeclare = flagsToDeclare(offer, candidatesDay(election), today).length > 0;
    const { id, type } = offer;
    counts.set(offer.organisationId, {
      drafts: before.drafts + (offer.state === 'draft' || offer.state === 'returned' ? 1 : 0),
      inReview: before.inReview + (offer.state === 'submitted' ? 1 : 0),
      public: before.public + (isPublic ? 1 : 0),
      unconfirmed: before.unconfirmed + (isPublic && isUnconfirmed ? 1 : 0),
      toAnswer: isPublic && (isOpen || mustDeclare) ? [...before.toAnswer, { id, type }] : before.toAnswer,
    });
  };
  for (const offer of await listOffersOf(deps.db, organisationIds)) addTo(offer);
  return counts;
}
