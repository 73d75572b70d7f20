/** What all parts of one computation share. */
import { reportedGroups, type CoverageInput, type CoverageParameters } from './coverage-input.model';
import type { DemandUnits, UnknownPeople } from './demand-units.model';
import type { PlaceSite } from './place-draws.model';
import type { ReportArea } from './report-areas.model';

export interface EngineContext {
  /** With its municipalities in order of code: positions of municipalities everywhere refer to this order. */
  input: CoverageInput;
  parameters: CoverageParameters;
  units: DemandUnits;
  sites: readonly PlaceSite[];
  areas: readonly ReportArea[];
  /** People by area and group, whatever is known of the places; a larger area counts the municipalities that take part. */
  people: Float64Array;
}

/** Place of an area's group in arrays that hold one number for each. */
export function cellOf(area: number, group: number): number {
  return area * reportedGroups.length + group;
}

/** Municipalities that an area counts: a municipality always itself, a larger area those that `counts` names. */
export function countedMunicipalities(
  area: ReportArea,
  counts: (municipality: number) => boolean,
): readonly number[] {
  return area.kind === 'municipality' ? area.municipalities : area.municipalities.filter(counts);
}

/** People of one group, in these municipalities together, whose number is not known. */
export function sumUnknown(
  units: DemandUnits,
  municipalities: readonly number[],
  group: number,
): UnknownPeople {
  const sum = { places: 0, atMost: 0, unbounded: false };
  for (const municipality of municipalities) {
    const unknown = units.unknown[municipality]![group]!;
    sum.places += unknown.places;
    sum.atMost += unknown.atMost;
    sum.unbounded ||= unknown.unbounded;
  }
  return sum;
}
