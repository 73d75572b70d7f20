/** What can happen to an offer, and when the public sees it. */
import { ok, problem, type Result } from '../shared/result';

export const offerStates = [
  'draft',
  'submitted',
  'published',
  'returned',
  'paused',
  'withdrawn',
  'expired',
] as const;
export type OfferState = (typeof offerStates)[number];

/** A published version stays up while a changed one is written and reviewed. */
export interface OfferStanding {
  state: OfferState;
  hasPublicVersion: boolean;
}

export const newOfferStanding: OfferStanding = { state: 'draft', hasPublicVersion: false };

/** Who decides and about what, as far as the rules ask. */
export interface ReviewFacts {
  /** Whether the reviewer belongs to the organisation that offers. */
  isOwnOrganisation: boolean;
  /** A ride, an escort or help at home from an organisation that nobody has checked. */
  needsMoreTrust: boolean;
}

/** What decides whether a paused offer goes up again, and as what. */
export interface ResumeFacts {
  /** All declarations are given that the type asks for at this time. */
  isDeclared: boolean;
  /** The organisation has written something that nobody has reviewed. */
  hasUnsentChange: boolean;
}

export type OfferEvent =
  /** `lapse`: the service pauses it, as its declarations were not given again. */
  | { type: 'edit' | 'pause' | 'lapse' | 'withdraw' | 'expire' }
  | ({ type: 'resume' } & ResumeFacts)
  | { type: 'submit'; isComplete: boolean; isOrganisationAccepted: boolean }
  | ({ type: 'publish' } & ReviewFacts)
  /** `takeDown`: a moderator ends a published offer. */
  | { type: 'return' | 'takeDown'; isOwnOrganisation: boolean; reason: string };

export type OfferProblem =
  | 'notPossible'
  | 'notComplete'
  | 'organisationNotAccepted'
  | 'ownOrganisation'
  | 'needsMoreTrust'
  | 'reasonMissing'
  | 'notDeclared';

const isOver = (state: OfferState) => state === 'withdrawn' || state === 'expired';

/** Whether the published version of the offer is shown. */
export function isUp({ state, hasPublicVersion }: OfferStanding): boolean {
  return hasPublicVersion && state !== 'paused' && !isOver(state);
}

function submit(
  standing: OfferStanding,
  event: Extract<OfferEvent, { type: 'submit' }>,
): Result<OfferStanding, OfferProblem> {
  if (standing.state !== 'draft' && standing.state !== 'returned') return problem('notPossible');
  if (!event.isOrganisationAccepted) return problem('organisationNotAccepted');
  return event.isComplete ? ok({ ...standing, state: 'submitted' }) : problem('notComplete');
}

function publish(standing: OfferStanding, facts: ReviewFacts): Result<OfferStanding, OfferProblem> {
  if (standing.state !== 'submitted') return problem('notPossible');
  if (facts.isOwnOrganisation) return problem('ownOrganisation');
  return facts.needsMoreTrust
    ? problem('needsMoreTrust')
    : ok({ state: 'published', hasPublicVersion: true });
}

function giveBack(
  standing: OfferStanding,
  event: Extract<OfferEvent, { reason: string }>,
): Result<OfferStanding, OfferProblem> {
  if (standing.state !== 'submitted') return problem('notPossible');
  if (event.isOwnOrganisation) return problem('ownOrganisation');
  return event.reason === '' ? problem('reasonMissing') : ok({ ...standing, state: 'returned' });
}

function pause(standing: OfferStanding): Result<OfferStanding, OfferProblem> {
  return isUp(standing) ? ok({ ...standing, state: 'paused' }) : problem('notPossible');
}

function takeDown(
  standing: OfferStanding,
  event: Extract<OfferEvent, { reason: string }>,
): Result<OfferStanding, OfferProblem> {
  if (!standing.hasPublicVersion) return problem('notPossible');
  if (event.isOwnOrganisation) return problem('ownOrganisation');
  return event.reason === '' ? problem('reasonMissing') : ok({ state: 'withdrawn', hasPublicVersion: false });
}

function resume(
  standing: OfferStanding,
  { isDeclared, hasUnsentChange }: ResumeFacts,
): Result<OfferStanding, OfferProblem> {
  if (standing.state !== 'paused') return problem('notPossible');
  if (!isDeclared) return problem('notDeclared');
  return ok({ ...standing, state: hasUnsentChange ? 'draft' : 'published' });
}

/** Where an event leads; an offer that was withdrawn or has expired stays so, and is copied to be offered again. */
export function changeOffer(standing: OfferStanding, event: OfferEvent): Result<OfferStanding, OfferProblem> {
  if (isOver(standing.state)) return problem('notPossible');
  switch (event.type) {
    case 'submit':
      return submit(standing, event);
    case 'publish':
      return publish(standing, event);
    case 'return':
      return giveBack(standing, event);
    case 'takeDown':
      return takeDown(standing, event);
    case 'edit':
      // What was paused does not come back by being edited: it goes through review again.
      return ok({ state: 'draft', hasPublicVersion: isUp(standing) });
    case 'pause':
    case 'lapse':
      return pause(standing);
    case 'resume':
      return resume(standing, event);
    case 'withdraw':
      return ok({ state: 'withdrawn', hasPublicVersion: false });
    case 'expire':
      return ok({ state: 'expired', hasPublicVersion: false });
  }
}
