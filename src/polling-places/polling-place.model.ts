/** Polling places: what is known of them, and how surely. */
import type { Etrs } from '../geo/coordinates';
import type { IsoDate, LocalTime } from '../shared/dates';

export const placeKinds = ['election_day', 'advance', 'mobile_stop'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Where one votes; `drive_in` exists in advance voting only. */
export const serviceForms = ['indoors', 'outdoors', 'tent', 'shelter', 'drive_in', 'unknown'] as const;
export type ServiceForm = (typeof serviceForms)[number];

/** What a position rests on, best first; it decides how far from it the place may really stand. */
export const positionSources = ['building', 'address', 'postcode', 'place_name', 'seat', 'unknown'] as const;
export type PositionSource = (typeof positionSources)[number];

/** What the announcement says of accessibility as a whole, where it says no more. */
export const accessibilitySummaries = ['full', 'partial', 'none', 'unknown'] as const;
export type AccessibilitySummary = (typeof accessibilitySummaries)[number];

export const knownOrNot = ['yes', 'no', 'unknown'] as const;
export type KnownOrNot = (typeof knownOrNot)[number];

/**
 * Whether a place is one of its election and may be shown. `hidden`: kept from the public for now, also after imports.
 * `withdrawn`: nobody votes there; kept for its history only.
 */
export const placeVisibilities = ['shown', 'hidden', 'withdrawn'] as const;
export type PlaceVisibility = (typeof placeVisibilities)[number];

/** One assessed accessibility criterion; a criterion without an entry is unknown. */
export interface AccessibilityFinding {
  criterion: string;
  value: KnownOrNot;
  /** What was measured, in words: `threshold 15 mm`. */
  measure: string | null;
  source: string | null;
  assessedOn: IsoDate | null;
}

/** Open from one time to another on one day. */
export interface OpenDay {
  day: IsoDate;
  opensAt: LocalTime;
  closesAt: LocalTime;
}

/** A polling place as a file or a form describes it: everything but identity and history. */
export interface PollingPlaceDraft {
  municipalityCode: string;
  kind: PlaceKind;
  /** The municipality's own id, kept over imports; null when the source has none. */
  ownId: string | null;
  /** Voting districts served, three digits and an optional letter; empty for advance places and where not known. */
  districts: readonly string[];
  districtName: string | null;
  nameFi: string | null;
  nameSv: string | null;
  addressFi: string | null;
  addressSv: string | null;
  postcode: string | null;
  locality: string | null;
  position: Etrs | null;
  positionSource: PositionSource;
  /** Hours as far as they are understood, in order of day. */
  hours: readonly OpenDay[];
  /** Hours as the announcement writes them; shown when they are not, or only in part, understood. */
  hoursText: string | null;
  /** Whether `hours` says all that `hoursText` says. */
  hoursUnderstood: boolean;
  serviceForm: ServiceForm;
  accessibilitySummary: AccessibilitySummary;
  note: string | null;
  /** Address or name of the announcement that the row was taken from. */
  source: string | null;
  /** Id of the unit in the Service Map (palvelukartta); null when not known. */
  serviceMapId: string | null;
  /** Permanent building id of the population information system; null when not known. */
  buildingId: string | null;
}

export interface PollingPlace extends PollingPlaceDraft {
  id: string;
  electionCode: string;
  accessibility: readonly AccessibilityFinding[];
  /** When the municipality confirmed the place for this election; null while it has not. */
  confirmedAt: string | null;
  /** Election whose place this one was carried over from; null when announced for this election itself. */
  carriedOverFrom: string | null;
  visibility: PlaceVisibility;
  /** Raised by every change: two editors notice each other. */
  version: number;
}
