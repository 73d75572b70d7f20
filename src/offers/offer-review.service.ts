/** Reviewing offers: the queue of an area, and the decision with its mail. */
import { can, type Actor } from '../accounts/policy.model';
import { recordAudit } from '../audit/audit.store';
import { areaScopes, currentMunicipalities } from '../organisations/organisation.service';
import type { Organisation } from '../organisations/organisation.model';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import { queueMail } from '../outbox/outbox.store';
import type { Municipality } from '../areas/area.model';
import type { Deps } from '../platform/deps';
import { ok, problem, type Result } from '../shared/result';
import type { OfferDecision } from './offer.form';
import { needsMoreTrust, type Offer } from './offer.model';
import { contextOf, type OfferChangeProblem, type OfferInContext } from './offer.service';
import { changeOffer } from './offer-state.model';
import type { OfferFilter } from './offer-queue.form';
import { findOffer, listOffers, updateOffer } from './offer.store';

function mayReview(actor: Actor, offer: Offer, municipalities: readonly Municipality[]): boolean {
  const areas = areaScopes(offer.content.municipalities, municipalities);
  return can(actor, 'reviewOffersInArea', { areas, organisationId: offer.organisationId });
}

export interface OfferQueue {
  offers: readonly Offer[];
  organisations: ReadonlyMap<string, Organisation>;
  municipalities: readonly Municipality[];
}

/** Offers that the actor may review, those that wait longest first. */
export async function readOfferQueue(deps: Deps, actor: Actor, filter: OfferFilter): Promise<OfferQueue> {
  const municipalities = await currentMunicipalities(deps);
  const offers = (await listOffers(deps.db, filter)).filter((each) => mayReview(actor, each, municipalities));
  const ids = [...new Set(offers.map(({ organisationId }) => organisationId))];
  const organisations = await listOrganisationsByIds(deps.db, ids);
  return { offers, municipalities, organisations: new Map(organisations.map((each) => [each.id, each])) };
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
  return found !== null && mayReview(actor, offer, found.municipalities) ? found : null;
}

/** Publishes or returns the version that the reviewer saw, notes it and tells the organisation. */
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
    publishedContent: isPublished ? offer.content : offer.publishedContent,
    publishedAt: isPublished ? now : offer.publishedAt,
    decisionReason: decision.type === 'return' ? decision.reason : null,
    changedAt: now,
  };
  return deps.db.transaction(async (trx) => {
    if (!(await updateOffer(trx, decided))) return problem('conflict');
    const noted = { at: now, actorId: actor.accountId, objectId: offer.id };
    const type = isPublished ? 'offer.published' : 'offer.returned';
    await recordAudit(trx, { ...noted, type, details: {} });
    const { email, language } = organisation.contact;
    await queueMail(
      trx,
      { receiver: email, language, template: 'offerDecided', values: { offerId: offer.id } },
      now,
    );
    return ok(null);
  });
}
