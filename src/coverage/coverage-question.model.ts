/** What is asked of coverage: one value from which engine, pages and files answer; its address is `coverage-question.form.ts`. */
import { helpTypeCodes, type HelpTypeCode } from '../offers/help-type.model';
import {
  defaultParameters,
  reportedGroups,
  type AccessKind,
  type PlaceFeature,
  type ReportedGroup,
} from './coverage-input.model';

export const askedPhases = ['both', 'advance', 'election_day'] as const;
export type AskedPhase = (typeof askedPhases)[number];

/** How many of a group need a kind of help. No such number is published: a rate is an assumption and is shown as one. */
export interface NeedRate {
  type: HelpTypeCode;
  group: ReportedGroup;
  /** Share of the group, 0 to 1. */
  rate: number;
}

/** What nobody publishes and somebody must assume; every figure that rests on it says so. */
export interface HelpAssumptions {
  /** At most one rate for a type and group; a pair without a rate is not assumed to be zero, and gets no figure. */
  needRates: readonly NeedRate[];
  /** Round trips that one vehicle makes in one window of opening hours, on average. */
  tripsPerWindow: number;
}

/** The part of the question on which access to places depends. */
export interface AccessQuestion {
  /** Distances (metres, inclusive) within which shares are given, ascending. */
  thresholdsMetres: readonly number[];
  /** All of them must be known to hold of a place; in the order of `placeFeatures`. Empty: every place counts. */
  placeFeatures: readonly PlaceFeature[];
}

export interface CoverageQuestion extends AccessQuestion {
  /** Code of the election. */
  election: string;
  phase: AskedPhase;
  /** Whom the map, the table and the gaps speak of; figures are computed for every group. */
  group: ReportedGroup;
  /** Kinds of help that are asked about; empty: all. */
  helpTypes: readonly HelpTypeCode[];
  /** Languages in which help is asked for, as offers name them; empty: any. */
  helpLanguages: readonly string[];
  assumptions: HelpAssumptions;
}

/** Share of those aged 75 or over taken to need each kind of ride: assumed, no statistics tell it. */
const assumedRideRate = 0.05;
const assumedTripsPerWindow = 4;

export const rideTypes = [
  'transport_individual',
  'transport_group',
  'transport_accessible',
] as const satisfies readonly HelpTypeCode[];

export const defaultAssumptions: HelpAssumptions = {
  needRates: rideTypes.map((type) => ({ type, group: 'over75', rate: assumedRideRate })),
  tripsPerWindow: assumedTripsPerWindow,
};

/** What is asked where nobody asks anything in particular. */
export const defaultAccessQuestion: AccessQuestion = {
  thresholdsMetres: defaultParameters.thresholdsMetres,
  placeFeatures: [],
};

/** The question that an address without a query asks about an election. */
export function defaultQuestion(election: string): CoverageQuestion {
  return {
    ...defaultAccessQuestion,
    election,
    phase: 'both',
    group: 'adults',
    helpTypes: [],
    helpLanguages: [],
    assumptions: defaultAssumptions,
  };
}

/** The kinds of places that a phase speaks of. */
export function kindsOfPhase(phase: AskedPhase): readonly AccessKind[] {
  return phase === 'both' ? ['election_day', 'advance'] : [phase];
}

/** The rate assumed for a type and group; null where nothing is assumed. */
export function needRateOf(
  assumptions: HelpAssumptions,
  type: HelpTypeCode,
  group: ReportedGroup,
): number | null {
  const rate = assumptions.needRates.find((each) => each.type === type && each.group === group);
  return rate?.rate ?? null;
}

/** Rates in the one order in which equal assumptions are equal texts. */
export function orderedRates(rates: readonly NeedRate[]): NeedRate[] {
  const place = ({ type, group }: NeedRate) =>
    helpTypeCodes.indexOf(type) * reportedGroups.length + reportedGroups.indexOf(group);
  return [...rates].sort((a, b) => place(a) - place(b));
}

/** A text that is the same for questions about access that have the same answer. */
export function accessKey({ thresholdsMetres, placeFeatures: features }: AccessQuestion): string {
  return `${thresholdsMetres.join(',')} ${features.join(',')}`;
}
