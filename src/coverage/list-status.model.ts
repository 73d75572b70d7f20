/** What may be said of a municipality's figures, from what is known of its list of places. */
import type {
  AccessKind,
  CoverageInput,
  CoverageMunicipality,
  CoveragePlace,
  ListState,
} from './coverage-input.model';
import type { AccessStatus } from './coverage-report.model';
import { hasPosition } from './place-draws.model';

/** State of a municipality's list; unknown where nobody says. */
export function listStateOf(input: CoverageInput, kind: AccessKind): (municipalityCode: string) => ListState {
  const states = new Map(
    input.completeness
      .filter((each) => each.kind === kind)
      .map((each) => [each.municipalityCode, each.state]),
  );
  return (municipalityCode) => states.get(municipalityCode) ?? 'unknown';
}

/** Status of each municipality for one kind of places, in their order. */
export function municipalityStatuses(
  input: CoverageInput,
  municipalities: readonly CoverageMunicipality[],
  kind: AccessKind,
): AccessStatus[] {
  const stateOf = listStateOf(input, kind);
  const withoutPosition = new Set(
    input.places
      .filter((place: CoveragePlace) => place.kind === kind && !hasPosition(place))
      .map((place) => place.municipalityCode),
  );
  return municipalities.map(({ code, takesPart }) => {
    if (!takesPart) return 'no_election';
    const state = stateOf(code);
    if (state === 'unknown') return 'not_known';
    if (state === 'partial') return 'partial';
    return withoutPosition.has(code) ? 'positions_missing' : 'complete';
  });
}

/** Status of a larger area: all, some or none of its municipalities that take part are complete. */
export function statusOfLargerArea(statuses: readonly AccessStatus[]): AccessStatus {
  const taking = statuses.filter((status) => status !== 'no_election');
  if (taking.length === 0) return 'no_election';
  const complete = taking.filter((status) => status === 'complete').length;
  if (complete === taking.length) return 'complete';
  return complete > 0 ? 'partial' : 'not_known';
}

/** How many municipalities that take part have a complete, a partial and an unknown list. */
export function countListStates(input: CoverageInput, kind: AccessKind): Record<ListState, number> {
  const stateOf = listStateOf(input, kind);
  const counts: Record<ListState, number> = { complete: 0, partial: 0, unknown: 0 };
  for (const { code, takesPart } of input.municipalities) if (takesPart) counts[stateOf(code)]++;
  return counts;
}
