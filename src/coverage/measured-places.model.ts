/** Distances to the places of one kind, draw by draw: lists, draws and sums that the figures of every area are read from. */
import { QuantileTally, sumByArea, WithinTally, type Memberships, type TallyShape } from './area-tally.model';
import type { AccessKind } from './coverage-input.model';
import type { AccessStatus } from './coverage-report.model';
import { selectUnits, type DemandUnits } from './demand-units.model';
import type { EngineContext } from './engine-context.model';
import { municipalityStatuses } from './list-status.model';
import {
  measureToAssigned,
  measureToNearestOfAll,
  type DrawnPositions,
  type MeasureDistances,
} from './place-distances.model';
import { drawPositions, hasPosition, type PlaceSite } from './place-draws.model';
import { RoadDistances, wanderOf, type SiteChoice } from './road-distances.model';
import { UnitRoads } from './unit-roads.model';
import { toMemberships } from './report-areas.model';
import { SettlementTally } from './settlement-tally.model';

/** The places of one kind and the people who may use them: the same for every question about an election. */
export interface PlaceList {
  kind: AccessKind;
  /** By municipality. */
  statuses: readonly AccessStatus[];
  sites: readonly PlaceSite[];
  /** Where the sites stand in each draw; one draw where all stand exactly. */
  drawn: readonly DrawnPositions[];
  /** People of the municipalities of which anything can be told. */
  units: DemandUnits;
  /** A larger area describes only municipalities that are complete: the others are neither covered nor uncovered. */
  memberships: Memberships;
  /** Election day: people by area and group who are measured to the place of their own district. */
  assigned: Float64Array | null;
  /** Distances by the cost matrix to all sites; null where none is in use. */
  roads: RoadDistances | null;
  /** People by area and group whose distance is one of the cost matrix; null where none is in use. */
  byRoad: Float64Array | null;
  /** Advance voting: whether a place may be missing that would bring somebody nearer. */
  placesMayBeMissing: boolean;
}

/** Sums over one number of metres per point, such as its distance, draw by draw. */
export interface Summed {
  quantiles: QuantileTally;
  within: WithinTally;
  /** The people within other distances; all else stays what it is. */
  withinOther(metres: readonly number[]): WithinTally;
}

/** Sums over the draws of the distances to all sites or to some of them. */
export interface Measured extends Summed {
  settlements: SettlementTally;
}

/** Whether figures are told of a municipality or area with this status. */
export function isTold(status: AccessStatus): boolean {
  return status !== 'no_election' && status !== 'not_known';
}

/** Status by municipality, the sites of the kind in all draws, and the people of whom anything can be told. */
export function toPlaceList(context: EngineContext, kind: AccessKind): PlaceList {
  const { input, parameters } = context;
  const statuses = municipalityStatuses(input, input.municipalities, kind);
  const sites = context.sites.filter((site) => site.place.kind === kind);
  const units = selectUnits(context.units, (municipality) => isTold(statuses[municipality]!));
  // Where every place stands exactly, each draw would be the same.
  const draws = sites.some((site) => site.region !== null) ? parameters.draws : 1;
  const memberships = toMemberships(
    context.areas,
    statuses.length,
    (municipality) => statuses[municipality] === 'complete',
  );
  const list = {
    kind,
    statuses,
    sites,
    units,
    memberships,
    drawn: Array.from({ length: draws }, (_, draw) => drawPositions(sites, parameters.seed, draw)),
  };
  if (kind === 'advance') {
    const roads = roadsOf(context, list, { counts: null, choices: null });
    const byRoad = peopleByRoad(context, list, roads);
    return { ...list, roads, byRoad, assigned: null, placesMayBeMissing: mayMissPlaces(context, statuses) };
  }
  const { assigned, choices } = measureToAssigned(units, sites, input.municipalities, null);
  const roads = roadsOf(context, list, { counts: null, choices });
  return {
    ...list,
    roads,
    byRoad: peopleByRoad(context, list, roads),
    assigned: sumByArea(units, memberships, context.areas.length, (unit) => assigned[unit] === 1),
    placesMayBeMissing: false,
  };
}

function mayMissPlaces({ input }: EngineContext, statuses: readonly AccessStatus[]): boolean {
  const known = statuses.every((status) => status === 'complete' || status === 'no_election');
  const positioned = input.places.every((place) => place.kind !== 'advance' || hasPosition(place));
  return !known || !positioned;
}

/**
 * Measures to the sites that count, draw by draw.
 * @param counts 1 for each site that counts; null for all
 * @param metres distances (inclusive, ascending) within which people are counted
 */
export function measurePlaces(
  context: EngineContext,
  list: PlaceList,
  counts: Uint8Array | null,
  metres: readonly number[],
): Measured {
  // Without a place to go to, every draw is the same.
  const drawn = counts?.includes(1) === false ? list.drawn.slice(0, 1) : list.drawn;
  const shape = shapeOf(context, list, drawn.length);
  const quantiles = new QuantileTally(shape);
  const within = new WithinTally(shape, metres);
  const settlements = new SettlementTally(list.units, drawn.length, context.parameters.settlementLeastPeople);
  const measure = measureOf(context, list, counts);
  const distances = new Float64Array(list.units.count);
  for (const positions of drawn) {
    measure(positions, distances);
    for (const each of [within, quantiles, settlements]) each.add(distances);
  }
  return {
    quantiles,
    within,
    settlements,
    withinOther(other) {
      const tally = new WithinTally(shape, other);
      for (const positions of drawn) {
        // The distances of the only draw are still there; those of hundreds would not be worth their room.
        if (drawn.length > 1) measure(positions, distances);
        tally.add(distances);
      }
      return tally;
    },
  };
}

function shapeOf({ areas }: EngineContext, { units, memberships }: PlaceList, draws: number): TallyShape {
  return { units, memberships, areas: areas.length, draws };
}

type Measurable = Pick<PlaceList, 'kind' | 'units' | 'sites' | 'drawn'> & Partial<Pick<PlaceList, 'roads'>>;

/**
 * Distances to the sites that count: by the cost matrix for the pairs that it holds, else in a straight line.
 * @param counts 1 for each site that counts; null for all
 */
export function measureOf(
  context: EngineContext,
  list: Measurable,
  counts: Uint8Array | null,
): MeasureDistances {
  const { measure, choices } =
    list.kind === 'advance'
      ? { measure: measureToNearestOfAll(list.units, counts), choices: null }
      : measureToAssigned(list.units, list.sites, context.input.municipalities, counts);
  const kept = counts === null ? list.roads : undefined;
  const roads = kept === undefined ? roadsOf(context, list, { counts, choices }) : kept;
  return alongRoads(measure, roads);
}

/** The same, with ways in the place of straight lines where there are any. */
export function alongRoads(measure: MeasureDistances, roads: RoadDistances | null): MeasureDistances {
  if (roads === null) return measure;
  return (drawn, out) => {
    if (!roads.isWhole) measure(drawn, out);
    roads.measure(drawn, out);
  };
}

/** Distances by the cost matrix of the input; null where none is in use. */
export function roadsOf(
  { input }: Pick<EngineContext, 'input'>,
  { units, sites, drawn }: Pick<PlaceList, 'units' | 'sites' | 'drawn'>,
  choice: Omit<SiteChoice, 'wander'>,
): RoadDistances | null {
  const matrix = input.costMatrix ?? null;
  if (matrix === null) return null;
  const roads = new UnitRoads(matrix, units, sites, input.demandAreas);
  return new RoadDistances(units, sites, roads, { ...choice, wander: wanderOf(sites, drawn) });
}

/** People by area and group who are nearest to a place of a pair, with the places where they stand by their positions. */
function peopleByRoad(
  { areas }: EngineContext,
  { units, sites, memberships }: Pick<PlaceList, 'units' | 'sites' | 'memberships'>,
  roads: RoadDistances | null,
): Float64Array | null {
  if (roads === null) return null;
  const byRoad = unitsByRoad({ units, sites }, roads);
  return sumByArea(units, memberships, areas.length, (unit) => byRoad[unit] === 1);
}

/** 1 for each unit that is nearest to a place of a pair, with the places where they stand by their positions. */
export function unitsByRoad(
  { units, sites }: Pick<PlaceList, 'units' | 'sites'>,
  roads: RoadDistances,
): Uint8Array {
  const byRoad = new Uint8Array(units.count);
  roads.measure(positionsOf({ sites }), new Float64Array(units.count), byRoad);
  return byRoad;
}

/** Places where they stand by their positions. */
export function positionsOf({ sites }: Pick<PlaceList, 'sites'>): DrawnPositions {
  return {
    easting: Float64Array.from(sites, ({ position }) => position.easting),
    northing: Float64Array.from(sites, ({ position }) => position.northing),
  };
}

/** The same sums over the width of the area in which people are spread, in place of their distance. */
export function tallySpread(context: EngineContext, list: PlaceList, metres: readonly number[]): Summed {
  const shape = shapeOf(context, list, 1);
  const quantiles = new QuantileTally(shape);
  quantiles.add(list.units.spreadWidth);
  const withinOther = (other: readonly number[]) => {
    const tally = new WithinTally(shape, other);
    tally.add(list.units.spreadWidth);
    return tally;
  };
  return { quantiles, within: withinOther(metres), withinOther };
}
