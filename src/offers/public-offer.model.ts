/** What of an offer leaves the service: one fixed list of fields, and the rule for which offers do. */
import type { Election } from '../elections/election.model';
import type { Organisation } from '../organisations/organisation.model';
import {
  fieldsSeenBy,
  pickFields,
  type FieldsOfClass,
  type OutputClass,
} from '../organisations/output-class.model';
import type { IsoDate } from '../shared/dates';
import { helpType } from './help-type.model';
import { needsMoreTrust, type Offer, type OfferContent } from './offer.model';
import { isUp } from './offer-state.model';
import { reconfirmationOf } from './offer-upkeep.model';
import { mayReach, type AreaSpot } from './service-area.model';

/** The class of every field of an offer's content; a new field does not compile until it has one. */
export const offerContentClasses = {
  description: 'public',
  targetGroups: 'public',
  languages: 'public',
  municipalities: 'public',
  postcodes: 'public',
  circle: 'public',
  days: 'public',
  opensAt: 'public',
  closesAt: 'public',
  bookingHow: 'public',
  bookingUntil: 'public',
  isFree: 'public',
  phone: 'public',
  email: 'public',
  notes: 'public',
  precautions: 'public',
  capacity: 'partners',
  declarations: 'partners',
} as const satisfies Readonly<Record<keyof OfferContent, OutputClass>>;

/** The same of an offer besides its content. What its own partners and its reviewers see is the whole of it. */
export const offerFieldClasses = {
  id: 'public',
  organisationId: 'public',
  electionCode: 'public',
  type: 'public',
  publishedContent: 'public',
  content: 'partners',
  state: 'partners',
  hasPublicVersion: 'partners',
  version: 'partners',
  changedAt: 'partners',
  submittedAt: 'partners',
  publishedAt: 'partners',
  decisionReason: 'partners',
  reconfirmedFor: 'partners',
} as const satisfies Readonly<Record<keyof Offer, OutputClass>>;

type PublicContentField = FieldsOfClass<typeof offerContentClasses, 'public'>;
type PublicContent = Pick<OfferContent, PublicContentField>;

/** Fields of an offer's content that everybody may see. Not here: how much capacity there is, and declarations. */
export const publicContentFields = fieldsSeenBy(
  offerContentClasses,
  'public',
) as readonly PublicContentField[];

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

/** Exactly what would be public of a content; the preview of the form and the public pages both show this. */
export function publicView(
  offer: Pick<Offer, 'id' | 'type'>,
  content: OfferContent,
  organisation: Pick<Organisation, 'id' | 'name' | 'trust' | 'state'>,
): PublicOffer {
  return {
    ...pickFields(content, publicContentFields),
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
