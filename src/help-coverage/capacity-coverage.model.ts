/** Capacity coverage: how many of those who need help the offers can serve, as a maximum flow, with what proves it. */
import type { CareResidents } from '../coverage/coverage-input.model';
import type { IsoDate } from '../shared/dates';
import { fairFlow } from '../shared/fair-flow';
import { LastUsed } from '../shared/last-used';
import type { FlowProblem, SupplyFlow } from '../shared/supply-flow';
import { capacityOf, needByGroup, type HelpService } from './help-capacity.model';
import { rideShares } from './care-residents.model';
import { helpWindows, isRide, type HelpInput, type HelpQuestion, type HelpWindow } from './help-input.model';
import { ReachCount, ReachFinder } from './help-reach.model';
import type { HelpUnits } from './help-units.model';
import {
  needOfCells,
  toFlowProblem,
  toNeedLayout,
  unitsPerPerson,
  type NeedLayout,
  type Provider,
} from './need-layout.model';
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
  problem: FlowProblem;
  flow: SupplyFlow;
}

/** Where what no assumption changes is kept from one question to the next. */
export interface ServiceTools {
  finder: ReachFinder;
  layouts: LastUsed<NeedLayout>;
}

/** As many layouts of a service as it has windows. */
export function serviceTools(units: HelpUnits, finder = new ReachFinder(units)): ServiceTools {
  return { finder, layouts: new LastUsed(helpWindows.length) };
}

/** Measures one service in every window; offers in the order of `selectOffers`. */
export function measureService(
  units: HelpUnits,
  offers: readonly NamedOffer[],
  scope: Pick<HelpInput, 'coverage' | 'question'>,
  { service, tools }: { service: HelpService; tools: ServiceTools },
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
      : measureCapacity(units, serving, scope, { service, window, tools });
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
    tools = serviceTools(units),
  }: { service: HelpService; window: HelpWindow; tools?: ServiceTools },
): CapacityCoverage {
  const days = daysOfWindow(coverage.election, window);
  const serving = offers
    .filter(({ type }) => service.types.includes(type))
    .map((offer) => toServing(offer, days, { service, question }));
  const providers = serving.flatMap(({ offer, stage, capacity }): Provider[] =>
    stage === 'resource' ? [{ offer, capacity: capacity! }] : [],
  );
  const layout = tools.layouts.get(serving.map(({ offer, stage }) => `${offer.id} ${stage}`).join('\n'), () =>
    layOut(units, serving, { service, careResidents: coverage.careResidents ?? [] }, tools.finder),
  )!;
  const need = needOfCells(layout, needByGroup(service, question));
  const problem = toFlowProblem(layout, need, providers);
  const flow = fairFlow(problem);
  return {
    service,
    window,
    columns: sumColumns(units, layout, need, { problem, flow }),
    providers: loadsOf(providers, flow),
    carriers: carriersOf(layout, need, problem, flow),
    offersWithoutAmount: serving.filter(({ stage, capacity }) => stage === 'language' && capacity === null)
      .length,
    problem,
    flow,
  };
}

/** How far offers come: each stage holds those that come further too. */
const stages = ['area', 'days', 'language', 'resource'] as const satisfies readonly ShortReason[];
type Stage = (typeof stages)[number];

interface ServingOffer {
  offer: NamedOffer;
  stage: Stage;
  /** People whom it can serve; null where its amount is not known. */
  capacity: number | null;
}

function toServing(
  offer: NamedOffer,
  days: readonly IsoDate[],
  { service, question }: { service: HelpService; question: HelpQuestion },
): ServingOffer {
  if (helpDays(offer, days) === 0) return { offer, stage: 'area', capacity: 0 };
  if (!speaks(offer, question.languages)) return { offer, stage: 'days', capacity: 0 };
  const capacity = capacityOf(offer, service.resource, days, question);
  return { offer, stage: capacity !== null && capacity > 0 ? 'resource' : 'language', capacity };
}

function layOut(
  units: HelpUnits,
  serving: readonly ServingOffer[],
  { service, careResidents }: { service: HelpService; careResidents: readonly CareResidents[] },
  finder: ReachFinder,
): NeedLayout {
  const usedUp = shortReasons.indexOf('used_up');
  const reasons = new Uint8Array(units.count).fill(usedUp);
  stages.forEach((least, position) => {
    // Where no offer stops at the stage before, this one holds the same offers.
    if (position > 0 && !serving.some(({ stage }) => stage === stages[position - 1])) return;
    const count = new ReachCount(units, finder);
    for (const { offer, stage } of serving) {
      if (stages.indexOf(stage) >= position) count.add(finder.find([offer.area]), offer.low, offer.high);
    }
    const { counts } = count.columns();
    for (let slot = 0; slot < units.count; slot++)
      if (counts[slot] === 0 && reasons[slot] === usedUp) reasons[slot] = shortReasons.indexOf(least);
  });
  const shares = service.types.some(isRide) ? rideShares(units, careResidents) : null;
  const providers = serving.flatMap(({ offer, stage }) => (stage === 'resource' ? [offer] : []));
  // The columns read last are those of the offers that serve.
  return toNeedLayout({ units, shares, reasons }, providers, finder);
}

/** @param need people by cell */
function sumColumns(
  units: HelpUnits,
  { classes, cellStart, cells }: NeedLayout,
  need: Float64Array,
  { problem, flow }: { problem: FlowProblem; flow: SupplyFlow },
): CapacityColumns {
  const column = () => new Float64Array(units.homesOf.length);
  const columns = {
    need: column(),
    served: column(),
    short: { area: column(), days: column(), language: column(), resource: column(), used_up: column() },
  };
  for (let index = 0; index <= classes; index++) {
    // A class too small to be a unit is served when anybody in it could be; nobody serves those of none.
    const units = index < classes ? problem.need[index]! : 0;
    const share = units > 0 ? (units - flow.needLeft[index]!) / units : 0;
    const end = index < classes ? cellStart[index + 1]! : need.length;
    for (let cell = cellStart[index]!; cell < end; cell++) {
      const municipality = cells.municipality[cell]!;
      const served = need[cell]! * share;
      columns.need[municipality]! += need[cell]!;
      columns.served[municipality]! += served;
      columns.short[shortReasons[cells.reason[cell]!]!][municipality]! += need[cell]! - served;
    }
  }
  return columns;
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
  { classes, cellStart, cells }: NeedLayout,
  need: Float64Array,
  { capacity, edgeStart, edgeTarget }: FlowProblem,
  { flow }: SupplyFlow,
): Carrier[] {
  const carried = new Map<number, number>();
  const providers = capacity.length;
  for (let index = 0; index < classes; index++) {
    const [from, to] = [cellStart[index]!, cellStart[index + 1]!];
    let people = 0;
    for (let cell = from; cell < to; cell++) people += need[cell]!;
    for (let edge = edgeStart[index]!; edge < edgeStart[index + 1]!; edge++) {
      const served = flow[edge]! / unitsPerPerson;
      if (served === 0) continue;
      for (let cell = from; cell < to; cell++) {
        const key = cells.municipality[cell]! * providers + edgeTarget[edge]!;
        carried.set(key, (carried.get(key) ?? 0) + (served * need[cell]!) / people);
      }
    }
  }
  return [...carried]
    .filter(([, people]) => people > 0)
    .map(([key, people]) => ({
      municipality: Math.floor(key / providers),
      provider: key % providers,
      people,
    }))
    .sort((a, b) => a.municipality - b.municipality || b.people - a.people || a.provider - b.provider);
}
