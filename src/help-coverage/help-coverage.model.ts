/** The help engine: whom the help on offer reaches, whom it can serve, and on whom that depends; without chance or clock. */
import { defaultParameters, reportedGroups, type AccessKind } from '../coverage/coverage-input.model';
import { sortedBy, toDemandUnits } from '../coverage/demand-units.model';
import { toPlaceSites } from '../coverage/place-draws.model';
import { toReportAreas } from '../coverage/report-areas.model';
import { groupBy } from '../shared/group-by';
import { classesOf, peopleOf, toCountedAreas } from './help-areas.model';
import { servicesOf } from './help-capacity.model';
import type { HelpInput, HelpQuestion } from './help-input.model';
import { listedLosses, placesKeeper, reachKeeper, serviceKeeper, type Prepared } from './help-keepers.model';
import { ReachFinder } from './help-reach.model';
import type { HelpReport } from './help-report.model';
import { toHelpUnits, type HelpUnits } from './help-units.model';
import { selectOffers, type NamedOffer } from './offer-selection.model';
import { toPlaceAccess } from './place-access.model';

/** An election's people, places and offers, ready to answer one question after another. */
export interface PreparedHelp {
  answer(question: HelpQuestion): HelpReport;
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

type Measured = {
  people: Float64Array;
  selected: readonly NamedOffer[];
  served: readonly ReturnType<ReturnType<ReturnType<typeof serviceKeeper>>>[];
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
