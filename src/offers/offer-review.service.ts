/** Reviewing offers: the queue of an area, and the decision with its mail. */
import { can, scopesOf, type Actor } from '../accounts/policy.model';
import { recordAudit } from '../audit/audit.store';
import { areaScopes, currentMunicipalities } from '../organisations/organisation.service';
import type { Organisation } from '../organisations/organisation.model';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import { coordinatorIdsOf } from '../organisations/umbrella.store';
import { queueMail } from '../outbox/outbox.store';
import type { Municipality } from '../areas/area.model';
import type { Deps } from '../platform/deps';
import { ok, problem, type Result } from '../shared/result';
import type { OfferDecision } from './offer.form';
import { needsMoreTrust, type Offer } from './offer.model';
import { contextOf, type OfferChangeProblem, type OfferInContext } from './offer.service';
import { changeOffer } from './offer-state.model';
import type { OfferFilter } from './offer-queue.form';
import { moderatedMunicipalities } from './moderated-area.model';
import { likenessOf, type Likeness } from './offer-changes.model';
import { findOffer, listNeighbours, listOffers, updateOffer } from './offer.store';

function mayReview(actor: Actor, offer: Offer, municipalities: readonly Municipality[]): boolean {
  const areas = areaScopes(offer.content.municipalities, municipalities);
  return can(actor, 'reviewOffersInArea', { areas, organisationId: offer.organisationId });
}

export interface OfferQueue {
  offers: readonly Offer[];
  organisations: ReadonlyMap<string, Organisation>;
  municipalities: readonly Municipality[];
  total: number;
}

export const offersPerQueuePage = 50;

/** A page of the offers that the actor may review, those that wait longest first. */
export async function readOfferQueue(deps: Deps, actor: Actor, filter: OfferFilter): Promise<OfferQueue> {
  const municipalities = await currentMunicipalities(deps);
  const scope = {
    municipalities: moderatedMunicipalities(actor, municipalities),
    notOf: scopesOf(actor, 'partner'),
  };
  const at = { offset: (filter.page - 1) * offersPerQueuePage, limit: offersPerQueuePage };
  const { offers, total } = await listOffers(deps.db, filter, scope, at);
  const ids = [...new Set(offers.map(({ organisationId }) => organisationId))];
  const organisations = await listOrganisationsByIds(deps.db, ids);
  return {
    offers,
    total,
    municipalities,
    organisations: new Map(organisations.map((each) => [each.id, each])),
  };
}

/** An offer that looks like the one under review. */
export interface LikeOffer {
  offer: Offer;
  organisationName: string;
  likeness: readonly Likeness[];
}

/** Most offers that are shown as looking the same. */
const mostLike = 20;

/** Offers of the same kind and area with the same contact, similar words, or of the same organisation. */
export async function readLikeOffers(deps: Deps, offer: Offer): Promise<LikeOffer[]> {
  const like = (await listNeighbours(deps.db, offer))
    .map((each) => ({ offer: each, likeness: likenessOf(offer, each) }))
    .filter(({ likeness }) => likeness.length > 0)
    .slice(0, mostLike);
  const ids = [...new Set(like.map((each) => each.offer.organisationId))];
  const names = new Map((await listOrganisationsByIds(deps.db, ids)).map(({ id, name }) => [id, name]));
  return like.map((each) => ({ ...each, organisationName: names.get(each.offer.organisationId) ?? '' }));
}

/** One offer to review; null when there is none or it is not the actor's to review. */
export async function readOfferToReview(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<OfferInContext | null> {
  const offer = await findOffer(deps.db, id);
  if (offer === null || offer.state === 'draft') return null;
  const found = await contextOf(deps, offer);
  if (found === null || !mayReview(actor, offer, found.municipalities)) return null;
  // Whoever coordinates a local association does not review what they may have written in its name.
  const coordinatorIds = await coordinatorIdsOf(deps.db, offer.organisationId);
  const isCoordinator = actor.grants.some(
    ({ role, scope }) => role === 'partner' && coordinatorIds.includes(scope),
  );
  return isCoordinator ? null : found;
}

const auditTypes = {
  publish: 'offer.published',
  return: 'offer.returned',
  takeDown: 'offer.takenDown',
} as const;

/** Publishes, returns or takes down the version that the reviewer saw, notes it and tells the organisation. */
export async function decideOnOffer(
  deps: Deps,
  actor: Actor,
  { offer, organisation }: OfferInContext,
  { decision, version }: { decision: OfferDecision; version: number },
): Promise<Result<null, OfferChangeProblem>> {
  const facts = {
    isOwnOrganisation: actor.grants.some(
      ({ role, scope }) => role === 'partner' && scope === offer.organisationId,
    ),
    needsMoreTrust: needsMoreTrust(offer.type, organisation.trust),
  };
  const changed = changeOffer(offer, { ...decision, ...facts });
  if (!changed.ok) return changed;
  const now = deps.clock();
  const isPublished = decision.type === 'publish';
  const decided: Offer = {
    ...offer,
    ...changed.value,
    version,
    publishedContent: isPublished
      ? offer.content
      : changed.value.hasPublicVersion
        ? offer.publishedContent
        : null,
    publishedAt: isPublished ? now : offer.publishedAt,
    decisionReason: decision.type === 'publish' ? null : decision.reason,
    changedAt: now,
  };
  return deps.db.transaction(async (trx) => {
    if (!(await updateOffer(trx, decided))) return problem('conflict');
    const noted = { at: now, actorId: actor.accountId, objectId: offer.id };
    await recordAudit(trx, { ...noted, type: auditTypes[decision.type], details: {} });
    const { email, language } = organisation.contact;
    await queueMail(
      trx,
      {
        receiver: email,
        language,
        template: 'offerDecided',
        values: { offerId: offer.id, state: decided.state },
      },
      now,
    );
    return ok(null);
  });
}
