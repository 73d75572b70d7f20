/** What help coverage is computed from: plain values that can be handed to a worker. */
import type { CoverageInput } from '../coverage/coverage-input.model';
import { defaultAssumptions, rideTypes, type NeedRate } from '../coverage/coverage-question.model';
import type { Outline } from '../geo/outlines';
import type { HelpTypeCode } from '../offers/help-type.model';
import type { Capacity } from '../offers/offer.model';
import type { TrustLevel } from '../organisations/organisation.model';
import type { IsoDate } from '../shared/dates';

/**
 * Where an offer helps. A point is inside when it is in one of the municipalities (and postcodes, if any are named), or in
 * the circle, or in the polygon; all in EPSG:3067, metres, edges of circles included.
 */
export interface HelpArea {
  /** Codes of the municipalities in which help is given as a whole; empty where a circle or a polygon says where. */
  municipalities: readonly string[];
  /** Only in these postcodes of the municipalities; empty: everywhere in them. */
  postcodes: readonly string[];
  circle: { easting: number; northing: number; radiusMetres: number } | null;
  polygon: Outline | null;
}

/** A published offer, as far as figures need it. */
export interface HelpOffer {
  id: string;
  organisationId: string;
  type: HelpTypeCode;
  area: HelpArea;
  /** Null is not known: such an offer reaches people, but no amount of help is counted for it. */
  capacity: Capacity | null;
  /** Days on which help is given; empty: on every day of the election. */
  days: readonly IsoDate[];
  languages: readonly string[];
  trust: TrustLevel;
}

/** Part of the election that help is asked for: one way of voting, or either, since everybody votes once. */
export const helpWindows = ['advance', 'election_day', 'both'] as const;
export type HelpWindow = (typeof helpWindows)[number];

export interface HelpQuestion {
  /** Kinds of help that are asked about; empty: all. */
  types: readonly HelpTypeCode[];
  /** Help in any of these languages counts; empty: in any language. */
  languages: readonly string[];
  /** Rates of one type for several groups add up; a type without a rate gets no capacity coverage. */
  needRates: readonly NeedRate[];
  /** Round trips that a vehicle makes on one day where the offer does not say. */
  tripsPerWindow: number;
  /** People whom one helper can help on one day, and with one hour of answering the phone. */
  peoplePerHelperDay: number;
  peoplePerPhoneHour: number;
  /** Somebody who lives at most this far from a place gets there alone (metres, inclusive). */
  nearMetres: number;
}

/** Assumptions of docs/methods.md; every one is shown with the figures that rest on it. */
export const defaultHelpQuestion: HelpQuestion = {
  types: [],
  languages: [],
  ...defaultAssumptions,
  peoplePerHelperDay: 6,
  peoplePerPhoneHour: 4,
  nearMetres: 1600,
};

export interface HelpInput {
  /** Election, areas, people and places, as the access engine takes them. */
  coverage: CoverageInput;
  offers: readonly HelpOffer[];
  question: HelpQuestion;
}

/** What runs out: a capacity is counted in people whom it can serve. */
export const helpResources = ['seats', 'wheelchair_places', 'helpers', 'phone_hours', 'items'] as const;
export type HelpResource = (typeof helpResources)[number];

/** Whether a type is a ride, whose seats and wheelchair places are counted apart. */
export function isRide(type: HelpTypeCode): boolean {
  return (rideTypes as readonly HelpTypeCode[]).includes(type);
}
