/** Outlines of the areas of a level for the map in the browser, as short as they can be said. */
import type { Outline, Ring } from '../geo/outlines';

/** Metres: the outlines themselves lie on a grid of ten. */
const unitMetres = 10;

/** The first point, then every step from point to point: `[east, north, east, north, …]`; the closing point is left out. */
function stepsOf(ring: Ring): number[] {
  const steps: number[] = [];
  let [lastX, lastY] = [0, 0];
  for (const [easting, northing] of ring.slice(0, -1)) {
    const [x, y] = [Math.round(easting / unitMetres), Math.round(northing / unitMetres)];
    if (steps.length > 0 && x === lastX && y === lastY) continue;
    steps.push(x - lastX, y - lastY);
    [lastX, lastY] = [x, y];
  }
  return steps;
}

/** `{ unit, areas: { code: polygons of rings } }` in EPSG:3067. */
export function areaOutlinesJson(outlines: ReadonlyMap<string, Outline>): string {
  const areas = Object.fromEntries(
    [...outlines].map(([code, outline]) => [code, outline.map((polygon) => polygon.map(stepsOf))]),
  );
  return JSON.stringify({ unit: unitMetres, areas });
}
