/** People of voting districts by their boundaries, where any are in use, instead of by shares of buildings. */
import type { DistrictOutline } from '../coverage/coverage-input.model';
import { demandRegion } from '../coverage/demand-units.model';
import type { DemandArea, DistrictShare } from '../demand/demand.model';
import type { Etrs } from '../geo/coordinates';
import type { Outline } from '../geo/outlines';
import { isInside, outlineRegion, spreadPoints } from '../geo/region';

/** A postal area with its outline; null where there is none. */
export interface OutlinedArea extends Pick<
  DemandArea,
  'postcode' | 'nameFi' | 'nameSv' | 'municipalityCode' | 'centre' | 'areaSquareMetres' | 'people'
> {
  outline: Outline | null;
}

/** Points of a postal area that are looked at: one is the 128th part of its people. */
const pointsPerArea = 128;

/** Part of a postal area's people, who are spread over its whole polygon, that lives in one district. */
export interface BoundedPart {
  area: OutlinedArea;
  district: string;
  /** Of all people of the postal area, 0 to 1. */
  share: number;
  points: readonly Etrs[];
}

/** Parts of postal areas by the district whose boundary their points lie in; where boundaries overlap, the last one counts. */
export function boundedParts(
  areas: readonly OutlinedArea[],
  outlines: readonly DistrictOutline[],
): BoundedPart[] {
  const districts = outlines.flatMap(({ district, outline }) => {
    const region = outlineRegion(outline);
    return region === null ? [] : [{ district, region }];
  });
  districts.reverse();
  return areas.flatMap((area) => {
    const found = new Map<string, Etrs[]>();
    for (const at of spreadPoints(demandRegion(area), pointsPerArea, area.centre)) {
      const inside = districts.find(({ region }) => isInside(region, at.easting, at.northing));
      if (inside === undefined) continue;
      const points = found.get(inside.district);
      if (points === undefined) found.set(inside.district, [at]);
      else points.push(at);
    }
    return [...found].map(([district, points]) => ({
      area,
      district,
      share: points.length / pointsPerArea,
      points,
    }));
  });
}

/** What is known of a municipality's districts, of which boundaries may be in use. */
interface Bounded {
  municipalityCode: string;
  areas: readonly OutlinedArea[];
  shares: readonly DistrictShare[];
  districtOutlines?: readonly DistrictOutline[];
}

/** The same with shares by boundary where there are boundaries: what shares of buildings say no longer counts. */
export function withBoundedShares<T extends Bounded>(input: T): T {
  const { municipalityCode, areas, districtOutlines = [] } = input;
  if (districtOutlines.length === 0) return input;
  const shares = boundedParts(areas, districtOutlines).map(({ area, district, share }) => ({
    postcode: area.postcode,
    municipalityCode,
    district,
    share,
  }));
  return { ...input, shares };
}
