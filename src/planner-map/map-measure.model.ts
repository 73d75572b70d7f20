/** What the planner's map can show of an area: a figure out of an existing answer, and how far it may be trusted. */
import type { AccessKind, ReportedGroup } from '../coverage/coverage-input.model';
import type {
  AccessStatus,
  AreaCoverage,
  CoverageReport,
  DistanceEstimate,
  GroupAccess,
  PhaseAccess,
  ReportAreaKind,
  ShareEstimate,
} from '../coverage/coverage-report.model';
import type { Gap } from '../gaps/gap.model';
import type { GapRuleId } from '../gaps/gap-rule.model';
import { municipalitiesOfArea } from '../gaps/gap-selection.model';
import type { HelpReport } from '../help-coverage/help-report.model';
import type { HelpTypeCode } from '../offers/help-type.model';

/** Everybody may see these: they are on the pages of coverage, help and gaps too. */
export const publicMeasures = ['share', 'median', 'p90', 'help', 'gaps', 'touched'] as const;
/** Whom one organisation carries alone, and how much of the need can be served: for those who plan. */
export const authorityMeasures = ['single', 'served'] as const;
export const mapMeasures = [...publicMeasures, ...authorityMeasures] as const;
export type MapMeasure = (typeof mapMeasures)[number];

/** Which of several figures a measure takes. */
export interface MeasureChoice {
  measure: MapMeasure;
  kind: AccessKind;
  group: ReportedGroup;
  /** Position of the distance in the report's thresholds. */
  threshold: number;
  type: HelpTypeCode;
  /** Only gaps of this rule; null: of any. */
  rule: GapRuleId | null;
}

/**
 * How a figure may be read. `rough`: it rests on people taken to live evenly spread, or on part of the polling stations
 * only, so it may be looked at but not put in an order. `too_coarse`: only its range tells anything.
 */
export type FigureState = 'estimate' | 'rough' | 'too_coarse' | 'not_known' | 'no_election';

type Bound = PhaseAccess['bound'];

/** The figure with everything that its words need. */
export type FigureDetail =
  | { unit: 'share'; estimate: ShareEstimate; bound: Bound }
  | { unit: 'distance'; estimate: DistanceEstimate; bound: Bound }
  | { unit: 'part'; part: number; all: number }
  | { unit: 'gaps'; count: number }
  | { unit: 'people'; people: number; isLeast: boolean };

export interface MapFigure {
  kind: ReportAreaKind;
  code: string;
  nameFi: string;
  nameSv: string;
  nameEn: string;
  /** People of the group whose number is known. */
  people: number;
  /** What is known of the polling stations. */
  status: AccessStatus;
  /** A share (0 to 1), metres, or a number; null where there is none to compare. */
  value: number | null;
  state: FigureState;
  detail: FigureDetail | null;
}

/** The answers that figures are taken from; what the measure does not need may be null. */
export interface MapAnswers {
  coverage: CoverageReport;
  help: HelpReport | null;
  /** Gaps that the reader may see. */
  gaps: readonly Gap[] | null;
  /** Whether anything is known of the help on offer. */
  knowsOffers: boolean;
}

/** Which answers a measure needs beside the coverage report. */
export function answersNeeded(measure: MapMeasure): { help: boolean; gaps: boolean } {
  const help = measure === 'help' || measure === 'single' || measure === 'served';
  return { help, gaps: help || measure === 'gaps' || measure === 'touched' };
}

type Told = Pick<MapFigure, 'value' | 'state' | 'detail'>;

const notKnown: Told = { value: null, state: 'not_known', detail: null };

/** Figures of the areas of a level, in the order of the report. */
export function mapFigures(answers: MapAnswers, level: ReportAreaKind, choice: MeasureChoice): MapFigure[] {
  return answers.coverage.areas
    .filter(({ kind }) => kind === level)
    .map((area) => figureOf(answers, area, choice));
}

/** The figure of one area. */
export function figureOf(answers: MapAnswers, area: AreaCoverage, choice: MeasureChoice): MapFigure {
  const { kind, code, nameFi, nameSv, nameEn } = area;
  const told: Told = area.takesPart
    ? tell(answers, area, choice)
    : { value: null, state: 'no_election', detail: null };
  const { status } = area.access[choice.kind];
  return { kind, code, nameFi, nameSv, nameEn, people: area.people[choice.group].known, status, ...told };
}

function tell(answers: MapAnswers, area: AreaCoverage, choice: MeasureChoice): Told {
  switch (choice.measure) {
    case 'share':
      return shareOf(area, choice);
    case 'median':
      return distanceOf(area, choice, (access) => access.medianDistanceMetres);
    case 'p90':
      return distanceOf(area, choice, (access) => access.p90DistanceMetres);
    case 'help':
    case 'single':
    case 'served':
      return helpOf(answers, area, choice);
    case 'gaps':
      return gapsOf(answers, area, choice);
    case 'touched':
      return touchedOf(answers, area, choice);
  }
}

/** Figures on the way to a place: where features are asked of places, to those that are known to have them. */
function accessOf(
  area: AreaCoverage,
  { kind, group }: MeasureChoice,
): { access: GroupAccess; bound: Bound; isRankable: boolean } | null {
  const phase = area.access[kind];
  const access = area.filtered === null ? phase.groups[group] : area.filtered[kind].known[group];
  if (access === null) return null;
  const bound = area.filtered === null ? phase.bound : 'at_least';
  return { access, bound, isRankable: phase.rankable };
}

function shareOf(area: AreaCoverage, choice: MeasureChoice): Told {
  const found = accessOf(area, choice);
  const estimate = found?.access.shares[choice.threshold];
  if (found === null || estimate === undefined) return notKnown;
  const detail: FigureDetail = { unit: 'share', estimate, bound: found.bound };
  if (estimate.tooCoarse) return { value: null, state: 'too_coarse', detail };
  const isSure = found.isRankable && !estimate.rough;
  return { value: estimate.median, state: isSure ? 'estimate' : 'rough', detail };
}

function distanceOf(
  area: AreaCoverage,
  choice: MeasureChoice,
  take: (access: GroupAccess) => DistanceEstimate | null,
): Told {
  const found = accessOf(area, choice);
  const estimate = found === null ? null : take(found.access);
  if (found === null || estimate === null) return notKnown;
  const isSure = found.isRankable && !estimate.rough;
  return {
    value: estimate.median,
    state: isSure ? 'estimate' : 'rough',
    detail: { unit: 'distance', estimate, bound: found.bound },
  };
}

function part(part: number, all: number): Told {
  if (all <= 0) return notKnown;
  return { value: part / all, state: 'estimate', detail: { unit: 'part', part, all } };
}

function helpOf({ help, knowsOffers }: MapAnswers, area: AreaCoverage, choice: MeasureChoice): Told {
  const { measure, kind, group, type } = choice;
  if (help === null || !knowsOffers) return notKnown;
  const index = help.areas.findIndex((each) => each.kind === area.kind && each.code === area.code);
  const reported = help.areas[index];
  if (reported === undefined) return notKnown;
  if (measure === 'served') {
    const capacity = help.capacity.find((each) => each.window === kind && each.types.includes(type));
    const figures = capacity?.areas[index];
    return figures === undefined ? notKnown : part(figures.served, figures.need);
  }
  const layer = help.layers.findIndex(
    (each) => each.type === type && each.window === kind && each.language === null,
  );
  const reached = measure === 'help' ? reported.reached : help.byOneOrganisation[index];
  // Nobody offers the type: that is known, and reaches nobody.
  return part(layer === -1 ? 0 : (reached?.[layer]?.[group] ?? 0), reported.people[group]);
}

/** Gaps of an area's municipalities that concern the way of voting, and the rule where one is asked. */
export function gapsIn(
  { coverage, gaps }: Pick<MapAnswers, 'coverage' | 'gaps'>,
  area: Pick<AreaCoverage, 'kind' | 'code'>,
  { kind, rule }: Pick<MeasureChoice, 'kind' | 'rule'>,
): Gap[] {
  const codes = municipalitiesOfArea(coverage, area) ?? new Set<string>();
  return (gaps ?? []).filter(
    (gap) =>
      codes.has(gap.municipalityCode) &&
      (gap.kind === null || gap.kind === kind) &&
      (rule === null || gap.rule === rule),
  );
}

function gapsOf(answers: MapAnswers, area: AreaCoverage, choice: MeasureChoice): Told {
  if (answers.gaps === null) return notKnown;
  const count = gapsIn(answers, area, choice).length;
  return { value: count, state: 'estimate', detail: { unit: 'gaps', count } };
}

/**
 * People touched by at least one gap are at least those whom the widest gap of each municipality touches: gaps of one
 * municipality may touch the same people, those of two never do.
 */
function touchedOf(answers: MapAnswers, area: AreaCoverage, choice: MeasureChoice): Told {
  if (answers.gaps === null) return notKnown;
  const widest = new Map<string, number>();
  const gaps = gapsIn(answers, area, choice);
  const unknown = gaps.filter(({ people }) => people === null).length;
  for (const { municipalityCode, people } of gaps) {
    if (people !== null) widest.set(municipalityCode, Math.max(people, widest.get(municipalityCode) ?? 0));
  }
  if (unknown > 0 && unknown === gaps.length) return notKnown;
  const people = [...widest.values()].reduce((sum, each) => sum + each, 0);
  const isLeast = unknown > 0 || gaps.length > widest.size;
  return { value: people, state: 'estimate', detail: { unit: 'people', people, isLeast } };
}
