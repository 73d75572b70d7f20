/** Outlines in EPSG:3067 as paths of an SVG picture: north up, whole units, short text. */

import type { Ring } from './outlines';

/** The part of the plane that a picture shows, and how many metres one unit of it stands for. */
export interface Frame {
  west: number;
  north: number;
  widthUnits: number;
  heightUnits: number;
  metresPerUnit: number;
}

/**
 * A frame around rings.
 * @param heightUnits height of the picture; its width follows from the shape of the land
 * @throws {RangeError} when there is no ring to show
 */
export function frameAround(rings: Iterable<Ring>, heightUnits: number): Frame {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const ring of rings) {
    for (const [easting, northing] of ring) {
      west = Math.min(west, easting);
      east = Math.max(east, easting);
      south = Math.min(south, northing);
      north = Math.max(north, northing);
    }
  }
  if (west > east) throw new RangeError('No outline to show');
  const metresPerUnit = Math.max(1, (north - south) / heightUnits);
  return { west, north, metresPerUnit, heightUnits, widthUnits: Math.ceil((east - west) / metresPerUnit) };
}

/** Where a point lies in the picture, in whole units from its upper left corner. */
export function toPicture(frame: Frame, easting: number, northing: number): [number, number] {
  return [
    Math.round((easting - frame.west) / frame.metresPerUnit),
    Math.round((frame.north - northing) / frame.metresPerUnit),
  ];
}

function ringPath(ring: Ring, frame: Frame): string {
  let path = '';
  let last: [number, number] | null = null;
  for (const [easting, northing] of ring) {
    const point = toPicture(frame, easting, northing);
    if (last === null) path = `M${point[0]} ${point[1]}`;
    else if (point[0] !== last[0] || point[1] !== last[1]) {
      const dy = point[1] - last[1];
      path += `l${point[0] - last[0]}${dy < 0 ? '' : ' '}${dy}`;
    }
    last = point;
  }
  return `${path}z`;
}

/**
 * The `d` of one path for all rings of an area (holes included: draw it with the even-odd rule). Neighbours that share
 * their points in EPSG:3067 share them in the picture too, as every point is rounded by itself.
 */
export function svgPath(rings: readonly Ring[], frame: Frame): string {
  return rings.map((ring) => ringPath(ring, frame)).join('');
}
