/** Access to the places of one kind, told area by area from what was measured. */
import { keptQuantiles } from './area-tally.model';
import { reportedGroups, type AccessKind, type ReportedGroup } from './coverage-input.model';
import type { AccessQuestion } from './coverage-question.model';
import type {
  AccessStatus,
  Estimate,
  FilteredAccess,
  GroupAccess,
  PhaseAccess,
  Sharpener,
} from './coverage-report.model';
import { cellOf, countedMunicipalities, sumUnknown, type EngineContext } from './engine-context.model';
import { distanceEstimate, roundShare, shareEstimate } from './estimates.model';
import { statusOfLargerArea } from './list-status.model';
import {
  isTold,
  measurePlaces,
  tallySpread,
  toPlaceList,
  type Measured,
  type PlaceList,
  type Summed,
} from './measured-places.model';
import { countAnswers, featuresOf } from './place-features.model';
import { rankQuantile } from './weighted-statistics.model';

const adults = reportedGroups.indexOf('adults');

/** One kind of places as it was measured for a set of distances, with everything that its figures are told from. */
interface MeasuredKind {
  list: PlaceList;
  /** Distances of thresholds and curve, ascending. */
  metres: readonly number[];
  thresholdsMetres: readonly number[];
  spread: Summed;
  all: Measured;
}

/** Answers questions about access to the places of one kind; what questions share is measured once. */
export interface KindAccess {
  /** Figures of the area at a position, to all places. */
  access(question: AccessQuestion): (area: number) => PhaseAccess;
  /** To the places that have what is asked. */
  filtered(question: AccessQuestion): (area: number) => FilteredAccess;
}

/** Prepares one kind of places; what no threshold changes is measured once. */
export function prepareKind(context: EngineContext, kind: AccessKind): KindAccess {
  const list = toPlaceList(context, kind);
  let last: MeasuredKind | undefined;
  const measuredFor = ({ thresholdsMetres }: AccessQuestion): MeasuredKind => {
    if (last?.thresholdsMetres.join() === thresholdsMetres.join()) return last;
    const metres = ascending([...thresholdsMetres, ...context.parameters.curveMetres]);
    const [spread, all] = last
      ? [withinOther(last.spread, metres), withinOther(last.all, metres)]
      : [tallySpread(context, list, metres), measurePlaces(context, list, null, metres)];
    last = { list, metres, thresholdsMetres, spread, all };
    return last;
  };
  return {
    access: (question) => {
      const measured = measuredFor(question);
      return (area) => describeAccess(context, measured, area);
    },
    filtered: (question) => measureFiltered(context, measuredFor(question), question),
  };
}

function withinOther<Sums extends Summed>(sums: Sums, metres: readonly number[]): Sums {
  return { ...sums, within: sums.withinOther(metres) };
}

function ascending(metres: readonly number[]): number[] {
  return [...new Set(metres)].sort((a, b) => a - b);
}

function measureFiltered(
  context: EngineContext,
  measured: MeasuredKind,
  { placeFeatures }: AccessQuestion,
): (area: number) => FilteredAccess {
  const { list, metres } = measured;
  const { election, places } = context.input;
  const answers = list.sites.map(({ place }) => featuresOf(place, placeFeatures, election));
  const measureWhere = (holds: (answer: (typeof answers)[number]) => boolean): MeasuredKind => {
    if (answers.every(holds)) return measured;
    const counts = Uint8Array.from(answers, (answer) => (holds(answer) ? 1 : 0));
    return { ...measured, all: measurePlaces(context, list, counts, metres) };
  };
  const known = measureWhere((answer) => answer === 'yes');
  const possible = measureWhere((answer) => answer !== 'no');
  const ofKind = places.filter((place) => place.kind === list.kind);
  return (area) => {
    const codes = codesOf(context, area);
    const own = ofKind.filter((place) => codes.has(place.municipalityCode));
    return {
      places: countAnswers(own.map((place) => featuresOf(place, placeFeatures, election))),
      known: describeGroups(context, known, area),
      possible: describeGroups(context, possible, area),
    };
  };
}

/** Codes of the municipalities of an area; of a larger one, those that take part. */
function codesOf({ areas, input }: EngineContext, position: number): Set<string> {
  const counted = countedMunicipalities(areas[position]!, (each) => input.municipalities[each]!.takesPart);
  return new Set(counted.map((municipality) => input.municipalities[municipality]!.code));
}

function statusOf({ areas }: EngineContext, { statuses }: PlaceList, position: number): AccessStatus {
  const area = areas[position]!;
  return area.kind === 'municipality'
    ? statuses[area.municipalities[0]!]!
    : statusOfLargerArea(area.municipalities.map((each) => statuses[each]!));
}

function describeAccess(context: EngineContext, measured: MeasuredKind, position: number): PhaseAccess {
  const { list, all } = measured;
  const status = statusOf(context, list, position);
  const told = isTold(status) && hasPlaces(context, list, position);
  const groups = describeGroups(context, measured, position);
  const described = told ? all.quantiles.people[cellOf(position, adults)]! : 0;
  const everybody = context.people[cellOf(position, adults)]!;
  const members = new Set(describedMunicipalities(context, list, position));
  return {
    status,
    rankable: status === 'complete',
    bound: list.placesMayBeMissing ? 'at_least' : 'estimate',
    describedShare: everybody > 0 && status !== 'no_election' ? roundShare(described / everybody) : null,
    assignedShare:
      list.assigned && described > 0
        ? roundShare(list.assigned[cellOf(position, adults)]! / described)
        : null,
    ...(list.byRoad && {
      roadShare: described > 0 ? roundShare(list.byRoad[cellOf(position, adults)]! / described) : null,
    }),
    groups,
    sharpenBy: sharpenersOf(context, Object.values(groups)),
    curve: groups.adults === null ? null : curveOf(context, measured, position),
    farthest: told
      ? all.settlements.farthest(
          (municipality) => members.has(municipality),
          context.parameters.farthestNamed,
          context.input.municipalities.map(({ code }) => code),
        )
      : [],
  };
}

/** Municipalities that the figures of an area are of: itself, or of a larger one those that are complete. */
function describedMunicipalities(
  context: EngineContext,
  { statuses }: PlaceList,
  position: number,
): readonly number[] {
  return countedMunicipalities(
    context.areas[position]!,
    (municipality) => statuses[municipality] === 'complete',
  );
}

/** What would make the shares tell that are too coarse or rough. */
function sharpenersOf(context: EngineContext, groups: readonly (GroupAccess | null)[]): Sharpener[] {
  const shares = groups.flatMap((group) => group?.shares ?? []);
  const coarse = shares.some((share) => share.tooCoarse);
  const spread =
    context.input.demandAreas.length > 0 && shares.some((share) => share.tooCoarse || share.rough);
  return [...(coarse ? ['place_positions' as const] : []), ...(spread ? ['population_grid' as const] : [])];
}

/** Whether the figures rest on any place: a partial list of places without positions tells nothing. */
function hasPlaces(context: EngineContext, { kind, sites, statuses }: PlaceList, position: number): boolean {
  const area = context.areas[position]!;
  if (area.kind !== 'municipality' || statuses[area.municipalities[0]!] === 'complete') return true;
  return sites.some(({ place }) => kind === 'advance' || place.municipalityCode === area.code);
}

function describeGroups(
  context: EngineContext,
  measured: MeasuredKind,
  position: number,
): Record<ReportedGroup, GroupAccess | null> {
  const told =
    isTold(statusOf(context, measured.list, position)) && hasPlaces(context, measured.list, position);
  return Object.fromEntries(
    reportedGroups.map((group, index) => [
      group,
      told ? describeGroup(context, measured, position, index) : null,
    ]),
  ) as Record<ReportedGroup, GroupAccess | null>;
}

function curveOf(context: EngineContext, { all, metres }: MeasuredKind, position: number): Estimate[] {
  const people = all.quantiles.people[cellOf(position, adults)]!;
  return context.parameters.curveMetres.map((each) => {
    const covered = all.within.peopleWithin(position, adults, metres.indexOf(each));
    const share = (quantile: number) => roundShare(rankQuantile(covered, quantile) / people);
    return { median: share(0.5), low: share(0.05), high: share(0.95) };
  });
}

function describeGroup(
  context: EngineContext,
  { list, metres, thresholdsMetres, spread, all: { quantiles, within } }: MeasuredKind,
  position: number,
  group: number,
): GroupAccess | null {
  const people = quantiles.people[cellOf(position, group)]!;
  if (people <= 0) return null;
  const { widestTellingRange } = context.parameters;
  const unknown = sumUnknown(context.units, describedMunicipalities(context, list, position), group);
  const areaWidth = spread.quantiles.quantile(position, group, 0)[0]!;
  const [median, p90] = keptQuantiles.map((_, quantile) =>
    distanceEstimate(quantiles.quantile(position, group, quantile), areaWidth),
  ) as [GroupAccess['medianDistanceMetres'], GroupAccess['p90DistanceMetres']];
  return {
    people: Math.round(people),
    shares: thresholdsMetres.map((threshold) => {
      const index = metres.indexOf(threshold);
      const inNarrowAreas = spread.within.peopleWithin(position, group, index)[0]!;
      const wideAreaShare = Math.max(0, 1 - inNarrowAreas / people);
      return shareEstimate(
        within.peopleWithin(position, group, index),
        { people, unknownPeople: unknown.atMost, wideAreaShare },
        widestTellingRange,
      );
    }),
    medianDistanceMetres: median,
    p90DistanceMetres: p90,
  };
}
