/** Taking offers over to a later election: what they keep, and what must be said anew. */
import type { Election, ElectionRecord } from '../elections/election.model';
import type { Organisation } from '../organisations/organisation.model';
import type { Offer, OfferContent } from './offer.model';

type Carried = Pick<Offer, 'organisationId' | 'electionCode' | 'type' | 'content'>;

/** What can be carried over to an election. */
export interface CarryOver {
  organisations: readonly Organisation[];
  elections: readonly ElectionRecord[];
  /** Elections that are still ahead. */
  targets: readonly ElectionRecord[];
  /** The election chosen, or else the next; null when none is ahead. */
  target: ElectionRecord | null;
  offers: readonly { offer: Offer; isCarriedOver: boolean }[];
}

/** The content for another election: days and declarations belong to one election and are asked again. */
export function carriedContent(content: OfferContent, to: Pick<Election, 'hazardProfile'>): OfferContent {
  return {
    ...content,
    days: [],
    declarations: [],
    precautions: to.hazardProfile === 'epidemic' ? content.precautions : [],
  };
}

/** Whether the later election has an offer of the same organisation, kind and words already. */
export function isCarriedOver(offer: Carried, toElection: string, all: readonly Carried[]): boolean {
  return all.some(
    (each) =>
      each.electionCode === toElection &&
      each.organisationId === offer.organisationId &&
      each.type === offer.type &&
      each.content.description === offer.content.description,
  );
}

/** Offers of earlier elections that say anything, those of the latest election first. */
export function offersToCarryOver<O extends Carried>(
  offers: readonly O[],
  to: Pick<Election, 'code' | 'heldOn'>,
  elections: readonly Pick<Election, 'code' | 'heldOn'>[],
): O[] {
  const heldOn = new Map(elections.map((each) => [each.code, each.heldOn]));
  const dayOf = ({ electionCode }: O) => heldOn.get(electionCode) ?? '';
  return offers
    .filter((each) => each.content.description !== '' && dayOf(each) !== '' && dayOf(each) < to.heldOn)
    .sort((a, b) => (dayOf(a) === dayOf(b) ? 0 : dayOf(a) < dayOf(b) ? 1 : -1));
}
