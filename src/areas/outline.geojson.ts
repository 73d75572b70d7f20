/** Outlines of areas as GeoJSON, for the map in the browser and for files. */
import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import type { Outline, Ring } from '../geo/outlines';
import { toWgs84 } from '../geo/projection';

// The outlines lie on a grid of 10 m; a fourth decimal is 11 m of latitude and 5 m of longitude.
const degreeUnits = 1e4;

/** RFC 7946 asks for outer rings against the clock and holes with it. */
function isAgainstClock(positions: readonly Position[]): boolean {
  let twice = 0;
  for (let index = 0; index + 1 < positions.length; index += 1) {
    const [[x, y], [nextX, nextY]] = [positions[index]!, positions[index + 1]!];
    twice += x! * nextY! - nextX! * y!;
  }
  return twice > 0;
}

function toPositions(ring: Ring, place: number): Position[] {
  const positions: Position[] = [];
  for (const [easting, northing] of ring) {
    const { lat, lon } = toWgs84({ easting, northing });
    const position = [
      Math.round(lon * degreeUnits) / degreeUnits,
      Math.round(lat * degreeUnits) / degreeUnits,
    ];
    const last = positions.at(-1);
    if (last?.[0] !== position[0] || last?.[1] !== position[1]) positions.push(position);
  }
  const isOuter = place === 0;
  return isAgainstClock(positions) === isOuter ? positions : positions.reverse();
}

/**
 * One feature an area with its key in the map as `id`, WGS84, four decimals. Neighbours that share their points in
 * EPSG:3067 share them here too, as every point is rounded by itself.
 */
export function outlineGeoJson(outlines: ReadonlyMap<string, Outline>): FeatureCollection<MultiPolygon> {
  return {
    type: 'FeatureCollection',
    features: [...outlines].map(([code, outline]) => ({
      type: 'Feature',
      id: code,
      properties: {},
      geometry: {
        type: 'MultiPolygon',
        coordinates: outline.map((polygon) => polygon.map(toPositions)),
      },
    })),
  };
}
