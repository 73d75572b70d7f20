/** The areas that a report on one area speaks of, and what is known of the lists of its municipalities. */
import { accessKinds, listStates, type AccessKind, type ListState } from '../coverage/coverage-input.model';
import type {
  AccessStatus,
  AreaCoverage,
  CompletenessCounts,
  CoverageReport,
} from '../coverage/coverage-report.model';
import { municipalitiesOfArea, type GapQuery } from '../gaps/gap-selection.model';

export interface ReportMembers {
  /** Positions among the areas of the coverage report: the area itself, larger areas of the country, municipalities. */
  positions: readonly number[];
  /** Codes of the municipalities. */
  codes: ReadonlySet<string>;
}

/** Null where the report has no such area. */
export function membersOf(report: CoverageReport, area: GapQuery['area']): ReportMembers | null {
  const codes = municipalitiesOfArea(report, area);
  if (codes === null) return null;
  const positions = report.areas.flatMap(({ kind, code }, position) => {
    const isArea = kind === area.kind && code === area.code;
    if (kind === 'municipality') return codes.has(code) ? [position] : [];
    return isArea || area.kind === 'country' ? [position] : [];
  });
  return { positions, codes };
}

const stateOf: Readonly<Record<AccessStatus, ListState | null>> = {
  complete: 'complete',
  positions_missing: 'complete',
  partial: 'partial',
  not_known: 'unknown',
  no_election: null,
};

/** Municipalities that take part, counted by the state of their list of each kind. */
export function completenessOf(
  areas: readonly AreaCoverage[],
): Readonly<Record<AccessKind, CompletenessCounts>> {
  const municipalities = areas.filter(({ kind }) => kind === 'municipality');
  const count = (kind: AccessKind) =>
    Object.fromEntries(
      listStates.map((state) => [
        state,
        municipalities.filter(({ access }) => stateOf[access[kind].status] === state).length,
      ]),
    ) as CompletenessCounts;
  return Object.fromEntries(accessKinds.map((kind) => [kind, count(kind)])) as Readonly<
    Record<AccessKind, CompletenessCounts>
  >;
}
