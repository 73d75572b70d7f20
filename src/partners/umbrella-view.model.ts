/** What the page about an umbrella and its locals is made from. */
import type { Offer } from '../offers/offer.model';
import type { Organisation } from '../organisations/organisation.model';
import type { UmbrellaRequest } from '../organisations/umbrella.model';

/** How many offers of a local for elections ahead are where. */
export interface LocalOffers {
  drafts: number;
  inReview: number;
  public: number;
  /** Public ones of which nobody has said lately that they hold. */
  unconfirmed: number;
  /** Public ones that somebody must confirm or declare again now. */
  toAnswer: readonly Pick<Offer, 'id' | 'type'>[];
}

export interface UmbrellaView {
  organisation: Organisation;
  umbrella: Organisation | null;
  requests: readonly (UmbrellaRequest & { other: Organisation })[];
  locals: readonly { organisation: Organisation; offers: LocalOffers }[];
  search: string;
  /** Accepted organisations of that name, to ask or to invite. */
  candidates: readonly Organisation[];
}
