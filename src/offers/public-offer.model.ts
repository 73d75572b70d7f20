/** What of an offer leaves the service: one fixed list of fields, and the rule for which offers do. */
import type { Election } from '../elections/election.model';
import type { Organisation } from '../organisations/organisation.model';
import type { IsoDate } from '../shared/dates';
import { helpType } from './help-type.model';
import { needsMoreTrust, type Offer, type OfferContent } from './offer.model';
import { isUp } from './offer-state.model';
import { reconfirmationOf } from './offer-upkeep.model';
import { mayReach, type AreaSpot } from './service-area.model';

/** Fields of an offer's content that everybody may see. Not here: how much capacity there is, and declarations. */
export const publicContentFields = [
  'description',
  'targetGroups',
  'languages',
  'municipalities',
  'postcodes',
  'circle',
  'days',
  'opensAt',
  'closesAt',
  'bookingHow',
  'bookingUntil',
  'isFree',
  'phone',
  'email',
  'notes',
  'precautions',
] as const satisfies readonly (keyof OfferContent)[];

type PublicContent = Pick<OfferContent, (typeof publicContentFields)[number]>;

export interface PublicOffer extends PublicContent {
  id: string;
  type: Offer['type'];
  /** Null before the organisation has a page for everybody. */
  organisationId: string | null;
  organisationName: string;
  trust: Organisation['trust'];
  takesWheelchairs: boolean;
  /** Its organisation was asked whether it still holds and has not answered. */
  isUnconfirmed: boolean;
}

function pick(content: OfferContent): PublicContent {
  return Object.fromEntries(
    publicContentFields.map((name) => [name, content[name]]),
  ) as unknown as PublicContent;
}

/** Exactly what would be public of a content; the preview of the form and the public pages both show this. */
export function publicView(
  offer: Pick<Offer, 'id' | 'type'>,
  content: OfferContent,
  organisation: Pick<Organisation, 'id' | 'name' | 'trust' | 'state'>,
): PublicOffer {
  return {
    ...pick(content),
    id: offer.id,
    type: offer.type,
    organisationId: organisation.state === 'accepted' ? organisation.id : null,
    organisationName: organisation.name,
    trust: organisation.trust,
    takesWheelchairs: content.capacity?.kind === 'rides' && content.capacity.wheelchairPlaces > 0,
    isUnconfirmed: false,
  };
}

/** The public offer, or null when it is none: not up, over, for organisers only, or of an organisation not known enough. */
export function toPublicOffer(
  offer: Offer,
  organisation: Organisation,
  election: Pick<Election, 'heldOn' | 'advanceFrom'>,
  today: IsoDate,
): PublicOffer | null {
  const isPublic =
    isUp(offer) &&
    organisation.state === 'accepted' &&
    !needsMoreTrust(offer.type, organisation.trust) &&
    helpType(offer.type).audience === 'voters' &&
    today <= election.heldOn;
  if (!isPublic || offer.publishedContent === null) return null;
  const { isUnconfirmed } = reconfirmationOf(offer, election, today);
  return { ...publicView(offer, offer.publishedContent, organisation), isUnconfirmed };
}

/**
 * A service that was announced for an election that is over, as history: without any contact, as it cannot be booked. Null while
 * the election is ahead, and for what was withdrawn.
 */
export function toAnnouncedService(
  offer: Offer,
  organisation: Organisation,
  election: Pick<Election, 'heldOn'>,
  today: IsoDate,
): PublicOffer | null {
  if (offer.state !== 'expired' || offer.publishedContent === null || today <= election.heldOn) return null;
  return { ...publicView(offer, offer.publishedContent, organisation), phone: '', email: '' };
}

export interface HelpFilter {
  type: Offer['type'] | null;
  day: IsoDate | null;
  language: string | null;
  wheelchair: boolean;
  /** Where somebody looks; null: the whole municipality that the offers were listed by. */
  spot: AreaSpot | null;
}

/** Whether an offer answers a question; an offer that names no days is there on all of them. */
export function fits(offer: PublicOffer, filter: HelpFilter): boolean {
  return (
    (filter.type === null || offer.type === filter.type) &&
    (filter.day === null || offer.days.length === 0 || offer.days.includes(filter.day)) &&
    (filter.language === null || offer.languages.includes(filter.language)) &&
    (!filter.wheelchair || offer.takesWheelchairs) &&
    (filter.spot === null || mayReach(offer, filter.spot))
  );
}
