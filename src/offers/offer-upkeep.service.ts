/** Asks organisations whether their offers still hold, takes the answers, and pauses what was not declared again. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../accounts/policy.model';
import { recordAudit } from '../audit/audit.store';
import type { ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import type { Organisation } from '../organisations/organisation.model';
import { listOrganisationsByIds } from '../organisations/organisation.store';
import { queueMail } from '../outbox/outbox.store';
import type { Deps } from '../platform/deps';
import { hashOf } from '../platform/secrets';
import { finnishDay, type IsoDate } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import type { GuardFlag } from './help-type.model';
import { declarationTextVersion, type Offer, type OfferContent } from './offer.model';
import { contextOf, openElections, type OfferChangeProblem, type OfferInContext } from './offer.service';
import { changeOffer, isUp } from './offer-state.model';
import {
  candidatesDay,
  dueRequests,
  flagsToDeclare,
  hasLapsed,
  reconfirmationOf,
  type DueRequest,
  type OfferRequest,
} from './offer-upkeep.model';
import {
  answerRequests,
  findRequestByToken,
  insertRequest,
  listRequests,
  listRequestsOf,
  markLapsed,
} from './offer-upkeep.store';
import { findOffer, listOffersUp, setReconfirmed, updateOffer } from './offer.store';

type ByOrganisation = ReadonlyMap<string, Organisation>;

export interface UpkeepCounts {
  asked: number;
  paused: number;
}

/**
 * Asks what is due today and pauses what was not declared again. Runs as often as one likes and in several processes at
 * once: a request is stored once by its unique key, an offer paused once by its version.
 */
export async function keepOffersTrue(deps: Deps): Promise<UpkeepCounts> {
  const today = finnishDay(deps.clock());
  const counts = { asked: 0, paused: 0 };
  for (const election of openElections(await listElections(deps.db), today)) {
    const offers = await listOffersUp(deps.db, election.code);
    if (offers.length === 0) continue;
    const asked = await listRequests(deps.db, election.code);
    const organisations = await organisationsOf(deps, offers);
    counts.asked += await askAll(deps, { election, offers, asked, organisations, today });
    counts.paused += await pauseLapsed(deps, { election, offers, asked, organisations, today });
  }
  return counts;
}

async function organisationsOf(deps: Deps, offers: readonly Offer[]): Promise<ByOrganisation> {
  const ids = [...new Set(offers.map(({ organisationId }) => organisationId))];
  const found = new Map<string, Organisation>();
  for (let start = 0; start < ids.length; start += 500)
    for (const each of await listOrganisationsByIds(deps.db, ids.slice(start, start + 500)))
      found.set(each.id, each);
  return found;
}

interface ElectionUpkeep {
  election: ElectionRecord;
  offers: readonly Offer[];
  asked: readonly OfferRequest[];
  organisations: ByOrganisation;
  today: IsoDate;
}

const keyOf = (offerId: string, { kind, subject }: DueRequest) => `${offerId} ${kind} ${subject}`;

async function askAll(
  deps: Deps,
  { election, offers, asked, organisations, today }: ElectionUpkeep,
): Promise<number> {
  const known = new Set(asked.map((each) => keyOf(each.offerId, each)));
  const candidatesOn = candidatesDay(election);
  let count = 0;
  for (const offer of offers)
    for (const due of dueRequests(offer, election, candidatesOn, today)) {
      const organisation = organisations.get(offer.organisationId);
      if (organisation === undefined || known.has(keyOf(offer.id, due))) continue;
      if (await ask(deps, offer.id, organisation, due)) count += 1;
    }
  return count;
}

/** False when another process has asked the same. */
function ask(deps: Deps, offerId: string, { contact }: Organisation, due: DueRequest): Promise<boolean> {
  const now = deps.clock();
  const id = randomUUID();
  return deps.db.transaction(async (trx) => {
    if (!(await insertRequest(trx, { ...due, id, offerId, askedAt: now }))) return false;
    const { email, language } = contact;
    const mail = { receiver: email, language, template: 'offerRequest', values: { requestId: id } };
    await queueMail(trx, mail, now);
    return true;
  });
}

async function pauseLapsed(
  deps: Deps,
  { election, offers, asked, organisations, today }: ElectionUpkeep,
): Promise<number> {
  const candidatesOn = candidatesDay(election);
  let count = 0;
  for (const request of asked) {
    const offer = offers.find(({ id }) => id === request.offerId);
    if (offer === undefined || !hasLapsed(request, today)) continue;
    if (flagsToDeclare(offer, candidatesOn, today).length === 0) continue;
    const organisation = organisations.get(offer.organisationId);
    if (organisation !== undefined && (await pause(deps, offer, { organisation, request }))) count += 1;
  }
  return count;
}

/** False when the offer has been changed meanwhile: the next run looks at it again. */
function pause(
  deps: Deps,
  offer: Offer,
  { organisation, request }: { organisation: Organisation; request: OfferRequest },
): Promise<boolean> {
  const now = deps.clock();
  const changed = changeOffer(offer, { type: 'lapse' });
  if (!changed.ok) return Promise.resolve(false);
  return deps.db.transaction(async (trx) => {
    if (!(await updateOffer(trx, { ...offer, ...changed.value, changedAt: now }))) return false;
    await markLapsed(trx, request.id, now);
    await recordAudit(trx, { type: 'offer.lapsed', at: now, actorId: null, objectId: offer.id, details: {} });
    const { email, language } = organisation.contact;
    const mail = { receiver: email, language, template: 'offerLapsed', values: { offerId: offer.id } };
    await queueMail(trx, mail, now);
    return true;
  });
}

export interface OfferToAnswer extends OfferInContext {
  request: OfferRequest;
  /** Flags to declare; empty where only the confirmation is asked. */
  flags: readonly GuardFlag[];
}

/** What a mailed link asks; nothing is used up. Null when the link is not good, or there is nothing left to answer. */
export async function findOfferToAnswer(deps: Deps, token: string): Promise<OfferToAnswer | null> {
  const request = await findRequestByToken(deps.db, hashOf(token));
  const offer = request === null ? null : await findOffer(deps.db, request.offerId);
  const found = offer === null ? null : await contextOf(deps, offer);
  if (request === null || found === null) return null;
  const today = finnishDay(deps.clock());
  const isThere = isUp(found.offer) || (request.lapsedAt !== null && found.offer.state === 'paused');
  if (!isThere || today > found.election.heldOn) return null;
  if (request.kind !== 'redeclare')
    return reconfirmationOf(found.offer, found.election, today).isOpen
      ? { ...found, request, flags: [] }
      : null;
  const flags = flagsToDeclare(found.offer, candidatesDay(found.election), today);
  return flags.length === 0 ? null : { ...found, request, flags };
}

/** Says that the offer holds for its first day. False when it cannot be said now, or has been said already. */
export async function reconfirmOffer(
  deps: Deps,
  actor: Actor | null,
  { offer, election }: OfferInContext,
): Promise<boolean> {
  const now = deps.clock();
  const { isOpen, firstDay } = reconfirmationOf(offer, election, finnishDay(now));
  if (!isOpen || !isUp(offer)) return false;
  await deps.db.transaction(async (trx) => {
    await setReconfirmed(trx, offer.id, firstDay);
    await answerRequests(trx, offer.id, ['reconfirm', 'reconfirm_again'], now);
    const noted = { at: now, actorId: actor?.accountId ?? null, objectId: offer.id };
    await recordAudit(trx, { ...noted, type: 'offer.reconfirmed', details: { day: firstDay } });
  });
  return true;
}

/** The content with declarations of these flags given at an instant. */
function declared(content: OfferContent, flags: readonly GuardFlag[], at: string): OfferContent {
  const others = content.declarations.filter(({ flag }) => !flags.includes(flag));
  const given = flags.map((flag) => ({ flag, textVersion: declarationTextVersion, at }));
  return { ...content, declarations: [...others, ...given] };
}

/** Takes the declarations again; an offer that was paused for want of them goes up again. */
export async function declareAgain(
  deps: Deps,
  actor: Actor | null,
  { offer, election }: OfferInContext,
): Promise<Result<null, OfferChangeProblem>> {
  const now = deps.clock();
  const flags = flagsToDeclare(offer, candidatesDay(election), finnishDay(now));
  if (flags.length === 0 || offer.publishedContent === null) return problem('notPossible');
  const requests = await listRequestsOf(deps.db, [offer.id]);
  const hasLapsedNow = requests.some((each) => each.lapsedAt !== null && each.answeredAt === null);
  const at = now.toISOString();
  const hasUnsentChange = JSON.stringify(offer.content) !== JSON.stringify(offer.publishedContent);
  const resumed =
    hasLapsedNow && offer.state === 'paused'
      ? changeOffer(offer, { type: 'resume', isDeclared: true, hasUnsentChange })
      : ok(offer);
  if (!resumed.ok) return resumed;
  const { state, hasPublicVersion } = resumed.value;
  return deps.db.transaction(async (trx) => {
    const changed = {
      ...offer,
      state,
      hasPublicVersion,
      content: declared(offer.content, flags, at),
      publishedContent: declared(offer.publishedContent!, flags, at),
      changedAt: now,
    };
    if (!(await updateOffer(trx, changed))) return problem('conflict');
    await answerRequests(trx, offer.id, ['redeclare'], now);
    const noted = { at: now, actorId: actor?.accountId ?? null, objectId: offer.id };
    await recordAudit(trx, { ...noted, type: 'offer.declaredAgain', details: { flags: flags.join(' ') } });
    return ok(null);
  });
}
