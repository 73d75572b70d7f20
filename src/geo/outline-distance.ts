/** How far a point lies from an outline, in the plane of EPSG:3067. */
import type { Etrs } from './coordinates';
import type { Outline, Ring } from './outlines';

/** Squared distance from a point to the line from one corner to the next. */
function squaredToEdge(
  { easting, northing }: Etrs,
  [fromX, fromY]: Ring[number],
  [toX, toY]: Ring[number],
): number {
  const [x, y] = [toX - fromX, toY - fromY];
  const length = x * x + y * y;
  const along = length === 0 ? 0 : ((easting - fromX) * x + (northing - fromY) * y) / length;
  const part = Math.min(1, Math.max(0, along));
  return (easting - fromX - part * x) ** 2 + (northing - fromY - part * y) ** 2;
}

/** Whether a ray eastwards from the point crosses the edge. */
function crosses(
  { easting, northing }: Etrs,
  [fromX, fromY]: Ring[number],
  [toX, toY]: Ring[number],
): boolean {
  if (fromY > northing === toY > northing) return false;
  return easting < fromX + ((northing - fromY) / (toY - fromY)) * (toX - fromX);
}

/** Metres from a point to the nearest point of an outline: 0 inside, Infinity where the outline has no ring. */
export function distanceToOutlineMetres(outline: Outline, point: Etrs): number {
  let isInside = false;
  let squared = Infinity;
  for (const ring of outline.flat()) {
    for (let index = 0; index + 1 < ring.length; index += 1) {
      squared = Math.min(squared, squaredToEdge(point, ring[index]!, ring[index + 1]!));
      if (crosses(point, ring[index]!, ring[index + 1]!)) isInside = !isInside;
    }
  }
  return isInside ? 0 : Math.sqrt(squared);
}
