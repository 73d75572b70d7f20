/** What of a need and its pledges leaves the service, and for whom; nothing of either is public. */
import {
  fieldsSeenBy,
  pickFields,
  type FieldsOfClass,
  type OutputClass,
} from '../organisations/output-class.model';
import type { Need, NeedContent } from './need.model';
import type { Pledge } from './pledge.model';

/** `sides`: only the municipality itself, and an organisation whose pledge holds (`pledge-view.model.ts`). */
type NeedClass = OutputClass | 'sides';

/** The class of every field of a need; a new field does not compile until it has one. */
export const needFieldClasses = {
  id: 'partners',
  municipalityCode: 'partners',
  electionCode: 'partners',
  type: 'partners',
  state: 'partners',
  content: 'partners',
  createdAt: 'authorities',
  changedAt: 'authorities',
  version: 'sides',
  contact: 'sides',
} as const satisfies Readonly<Record<keyof Need, NeedClass>>;

/** The same of its content. */
export const needContentClasses = {
  description: 'partners',
  postcodes: 'partners',
  placeId: 'partners',
  days: 'partners',
  opensAt: 'partners',
  closesAt: 'partners',
  band: 'partners',
  seats: 'partners',
  wheelchairPlaces: 'partners',
  languages: 'partners',
  until: 'partners',
  inReturn: 'partners',
} as const satisfies Readonly<Record<keyof NeedContent, NeedClass>>;

/** The same of a pledge: authorities see how much was pledged by whom, and nobody else anything. */
export const pledgeFieldClasses = {
  needId: 'authorities',
  organisationId: 'authorities',
  state: 'authorities',
  quantity: 'authorities',
  seats: 'authorities',
  wheelchairPlaces: 'authorities',
  id: 'sides',
  offerId: 'sides',
  version: 'sides',
  days: 'sides',
  opensAt: 'sides',
  closesAt: 'sides',
  message: 'sides',
  contact: 'sides',
  reason: 'sides',
  takenBackBy: 'sides',
  createdAt: 'sides',
  changedAt: 'sides',
} as const satisfies Readonly<Record<keyof Pledge, NeedClass>>;

type Classes = typeof needFieldClasses;

/** A need as accepted organisations see it. */
export type PartnersNeed = Pick<Need, FieldsOfClass<Classes, 'partners'>>;
/** A need as authorities all over the country see it. */
export type AuthoritiesNeed = Pick<Need, FieldsOfClass<Classes, 'partners' | 'authorities'>>;

export function needForPartners(need: Need): PartnersNeed {
  return pickFields(need, fieldsSeenBy(needFieldClasses, 'partners'));
}

export function needForAuthorities(need: Need): AuthoritiesNeed {
  return pickFields(need, fieldsSeenBy(needFieldClasses, 'authorities'));
}
