/** The coverage engine: who lives how far from where they may vote, from values to one report, without chance or clock. */
import { demandBasisOf, describePeople, peopleBasisOf } from './area-people.model';
import { sumByArea } from './area-tally.model';
import { defaultParameters, type CoverageInput } from './coverage-input.model';
import type { AccessQuestion } from './coverage-question.model';
import type { AreaCoverage, CoverageReport } from './coverage-report.model';
import { sortedBy, toDemandUnits } from './demand-units.model';
import type { EngineContext } from './engine-context.model';
import { measureEquity, type AreaEquity } from './equity-annex.model';
import { countListStates } from './list-status.model';
import { prepareKind } from './phase-access.model';
import { countPlaces } from './place-counts.model';
import { toPlaceSites } from './place-draws.model';
import { toMemberships, toReportAreas } from './report-areas.model';

/** An election's data, ready to answer one question after another. */
export interface PreparedCoverage {
  answer(question: AccessQuestion): CoverageReport;
  /** The annex on equity, which no question changes; in the order of the report's areas. */
  equity(): readonly AreaEquity[];
}

/**
 * Computes the report of docs/methods.md section 1: for the country, larger areas and municipalities the shares of
 * people within the thresholds, median and 90th percentile of distance, on election day and in advance voting, to all
 * places and to those that have what the question asks.
 * The order of the input does not matter; equal input gives an equal report. Throws a RangeError where people or
 * places name a municipality that is not in the list.
 */
export function computeCoverage(input: CoverageInput): CoverageReport {
  return prepareCoverage(input).answer({
    thresholdsMetres: { ...defaultParameters, ...input.parameters }.thresholdsMetres,
    placeFeatures: input.placeFeatures ?? [],
  });
}

/**
 * Makes points, places and draws once; each answer is the same as `computeCoverage` gives for the same input and question.
 * Throws as `computeCoverage` does.
 */
export function prepareCoverage(input: CoverageInput): PreparedCoverage {
  const context = prepare(input);
  const kinds = {
    election_day: prepareKind(context, 'election_day'),
    advance: prepareKind(context, 'advance'),
  };
  const described = context.areas.map((_, position) => describeArea(context, position));
  return {
    answer(question) {
      const access = {
        election_day: kinds.election_day.access(question),
        advance: kinds.advance.access(question),
      };
      const filtered =
        question.placeFeatures.length === 0
          ? null
          : {
              election_day: kinds.election_day.filtered(question),
              advance: kinds.advance.filtered(question),
            };
      return {
        election: input.election,
        question: { thresholdsMetres: question.thresholdsMetres, placeFeatures: question.placeFeatures },
        dataVersion: input.dataVersion,
        peopleDescribedOn: input.peopleDescribedOn,
        gridDescribedOn: input.exactDemand === null ? null : (input.exactDescribedOn ?? null),
        parameters: { ...context.parameters, thresholdsMetres: question.thresholdsMetres },
        completeness: {
          election_day: countListStates(input, 'election_day'),
          advance: countListStates(input, 'advance'),
        },
        areas: described.map((area, position) => ({
          ...area,
          access: { election_day: access.election_day(position), advance: access.advance(position) },
          filtered: filtered && {
            election_day: filtered.election_day(position),
            advance: filtered.advance(position),
          },
        })),
        sources: input.sources,
      };
    },
    equity: () => measureEquity(context),
  };
}

function prepare(unordered: CoverageInput): EngineContext {
  const input = { ...unordered, municipalities: sortedBy(unordered.municipalities, ({ code }) => code) };
  refuseStrayPlaces(input);
  const parameters = { ...defaultParameters, ...input.parameters };
  const units = toDemandUnits(input, parameters);
  const areas = toReportAreas(input, input.municipalities);
  const takingPart = toMemberships(
    areas,
    input.municipalities.length,
    (municipality) => input.municipalities[municipality]!.takesPart,
  );
  return {
    input,
    parameters,
    units,
    sites: toPlaceSites(input, parameters),
    areas,
    people: sumByArea(units, takingPart, areas.length, null),
  };
}

function describeArea(context: EngineContext, position: number): Omit<AreaCoverage, 'access' | 'filtered'> {
  const { municipalities: members, ...area } = context.areas[position]!;
  const { municipalities, places, election } = context.input;
  const taking = members.filter((member) => municipalities[member]!.takesPart);
  const codes = new Set(
    (area.kind === 'municipality' ? members : taking).map((member) => municipalities[member]!.code),
  );
  return {
    ...area,
    takesPart: taking.length > 0,
    peopleBasis: peopleBasisOf(context, position),
    demandBasis: demandBasisOf(context, position),
    people: describePeople(context, position),
    places: countPlaces(
      places.filter((place) => codes.has(place.municipalityCode)),
      election,
    ),
  };
}

function refuseStrayPlaces(input: CoverageInput): void {
  const codes = new Set(input.municipalities.map(({ code }) => code));
  const stray = input.places.find((place) => !codes.has(place.municipalityCode));
  if (stray) {
    throw new RangeError(
      `A place is given for municipality ${stray.municipalityCode}, which is not in this division.`,
    );
  }
}
