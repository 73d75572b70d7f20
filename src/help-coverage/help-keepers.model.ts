/** What the answers on help of one election share, measured once: whom offers reach, who has a place near, what services can do. */
import { accessKinds, type AccessKind, type CoverageInput } from '../coverage/coverage-input.model';
import type { DemandUnits } from '../coverage/demand-units.model';
import { groupBy } from '../shared/group-by';
import { LastUsed } from '../shared/last-used';
import {
  measureService,
  serviceTools,
  type CapacityCoverage,
  type ServiceTools,
} from './capacity-coverage.model';
import { capacityFiguresOf, peopleOf, type CountedArea } from './help-areas.model';
import { amountsKey, needByGroup, type HelpService, type HelpServiceId } from './help-capacity.model';
import { helpLosses, placeLosses, rankedGroup, serviceLosses } from './help-fragility.model';
import type { HelpQuestion } from './help-input.model';
import { layerMeter } from './help-layers.model';
import type { ReachFinder } from './help-reach.model';
import type { CapacityReport, Fragility } from './help-report.model';
import type { HelpUnits } from './help-units.model';
import { speaks, type NamedOffer } from './offer-selection.model';
import { classifyPeople } from './people-classes.model';
import { nearShares, type PlaceAccess } from './place-access.model';
import { advanceLosses, electionDayLosses } from './place-losses.model';

/** How many losses of each kind are listed. */
export const listedLosses = 20;
/** Offers named as carriers of a municipality's figure. */
const listedCarriers = 20;

/** An election's people, places and offers, laid out. */
export interface Prepared {
  input: CoverageInput;
  /** All offers, in the order of `selectOffers`. */
  offers: readonly NamedOffer[];
  units: DemandUnits;
  help: HelpUnits;
  finder: ReachFinder;
  areas: readonly CountedArea[];
  access: Readonly<Record<AccessKind, PlaceAccess>>;
}

/** Everything of the question that tells whom help reaches. */
function reachKey({ types, languages }: HelpQuestion): string {
  return JSON.stringify([types, languages]);
}

/** The last answers again while the key stays one of theirs. `rest` is what the key tells of in few words. */
function keepLast<Answer, Rest extends readonly unknown[]>(
  measure: (question: HelpQuestion, ...rest: Rest) => Answer,
  keyOf: (question: HelpQuestion, ...rest: Rest) => string,
  most = 1,
): (question: HelpQuestion, ...rest: Rest) => Answer {
  const last = new LastUsed<Answer & object>(most);
  return (question, ...rest) =>
    last.get(keyOf(question, ...rest), () => measure(question, ...rest) as Answer & object)!;
}

/** How whom help reaches is kept. */
export function reachKeeper({ input, help, finder, areas }: Prepared) {
  const layersOf = layerMeter(help, finder);
  const measure = (question: HelpQuestion, selected: readonly NamedOffer[]) => {
    const layers = layersOf(selected, { coverage: input, question });
    return {
      layers,
      reachedOf: areas.map((counted) => layers.map(({ reached }) => peopleOf(counted, reached))),
      byOneOrganisation: areas.map((counted) =>
        layers.map(({ byOneOrganisation }) => peopleOf(counted, byOneOrganisation)),
      ),
      helpLosses: helpLosses(layers, rankedGroup, listedLosses),
    };
  };
  return keepLast(measure, reachKey);
}

/** How is kept who has a place near, or a ride, and on which places that rests. */
export function placesKeeper(prepared: Prepared) {
  const { input, units, access } = prepared;
  const near = keepLast(
    ({ nearMetres }) => ({
      shares: {
        election_day: nearShares(access.election_day, units, nearMetres),
        advance: nearShares(access.advance, units, nearMetres),
      },
      placeLosses: lossesOfPlaces(prepared, nearMetres),
    }),
    ({ nearMetres }) => String(nearMetres),
  );
  const measure = (question: HelpQuestion, selected: readonly NamedOffer[]) => {
    const { shares, placeLosses } = near(question);
    const classify = (kind: AccessKind) =>
      classifyPeople({ ...prepared, near: shares[kind] }, access[kind], selected, {
        coverage: input,
        question,
      });
    return {
      classes: { election_day: classify('election_day'), advance: classify('advance') },
      placeLosses,
    };
  };
  return keepLast(measure, (question) => `${reachKey(question)} ${question.nearMetres}`);
}

/** How many answers of a service are kept: for planners who go back and forth between two languages, say. */
const keptAnswers = 4;

/** How one service is kept: its answer is asked for again whenever anything else of the question changes. */
export function serviceKeeper(prepared: Prepared) {
  const keepers = new Map<HelpServiceId, ReturnType<typeof keeperOf>>();
  const keeperOf = (service: HelpService) => {
    const tools = serviceTools(prepared.help, prepared.finder);
    return keepLast(
      (question, selected: readonly NamedOffer[]) =>
        measureServed(prepared, question, { service, selected, tools }),
      (question, selected) =>
        JSON.stringify([
          needByGroup(service, question),
          amountsKey(service.resource, question),
          selected.flatMap((offer) =>
            service.types.includes(offer.type) ? [offer.id, speaks(offer, question.languages)] : [],
          ),
        ]),
      keptAnswers,
    );
  };
  return (service: HelpService) => {
    const keeper = keepers.get(service.id) ?? keeperOf(service);
    keepers.set(service.id, keeper);
    return keeper;
  };
}

/** What a service can do for those who need it, and what would be lost; the flow itself, which is large, is let go. */
function measureServed(
  { input, help, areas }: Prepared,
  question: HelpQuestion,
  {
    service,
    selected,
    tools,
  }: { service: HelpService; selected: readonly NamedOffer[]; tools: ServiceTools },
) {
  const windows = measureService(help, selected, { coverage: input, question }, { service, tools });
  return {
    capacity: windows.map((each) => toCapacityReport(each, areas, input)),
    losses: serviceLosses(windows, listedLosses),
  };
}

function toCapacityReport(
  { service, window, columns, providers, carriers, offersWithoutAmount }: CapacityCoverage,
  areas: readonly CountedArea[],
  input: CoverageInput,
): CapacityReport {
  const people = (number: number) => Math.round(number * 10) / 10;
  const listed = [...groupBy(carriers, ({ municipality }) => String(municipality))].map(
    ([municipality, offers]) => [
      input.municipalities[Number(municipality)]!.code,
      offers
        .filter((carrier) => carrier.people >= 0.5)
        .slice(0, listedCarriers)
        .map((carrier) => ({ provider: carrier.provider, people: people(carrier.people) })),
    ],
  );
  return {
    service: service.id,
    types: service.types,
    resource: service.resource,
    window,
    offersWithoutAmount,
    areas: areas.map((area) => capacityFiguresOf(area, columns)),
    providers: providers.map(({ offer, capacity, carried, binds }) => ({
      offerId: offer.id,
      organisationId: offer.organisationId,
      capacity,
      carried: people(carried),
      binds,
    })),
    carriers: Object.fromEntries(listed) as CapacityReport['carriers'],
  };
}

function lossesOfPlaces({ input, units, help, access }: Prepared, nearMetres: number): Fragility['places'] {
  const order = { group: rankedGroup, most: listedLosses };
  const losses = {
    advance: advanceLosses(help, access.advance, nearMetres),
    election_day: electionDayLosses(units, access.election_day, input.municipalities, nearMetres),
  };
  return accessKinds.flatMap((kind) =>
    placeLosses(access[kind], losses[kind], help.municipalityIndex, order),
  );
}
