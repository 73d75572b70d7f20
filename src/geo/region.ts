/** Regions in EPSG:3067 in which something lies, and points inside them. */
import type { Random } from '../shared/seeded-random';
import type { Etrs } from './coordinates';
import type { Outline } from './outlines';

/** Where something may be: inside an outline, or within a distance of a centre. */
export type Region =
  | { shape: 'outline'; rings: readonly FlatRing[]; bounds: Bounds }
  | { shape: 'disc'; centre: Etrs; radiusMetres: number };

/** Easting, northing, easting, northing, … */
type FlatRing = Float64Array;

interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Region of an outline; null where the outline encloses nothing. */
export function outlineRegion(outline: Outline): Region | null {
  const rings = outline.flat().map((ring) => Float64Array.from(ring.flat()));
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      bounds.west = Math.min(bounds.west, ring[i]!);
      bounds.east = Math.max(bounds.east, ring[i]!);
      bounds.south = Math.min(bounds.south, ring[i + 1]!);
      bounds.north = Math.max(bounds.north, ring[i + 1]!);
    }
  }
  if (!(bounds.east > bounds.west && bounds.north > bounds.south)) return null;
  return { shape: 'outline', rings, bounds };
}

/** Region of a disc of this radius. */
export function discRegion(centre: Etrs, radiusMetres: number): Region {
  return { shape: 'disc', centre, radiusMetres };
}

/** Radius of the disc that has this area. */
export function equalAreaRadiusMetres(areaSquareMetres: number): number {
  return Math.sqrt(Math.max(0, areaSquareMetres) / Math.PI);
}

/** Whether a point lies in a region; a point on the edge of a disc does, one on the edge of an outline may. */
export function isInside(region: Region, easting: number, northing: number): boolean {
  if (region.shape === 'disc') {
    return (
      Math.hypot(easting - region.centre.easting, northing - region.centre.northing) <= region.radiusMetres
    );
  }
  const { west, south, east, north } = region.bounds;
  if (easting < west || easting > east || northing < south || northing > north) return false;
  // Outer rings and holes alike: a ray from an inner point crosses them an odd number of times.
  let inside = false;
  for (const ring of region.rings) if (crossesOddly(ring, easting, northing)) inside = !inside;
  return inside;
}

function crossesOddly(ring: FlatRing, easting: number, northing: number): boolean {
  let odd = false;
  for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
    const north = ring[i + 1]!;
    const northBefore = ring[before + 1]!;
    if (north > northing === northBefore > northing) continue;
    const crossing = ring[i]! + ((northing - north) / (northBefore - north)) * (ring[before]! - ring[i]!);
    if (easting < crossing) odd = !odd;
  }
  return odd;
}

/** Straight-line distance in metres from a point to a region; 0 inside it. */
export function distanceToRegionMetres(region: Region, easting: number, northing: number): number {
  if (region.shape === 'disc') {
    const { centre, radiusMetres } = region;
    return Math.max(0, Math.hypot(easting - centre.easting, northing - centre.northing) - radiusMetres);
  }
  if (isInside(region, easting, northing)) return 0;
  let leastSquared = Infinity;
  for (const ring of region.rings)
    leastSquared = Math.min(leastSquared, squaredToRing(ring, easting, northing));
  return Math.sqrt(leastSquared);
}

/** Squared distance to the nearest point of a ring's sides. */
function squaredToRing(ring: FlatRing, easting: number, northing: number): number {
  let least = Infinity;
  for (let i = 2; i + 1 < ring.length; i += 2) {
    const [x, y] = [ring[i - 2]! - easting, ring[i - 1]! - northing];
    const [dx, dy] = [ring[i]! - ring[i - 2]!, ring[i + 1]! - ring[i - 1]!];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / length));
    const [east, north] = [x + along * dx, y + along * dy];
    least = Math.min(least, east * east + north * north);
  }
  return least;
}

/** A point of a region from two numbers in [0, 1), or null where they fall outside an outline. */
export function pointAt(region: Region, u: number, v: number): Etrs | null {
  if (region.shape === 'disc') {
    const radius = region.radiusMetres * Math.sqrt(u);
    const angle = 2 * Math.PI * v;
    return {
      easting: region.centre.easting + radius * Math.cos(angle),
      northing: region.centre.northing + radius * Math.sin(angle),
    };
  }
  const { west, south, east, north } = region.bounds;
  const easting = west + u * (east - west);
  const northing = south + v * (north - south);
  return isInside(region, easting, northing) ? { easting, northing } : null;
}

// A sliver of an outline in a wide box may refuse most points; after so many tries per point, it is given up.
const triesPerPoint = 200;

/** `count` points spread evenly in a region (R2 low-discrepancy sequence); the same each time. `fallback` where none fit. */
export function spreadPoints(region: Region, count: number, fallback: Etrs): Etrs[] {
  const points: Etrs[] = [];
  for (let i = 1; points.length < count && i <= count * triesPerPoint; i++) {
    // Roberts' R2: steps of 1/g and 1/g², with g³ = g + 1, fill the square evenly from any start.
    const point = pointAt(region, (0.5 + i * 0.7548776662466927) % 1, (0.5 + i * 0.5698402909980532) % 1);
    if (point) points.push(point);
  }
  if (points.length === 0) points.push(fallback);
  for (let i = 0; points.length < count; i++) points.push(points[i]!);
  return points;
}

/** A point of a region at random, evenly over its area; `fallback` where none fits. */
export function randomPoint(region: Region, random: Random, fallback: Etrs): Etrs {
  for (let i = 0; i < triesPerPoint; i++) {
    const point = pointAt(region, random(), random());
    if (point) return point;
  }
  return fallback;
}
