/** Needs: what a municipality asks organisations for, and what is missing before they can see it. */
import type { Language } from '../i18n/language';
import { helpType, helpTypeCodes, type HelpTypeCode } from '../offers/help-type.model';
import type { IsoDate, LocalTime } from '../shared/dates';
import type { NeedState } from './need-state.model';

/**
 * Kinds of help that a municipality can ask for. Where the voter chooses the person (an assistant in the booth, somebody
 * present at voting at home), nobody is asked for and nobody assigned.
 */
export const needTypeCodes: readonly HelpTypeCode[] = helpTypeCodes.filter(
  (code) => !helpType(code).flags.some((flag) => flag === 'P'),
);

/** How much is asked for, in the terms of the type: rides or phone hours a day, helpers at a time, items. */
export const quantityBands = ['1-4', '5-9', '10+'] as const;
export type QuantityBand = (typeof quantityBands)[number];

const leastOf: Readonly<Record<QuantityBand, number>> = { '1-4': 1, '5-9': 5, '10+': 10 };
const mostOf: Readonly<Record<QuantityBand, number | null>> = { '1-4': 4, '5-9': 9, '10+': null };

/** From how many on a band is reached, and its end; null where it has none. */
export function bandRange(band: QuantityBand): { least: number; most: number | null } {
  return { least: leastOf[band], most: mostOf[band] };
}

/** What the municipality gives in return. */
export const inReturnKinds = ['room', 'travel_costs', 'insurance', 'training'] as const;
export type InReturn = (typeof inReturnKinds)[number];

/** What a need says; fields are empty or null until they are filled. */
export interface NeedContent {
  description: string;
  /** Only in these postcodes of the municipality; empty: in all of it, or at the place. */
  postcodes: readonly string[];
  /** One of the municipality's polling places of the election; null: an area. */
  placeId: string | null;
  /** Empty where the type names no days. */
  days: readonly IsoDate[];
  /** Null: any time of the day. */
  opensAt: LocalTime | null;
  closesAt: LocalTime | null;
  band: QuantityBand | null;
  /** Of rides: seats and wheelchair places needed at one time; null: not told. */
  seats: number | null;
  wheelchairPlaces: number | null;
  languages: readonly string[];
  /** Last day for answering. */
  until: IsoDate | null;
  inReturn: readonly InReturn[];
}

export const emptyNeed: NeedContent = {
  description: '',
  postcodes: [],
  placeId: null,
  days: [],
  opensAt: null,
  closesAt: null,
  band: null,
  seats: null,
  wheelchairPlaces: null,
  languages: [],
  until: null,
  inReturn: [],
};

/** Whom an organisation that has pledged help speaks with: a role rather than a person. */
export interface NeedContact {
  role: string;
  email: string;
  phone: string;
  /** Language of mail where the municipality has no account. */
  language: Language;
}

export interface Need {
  id: string;
  municipalityCode: string;
  electionCode: string;
  type: HelpTypeCode;
  state: NeedState;
  version: number;
  content: NeedContent;
  /** Null once it has been forgotten. */
  contact: NeedContact | null;
  createdAt: Date;
  changedAt: Date;
}

/** Fields that must be filled before organisations see the need, in the order of the form. */
export const needFields = [
  'description',
  'band',
  'languages',
  'days',
  'until',
  'contactRole',
  'email',
] as const;
export type NeedField = (typeof needFields)[number];

/** What is still missing. @param possible days that the type can name in the election; empty: it names none */
export function missingFields(
  content: NeedContent,
  contact: NeedContact | null,
  possible: readonly IsoDate[],
): NeedField[] {
  const isDone: Readonly<Record<NeedField, boolean>> = {
    description: content.description !== '',
    days: possible.length === 0 || content.days.length > 0,
    band: content.band !== null,
    languages: content.languages.length > 0,
    until: content.until !== null,
    contactRole: contact !== null && contact.role !== '',
    email: contact !== null && (contact.email !== '' || contact.phone !== ''),
  };
  return needFields.filter((name) => !isDone[name]);
}

/** Whether the need can still be answered on the day. */
export function isInTime({ until }: Pick<NeedContent, 'until'>, today: IsoDate): boolean {
  return until !== null && until >= today;
}
