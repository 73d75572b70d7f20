/** Small maps: where a municipality lies in the country, and the municipalities of a larger area. */
import { ringArea, type Ring } from '../geo/outlines';
import { frameAround, svgPath, toPicture, type Frame } from '../geo/svg-path';
import type { AreaShape } from './area-facts.model';

export interface LocatorMap {
  width: number;
  height: number;
  /** Regions of the country, one path each. */
  land: readonly string[];
  /** The municipality itself. */
  own: string;
  /** A ring around a municipality too small to be seen; null around others. */
  ring: { x: number; y: number; radius: number } | null;
}

const locatorHeight = 320;
const ringRadius = 14;

/** Islands of less than a square unit are nothing but noise in a small picture. */
function visible(rings: readonly Ring[], frame: Frame): Ring[] {
  return rings.filter((ring) => ringArea(ring) >= frame.metresPerUnit ** 2);
}

function ringAround(rings: readonly Ring[], frame: Frame): LocatorMap['ring'] {
  const points = rings.flat().map(([easting, northing]) => toPicture(frame, easting, northing));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [north, south] = [Math.min(...ys), Math.max(...ys)];
  if (Math.max(east - west, south - north) > 2 * ringRadius) return null;
  return { x: Math.round((west + east) / 2), y: Math.round((north + south) / 2), radius: ringRadius };
}

/** @returns null while no outlines are loaded, or none of the municipality */
export function locatorMap(
  regions: readonly AreaShape[],
  municipality: AreaShape | undefined,
): LocatorMap | null {
  if (regions.length === 0 || municipality === undefined) return null;
  const frame = frameAround(
    regions.flatMap(({ rings }) => rings),
    locatorHeight,
  );
  const shown = visible(municipality.rings, frame);
  return {
    width: frame.widthUnits,
    height: frame.heightUnits,
    land: regions.map(({ rings }) => svgPath(visible(rings, frame), frame)),
    own: svgPath(shown.length > 0 ? shown : municipality.rings, frame),
    ring: ringAround(municipality.rings, frame),
  };
}

export interface MemberMap {
  width: number;
  height: number;
  members: readonly { path: string; title: string; href: string }[];
}

const memberMapHeight = 1200;

/** @param describe name and address of a member; null leaves an outline out */
export function memberMap(
  outlines: readonly AreaShape[],
  describe: (code: string) => { title: string; href: string } | null,
): MemberMap | null {
  const members = outlines.flatMap(({ code, rings }) => {
    const described = describe(code);
    return described === null ? [] : [{ ...described, rings }];
  });
  if (members.length === 0) return null;
  const frame = frameAround(
    members.flatMap(({ rings }) => rings),
    memberMapHeight,
  );
  return {
    width: frame.widthUnits,
    height: frame.heightUnits,
    members: members.map(({ title, href, rings }) => ({ title, href, path: svgPath(rings, frame) })),
  };
}
