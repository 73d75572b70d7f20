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
import { measureService, type CapacityCoverage } from './capacity-coverage.model';
import { capacityFiguresOf, classesOf, peopleOf, toCountedAreas, type CountedArea } from './help-areas.model';
import { servicesOf } from './help-capacity.model';
import { helpLosses, placeLosses, rankedGroup, serviceLosses } from './help-fragility.model';
import type { HelpInput, HelpQuestion } from './help-input.model';
import { groupBy } from '../shared/group-by';
import { measureLayers } from './help-layers.model';
import { ReachFinder } from './help-reach.model';
import type { CapacityReport, Fragility, HelpReport } from './help-report.model';
import { toHelpUnits, type HelpUnits } from './help-units.model';
import { selectOffers, type NamedOffer } from './offer-selection.model';
import { classifyPeople } from './people-classes.model';
import { toPlaceAccess, type PlaceAccess } from './place-access.model';
import { advanceLosses, electionDayLosses } from './place-losses.model';

/** How many losses of each kind are listed. */
const listedLosses = 20;
/** Offers named as carriers of a municipality's figure. */
const listedCarriers = 20;

interface Prepared {
  input: CoverageInput;
  question: HelpQuestion;
  offers: readonly NamedOffer[];
  units: DemandUnits;
  help: HelpUnits;
  areas: readonly CountedArea[];
  access: Readonly<Record<AccessKind, PlaceAccess>>;
}

/**
 * Computes the report of docs/methods.md, "Help". The order of the input does not matter; equal input gives an equal report.
 * Throws a RangeError where people name a municipality that is not in the list.
 */
export function computeHelp(given: HelpInput): HelpReport {
  const prepared = prepare(given);
  const { input, question, offers, help, areas, access } = prepared;
  const scope = { coverage: input, question };
  const finder = new ReachFinder(help);
  const layers = measureLayers(help, offers, { ...scope, offers }, finder);
  const classes = Object.fromEntries(
    accessKinds.map((kind) => [kind, classifyPeople(prepared, access[kind], offers, scope)]),
  ) as Record<AccessKind, ReturnType<typeof classifyPeople>>;
  const people = peopleByMunicipality(help);
  const capacity = servicesOf(question).flatMap((service) =>
    measureService(help, offers, scope, { service, finder }),
  );
  return {
    election: input.election,
    dataVersion: input.dataVersion,
    peopleDescribedOn: input.peopleDescribedOn,
    question,
    offers: offers.length,
    organisations: groupBy(offers, ({ organisationId }) => organisationId).size,
    layers: layers.map(({ type, window, language, offers: count, organisations }) => ({
      type,
      window,
      language,
      offers: count,
      organisations,
    })),
    areas: areas.map((counted) => {
      const { kind, code, nameFi, nameSv, nameEn, municipalities } = counted.area;
      return {
        kind,
        code,
        nameFi,
        nameSv,
        nameEn,
        takesPart: municipalities.some((each) => input.municipalities[each]!.takesPart),
        people: peopleOf(counted, people),
        reached: layers.map(({ reached }) => peopleOf(counted, reached)),
        classes: {
          election_day: classesOf(counted, classes.election_day, access.election_day.statuses),
          advance: classesOf(counted, classes.advance, access.advance.statuses),
        },
      };
    }),
    byOneOrganisation: areas.map((counted) =>
      layers.map(({ byOneOrganisation }) => peopleOf(counted, byOneOrganisation)),
    ),
    capacity: capacity.map((each) => toCapacityReport(each, areas, input)),
    fragility: {
      listed: listedLosses,
      help: helpLosses(layers, rankedGroup, listedLosses),
      service: serviceLosses(capacity, listedLosses),
      places: lossesOfPlaces(prepared),
    },
  };
}

function prepare({ coverage, offers, question }: HelpInput): Prepared {
  const input = { ...coverage, municipalities: sortedBy(coverage.municipalities, ({ code }) => code) };
  const parameters = { ...defaultParameters, ...coverage.parameters };
  const units = toDemandUnits(input, parameters);
  const sites = toPlaceSites(input, parameters);
  const accessOf = (kind: AccessKind) => toPlaceAccess(input, parameters, { units, sites, kind });
  return {
    input,
    question,
    offers: selectOffers({ offers, question }),
    units,
    help: toHelpUnits(
      units,
      input.municipalities.map(({ code }) => code),
    ),
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

function lossesOfPlaces({ input, question, units, help, access }: Prepared): Fragility['places'] {
  const order = { group: rankedGroup, most: listedLosses };
  const { nearMetres } = question;
  const losses = {
    advance: advanceLosses(help, access.advance, nearMetres),
    election_day: electionDayLosses(units, access.election_day, input.municipalities, nearMetres),
  };
  return accessKinds.flatMap((kind) =>
    placeLosses(access[kind], losses[kind], help.municipalityIndex, order),
  );
}
