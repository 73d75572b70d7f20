/** Boundaries of a municipality's districts as a picture: each with its number, and the places as dots. */
import { outlineRegion, spreadPoints } from '../geo/region';
import type { Outline } from '../geo/outlines';
import { frameAround, svgPath, toPicture } from '../geo/svg-path';
import type { DescribedDistrict } from './described-districts.model';

export interface BoundaryMap {
  width: number;
  height: number;
  /** The municipality under its districts; empty where its outline is not known. */
  land: string;
  districts: readonly { path: string; label: string; x: number; y: number }[];
  places: readonly { x: number; y: number }[];
}

const heightUnits = 1000;
const labelPoints = 64;

/** A point inside to set the number at: the one nearest to the middle of many, so that it stays inside a bent district. */
function labelPoint(outline: Outline): [number, number] {
  const [first] = outline[0]![0]!;
  const region = outlineRegion(outline);
  const fallback = { easting: first?.[0] ?? 0, northing: first?.[1] ?? 0 };
  const points = region === null ? [fallback] : spreadPoints(region, labelPoints, fallback);
  const mean = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [east, north] = [mean(({ easting }) => easting), mean(({ northing }) => northing)];
  const away = ({ easting, northing }: (typeof points)[number]) =>
    Math.hypot(easting - east, northing - north);
  const best = points.reduce((least, point) => (away(point) < away(least) ? point : least));
  return [best.easting, best.northing];
}

/** Null where there are no districts. */
export function boundaryMap(
  districts: readonly DescribedDistrict[],
  outline: Outline | null,
): BoundaryMap | null {
  if (districts.length === 0) return null;
  const frame = frameAround(
    [...districts.map((each) => each.outline), ...(outline === null ? [] : [outline])].flatMap((each) =>
      each.flat(),
    ),
    heightUnits,
  );
  const places = new Set(districts.flatMap((each) => each.places));
  return {
    width: frame.widthUnits,
    height: frame.heightUnits,
    land: outline === null ? '' : svgPath(outline.flat(), frame),
    districts: districts.map((each) => {
      const [x, y] = toPicture(frame, ...labelPoint(each.outline));
      return { path: svgPath(each.outline.flat(), frame), label: each.district, x, y };
    }),
    places: [...places].flatMap(({ position }) => {
      if (position === null) return [];
      const [x, y] = toPicture(frame, position.easting, position.northing);
      return [{ x, y }];
    }),
  };
}
