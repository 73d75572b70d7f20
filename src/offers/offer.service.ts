/** What an organisation does with its offers. */
import { randomUUID } from 'node:crypto';
import { scopesOf, type Actor } from '../accounts/policy.model';
import type { Municipality } from '../areas/area.model';
import { recordAudit } from '../audit/audit.store';
import { deadlinesOf } from '../elections/deadline.model';
import type { ElectionRecord } from '../elections/election.model';
import { withoutReplaced } from '../elections/election.model';
import { listElections, readElection } from '../elections/election.store';
import { mayActFor, organisationsActedFor } from '../organisations/coordination.service';
import type { Organisation } from '../organisations/organisation.model';
import { currentMunicipalities } from '../organisations/organisation.service';
import { findOrganisation, listOrganisationsByIds } from '../organisations/organisation.store';
import type { Deps } from '../platform/deps';
import { finnishDay, type IsoDate } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import type { HelpGeographyReader } from './help-geography.service';
import type { HelpTypeCode } from './help-type.model';
import type { OfferFormContext } from './offer.form';
import { daysOfType, emptyContent, missingSteps, type Offer, type OfferContent } from './offer.model';
import { candidatesDay, flagsToDeclare } from './offer-upkeep.model';
import { changeOffer, newOfferStanding, type OfferEvent, type OfferProblem } from './offer-state.model';
import { findOffer, insertOffer, listOffersOf, listOffersToExpire, updateOffer } from './offer.store';

export type OfferChangeProblem = OfferProblem | 'conflict';

/** An offer with what the pages about it need. */
export interface OfferInContext {
  offer: Offer;
  organisation: Organisation;
  election: ElectionRecord;
  municipalities: readonly Municipality[];
  /** Days that the offer can name. */
  days: readonly IsoDate[];
}

/** The last day of registering for home voting; null when it is not known. */
export function homeRegistrationDay(election: ElectionRecord): IsoDate | null {
  return deadlinesOf(election).find(({ code }) => code === 'home_voting_registration')?.day ?? null;
}

export async function contextOf(deps: Deps, offer: Offer): Promise<OfferInContext | null> {
  const organisation = await findOrganisation(deps.db, offer.organisationId);
  const election = await readElection(deps.db, offer.electionCode);
  if (organisation === null || election === undefined) return null;
  const days = daysOfType(offer.type, election, homeRegistrationDay(election));
  return { offer, organisation, election, municipalities: await currentMunicipalities(deps), days };
}

/** An offer that the actor may edit; null when there is none. */
export async function readOwnOffer(deps: Deps, actor: Actor, id: string): Promise<OfferInContext | null> {
  const offer = await findOffer(deps.db, id);
  if (offer === null) return null;
  return (await mayActFor(deps.db, actor, offer.organisationId)) ? contextOf(deps, offer) : null;
}

/** What the form of an offer needs to know. */
export async function formContext(
  deps: Deps,
  geography: HelpGeographyReader,
  found: OfferInContext,
): Promise<OfferFormContext> {
  return {
    ...(await geography.read()),
    days: found.days,
    authority: found.organisation.authority,
    asksPrecautions: found.election.hazardProfile === 'epidemic',
    now: deps.clock(),
  };
}

export interface PartnerDesk {
  /** Organisations that the actor is one of; the others are local associations below them. */
  ownIds: readonly string[];
  organisations: readonly Organisation[];
  offers: readonly Offer[];
  elections: readonly ElectionRecord[];
}

/** Everything of the actor's own organisations and of the locals below them, with the elections that are still ahead. */
export async function readPartnerDesk(deps: Deps, actor: Actor): Promise<PartnerDesk> {
  const ids = await organisationsActedFor(deps.db, actor);
  return {
    ownIds: scopesOf(actor, 'partner'),
    organisations: await listOrganisationsByIds(deps.db, ids),
    offers: await listOffersOf(deps.db, ids),
    elections: await listElections(deps.db),
  };
}

/** Elections for which help can still be offered. */
export function openElections(elections: readonly ElectionRecord[], today: IsoDate): ElectionRecord[] {
  return withoutReplaced(elections).filter(({ heldOn }) => heldOn >= today);
}

/** A draft that nobody has sent yet. */
export function newOffer(
  start: Pick<Offer, 'id' | 'organisationId' | 'electionCode' | 'type' | 'content'>,
  now: Date,
): Offer {
  return {
    ...start,
    ...newOfferStanding,
    version: 1,
    publishedContent: null,
    changedAt: now,
    submittedAt: null,
    publishedAt: null,
    decisionReason: null,
    reconfirmedFor: null,
  };
}

async function create(
  deps: Deps,
  actor: Actor,
  start: Pick<Offer, 'organisationId' | 'electionCode' | 'type' | 'content'>,
): Promise<string> {
  const now = deps.clock();
  const id = randomUUID();
  await deps.db.transaction(async (trx) => {
    await insertOffer(trx, newOffer({ ...start, id }, now));
    const noted = { at: now, actorId: actor.accountId, objectId: id };
    await recordAudit(trx, { ...noted, type: 'offer.created', details: { type: start.type } });
  });
  return id;
}

/** Begins a draft; null when the organisation is not the actor's own, or the election is none to offer help for. */
export async function beginOffer(
  deps: Deps,
  actor: Actor,
  start: { organisationId: string; electionCode: string; type: HelpTypeCode },
): Promise<string | null> {
  const { organisationId, electionCode } = start;
  const organisation = await findOrganisation(deps.db, organisationId);
  const open = openElections(await listElections(deps.db), finnishDay(deps.clock()));
  if (organisation === null || !open.some(({ code }) => code === electionCode)) return null;
  if (!(await mayActFor(deps.db, actor, organisationId))) return null;
  const { municipalities, languages } = organisation;
  return create(deps, actor, { ...start, content: { ...emptyContent, municipalities, languages } });
}

/** A new draft that says what the offer says; what was declared must be declared anew. */
export function copyOffer(deps: Deps, actor: Actor, { offer }: OfferInContext): Promise<string> {
  const { organisationId, electionCode, type, content } = offer;
  return create(deps, actor, {
    organisationId,
    electionCode,
    type,
    content: { ...content, declarations: [] },
  });
}

/** Applies an event to the version that the person saw, stores it and notes it. */
export async function applyToOffer(
  deps: Deps,
  actor: Actor,
  seen: Offer,
  { event, content = seen.content }: { event: OfferEvent; content?: OfferContent },
): Promise<Result<null, OfferChangeProblem>> {
  const changed = changeOffer(seen, event);
  if (!changed.ok) return changed;
  const now = deps.clock();
  const offer: Offer = {
    ...seen,
    ...changed.value,
    content,
    publishedContent: changed.value.hasPublicVersion ? seen.publishedContent : null,
    changedAt: now,
    submittedAt: event.type === 'submit' ? now : seen.submittedAt,
  };
  return deps.db.transaction(async (trx) => {
    if (!(await updateOffer(trx, offer))) return problem('conflict');
    const noted = { at: now, actorId: actor.accountId, objectId: seen.id };
    await recordAudit(trx, { ...noted, type: 'offer.changed', details: { state: offer.state } });
    return ok(null);
  });
}

/** Saves one step of the form as a draft; what is up stays up until the change is published. */
export function saveOfferPart(
  deps: Deps,
  actor: Actor,
  found: OfferInContext,
  change: { part: Partial<OfferContent>; version: number },
): Promise<Result<null, OfferChangeProblem>> {
  const seen = { ...found.offer, version: change.version };
  const content = { ...found.offer.content, ...change.part };
  return applyToOffer(deps, actor, seen, { event: { type: 'edit' }, content });
}

/** Sends a draft to be reviewed. */
export function submitOffer(
  deps: Deps,
  actor: Actor,
  found: OfferInContext,
  version: number,
): Promise<Result<null, OfferChangeProblem>> {
  const { offer, organisation, days } = found;
  return applyToOffer(
    deps,
    actor,
    { ...offer, version },
    {
      event: {
        type: 'submit',
        isComplete: missingSteps(offer.type, offer.content, days).length === 0,
        isOrganisationAccepted: organisation.state === 'accepted',
      },
    },
  );
}

/** Puts a paused offer up again, where its declarations are given that are asked for by now. */
export function resumeOffer(
  deps: Deps,
  actor: Actor,
  { offer, election }: OfferInContext,
  version: number,
): Promise<Result<null, OfferChangeProblem>> {
  const missing = flagsToDeclare(offer, candidatesDay(election), finnishDay(deps.clock()));
  const hasUnsentChange = JSON.stringify(offer.content) !== JSON.stringify(offer.publishedContent);
  const event = { type: 'resume', isDeclared: missing.length === 0, hasUnsentChange } as const;
  return applyToOffer(deps, actor, { ...offer, version }, { event });
}

/** Ends the offers of elections that are over; returns how many. */
export async function expireOffers(deps: Deps): Promise<number> {
  const today = finnishDay(deps.clock());
  const over = (await listElections(deps.db)).filter(({ heldOn }) => heldOn < today);
  const offers = await listOffersToExpire(
    deps.db,
    over.map(({ code }) => code),
  );
  const now = deps.clock();
  for (const offer of offers) {
    const changed = changeOffer(offer, { type: 'expire' });
    if (!changed.ok) continue;
    await deps.db.transaction(async (trx) => {
      const expired = { ...offer, ...changed.value, publishedContent: null, changedAt: now };
      if (!(await updateOffer(trx, expired))) return;
      const noted = { at: now, actorId: null, objectId: offer.id };
      await recordAudit(trx, { ...noted, type: 'offer.changed', details: { state: 'expired' } });
    });
  }
  return offers.length;
}
