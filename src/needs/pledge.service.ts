/** Pledging help out of an offer, and what either side decides about a pledge. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../accounts/policy.model';
import { recordAudit } from '../audit/audit.store';
import { needsMoreTrust, type Offer } from '../offers/offer.model';
import { findOffer, listOffersOf } from '../offers/offer.store';
import { mayActFor, organisationsActedFor } from '../organisations/coordination.service';
import type { Organisation } from '../organisations/organisation.model';
import { findOrganisation, listOrganisationsByIds } from '../organisations/organisation.store';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { listPlaces } from '../polling-places/polling-place.store';
import { finnishDay, type IsoDate } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { isInTime, type Need } from './need.model';
import { changeNeed, isShown } from './need-state.model';
import { storeNeed } from './need.service';
import { findNeed } from './need.store';
import type { PledgeForm } from './pledge.form';
import { shortage, type TakeUnit } from './pledge-capacity.model';
import { tellAboutPledge } from './pledge-mail.service';
import {
  canPledgeFrom,
  changePledge,
  daysInCommon,
  type Pledge,
  type PledgeEvent,
  type PledgeProblem,
} from './pledge.model';
import {
  findPledge,
  insertPledge,
  listHoldingPledges,
  listPledgesTo,
  lockForPledge,
  updatePledge,
} from './pledge.store';

/** The place that a need names; null when it names none, or the place is gone. */
async function placeOfNeed(db: Database, need: Need): Promise<PollingPlace | null> {
  const { placeId } = need.content;
  if (placeId === null) return null;
  const [place] = await listPlaces(db, need.electionCode, { ids: [placeId] });
  return place ?? null;
}

/** An offer out of which help can be pledged to a need, with whose it is. */
export interface UsableOffer {
  offer: Offer;
  organisation: Organisation;
}

function isUsable(offer: Offer, organisation: Organisation | null | undefined): boolean {
  return organisation?.state === 'accepted' && !needsMoreTrust(offer.type, organisation.trust);
}

/** Offers of the organisations for which the actor acts, out of which help can be pledged to the need. */
export async function usableOffers({ db }: Deps, actor: Actor, need: Need): Promise<UsableOffer[]> {
  const place = await placeOfNeed(db, need);
  const ids = await organisationsActedFor(db, actor);
  const offers = await listOffersOf(db, ids);
  const organisations = await listOrganisationsByIds(db, ids);
  return offers.flatMap((offer) => {
    const organisation = organisations.find(({ id }) => id === offer.organisationId);
    return organisation !== undefined && isUsable(offer, organisation) && canPledgeFrom(offer, need, place)
      ? [{ offer, organisation }]
      : [];
  });
}

export type NewPledgeProblem =
  | { code: 'needGone' | 'offerGone' | 'daysOutside' | 'hoursOutside' }
  | { code: 'tooMuch'; unit: TakeUnit; free: number };

/** Whether the pledge keeps to the days and hours of what was published. */
function outside(given: PledgeForm, need: Need, offer: Offer): 'daysOutside' | 'hoursOutside' | null {
  const content = offer.publishedContent!;
  const possible = daysInCommon(need.content, content);
  if (!given.days.every((day) => possible.includes(day))) return 'daysOutside';
  const { opensAt, closesAt } = given;
  if (opensAt === null || closesAt === null || content.opensAt === null || content.closesAt === null)
    return null;
  return opensAt < content.opensAt || closesAt > content.closesAt ? 'hoursOutside' : null;
}

/** The offer out of which the actor may pledge to the need now, with its capacity; null when there is none. */
async function offerToPledgeFrom(trx: Database, actor: Actor, need: Need, offerId: string) {
  const offer = await findOffer(trx, offerId);
  const capacity = offer?.publishedContent?.capacity ?? null;
  if (offer === null || capacity === null) return null;
  const { organisationId } = offer;
  if (!(await mayActFor(trx, actor, organisationId))) return null;
  if (!canPledgeFrom(offer, need, await placeOfNeed(trx, need))) return null;
  return isUsable(offer, await findOrganisation(trx, organisationId)) ? { offer, capacity } : null;
}

/** Reads again, behind the lock, what the pledge rests on. */
async function judge(
  trx: Database,
  actor: Actor,
  { needId, today }: { needId: string; today: IsoDate },
  given: PledgeForm,
): Promise<Result<{ need: Need; offer: Offer }, NewPledgeProblem>> {
  const need = await findNeed(trx, needId);
  if (need === null || !isShown(need.state) || !isInTime(need.content, today))
    return problem({ code: 'needGone' });
  const found = await offerToPledgeFrom(trx, actor, need, given.offerId);
  if (found === null) return problem({ code: 'offerGone' });
  const { offer, capacity } = found;
  const out = outside(given, need, offer);
  if (out !== null) return problem({ code: out });
  const short = shortage(capacity, await listHoldingPledges(trx, [offer.id]), given);
  return short === null ? ok({ need, offer }) : problem({ code: 'tooMuch', ...short });
}

/**
 * Pledges help to a need out of an offer. What others were pledged before is left out: whoever pledges at the same moment
 * waits, and sees what is still free then.
 * @returns the pledge's id
 */
export async function pledgeHelp(
  { db, clock }: Deps,
  actor: Actor,
  needId: string,
  given: PledgeForm,
): Promise<Result<string, NewPledgeProblem>> {
  const now = clock();
  return db.transaction(async (trx) => {
    await lockForPledge(trx, { offerId: given.offerId, needId });
    const judged = await judge(trx, actor, { needId, today: finnishDay(now) }, given);
    if (!judged.ok) return judged;
    const { need, offer } = judged.value;
    const pledge: Pledge = {
      ...given,
      id: randomUUID(),
      needId,
      organisationId: offer.organisationId,
      state: 'waiting',
      version: 1,
      reason: null,
      takenBackBy: null,
      createdAt: now,
      changedAt: now,
    };
    await insertPledge(trx, pledge);
    const noted = { at: now, actorId: actor.accountId, objectId: pledge.id };
    await recordAudit(trx, { ...noted, type: 'pledge.made', details: { need: needId } });
    await tellAboutPledge(trx, { pledge, need, side: 'municipality' }, now);
    return ok(pledge.id);
  });
}

export type PledgeChangeProblem = PledgeProblem | 'conflict';

/** Opens a filled need again that has lost an accepted pledge. */
async function reopenIfFilled(trx: Database, need: Need, actorId: string, now: Date): Promise<void> {
  const event = { type: 'losePledge', isInTime: isInTime(need.content, finnishDay(now)) } as const;
  const changed = changeNeed(need.state, event);
  if (changed.ok && changed.value !== need.state)
    await storeNeed(trx, { ...need, state: changed.value }, { actorId, now });
}

/** Accepts, declines or takes back a pledge in the version that the person saw; the other side is told at once. */
export async function decideOnPledge(
  { db, clock }: Deps,
  actor: Actor,
  { pledge: seen, need }: { pledge: Pledge; need: Need },
  event: PledgeEvent,
): Promise<Result<null, PledgeChangeProblem>> {
  const changed = changePledge(seen.state, event);
  if (!changed.ok) return changed;
  const now = clock();
  const pledge: Pledge = {
    ...seen,
    state: changed.value,
    reason: 'reason' in event && event.reason !== '' ? event.reason : null,
    takenBackBy: event.type === 'takeBack' ? event.by : null,
    changedAt: now,
  };
  const byOrganisation = event.type === 'takeBack' && event.by === 'organisation';
  return db.transaction(async (trx) => {
    await lockForPledge(trx, { offerId: pledge.offerId, needId: need.id });
    if (!(await updatePledge(trx, pledge))) return problem('conflict');
    const noted = { at: now, actorId: actor.accountId, objectId: pledge.id };
    await recordAudit(trx, { ...noted, type: 'pledge.changed', details: { state: pledge.state } });
    const current = (await findNeed(trx, need.id)) ?? need;
    if (seen.state === 'accepted' && pledge.state === 'taken_back')
      await reopenIfFilled(trx, current, actor.accountId, now);
    const side = byOrganisation ? 'municipality' : 'organisation';
    await tellAboutPledge(trx, { pledge, need: current, side }, now);
    return ok(null);
  });
}

/** A pledge of an organisation for which the actor acts, with its need; null when there is none. */
export async function readOwnPledge(
  { db }: Deps,
  actor: Actor,
  id: string,
): Promise<{ pledge: Pledge; need: Need; offer: Offer | null } | null> {
  const pledge = await findPledge(db, id);
  if (pledge === null) return null;
  if (!(await mayActFor(db, actor, pledge.organisationId))) return null;
  const need = await findNeed(db, pledge.needId);
  return need === null ? null : { pledge, need, offer: await findOffer(db, pledge.offerId) };
}

/** Every pledge to a need with whose it is, oldest first. */
export async function readReceivedPledges(
  { db }: Deps,
  need: Need,
): Promise<{ pledge: Pledge; organisation: Organisation }[]> {
  const pledges = await listPledgesTo(db, [need.id]);
  const ids = [...new Set(pledges.map(({ organisationId }) => organisationId))];
  const organisations = new Map((await listOrganisationsByIds(db, ids)).map((each) => [each.id, each]));
  return pledges.flatMap((pledge) => {
    const organisation = organisations.get(pledge.organisationId);
    return organisation === undefined ? [] : [{ pledge, organisation }];
  });
}
