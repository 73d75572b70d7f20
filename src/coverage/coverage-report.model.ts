/** The coverage report: one plain object from which every page, file and map is made. */
import type { AreaKind } from '../areas/area.model';
import type { KnownOrNot, PlaceKind, PositionSource } from '../polling-places/polling-place.model';
import type {
  AccessKind,
  CoverageInput,
  CoverageParameters,
  ListState,
  PlaceFeature,
  ReportedGroup,
  SourceLine,
} from './coverage-input.model';
import type { AccessQuestion } from './coverage-question.model';

/** A figure over all draws: their median, and the 5th and 95th percentile widened by people who are not known. */
export interface Estimate {
  median: number;
  low: number;
  high: number;
}

/** Share of people, 0 to 1. */
export interface ShareEstimate extends Estimate {
  /** The range is too wide to tell; show the range, not the median. */
  tooCoarse: boolean;
  /**
   * Share (0 to 1) of the people who live in postal areas wider than the distance (across a disc of the same area). Their
   * distance follows from where in the area they live, and that is not known: they are taken to be spread evenly.
   */
  wideAreaShare: number;
  /** Too many people live in such wide areas: the share rests on the even spread, and its range says nothing of that. */
  rough: boolean;
}

/** A distance in metres. */
export interface DistanceEstimate extends Estimate {
  /** Half of the people live in postal areas wider than this distance: it rests on their being spread evenly. */
  rough: boolean;
}

/**
 * What is known of the places. Municipality: its list is complete with positions, complete but some positions are not
 * known, partial, not known. Larger area: all, some or none of its municipalities are complete; it describes those.
 */
export const accessStatuses = [
  'complete',
  'positions_missing',
  'partial',
  'not_known',
  'no_election',
] as const;
export type AccessStatus = (typeof accessStatuses)[number];

/** What people of one group have to travel. */
export interface GroupAccess {
  /** People whom the figures describe. */
  people: number;
  /** In the order of `parameters.thresholdsMetres`. */
  shares: readonly ShareEstimate[];
  /** Half of the people have at most this far; null where they have no place at all. */
  medianDistanceMetres: DistanceEstimate | null;
  /** Nine of ten people have at most this far. */
  p90DistanceMetres: DistanceEstimate | null;
}

/** A place where people live by its name, and how far they have to go. */
export interface FarSettlement {
  /** Postal area, and the municipality of those of its people who are meant. */
  postcode: string;
  nameFi: string;
  nameSv: string | null;
  municipalityCode: string;
  /** Adults. */
  people: number;
  /** Mean distance of those people; null where some of them have no place at all. */
  distanceMetres: DistanceEstimate | null;
}

/** Access to the places that have what is asked. Bounds of one range: what is not known of a place is neither yes nor no. */
export interface FilteredAccess {
  /** Places of the area by whether they have all that is asked. */
  places: Readonly<Record<KnownOrNot, number>>;
  /** To the places of which all is known to hold: shares are at least, distances at most this. */
  known: Readonly<Record<ReportedGroup, GroupAccess | null>>;
  /** Also to those of which something is not known: shares are at most, distances at least this. */
  possible: Readonly<Record<ReportedGroup, GroupAccess | null>>;
}

export const sharpeners = ['place_positions', 'population_grid'] as const;
/** What would make a figure that is too coarse tell. */
export type Sharpener = (typeof sharpeners)[number];

/** Places of an area; a mobile stop is counted, but no distance is taken to it. */
export interface PlaceCounts {
  listed: number;
  withPosition: number;
  withHours: number;
  confirmed: number;
  carriedOver: number;
  byPositionSource: Readonly<Record<PositionSource, number>>;
  /** Places by whether they have a feature. */
  byFeature: Readonly<Record<PlaceFeature, Readonly<Record<KnownOrNot, number>>>>;
}

/** Access of an area's people to the places of one kind. */
export interface PhaseAccess {
  status: AccessStatus;
  /** Whether the figures may stand beside others in an order and in larger areas' figures. */
  rankable: boolean;
  /** `at_least`: places may be missing that could only bring people nearer: shares are at least, distances at most this. */
  bound: 'estimate' | 'at_least';
  /** Share (0 to 1) of the adults of the area whom the figures describe; null without adults. */
  describedShare: number | null;
  /** Election day: share of the described adults measured to the place of their own district; the rest to the nearest of the municipality. */
  assignedShare: number | null;
  /**
   * Share of the described adults whose distance is one of the cost matrix; that of the others is a straight line. Left out where no
   * matrix is in use, null where nobody is described.
   */
  roadShare?: number | null;
  /** Null where nothing is known, or nobody of the group lives there. */
  groups: Readonly<Record<ReportedGroup, GroupAccess | null>>;
  /** Empty while all figures tell. */
  sharpenBy: readonly Sharpener[];
  /** Share of adults within each of `parameters.curveMetres`; null where nothing is known. */
  curve: readonly Estimate[] | null;
  /** Where adults have the longest ways, longest first; those without any place come before them. */
  farthest: readonly FarSettlement[];
}

/** What the adults are: counted at the end of 2016, scaled to the electorate, or in a larger area some of each. */
export type PeopleBasis = 'adults' | 'electorate' | 'mixed';

/** Where people are taken to live: spread over postal areas, in the cells of a grid, or in a larger area some of each. */
export type DemandBasis = 'postal_areas' | 'grid' | 'mixed';

/** People of a group who live in an area, and those whose number is not published. */
export interface PeopleCount {
  known: number;
  /** Postal areas and points of the area for which the number is not known. */
  unknownPlaces: number;
  /** Most that those can be: the total of all people there, as far as that is published. */
  unknownAtMost: number;
  /** Whether some have no published total either, so that nothing bounds them. */
  unbounded: boolean;
}

export type ReportAreaKind = AreaKind | 'country' | 'municipality';

export interface AreaCoverage {
  kind: ReportAreaKind;
  code: string;
  nameFi: string;
  nameSv: string;
  nameEn: string;
  /** For a municipality the larger areas that it belongs to; null for the others. */
  membership: { region: string; wellbeingCounty: string | null; constituency: string } | null;
  takesPart: boolean;
  peopleBasis: PeopleBasis;
  demandBasis: DemandBasis;
  people: Readonly<Record<ReportedGroup, PeopleCount>>;
  places: Readonly<Record<PlaceKind, PlaceCounts>>;
  access: Readonly<Record<AccessKind, PhaseAccess>>;
  /** Null where the question asks nothing of the places beside being near. */
  filtered: Readonly<Record<AccessKind, FilteredAccess>> | null;
}

/** Municipalities that take part, by what is known of their list. */
export type CompletenessCounts = Readonly<Record<ListState, number>>;

export interface CoverageReport {
  election: CoverageInput['election'];
  /** What the figures answer. */
  question: AccessQuestion;
  dataVersion: string;
  peopleDescribedOn: string;
  /** Day that the cells of the grid describe; null where no grid is in use. */
  gridDescribedOn: string | null;
  parameters: CoverageParameters;
  completeness: Readonly<Record<AccessKind, CompletenessCounts>>;
  /** The country, then constituencies, wellbeing counties, regions and municipalities, each in order of code. */
  areas: readonly AreaCoverage[];
  sources: readonly SourceLine[];
}

/** Whether a cost matrix was in use when the figures of an area were computed. */
export function usesCostMatrix({ access }: Pick<AreaCoverage, 'access'>): boolean {
  return Object.values(access).some(({ roadShare }) => roadShare !== undefined);
}

/** The report as one line of JSON: the same bytes for the same report. */
export function toCoverageJson(report: CoverageReport): string {
  return `${JSON.stringify(report)}\n`;
}

/** Areas of one kind, in order of code. */
export function areasOfKind(report: CoverageReport, kind: ReportAreaKind): readonly AreaCoverage[] {
  return report.areas.filter((area) => area.kind === kind);
}

/** Municipalities in order of a share, lowest first; only those whose figure is complete and fine enough to tell. */
export function rankMunicipalities(
  report: CoverageReport,
  question: { kind: AccessKind; group: ReportedGroup; thresholdMetres: number },
): readonly { area: AreaCoverage; share: ShareEstimate }[] {
  const threshold = report.parameters.thresholdsMetres.indexOf(question.thresholdMetres);
  return areasOfKind(report, 'municipality')
    .filter((area) => area.access[question.kind].rankable)
    .flatMap((area) => {
      const share = area.access[question.kind].groups[question.group]?.shares[threshold];
      return share && !share.tooCoarse && !share.rough ? [{ area, share }] : [];
    })
    .sort((a, b) => a.share.median - b.share.median || (a.area.code < b.area.code ? -1 : 1));
}
