/** Two frozen reports beside each other: what got better, what got worse, and what cannot be told. */
import type { MunicipalityMerger } from '../areas/area.model';
import {
  accessKinds,
  reportedGroups,
  type AccessKind,
  type ReportedGroup,
} from '../coverage/coverage-input.model';
import type {
  AreaCoverage,
  DistanceEstimate,
  Estimate,
  PhaseAccess,
  ShareEstimate,
} from '../coverage/coverage-report.model';
import { roundedDistance, wholePercent } from '../coverage/rounded-figures.model';
import type { FullReport } from '../full-report/full-report.model';
import { compareGaps, type ComparedGap } from './gap-comparison.model';

/**
 * `not_certain`: the figures differ, but no more than their ranges allow, or one of them is no whole estimate.
 * `not_comparable`: the municipality is not the same, as another has joined it, or only one report speaks of it.
 */
export const figureChanges = [
  'better',
  'worse',
  'not_certain',
  'same',
  'only_after',
  'only_before',
  'not_comparable',
] as const;
export type FigureChange = (typeof figureChanges)[number];

/** What is compared: the share within a distance, or the distance that half or nine of ten people have at most. */
export type ComparedMeasure = { id: 'within'; metres: number } | { id: 'median' } | { id: 'p90' };

/** One figure of one report, with what its reader must know of it. */
export type ComparedSide = { bound: PhaseAccess['bound']; isCertain: boolean } & (
  { type: 'share'; estimate: ShareEstimate } | { type: 'distance'; estimate: DistanceEstimate }
);

export type ComparedArea = Pick<AreaCoverage, 'kind' | 'code' | 'nameFi' | 'nameSv' | 'nameEn'>;

export interface ComparedFigure {
  area: ComparedArea;
  kind: AccessKind;
  group: ReportedGroup;
  measure: ComparedMeasure;
  before: ComparedSide | null;
  after: ComparedSide | null;
  /** Later less earlier, as shown: percentage points or metres; null where one of them is missing. */
  difference: number | null;
  change: FigureChange;
}

/** Why two reports may differ although nothing in the world did. */
export const reportDifferences = [
  'election',
  'area',
  'thresholds',
  'features',
  'help',
  'people',
  'parameters',
  'offers',
] as const;
export type ReportDifference = (typeof reportDifferences)[number];

export interface Comparison {
  differences: readonly ReportDifference[];
  /** Municipalities that joined another between the two divisions: what was theirs has no figure of its own any more. */
  mergers: readonly MunicipalityMerger[];
  /** Distances that both reports have, metres. */
  thresholdsMetres: readonly number[];
  figures: readonly ComparedFigure[];
  gaps: readonly ComparedGap[];
}

/** Whether two reports can be put side by side at all: they are about the same kind of area. */
export function areComparable(before: FullReport, after: FullReport): boolean {
  return before.question.area.kind === after.question.area.kind;
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function differencesOf(before: FullReport, after: FullReport): ReportDifference[] {
  const differs: Readonly<Record<ReportDifference, boolean>> = {
    election: before.election.code !== after.election.code,
    area: before.question.area.code !== after.question.area.code,
    thresholds: !equal(before.parameters.thresholdsMetres, after.parameters.thresholdsMetres),
    features: !equal(
      [...before.question.coverage.placeFeatures].sort(),
      [...after.question.coverage.placeFeatures].sort(),
    ),
    help: !equal(before.question.help, after.question.help),
    people:
      before.peopleDescribedOn !== after.peopleDescribedOn ||
      before.gridDescribedOn !== after.gridDescribedOn,
    parameters: !equal(
      { ...before.parameters, thresholdsMetres: null },
      { ...after.parameters, thresholdsMetres: null },
    ),
    offers: before.knowsOffers !== after.knowsOffers,
  };
  return reportDifferences.filter((difference) => differs[difference]);
}

/** Mergers that the division of one of the reports knows and that of the other does not. */
function mergersBetween(
  before: FullReport,
  after: FullReport,
  mergers: readonly MunicipalityMerger[],
): MunicipalityMerger[] {
  const vintages = [before.election.municipalityVintage, after.election.municipalityVintage];
  return mergers.filter(({ year }) => year > Math.min(...vintages) && year <= Math.max(...vintages));
}

function shareSide(share: ShareEstimate | undefined, bound: ComparedSide['bound'], isWhole: boolean) {
  if (share === undefined) return null;
  const isCertain = isWhole && !share.tooCoarse && !share.rough;
  return { type: 'share' as const, estimate: share, bound, isCertain };
}

function distanceSide(distance: DistanceEstimate | null, bound: ComparedSide['bound'], isWhole: boolean) {
  if (distance === null) return null;
  return { type: 'distance' as const, estimate: distance, bound, isCertain: isWhole && !distance.rough };
}

function sideOf(
  area: AreaCoverage | undefined,
  { kind, group, measure }: Pick<ComparedFigure, 'kind' | 'group' | 'measure'>,
  report: FullReport,
): ComparedSide | null {
  const phase = area?.access[kind];
  const access = phase?.groups[group];
  if (!phase || !access) return null;
  const { bound, status } = phase;
  const isWhole = status === 'complete' && bound === 'estimate';
  if (measure.id === 'within') {
    const position = report.parameters.thresholdsMetres.indexOf(measure.metres);
    return shareSide(access.shares[position], bound, isWhole);
  }
  const distance = measure.id === 'median' ? access.medianDistanceMetres : access.p90DistanceMetres;
  return distanceSide(distance, bound, isWhole);
}

/** The figure as it is shown: whole percent or rounded metres. */
function shown(side: ComparedSide): number {
  return side.type === 'share' ? wholePercent(side.estimate.median) : roundedDistance(side.estimate).median;
}

const areApart = (a: Estimate, b: Estimate): boolean => a.low > b.high || b.low > a.high;

function changeOf(
  before: ComparedSide | null,
  after: ComparedSide | null,
  haveSameDemand: boolean,
): Pick<ComparedFigure, 'change' | 'difference'> {
  if (before === null || after === null) {
    const change = before !== null ? 'only_before' : after !== null ? 'only_after' : 'same';
    return { change, difference: null };
  }
  const difference = shown(after) - shown(before);
  if (difference === 0) return { change: 'same', difference };
  const isCertain =
    before.isCertain && after.isCertain && haveSameDemand && areApart(before.estimate, after.estimate);
  if (!isCertain) return { change: 'not_certain', difference };
  // More people within a distance is better, a longer way is worse.
  const isBetter = after.type === 'share' ? difference > 0 : difference < 0;
  return { change: isBetter ? 'better' : 'worse', difference };
}

const keyOf = ({ kind, code }: Pick<AreaCoverage, 'kind' | 'code'>): string => `${kind}-${code}`;

const named = ({ kind, code, nameFi, nameSv, nameEn }: AreaCoverage): ComparedArea => ({
  kind,
  code,
  nameFi,
  nameSv,
  nameEn,
});

function figuresOf(
  before: FullReport,
  after: FullReport,
  { thresholdsMetres, touched }: { thresholdsMetres: readonly number[]; touched: ReadonlySet<string> },
): ComparedFigure[] {
  const [old, now] = [before, after].map(({ areas }) => new Map(areas.map((area) => [keyOf(area), area])));
  const measures: ComparedMeasure[] = [
    ...thresholdsMetres.map((metres) => ({ id: 'within' as const, metres })),
    { id: 'median' },
    { id: 'p90' },
  ];
  return [...new Set([...now!.keys(), ...old!.keys()])].flatMap((key) => {
    const [was, is] = [old!.get(key), now!.get(key)];
    const area = named((is ?? was)!);
    const isSame =
      was !== undefined && is !== undefined && !(area.kind === 'municipality' && touched.has(area.code));
    return accessKinds.flatMap((kind) =>
      reportedGroups.flatMap((group) =>
        measures.flatMap((measure): ComparedFigure[] => {
          const asked = { kind, group, measure };
          const [left, right] = [sideOf(was, asked, before), sideOf(is, asked, after)];
          if (left === null && right === null) return [];
          const told = changeOf(left, right, was?.demandBasis === is?.demandBasis);
          const change = isSame ? told.change : ('not_comparable' as const);
          return [{ area, ...asked, before: left, after: right, difference: told.difference, change }];
        }),
      ),
    );
  });
}

/**
 * Two reports on areas of one kind, the earlier one first. A report compared with itself has only what stayed the same;
 * the other way round, better and worse, new and gone change places.
 */
export function compareReports(
  before: FullReport,
  after: FullReport,
  allMergers: readonly MunicipalityMerger[],
): Comparison {
  const mergers = mergersBetween(before, after, allMergers);
  const touched = new Set(mergers.flatMap(({ fromCode, toCode }) => [fromCode, toCode]));
  const thresholdsMetres = before.parameters.thresholdsMetres.filter((metres) =>
    after.parameters.thresholdsMetres.includes(metres),
  );
  return {
    differences: differencesOf(before, after),
    mergers,
    thresholdsMetres,
    figures: figuresOf(before, after, { thresholdsMetres, touched }),
    gaps: compareGaps(before, after, touched),
  };
}
