/** Marks on offers and pledges: a polling place that they rely on has closed, moved or changed its hours. */
import { helpType } from '../offers/help-type.model';
import type { Offer } from '../offers/offer.model';
import { isUp } from '../offers/offer-state.model';
import { mayReach } from '../offers/service-area.model';
import { distanceMetres } from '../geo/coordinates';
import type { PlaceChange } from '../polling-places/place-change.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import type { PledgeSide } from './pledge.model';

/** `offerEnded`: not the place, but the offer out of which help was pledged is no longer given. */
export const markReasons = ['closed', 'moved', 'hours', 'offerEnded'] as const;
export type MarkReason = (typeof markReasons)[number];

export interface PlaceMark {
  id: string;
  subject: { kind: 'offer' | 'pledge'; id: string };
  /** Who is to take note: an organisation by its id, or a municipality by its code. */
  side: PledgeSide;
  owner: string;
  electionCode: string;
  municipalityCode: string;
  /** Null where the mark is about no place. */
  placeId: string | null;
  /** Name at the time of the change: the place may be gone. */
  placeName: string;
  what: readonly MarkReason[];
  createdAt: Date;
  acknowledgedAt: Date | null;
}

/** A position that was only made more exact is no move: people would still come to the same door. */
const movedMetres = 50;

function hasMoved(before: PollingPlace, after: PollingPlace): boolean {
  const hasOtherAddress = before.addressFi !== after.addressFi || before.addressSv !== after.addressSv;
  const isFar =
    before.position !== null &&
    after.position !== null &&
    distanceMetres(before.position, after.position) > movedMetres;
  return hasOtherAddress || isFar;
}

const isGone = (place: PollingPlace | null) => place?.visibility !== 'shown';

const hoursOf = (place: PollingPlace) => JSON.stringify([place.hours, place.hoursText]);

/** What a change of a place means to those who rely on it; empty when nothing. */
export function reasonsOf({ before, after }: PlaceChange): MarkReason[] {
  if (before === null || isGone(before)) return [];
  if (after === null || isGone(after)) return ['closed'];
  return [
    ...(hasMoved(before, after) ? (['moved'] as const) : []),
    ...(hoursOf(before) === hoursOf(after) ? [] : (['hours'] as const)),
  ];
}

/** Kinds of help that are given at a polling place or on the way there. */
function isTiedToPlaces({ type }: Pick<Offer, 'type'>): boolean {
  return helpType(type).phases.some((phase) => phase === 'advance' || phase === 'election_day');
}

/** Whether an offer relies on a place that people knew: it is shown, tied to polling places, and reaches there. */
export function offerReliesOn(offer: Offer, place: PollingPlace): boolean {
  const { publishedContent: content } = offer;
  if (content === null || !isUp(offer) || !isTiedToPlaces(offer) || place.confirmedAt === null) return false;
  return (
    offer.electionCode === place.electionCode &&
    content.municipalities.includes(place.municipalityCode) &&
    mayReach(content, { ...place, spreadMetres: 0 })
  );
}
