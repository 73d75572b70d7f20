/** Capacity coverage: how many of those who need help the offers can serve, as a maximum flow, with what proves it. */
import { reportedGroups } from '../coverage/coverage-input.model';
import { fairFlow } from '../shared/fair-flow';
import type { SupplyFlow } from '../shared/supply-flow';
import { capacityOf, needByGroup, type HelpService } from './help-capacity.model';
import { rideShares } from './care-residents.model';
import { helpWindows, isRide, type HelpInput, type HelpWindow } from './help-input.model';
import { ReachCount, ReachFinder } from './help-reach.model';
import type { HelpUnits } from './help-units.model';
import { toNeedClasses, unitsPerPerson, type NeedClasses, type Provider } from './need-classes.model';
import { daysOfWindow, helpDays, speaks, type NamedOffer } from './offer-selection.model';

/**
 * Why somebody goes without: no offer has the place in its area; none of those that do helps on these days; none of those in
 * these languages; none of those has such places at all; or all that there is goes to somebody else.
 */
export const shortReasons = ['area', 'days', 'language', 'resource', 'used_up'] as const;
export type ShortReason = (typeof shortReasons)[number];

/** People by municipality, in the order of the municipalities. */
export interface CapacityColumns {
  need: Float64Array;
  served: Float64Array;
  short: Readonly<Record<ShortReason, Float64Array>>;
}

/** What an offer contributes. */
export interface ProviderLoad {
  offer: NamedOffer;
  capacity: number;
  /** People whom it serves in the flow. */
  carried: number;
  /** On the short side of the least cut: with more of it, more people would be served. */
  binds: boolean;
}

/** People of one municipality whom one offer serves in the flow. */
export interface Carrier {
  municipality: number;
  /** Position among the providers. */
  provider: number;
  people: number;
}

export interface CapacityCoverage {
  service: HelpService;
  window: HelpWindow;
  columns: CapacityColumns;
  providers: readonly ProviderLoad[];
  carriers: readonly Carrier[];
  /** Offers whose amount is not known: they are not counted, so that the served are at least those given. */
  offersWithoutAmount: number;
  /** For questions of what would be lost. */
  classes: NeedClasses;
  flow: SupplyFlow;
}

const groups = reportedGroups.length;

/** Measures one service in every window; offers in the order of `selectOffers`. */
export function measureService(
  units: HelpUnits,
  offers: readonly NamedOffer[],
  scope: Pick<HelpInput, 'coverage' | 'question'>,
  { service, finder }: { service: HelpService; finder: ReachFinder },
): CapacityCoverage[] {
  const serving = offers.filter(({ type }) => service.types.includes(type));
  const measured: { days: number[]; capacity: CapacityCoverage }[] = [];
  return helpWindows.map((window) => {
    const windowDays = daysOfWindow(scope.coverage.election, window);
    const days = serving.map((offer) => helpDays(offer, windowDays));
    // Where nobody helps on other days, two windows are one.
    const same = measured.find((each) => each.days.every((count, index) => count === days[index]));
    const capacity = same
      ? { ...same.capacity, window }
      : measureCapacity(units, serving, scope, { service, window, finder });
    measured.push({ days, capacity });
    return capacity;
  });
}

/** Measures one service in one window; offers in the order of `selectOffers`. */
export function measureCapacity(
  units: HelpUnits,
  offers: readonly NamedOffer[],
  { coverage, question }: Pick<HelpInput, 'coverage' | 'question'>,
  {
    service,
    window,
    finder = new ReachFinder(units),
  }: { service: HelpService; window: HelpWindow; finder?: ReachFinder },
): CapacityCoverage {
  const days = daysOfWindow(coverage.election, window);
  const shares = service.types.some(isRide) ? rideShares(units, coverage.careResidents ?? []) : null;
  const need = needOf(units, needByGroup(service, question), shares);
  const stages = {
    area: new ReachCount(units, finder),
    days: new ReachCount(units, finder),
    language: new ReachCount(units, finder),
    resource: new ReachCount(units, finder),
  };
  const providers: Provider[] = [];
  let offersWithoutAmount = 0;
  for (const offer of offers.filter(({ type }) => service.types.includes(type))) {
    const reach = finder.find([offer.area]);
    const { low, high } = offer;
    stages.area.add(reach, low, high);
    if (helpDays(offer, days) === 0) continue;
    stages.days.add(reach, low, high);
    if (!speaks(offer, question.languages)) continue;
    stages.language.add(reach, low, high);
    const capacity = capacityOf(offer, service.resource, days, question);
    if (capacity === null) offersWithoutAmount++;
    if (capacity === null || capacity <= 0) continue;
    stages.resource.add(reach, low, high);
    providers.push({ offer, capacity });
  }
  const classes = toNeedClasses(units, need, providers, { count: stages.resource, finder });
  const flow = fairFlow(classes.problem);
  const reasons = reasonsOf(units, stages);
  return {
    service,
    window,
    columns: sumColumns(units, need, { classes, flow, reasons }),
    providers: loadsOf(providers, flow),
    carriers: carriersOf(units, need, classes, flow),
    offersWithoutAmount,
    classes,
    flow,
  };
}

/** People per slot who need help. */
/** @param shares of each home's people, by group, who may need it; null: all */
function needOf(units: HelpUnits, rates: readonly number[], shares: Float64Array | null): Float64Array {
  return Float64Array.from({ length: units.count }, (_, slot) =>
    rates.reduce((sum, rate, group) => {
      const share = shares === null ? 1 : shares[units.home[slot]! * groups + group]!;
      return sum + rate * share * units.weights[slot * groups + group]!;
    }, 0),
  );
}

/** Per slot the reason, as a position in `shortReasons`, for which somebody there goes without. */
function reasonsOf(
  units: HelpUnits,
  stages: Readonly<Record<Exclude<ShortReason, 'used_up'>, ReachCount>>,
): Uint8Array {
  const reasons = new Uint8Array(units.count).fill(shortReasons.indexOf('used_up'));
  for (const reason of ['resource', 'language', 'days', 'area'] as const) {
    stages[reason].each((slot, count) => {
      if (count === 0) reasons[slot] = shortReasons.indexOf(reason);
    });
  }
  return reasons;
}

function sumColumns(
  units: HelpUnits,
  need: Float64Array,
  { classes, flow, reasons }: { classes: NeedClasses; flow: SupplyFlow; reasons: Uint8Array },
): CapacityColumns {
  const column = () => new Float64Array(units.homesOf.length);
  const columns = {
    need: column(),
    served: column(),
    short: { area: column(), days: column(), language: column(), resource: column(), used_up: column() },
  };
  const shares = sharesOf(classes, flow);
  for (let slot = 0; slot < units.count; slot++) {
    if (!(need[slot]! > 0)) continue;
    const municipality = units.municipality[slot]!;
    const served = need[slot]! * (shares[classes.classOf[slot]!] ?? 0);
    columns.need[municipality]! += need[slot]!;
    columns.served[municipality]! += served;
    columns.short[shortReasons[reasons[slot]!]!][municipality]! += need[slot]! - served;
  }
  return columns;
}

/** Share of each class that is served; a class too small to be a unit is served when anybody in it could be. */
function sharesOf({ problem: { need } }: NeedClasses, { needLeft }: SupplyFlow): Float64Array {
  return need.map((each, index) => (each > 0 ? (each - needLeft[index]!) / each : 0));
}

function loadsOf(providers: readonly Provider[], flow: SupplyFlow): ProviderLoad[] {
  const { capacities } = flow.shortSide();
  return providers.map(({ offer, capacity }, index) => ({
    offer,
    capacity,
    carried: capacity - flow.capacityLeft[index]! / unitsPerPerson,
    binds: capacities[index] === 1,
  }));
}

/** A class that lies in several municipalities is served in all of them in the same proportion. */
function carriersOf(
  units: HelpUnits,
  need: Float64Array,
  { classOf, problem }: NeedClasses,
  { flow }: SupplyFlow,
): Carrier[] {
  const places: Map<number, number>[] = Array.from(problem.need, () => new Map<number, number>());
  for (let slot = 0; slot < units.count; slot++) {
    const place = places[classOf[slot]!];
    const municipality = units.municipality[slot]!;
    place?.set(municipality, (place.get(municipality) ?? 0) + need[slot]!);
  }
  const carried = new Map<number, number>();
  const providers = problem.capacity.length;
  places.forEach((place, index) => {
    const people = [...place.values()].reduce((sum, each) => sum + each, 0);
    for (let edge = problem.edgeStart[index]!; edge < problem.edgeStart[index + 1]!; edge++) {
      const served = flow[edge]! / unitsPerPerson;
      if (served === 0) continue;
      for (const [municipality, here] of place) {
        const key = municipality * providers + problem.edgeTarget[edge]!;
        carried.set(key, (carried.get(key) ?? 0) + (served * here) / people);
      }
    }
  });
  return [...carried]
    .map(([key, people]) => ({
      municipality: Math.floor(key / providers),
      provider: key % providers,
      people,
    }))
    .sort((a, b) => a.municipality - b.municipality || b.people - a.people || a.provider - b.provider);
}
