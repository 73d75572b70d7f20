/** Coordinate pairs, each with its system in its type. */

/** ETRS-TM35FIN (EPSG:3067), metres: what the whole inside of the program uses. */
export interface Etrs {
  easting: number;
  northing: number;
}

/** WGS84 (EPSG:4326), degrees: what comes in and goes out at the edges (GeoJSON, the map). */
export interface Wgs84 {
  lat: number;
  lon: number;
}

/** Straight-line distance in the plane of EPSG:3067, in metres (within ±0.15 % of the ground over Finland). */
export function distanceMetres(a: Etrs, b: Etrs): number {
  return Math.hypot(a.easting - b.easting, a.northing - b.northing);
}
