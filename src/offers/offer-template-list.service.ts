/** Which offers serve as templates for locals, the kept ones first, and keeping one as a template. */
import type { Actor } from '../accounts/policy.model';
import { recordAudit } from '../audit/audit.store';
import type { ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import { organisationsActedFor } from '../organisations/coordination.service';
import type { Organisation } from '../organisations/organisation.model';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import { localIdsOf, readTree } from '../organisations/umbrella.store';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { openElections, type OfferInContext } from './offer.service';
import { hasEnded, orderTemplates, type ListedTemplate } from './offer-template.model';
import { dropTemplate, isTemplate, keepTemplate, listTemplateIds } from './offer-template.store';
import { listOffersOfOrganisations } from './offer.store';

/** Whether an offer is kept as a template; null where its organisation has no locals, so that nobody asks. */
export async function readTemplateStanding(
  { db }: Deps,
  { offer }: Pick<OfferInContext, 'offer'>,
): Promise<{ isKept: boolean } | null> {
  if ((await localIdsOf(db, [offer.organisationId])).length === 0) return null;
  return { isKept: await isTemplate(db, offer.id) };
}

/**
 * Keeps an offer as a template for the locals of its organisation, or keeps it no longer; what is so already stays so.
 * @returns `notPossible` for an offer that has ended, and where there are no locals
 */
export async function setTemplate(
  deps: Deps,
  actor: Actor,
  found: Pick<OfferInContext, 'offer'>,
  isKept: boolean,
): Promise<Result<null, 'notPossible'>> {
  const { offer } = found;
  if (isKept && (hasEnded(offer) || (await readTemplateStanding(deps, found)) === null))
    return problem('notPossible');
  return deps.db.transaction(async (trx) => {
    const changed = await (isKept ? keepTemplate : dropTemplate)(trx, offer.id);
    if (changed) {
      const noted = { at: deps.clock(), actorId: actor.accountId, objectId: offer.id };
      await recordAudit(trx, {
        ...noted,
        type: isKept ? 'offer.templateKept' : 'offer.templateDropped',
        details: {},
      });
    }
    return ok(null);
  });
}

export interface TemplateList {
  organisations: readonly Organisation[];
  /** Elections that are still ahead. */
  elections: readonly ElectionRecord[];
  templates: readonly ListedTemplate[];
}

/**
 * Offers of the actor's accepted organisations with locals for elections that are ahead, the kept ones first.
 * @returns null where none of them has locals
 */
export async function readTemplates(deps: Deps, actor: Actor): Promise<TemplateList | null> {
  const { db } = deps;
  const ids = await organisationsActedFor(db, actor);
  const umbrellas = new Set((await readTree(db)).values());
  const organisations = (await listOrganisationsByIds(db, ids)).filter(
    ({ id, state }) => state === 'accepted' && umbrellas.has(id),
  );
  if (organisations.length === 0) return null;
  const own = organisations.map(({ id }) => id);
  const elections = openElections(await listElections(db), finnishDay(deps.clock()));
  const offers = await listOffersOfOrganisations(db, own);
  return {
    organisations,
    elections,
    templates: orderTemplates(offers, await listTemplateIds(db, own), elections),
  };
}
