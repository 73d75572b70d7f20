/** Copies an offer of an umbrella organisation to its locals as drafts of theirs. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Actor } from '../accounts/policy.model';
import type { Municipality } from '../areas/area.model';
import { recordAudit } from '../audit/audit.store';
import type { ElectionRecord } from '../elections/election.model';
import { mayActFor } from '../organisations/coordination.service';
import type { Organisation } from '../organisations/organisation.model';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import { lockOrganisation } from '../organisations/people.store';
import { localIdsOf } from '../organisations/umbrella.store';
import { queueMail } from '../outbox/outbox.store';
import { sha256 } from '../platform/checksum';
import type { Deps } from '../platform/deps';
import { finnishDay } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import type { Offer } from './offer.model';
import { contextOf, newOffer } from './offer.service';
import { draftContent, templateLocals, type TemplateLocal } from './offer-template.model';
import { findOffer, insertOffer, listOffersOfOrganisations } from './offer.store';

export interface OfferTemplate {
  offer: Offer;
  organisation: Organisation;
  election: ElectionRecord;
  municipalities: readonly Municipality[];
  /** Accepted organisations below, by name. */
  locals: readonly TemplateLocal[];
  /** One word for the template and what the locals have; any change gives another. */
  seen: string;
}

async function readLocals(db: Knex, offer: Offer): Promise<Pick<OfferTemplate, 'locals' | 'seen'>> {
  const below = await listOrganisationsByIds(db, await localIdsOf(db, [offer.organisationId]));
  const accepted = below.filter(({ state }) => state === 'accepted');
  const offers = await listOffersOfOrganisations(
    db,
    accepted.map(({ id }) => id),
  );
  const locals = templateLocals(offer, accepted, offers);
  const parts = locals.map(({ organisation, present }) =>
    [organisation.id, ...present.map(({ id }) => id).sort()].join(' '),
  );
  return { locals, seen: sha256([`${offer.id} ${offer.version}`, ...parts.sort()].join('\n')) };
}

/**
 * An offer with the locals to which it can be copied.
 * @returns null to whoever does not act for its organisation, when that is not accepted or has no locals, and when the election is over
 */
export async function readOfferTemplate(deps: Deps, actor: Actor, id: string): Promise<OfferTemplate | null> {
  const offer = await findOffer(deps.db, id);
  if (offer === null || !(await mayActFor(deps.db, actor, offer.organisationId))) return null;
  const found = await contextOf(deps, offer);
  if (found?.organisation.state !== 'accepted') return null;
  if (found.election.heldOn < finnishDay(deps.clock())) return null;
  if ((await localIdsOf(deps.db, [offer.organisationId])).length === 0) return null;
  return { ...found, ...(await readLocals(deps.db, offer)) };
}

/** Makes the draft of one local and tells its contact. */
async function giveDraft(
  trx: Knex,
  { offer, local, actorId, now }: { offer: Offer; local: TemplateLocal; actorId: string; now: Date },
): Promise<void> {
  const id = randomUUID();
  const { organisation } = local;
  const { electionCode, type } = offer;
  const content = draftContent(offer.content, local);
  await insertOffer(trx, newOffer({ id, organisationId: organisation.id, electionCode, type, content }, now));
  await recordAudit(trx, { type: 'offer.created', at: now, actorId, objectId: id, details: { type } });
  const { email: receiver, language } = organisation.contact;
  if (receiver === '') return;
  const values = { offerId: id, umbrellaId: offer.organisationId };
  await queueMail(trx, { receiver, language, template: 'offerDraftGiven', values }, now);
}

/**
 * Makes a draft for each chosen local, all or none.
 * @param sent ids of the locals, and the state that the person saw
 * @returns how many drafts were made; `moved` when the offer or an offer of a local has changed since
 */
export async function copyToLocals(
  deps: Deps,
  actor: Actor,
  { offer }: OfferTemplate,
  sent: { seen: string; localIds: readonly string[] },
): Promise<Result<number, 'moved'>> {
  const now = deps.clock();
  return deps.db.transaction(async (trx) => {
    await lockOrganisation(trx, offer.organisationId);
    const current = await findOffer(trx, offer.id);
    if (current === null) return problem('moved');
    const { locals, seen } = await readLocals(trx, current);
    if (seen !== sent.seen) return problem('moved');
    const chosen = locals.filter(({ organisation }) => sent.localIds.includes(organisation.id));
    for (const local of chosen)
      await giveDraft(trx, { offer: current, local, actorId: actor.accountId, now });
    const details = { locals: chosen.length };
    const noted = { at: now, actorId: actor.accountId, objectId: offer.id };
    await recordAudit(trx, { ...noted, type: 'offer.copiedToLocals', details });
    return ok(chosen.length);
  });
}
