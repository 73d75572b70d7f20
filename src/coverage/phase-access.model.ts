/** Access to the places of one kind: all draws measured and summed, then told area by area. */
import { AreaTally, keptQuantiles, sumByArea } from './area-tally.model';
import { reportedGroups, type AccessKind, type ReportedGroup } from './coverage-input.model';
import type { AccessStatus, GroupAccess, PhaseAccess, Sharpener } from './coverage-report.model';
import { cellOf, countedMunicipalities, sumUnknown, type EngineContext } from './engine-context.model';
import { selectUnits, type DemandUnits } from './demand-units.model';
import { distanceEstimate, roundShare, shareEstimate } from './estimates.model';
import { municipalityStatuses, statusOfLargerArea } from './list-status.model';
import { measureToAssigned, measureToNearestOfAll, type MeasureDistances } from './place-distances.model';
import { drawPositions, hasPosition, type PlaceSite } from './place-draws.model';
import { toMemberships } from './report-areas.model';

const adults = reportedGroups.indexOf('adults');

interface PlaceList {
  kind: AccessKind;
  /** By municipality. */
  statuses: readonly AccessStatus[];
  sites: readonly PlaceSite[];
  units: DemandUnits;
}

interface Measured extends PlaceList {
  tally: AreaTally;
  /** The same sums over the width of the area in which people are spread, in place of their distance. */
  spread: AreaTally;
  /** Election day: people by area and group who are measured to the place of their own district. */
  assigned: Float64Array | null;
  /** Advance voting: whether a place may be missing that would bring somebody nearer. */
  placesMayBeMissing: boolean;
}

/** Measures one kind of places; answers with the figures of the area at a position. */
export function measureAccess(context: EngineContext, kind: AccessKind): (area: number) => PhaseAccess {
  const measured = kind === 'advance' ? measureAdvance(context) : measureElectionDay(context);
  return (area) => describeAccess(context, measured, area);
}

function measureAdvance(context: EngineContext): Measured {
  const list = listOf(context, 'advance');
  const { input } = context;
  const known = list.statuses.every((status) => status === 'complete' || status === 'no_election');
  const positioned = input.places.every((place) => place.kind !== 'advance' || hasPosition(place));
  return {
    ...list,
    tally: tallyDraws(context, list, measureToNearestOfAll(list.units)),
    spread: tallySpread(context, list),
    assigned: null,
    placesMayBeMissing: !known || !positioned,
  };
}

function measureElectionDay(context: EngineContext): Measured {
  const list = listOf(context, 'election_day');
  const { measure, assigned } = measureToAssigned(list.units, list.sites, context.input.municipalities);
  return {
    ...list,
    tally: tallyDraws(context, list, measure),
    spread: tallySpread(context, list),
    assigned: sumByArea(
      list.units,
      describedMemberships(context, list.statuses),
      context.areas.length,
      (unit) => assigned[unit] === 1,
    ),
    placesMayBeMissing: false,
  };
}

/** Status by municipality, the sites of the kind, and the people of the municipalities of which anything can be told. */
function listOf(context: EngineContext, kind: AccessKind): PlaceList {
  const { input } = context;
  const statuses = municipalityStatuses(input, input.municipalities, kind);
  return {
    kind,
    statuses,
    sites: context.sites.filter((site) => site.place.kind === kind),
    units: selectUnits(context.units, (municipality) => isTold(statuses[municipality]!)),
  };
}

function isTold(status: AccessStatus): boolean {
  return status !== 'no_election' && status !== 'not_known';
}

function tallyDraws(context: EngineContext, list: PlaceList, measure: MeasureDistances): AreaTally {
  const draws = drawsFor(context, list.sites);
  const tally = new AreaTally(list.units, describedMemberships(context, list.statuses), {
    areas: context.areas.length,
    thresholdsMetres: context.parameters.thresholdsMetres,
    draws,
  });
  const distances = new Float64Array(list.units.count);
  for (let draw = 0; draw < draws; draw++) {
    measure(drawPositions(list.sites, context.parameters.seed, draw), distances);
    tally.add(distances);
  }
  return tally;
}

function tallySpread(context: EngineContext, list: PlaceList): AreaTally {
  const { thresholdsMetres } = context.parameters;
  const memberships = describedMemberships(context, list.statuses);
  const tally = new AreaTally(list.units, memberships, {
    areas: context.areas.length,
    thresholdsMetres,
    draws: 1,
  });
  tally.add(list.units.spreadWidth);
  return tally;
}

/** Where every place stands exactly, each draw would be the same. */
function drawsFor(context: EngineContext, sites: readonly PlaceSite[]): number {
  return sites.some((site) => site.region !== null) ? context.parameters.draws : 1;
}

/** A larger area describes only municipalities that are complete: the others are neither covered nor uncovered. */
function describedMemberships(context: EngineContext, statuses: readonly AccessStatus[]) {
  return toMemberships(
    context.areas,
    statuses.length,
    (municipality) => statuses[municipality] === 'complete',
  );
}

function describeAccess(context: EngineContext, measured: Measured, position: number): PhaseAccess {
  const area = context.areas[position]!;
  const status =
    area.kind === 'municipality'
      ? measured.statuses[area.municipalities[0]!]!
      : statusOfLargerArea(area.municipalities.map((each) => measured.statuses[each]!));
  const told = isTold(status) && hasPlaces(context, measured, position);
  const groups = Object.fromEntries(
    reportedGroups.map((group, index) => [
      group,
      told ? describeGroup(context, measured, position, index) : null,
    ]),
  ) as Record<ReportedGroup, GroupAccess | null>;
  const described = told ? measured.tally.people[cellOf(position, adults)]! : 0;
  const everybody = context.people[cellOf(position, adults)]!;
  return {
    status,
    rankable: status === 'complete',
    bound: measured.placesMayBeMissing ? 'at_least' : 'estimate',
    describedShare: everybody > 0 && status !== 'no_election' ? roundShare(described / everybody) : null,
    assignedShare:
      measured.assigned && described > 0
        ? roundShare(measured.assigned[cellOf(position, adults)]! / described)
        : null,
    groups,
    sharpenBy: sharpenersOf(context, Object.values(groups)),
  };
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
function hasPlaces(context: EngineContext, measured: Measured, position: number): boolean {
  const area = context.areas[position]!;
  if (area.kind !== 'municipality' || measured.statuses[area.municipalities[0]!] === 'complete') return true;
  return measured.sites.some(
    ({ place }) => measured.kind === 'advance' || place.municipalityCode === area.code,
  );
}

function describeGroup(
  context: EngineContext,
  { tally, spread, statuses }: Measured,
  position: number,
  group: number,
): GroupAccess | null {
  const people = tally.people[cellOf(position, group)]!;
  if (people <= 0) return null;
  const { thresholdsMetres, widestTellingRange } = context.parameters;
  const municipalities = countedMunicipalities(
    context.areas[position]!,
    (municipality) => statuses[municipality] === 'complete',
  );
  const unknown = sumUnknown(context.units, municipalities, group);
  const areaWidth = spread.quantile(position, group, 0)[0]!;
  const [median, p90] = keptQuantiles.map((_, quantile) =>
    distanceEstimate(tally.quantile(position, group, quantile), areaWidth),
  ) as [GroupAccess['medianDistanceMetres'], GroupAccess['p90DistanceMetres']];
  return {
    people: Math.round(people),
    shares: thresholdsMetres.map((_, threshold) => {
      const inNarrowAreas = spread.peopleWithin(position, group, threshold)[0]!;
      const wideAreaShare = Math.max(0, 1 - inNarrowAreas / people);
      return shareEstimate(
        tally.peopleWithin(position, group, threshold),
        { people, unknownPeople: unknown.atMost, wideAreaShare },
        widestTellingRange,
      );
    }),
    medianDistanceMetres: median,
    p90DistanceMetres: p90,
  };
}
