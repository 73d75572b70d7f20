/** Outlines that share their borders: read from a topology in EPSG:3067, dissolved into larger areas, measured. */
import { feature, merge, mesh } from 'topojson-client';
import type { MultiLineString, MultiPolygon as GeoJsonMultiPolygon } from 'geojson';
import type { Arc, MultiPolygon, Polygon, Transform } from 'topojson-specification';

/** `[easting, northing]` in metres of EPSG:3067. */
export type RingPoint = [number, number];
/** A closed line: the last point is the first again. */
export type Ring = RingPoint[];
/** Polygons of an outer ring and its holes. */
export type Outline = Ring[][];

export type OutlineGeometry = (Polygon | MultiPolygon) & { id: string };
/** Outlines of one kind of area, all in the object `areas`; the id of each is the area's code. */
export interface OutlineTopology {
  type: 'Topology';
  objects: { areas: { type: 'GeometryCollection'; geometries: OutlineGeometry[] } };
  arcs: Arc[];
  transform?: Transform;
}

/** The outline of every area by its code. */
export function outlinesOf(topology: OutlineTopology): Map<string, Outline> {
  return new Map(
    topology.objects.areas.geometries.map((geometry) => {
      const polygons =
        geometry.type === 'Polygon'
          ? [feature(topology, geometry).geometry.coordinates]
          : feature(topology, geometry).geometry.coordinates;
      return [geometry.id, polygons as Outline];
    }),
  );
}

/**
 * Dissolves areas into larger ones: borders inside a group vanish.
 * @param groupOf code of the larger area that an area's code belongs to; null leaves the area out
 */
export function dissolve(
  topology: OutlineTopology,
  groupOf: (code: string) => string | null,
): Map<string, Outline> {
  const groups = new Map<string, OutlineGeometry[]>();
  for (const geometry of topology.objects.areas.geometries) {
    const group = groupOf(geometry.id);
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), geometry]);
  }
  return new Map(
    [...groups].map(([code, members]) => [code, merge(topology, members).coordinates as Outline]),
  );
}

/** Borders between groups as lines, each once: for drawing a border on a map without doubling it. */
export function bordersBetween(
  topology: OutlineTopology,
  groupOf: (code: string) => string | null,
): RingPoint[][] {
  const lines: MultiLineString = mesh(
    topology,
    topology.objects.areas,
    (a, b) => groupOf((a as OutlineGeometry).id) !== groupOf((b as OutlineGeometry).id),
  );
  return lines.coordinates as RingPoint[][];
}

/** GeoJSON-like geometry of an outline, still in EPSG:3067. */
export function toMultiPolygon(outline: Outline): GeoJsonMultiPolygon {
  return { type: 'MultiPolygon', coordinates: outline };
}

/** Area of a ring in square metres, whichever way it turns (shoelace formula about its first point). */
export function ringArea(ring: Ring): number {
  const [originX, originY] = ring[0]!;
  let twice = 0;
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [x, y] = ring[index]!;
    const [nextX, nextY] = ring[index + 1]!;
    twice += (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
  }
  return Math.abs(twice) / 2;
}

/** Area of an outline in square metres, holes taken off. */
export function outlineArea(outline: Outline): number {
  let area = 0;
  for (const polygon of outline) {
    polygon.forEach((ring, index) => {
      area += index === 0 ? ringArea(ring) : -ringArea(ring);
    });
  }
  return area;
}

/** Length of all rings of an outline in metres. */
export function outlineLength(outline: Outline): number {
  let length = 0;
  for (const ring of outline.flat()) {
    for (let index = 0; index + 1 < ring.length; index += 1) {
      length += Math.hypot(ring[index + 1]![0] - ring[index]![0], ring[index + 1]![1] - ring[index]![1]);
    }
  }
  return length;
}
