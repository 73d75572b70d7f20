/** Great-circle distance on a sphere: the check on distances in the plane, never the measure itself. */
import type { Wgs84 } from './coordinates';

/** Mean radius of the Earth (IUGG), metres. */
export const earthRadiusMetres = 6_371_008.8;

/** Haversine distance in metres: 2R·asin(√(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2))). */
export function haversineMetres(a: Wgs84, b: Wgs84): number {
  const radians = Math.PI / 180;
  const latitudeTerm = Math.sin(((b.lat - a.lat) * radians) / 2) ** 2;
  const longitudeTerm =
    Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(((b.lon - a.lon) * radians) / 2) ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(latitudeTerm + longitudeTerm)));
}
