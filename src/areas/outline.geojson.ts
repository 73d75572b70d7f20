/** Outlines of areas as GeoJSON, for the map in the browser and for files. */
import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import type { Outline, Ring } from '../geo/outlines';
import { toWgs84 } from '../geo/projection';

// The outlines lie on a grid of 10 m; a fourth decimal is 11 m of latitude and 5 m of longitude.
const degreeUnits = 1e4;

function toPositions(ring: Ring): Position[] {
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
  return positions;
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
