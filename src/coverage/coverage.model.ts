/** The coverage engine: who lives how far from where they may vote, from values to one report, without chance or clock. */
import { describePeople, peopleBasisOf } from './area-people.model';
import { sumByArea } from './area-tally.model';
import { defaultParameters, type CoverageInput } from './coverage-input.model';
import type { AreaCoverage, CoverageReport } from './coverage-report.model';
import { sortedBy, toDemandUnits } from './demand-units.model';
import type { EngineContext } from './engine-context.model';
import { countListStates } from './list-status.model';
import { measureAccess } from './phase-access.model';
import { countPlaces } from './place-counts.model';
import { toPlaceSites } from './place-draws.model';
import { toMemberships, toReportAreas } from './report-areas.model';

/**
 * Computes the report of docs/methods.md section 1: for the country, larger areas and municipalities the shares of
 * people within the thresholds, median and 90th percentile of distance, on election day and in advance voting.
 * The order of the input does not matter; equal input gives an equal report. Throws a RangeError where people or
 * places name a municipality that is not in the list.
 */
export function computeCoverage(input: CoverageInput): CoverageReport {
  const context = prepare(input);
  const access = {
    election_day: measureAccess(context, 'election_day'),
    advance: measureAccess(context, 'advance'),
  };
  return {
    question: input.election,
    dataVersion: input.dataVersion,
    peopleDescribedOn: input.peopleDescribedOn,
    parameters: context.parameters,
    completeness: {
      election_day: countListStates(input, 'election_day'),
      advance: countListStates(input, 'advance'),
    },
    areas: context.areas.map((_, position) => ({
      ...describeArea(context, position),
      access: { election_day: access.election_day(position), advance: access.advance(position) },
    })),
    sources: input.sources,
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

function describeArea(context: EngineContext, position: number): Omit<AreaCoverage, 'access'> {
  const { municipalities: members, ...area } = context.areas[position]!;
  const { municipalities, places } = context.input;
  const taking = members.filter((member) => municipalities[member]!.takesPart);
  const codes = new Set(
    (area.kind === 'municipality' ? members : taking).map((member) => municipalities[member]!.code),
  );
  return {
    ...area,
    takesPart: taking.length > 0,
    peopleBasis: peopleBasisOf(context, position),
    people: describePeople(context, position),
    places: countPlaces(places.filter((place) => codes.has(place.municipalityCode))),
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
