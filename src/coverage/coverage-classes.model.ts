/** Classes of shares for maps and legends. */
import type { AreaCoverage, GroupAccess, PhaseAccess, ShareEstimate } from './coverage-report.model';
import type { AccessKind, ReportedGroup } from './coverage-input.model';

/** Lower edges of the classes, as shares from 0 to 1; the last class reaches 1. */
export const shareClassEdges = [0, 0.25, 0.5, 0.75, 0.9] as const;

/** Class of a share, 0 to 4; a share on an edge belongs to the class above it. */
export function shareClass(share: number): number {
  return shareClassEdges.filter((edge) => share >= edge).length - 1;
}

/** What a map can say of an area: a class, that the range is too wide to tell, that it is not known, or no part in it. */
export type MapClass = number | 'too_coarse' | 'not_known' | 'no_election';

/** Measure of a map: share of a group within a distance of places of a kind. */
export interface Measure {
  kind: AccessKind;
  group: ReportedGroup;
  /** Index into the report's thresholds. */
  threshold: number;
}

/** The share that a measure names; null where nothing is known. */
export function shareOf(area: AreaCoverage, measure: Measure): ShareEstimate | null {
  return groupOf(area, measure)?.shares[measure.threshold] ?? null;
}

/** The figures of the measure's group and kind; null where nothing is known or the area's list is not complete. */
export function groupOf(area: AreaCoverage, measure: Pick<Measure, 'kind' | 'group'>): GroupAccess | null {
  return phaseOf(area, measure).groups[measure.group];
}

export function phaseOf(area: AreaCoverage, measure: Pick<Measure, 'kind'>): PhaseAccess {
  return area.access[measure.kind];
}

/** The class in which a map shows an area: what may not stand in an order is not coloured as if it could. */
export function mapClassOf(area: AreaCoverage, measure: Measure): MapClass {
  if (!area.takesPart) return 'no_election';
  const share = shareOf(area, measure);
  if (share === null || !phaseOf(area, measure).rankable) return 'not_known';
  return share.tooCoarse || share.rough ? 'too_coarse' : shareClass(share.median);
}
