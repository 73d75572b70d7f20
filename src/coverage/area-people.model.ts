/** The people of an area: how many, what they are, and how many are not known. */
import { reportedGroups, type ReportedGroup } from './coverage-input.model';
import type { DemandBasis, PeopleBasis, PeopleCount } from './coverage-report.model';
import { cellOf, countedMunicipalities, sumUnknown, type EngineContext } from './engine-context.model';

/** People by group of the area at a position; a larger area counts the municipalities that take part. */
export function describePeople(context: EngineContext, position: number): Record<ReportedGroup, PeopleCount> {
  const municipalities = municipalitiesOf(context, position);
  return Object.fromEntries(
    reportedGroups.map((group, index) => {
      const unknown = sumUnknown(context.units, municipalities, index);
      return [
        group,
        {
          known: Math.round(context.people[cellOf(position, index)]!),
          unknownPlaces: unknown.places,
          unknownAtMost: Math.round(unknown.atMost),
          unbounded: unknown.unbounded,
        },
      ];
    }),
  ) as Record<ReportedGroup, PeopleCount>;
}

/** Whether the adults of an area are scaled to the electorate: all, none, or some municipalities. */
export function peopleBasisOf(context: EngineContext, position: number): PeopleBasis {
  const scaled = municipalitiesOf(context, position).map(
    (municipality) => context.input.municipalities[municipality]!.electorate !== null,
  );
  if (scaled.length > 0 && scaled.every(Boolean)) return 'electorate';
  return scaled.some(Boolean) ? 'mixed' : 'adults';
}

/** What tells where the people of an area live. */
export function demandBasisOf(context: EngineContext, position: number): DemandBasis {
  const exact = new Set(context.input.exactMunicipalities);
  const isExact = municipalitiesOf(context, position).map((municipality) =>
    exact.has(context.input.municipalities[municipality]!.code),
  );
  if (isExact.length > 0 && isExact.every(Boolean)) return 'grid';
  return isExact.some(Boolean) ? 'mixed' : 'postal_areas';
}

function municipalitiesOf(context: EngineContext, position: number): readonly number[] {
  return countedMunicipalities(
    context.areas[position]!,
    (municipality) => context.input.municipalities[municipality]!.takesPart,
  );
}
