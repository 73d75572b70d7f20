/** What a coverage report is computed from: plain values that can be handed to a worker. */
import type { Area, Municipality } from '../areas/area.model';
import type { Election } from '../elections/election.model';
import type { DemandArea, DistrictShare, PeopleGroup } from '../demand/demand.model';
import type { Etrs } from '../geo/coordinates';
import type { Outline } from '../geo/outlines';
import type { PlaceKind, PollingPlace } from '../polling-places/polling-place.model';
import type { SourceId } from '../reference-data/catalogue.model';
import type { CostMatrix } from './cost-matrix.model';

/** Groups of people that figures are given for, those who vote first. */
export const reportedGroups = [
  'adults',
  'all',
  'over65',
  'over75',
  'over85',
] as const satisfies readonly PeopleGroup[];
export type ReportedGroup = (typeof reportedGroups)[number];

export interface CoverageMunicipality extends Pick<
  Municipality,
  'code' | 'nameFi' | 'nameSv' | 'regionCode' | 'wellbeingCountyCode' | 'constituencyCode'
> {
  /** Whether this election is held here. */
  takesPart: boolean;
  /** People entitled to vote to which the adults are scaled; null leaves the adults as they are. */
  electorate: number | null;
}

/** People who live somewhere in a postal area: they are spread over it, never stacked on its centre. Postcodes are unique. */
export interface CoverageDemandArea extends Pick<
  DemandArea,
  'postcode' | 'nameFi' | 'nameSv' | 'municipalityCode' | 'centre' | 'areaSquareMetres'
> {
  people: Readonly<Record<ReportedGroup, number | null>>;
  /** Null where there is no polygon: a disc of the same area stands in. */
  outline: Outline | null;
}

/** A name that people know a place by, for people at exact points: the nearest one names where they live. */
export interface SettlementName extends Pick<DemandArea, 'postcode' | 'nameFi' | 'nameSv'> {
  position: Etrs;
}

/** People at known points, such as the cells of a grid; all arrays in the same order, NaN where people are not known. */
export interface ExactDemand {
  easting: Float64Array;
  northing: Float64Array;
  municipalityCodes: readonly string[];
  /** Postal area of each point where known; left out where none is. */
  postcodes?: readonly (string | null)[];
  /** Voting district of each point where known. */
  districts: readonly (string | null)[] | null;
  people: Readonly<Record<ReportedGroup, Float64Array>>;
}

/** What the engine needs of a polling place; a `PollingPlace` can be given as it is. Without an id no cost matrix knows it. */
export type CoveragePlace = Partial<Pick<PollingPlace, 'id'>> &
  Pick<
    PollingPlace,
    | 'municipalityCode'
    | 'kind'
    | 'districts'
    | 'nameFi'
    | 'nameSv'
    | 'addressFi'
    | 'addressSv'
    | 'postcode'
    | 'position'
    | 'positionSource'
    | 'hours'
    | 'hoursText'
    | 'hoursUnderstood'
    | 'serviceForm'
    | 'accessibility'
    | 'accessibilitySummary'
    | 'confirmedAt'
    | 'carriedOverFrom'
  >;

/** Kinds of places that a distance is taken to. */
export type AccessKind = Exclude<PlaceKind, 'mobile_stop'>;
export const accessKinds = ['election_day', 'advance'] as const satisfies readonly AccessKind[];

export const listStates = ['complete', 'partial', 'unknown'] as const;
/** How much is known of the list of a municipality's places of one kind. */
export type ListState = (typeof listStates)[number];

/** Completeness of one list; a municipality and kind that are not mentioned are unknown. */
export interface ListCompleteness {
  municipalityCode: string;
  kind: AccessKind;
  state: ListState;
}

/** Where figures come from, as their licence asks it to be said: in English, and by an id for other languages. */
export interface SourceLine {
  id: SourceId;
  name: string;
  publisher: string;
  vintage: string;
  licence: string;
}

export interface CoverageParameters {
  /** Distances (metres, inclusive) within which shares are given, ascending. */
  thresholdsMetres: readonly number[];
  /** Distances (metres, inclusive, ascending) at which the curve "share of adults within x km" is told. */
  curveMetres: readonly number[];
  /** Settlements that are named as the farthest of each area. */
  farthestNamed: number;
  /** Adults that a settlement has at least to be named. */
  settlementLeastPeople: number;
  /** How often the places are set down within the uncertainty of their positions. */
  draws: number;
  seed: number;
  /** Points over which the people of a postal area are spread. */
  pointsPerArea: number;
  /** Radius within which a place of that kind of position really stands. */
  addressRadiusMetres: number;
  seatRadiusMetres: number;
  /** Radius where a place is known by an area, and that area by nothing. */
  areaRadiusMetres: number;
  /** A range of shares wider than this (0 to 1) is too coarse to tell. */
  widestTellingRange: number;
}

/** Values of docs/methods.md. */
export const defaultParameters: CoverageParameters = {
  thresholdsMetres: [800, 1600, 5000, 10_000],
  curveMetres: [500, 1000, 2000, 3000, 5000, 7500, 10_000, 15_000, 20_000, 30_000, 50_000],
  farthestNamed: 5,
  settlementLeastPeople: 10,
  draws: 51,
  seed: 20_210_613,
  pointsPerArea: 32,
  addressRadiusMetres: 50,
  seatRadiusMetres: 5000,
  areaRadiusMetres: 2240,
  widestTellingRange: 0.2,
};

/** Day that the shipped numbers of people describe (Paavo 2018). */
export const peopleDescribedOn = '2016-12-31';

/** What may be asked of a place beside being near. Outdoors is anywhere that is not inside a building, a car included. */
export const placeFeatures = ['step_free', 'outdoors', 'after_17', 'weekend'] as const;
export type PlaceFeature = (typeof placeFeatures)[number];

/** People entitled to vote in a voting district. */
export interface DistrictElectors {
  municipalityCode: string;
  district: string;
  electors: number;
}

/** Boundary of a voting district, EPSG:3067. */
export interface DistrictOutline {
  municipalityCode: string;
  district: string;
  outline: Outline;
}

/** A version of boundaries as `packDistricts` wrote it. */
export interface PackedDistricts {
  /** `all`, or the code of the municipality that brought it for its own area. */
  scope: string;
  content: Uint8Array;
}

/** People living in care units, who vote there: in a postal area, a municipality, or the part of one in the other. */
export interface CareResidents {
  municipalityCode: string | null;
  postcode: string | null;
  people: number;
}

/** Data that planners have brought, packed; `withBroughtDemand` puts them in place in the thread that computes. */
export interface BroughtDemand {
  /** The population grid; null where none is in use. */
  grid: Uint8Array | null;
  /** Day that the grid describes. */
  gridDescribedOn: string | null;
  /** Electors of the election; null where none are in use. */
  electors: Uint8Array | null;
  /** Boundaries of voting districts: the national version and those of municipalities; empty where none are in use. */
  districts: readonly PackedDistricts[];
  /** People living in care units; null where no counts are in use. */
  careUnits: Uint8Array | null;
  /** For every municipality of 2021 its code in the division of the input. */
  currentCodes: Readonly<Record<string, string>>;
}

export interface CoverageInput {
  election: Pick<Election, 'code' | 'type' | 'heldOn' | 'advanceFrom' | 'advanceTo'>;
  /** Names the state of the data, so that equal tags mean equal figures. */
  dataVersion: string;
  /** Day that the numbers of people describe, `2016-12-31`. */
  peopleDescribedOn: string;
  municipalities: readonly CoverageMunicipality[];
  /** Larger areas to report, in any order. */
  areas: readonly Area[];
  demandAreas: readonly CoverageDemandArea[];
  exactDemand: ExactDemand | null;
  /** Municipalities whose people are all in `exactDemand`: postal areas say nothing of them. */
  exactMunicipalities?: readonly string[];
  /** Not yet put in place; null once they are. */
  brought?: BroughtDemand | null;
  /** Numbers to which the adults of voting districts are scaled, within those of their municipality. */
  districtElectors?: readonly DistrictElectors[];
  /** Boundaries by which people are put into districts, in the municipalities that have any. */
  districtOutlines?: readonly DistrictOutline[];
  /** They need no ride. */
  careResidents?: readonly CareResidents[];
  /** Day that the points of `exactDemand` describe. */
  exactDescribedOn?: string | null;
  /** Needed only with `exactDemand`. */
  settlementNames?: readonly SettlementName[];
  districtShares: readonly DistrictShare[];
  places: readonly CoveragePlace[];
  completeness: readonly ListCompleteness[];
  sources: readonly SourceLine[];
  /** Distances that were measured by road; left out or null where none are in use. */
  costMatrix?: CostMatrix | null;
  /** The same as bytes, not yet put in place. */
  packedCosts?: Uint8Array | null;
  /** Changes to `defaultParameters`. */
  parameters?: Partial<CoverageParameters>;
  /** What is asked of the places beside being near; see `AccessQuestion`. */
  placeFeatures?: readonly PlaceFeature[];
}
