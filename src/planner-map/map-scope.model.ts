/** What part of the country the lists beside the map are about: a box of it, an area, or all of it. */
import type { Outline, Ring } from '../geo/outlines';

/** A part of the map, in metres of EPSG:3067. */
export interface MapBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface MapScope {
  /** Only what touches this part of the map; null: as the codes say. */
  box: MapBox | null;
  /** Municipalities that the part touches, or those of the area; null: all of them. */
  codes: ReadonlySet<string> | null;
}

export const wholeCountry: MapScope = { box: null, codes: null };

/** Whether a line between two points has a point in the box (Liang and Barsky, 1984). */
function touchesLine({ west, south, east, north }: MapBox, from: Ring[number], to: Ring[number]): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [enter, leave] = [0, 1];
  for (const [step, room] of [
    [-dx, from[0] - west],
    [dx, east - from[0]],
    [-dy, from[1] - south],
    [dy, north - from[1]],
  ] as const) {
    if (step === 0 && room < 0) return false;
    if (step < 0) enter = Math.max(enter, room / step);
    if (step > 0) leave = Math.min(leave, room / step);
  }
  return enter <= leave;
}

/** Whether a line to the east from the point crosses the ring. */
function crosses([x, y]: Ring[number], from: Ring[number], to: Ring[number]): boolean {
  if (from[1] > y === to[1] > y) return false;
  return x < from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
}

/** Whether an outline has a point in the box: a line of it does, or all of the box lies inside. */
export function touchesOutline(box: MapBox, outline: Outline): boolean {
  const corner: Ring[number] = [box.west, box.south];
  let isInside = false;
  for (const ring of outline.flat()) {
    for (let index = 1; index < ring.length; index++) {
      const [from, to] = [ring[index - 1]!, ring[index]!];
      if (touchesLine(box, from, to)) return true;
      if (crosses(corner, from, to)) isInside = !isInside;
    }
  }
  return isInside;
}

/** @param outlines of the municipalities, by code, EPSG:3067 */
export function scopeOfBox(box: MapBox, outlines: ReadonlyMap<string, Outline>): MapScope {
  const touched = [...outlines].filter(([, outline]) => touchesOutline(box, outline));
  return { box, codes: new Set(touched.map(([code]) => code)) };
}

/** Whether a mark at a point is in scope; one whose point is not known only where no part of the map is asked for. */
export function isPointInScope(
  { x, y, municipalityCode }: { x: number | null; y: number | null; municipalityCode: string },
  { box, codes }: MapScope,
): boolean {
  if (box === null) return codes === null || codes.has(municipalityCode);
  return x !== null && y !== null && x >= box.west && x <= box.east && y >= box.south && y <= box.north;
}

/** Whether help is given somewhere in scope: inside its circle, or else in its municipalities. */
export function isReachInScope(
  {
    circle,
    municipalities,
  }: { circle: { x: number; y: number; radius: number } | null; municipalities: readonly string[] },
  { box, codes }: MapScope,
): boolean {
  if (box !== null && circle !== null) {
    const east = Math.max(box.west - circle.x, 0, circle.x - box.east);
    const north = Math.max(box.south - circle.y, 0, circle.y - box.north);
    return Math.hypot(east, north) <= circle.radius;
  }
  return codes === null || municipalities.some((code) => codes.has(code));
}
