/** The help engine: whom the help on offer reaches, whom it can serve, and on whom that depends; without chance or clock. */
import {
  accessKinds,
  defaultParameters,
  reportedGroups,
  type AccessKind,
  type CoverageInput,
} from '../coverage/coverage-input.model';
import { sortedBy, toDemandUnits, type DemandUnits } from '../coverage/demand-units.model';
import { toPlaceSites } from '../coverage/place-draws.model';
import { toReportAreas } from '../coverage/report-areas.model';
import {
  measureService,
  serviceTools,
  type CapacityCoverage,
  type ServiceTools,
} from './capacity-coverage.model';
import { capacityFiguresOf, classesOf, peopleOf, toCountedAreas, type CountedArea } from './help-areas.model';
import {
  amountsKey,
  needByGroup,
  servicesOf,
  type HelpService,
  type HelpServiceId,
} from './help-capacity.model';
import { helpLosses, placeLosses, rankedGroup, serviceLosses } from './help-fragility.model';
import type { HelpInput, HelpQuestion } from './help-input.model';
import { groupBy } from '../shared/group-by';
import { LastUsed } from '../shared/last-used';
import { layerMeter } from './help-layers.model';
import { ReachFinder } from './help-reach.model';
import type { CapacityReport, Fragility, HelpReport } from './help-report.model';
import { toHelpUnits, type HelpUnits } from './help-units.model';
import { selectOffers, speaks, type NamedOffer } from './offer-selection.model';
import { classifyPeople } from './people-classes.model';
import { nearShares, toPlaceAccess, type PlaceAccess } from './place-access.model';
import { advanceLosses, electionDayLosses } from './place-losses.model';

/** How many losses of each kind are listed. */
const listedLosses = 20;
/** Offers named as carriers of a municipality's figure. */
const listedCarriers = 20;

/** An election's people, places and offers, ready to answer one question after another. */
export interface PreparedHelp {
  answer(question: HelpQuestion): HelpReport;
}

interface Prepared {
  input: CoverageInput;
  /** All offers, in the order of `selectOffers`. */
  offers: readonly NamedOffer[];
  units: DemandUnits;
  help: HelpUnits;
  finder: ReachFinder;
  areas: readonly CountedArea[];
  access: Readonly<Record<AccessKind, PlaceAccess>>;
}

/**
 * Computes the report of docs/methods.md, "Help". The order of the input does not matter; equal input gives an equal report.
 * Throws a RangeError where people name a municipality that is not in the list.
 */
export function computeHelp({ coverage, offers, question }: HelpInput): HelpReport {
  return prepareHelp({ coverage, offers }).answer(question);
}

/**
 * Lays out people and places once; each answer is the same as `computeHelp` gives for the same input and question. What the
 * last questions share with the next is measured once: whom offers reach, what leads to them, and who has a place near.
 * Throws as `computeHelp` does.
 */
export function prepareHelp(given: Pick<HelpInput, 'coverage' | 'offers'>): PreparedHelp {
  const prepared = prepare(given);
  const people = peopleByMunicipality(prepared.help);
  const reachOf = reachKeeper(prepared);
  const placesOf = placesKeeper(prepared);
  const servedBy = serviceKeeper(prepared);
  return {
    answer: (question) => {
      const selected = ofTypes(prepared.offers, question);
      return toReport(prepared, question, {
        people,
        selected,
        ...reachOf(question, selected),
        ...placesOf(question, selected),
        served: servicesOf(question).map((service) => servedBy(service)(question, selected)),
      });
    },
  };
}

function ofTypes(offers: readonly NamedOffer[], { types }: HelpQuestion): readonly NamedOffer[] {
  return types.length === 0 ? offers : offers.filter(({ type }) => types.includes(type));
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
function reachKeeper({ input, help, finder, areas }: Prepared) {
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
function placesKeeper(prepared: Prepared) {
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
function serviceKeeper(prepared: Prepared) {
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

type Measured = {
  people: Float64Array;
  selected: readonly NamedOffer[];
  served: readonly ReturnType<typeof measureServed>[];
} & ReturnType<ReturnType<typeof reachKeeper>> &
  ReturnType<ReturnType<typeof placesKeeper>>;

function toReport(prepared: Prepared, question: HelpQuestion, measured: Measured): HelpReport {
  const { input, areas, access } = prepared;
  const { selected, layers, classes, people, served } = measured;
  return {
    election: input.election,
    dataVersion: input.dataVersion,
    peopleDescribedOn: input.peopleDescribedOn,
    question,
    offers: selected.length,
    organisations: groupBy(selected, ({ organisationId }) => organisationId).size,
    layers: layers.map(({ type, window, language, offers: count, organisations }) => ({
      type,
      window,
      language,
      offers: count,
      organisations,
    })),
    areas: areas.map((counted, position) => {
      const { kind, code, nameFi, nameSv, nameEn, municipalities } = counted.area;
      return {
        kind,
        code,
        nameFi,
        nameSv,
        nameEn,
        takesPart: municipalities.some((each) => input.municipalities[each]!.takesPart),
        people: peopleOf(counted, people),
        reached: measured.reachedOf[position]!,
        classes: {
          election_day: classesOf(counted, classes.election_day, access.election_day.statuses),
          advance: classesOf(counted, classes.advance, access.advance.statuses),
        },
      };
    }),
    byOneOrganisation: measured.byOneOrganisation,
    capacity: served.flatMap(({ capacity }) => capacity),
    fragility: {
      listed: listedLosses,
      help: measured.helpLosses,
      service: served.flatMap(({ losses }) => losses),
      places: measured.placeLosses,
    },
  };
}

function prepare({ coverage, offers }: Pick<HelpInput, 'coverage' | 'offers'>): Prepared {
  const input = { ...coverage, municipalities: sortedBy(coverage.municipalities, ({ code }) => code) };
  const parameters = { ...defaultParameters, ...coverage.parameters };
  const units = toDemandUnits(input, parameters);
  const sites = toPlaceSites(input, parameters);
  const accessOf = (kind: AccessKind) => toPlaceAccess(input, parameters, { units, sites, kind });
  const help = toHelpUnits(
    units,
    input.municipalities.map(({ code }) => code),
  );
  const finder = new ReachFinder(help);
  finder.findCircles(offers.map(({ area }) => area));
  return {
    input,
    offers: selectOffers({ offers, question: { types: [] } }),
    units,
    help,
    finder,
    areas: toCountedAreas(
      toReportAreas(input, input.municipalities),
      input.municipalities.map(({ takesPart }) => takesPart),
    ),
    access: { election_day: accessOf('election_day'), advance: accessOf('advance') },
  };
}

function peopleByMunicipality({ count, municipality, weights, homesOf }: HelpUnits): Float64Array {
  const groups = reportedGroups.length;
  const people = new Float64Array(homesOf.length * groups);
  for (let slot = 0; slot < count; slot++) {
    for (let group = 0; group < groups; group++)
      people[municipality[slot]! * groups + group]! += weights[slot * groups + group]!;
  }
  return people;
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
