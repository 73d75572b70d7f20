/** Outlines of municipalities and of the larger areas that they form, in the vintage asked for. */
import {
  bordersBetween,
  dissolve,
  type Outline,
  type OutlineTopology,
  type RingPoint,
} from '../geo/outlines';
import type { AreaKind, Municipality, MunicipalityMerger } from './area.model';
import { forwardCode } from './merger.model';

/** Everything that outlines are drawn from; the topology holds the municipalities of 2021. */
export interface OutlineData {
  topology: OutlineTopology;
  /** Municipalities of one vintage; which one decides what is drawn. */
  municipalities: readonly Municipality[];
  mergers: readonly MunicipalityMerger[];
}

/** The larger area of a kind to which a municipality belongs; null where it belongs to none. */
export function areaCodeOf(municipality: Municipality, kind: AreaKind): string | null {
  switch (kind) {
    case 'region':
      return municipality.regionCode;
    case 'wellbeing_county':
      return municipality.wellbeingCountyCode;
    case 'constituency':
      return municipality.constituencyCode;
  }
}

/** From the code of an outline to that of the municipality or larger area that it is part of. */
function groupOf(data: OutlineData, kind: AreaKind | 'municipality'): (code: string) => string | null {
  const byCode = new Map(data.municipalities.map((municipality) => [municipality.code, municipality]));
  return (code) => {
    const municipality =
      byCode.get(code) ?? byCode.get(forwardCode(code, data.mergers, data.municipalities[0]?.vintage ?? 0));
    if (municipality === undefined) return null;
    return kind === 'municipality' ? municipality.code : areaCodeOf(municipality, kind);
  };
}

/** Outlines by code, borders inside an area dissolved; areas of merged municipalities are one outline. */
export function areaOutlines(data: OutlineData, kind: AreaKind | 'municipality'): Map<string, Outline> {
  return dissolve(data.topology, groupOf(data, kind));
}

/** Borders between areas of a kind as lines, each once. */
export function areaBorders(data: OutlineData, kind: AreaKind | 'municipality'): RingPoint[][] {
  return bordersBetween(data.topology, groupOf(data, kind));
}
