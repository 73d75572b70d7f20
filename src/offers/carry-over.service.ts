/** Carries an organisation's offers over to a later election, as drafts. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Actor } from '../accounts/policy.model';
import { recordAudit } from '../audit/audit.store';
import { organisationsActedFor } from '../organisations/coordination.service';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { carriedContent, isCarriedOver, offersToCarryOver, type CarryOver } from './carry-over.model';
import { newOffer, openElections, readPartnerDesk } from './offer.service';
import { keepTemplate, listTemplateIds } from './offer-template.store';
import { insertOffer, listOffersOf } from './offer.store';

/** What can be carried over. @param targetCode the election chosen; another one counts as none chosen */
export async function readCarryOver(deps: Deps, actor: Actor, targetCode: string): Promise<CarryOver> {
  const { organisations, offers, elections } = await readPartnerDesk(deps, actor);
  const targets = openElections(elections, finnishDay(deps.clock()));
  const target = targets.find(({ code }) => code === targetCode) ?? targets[0] ?? null;
  const found = target === null ? [] : offersToCarryOver(offers, target, elections);
  return {
    organisations,
    elections,
    targets,
    target,
    offers: found.map((offer) => ({
      offer,
      isCarriedOver: isCarriedOver(offer, target?.code ?? '', offers),
    })),
  };
}

/**
 * Makes drafts for the target of the chosen offers, all or none; those that are there already are left out.
 * @returns how many drafts were made
 */
export async function carryOver(
  deps: Deps,
  actor: Actor,
  { target, offers }: Pick<CarryOver, 'target' | 'offers'>,
  chosen: readonly string[] | 'all',
): Promise<number> {
  if (target === null) return 0;
  const wanted = offers.map(({ offer }) => offer).filter(({ id }) => chosen === 'all' || chosen.includes(id));
  return deps.db.transaction(async (trx: Knex) => {
    const mine = new Set(await organisationsActedFor(trx, actor));
    const present = await listOffersOf(trx, [...new Set(wanted.map(({ organisationId }) => organisationId))]);
    const missing = wanted
      .filter(({ organisationId }) => mine.has(organisationId))
      .filter((each) => !isCarriedOver(each, target.code, present));
    // What was kept as a template is one of the later election too.
    const kept = await listTemplateIds(trx, [...mine]);
    for (const { id: from, organisationId, type, content } of missing) {
      const id = randomUUID();
      const start = { organisationId, electionCode: target.code, type };
      const now = deps.clock();
      await insertOffer(trx, newOffer({ ...start, id, content: carriedContent(content, target) }, now));
      const noted = { at: now, actorId: actor.accountId, objectId: id };
      await recordAudit(trx, { ...noted, type: 'offer.created', details: { type } });
      if (kept.has(from)) await keepTemplate(trx, id);
    }
    return missing.length;
  });
}
