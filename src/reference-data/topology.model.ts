/** Builds outlines that share their borders: topology first, then simplifying, then rounding, never the other way round. */
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { quantize } from 'topojson-client';
import { topology as buildTopology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import type { Objects, Topology } from 'topojson-specification';
import { outlineArea, outlinesOf, type OutlineGeometry, type OutlineTopology } from '../geo/outlines';
import { finlandBounds, toEtrs } from '../geo/projection';
import { compareText } from '../shared/csv-records';

export interface SourceArea {
  id: string;
  geometry: Polygon | MultiPolygon;
  properties: Record<string, number> | undefined;
}

export interface Simplification {
  /** Points whose triangle with their neighbours is smaller are left out, square metres. */
  triangleSquareMetres: number;
  /** … and smaller than this part of the smaller area at the border: small areas keep their shape. */
  partOfArea: number;
}

/** Coordinates are rounded to this many metres. */
const gridMetres = 10;

/** Areas of a WGS84 feature collection, in EPSG:3067 and in the order of their ids. */
export function toSourceAreas(
  text: string,
  idOf: (properties: Record<string, unknown>) => string,
  propertiesOf?: (properties: Record<string, unknown>) => Record<string, number>,
): SourceArea[] {
  const collection = JSON.parse(text) as FeatureCollection<Polygon | MultiPolygon>;
  return collection.features
    .map((area) => ({
      id: idOf(area.properties ?? {}),
      geometry: projectGeometry(area),
      properties: propertiesOf?.(area.properties ?? {}),
    }))
    .sort((a, b) => compareText(a.id, b.id));
}

function projectPoint([lon, lat]: Position): Position {
  const { easting, northing } = toEtrs({ lat: lat!, lon: lon! });
  return [easting, northing];
}

function projectGeometry({ geometry }: Feature<Polygon | MultiPolygon>): Polygon | MultiPolygon {
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => ring.map(projectPoint)) }
    : {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(projectPoint))),
      };
}

/** A topology of the areas on a grid of 10 m; without `simplification` every point of the source stays. */
export function toOutlineTopology(
  areas: readonly SourceArea[],
  simplification?: Simplification,
): OutlineTopology {
  const collection: FeatureCollection<Polygon | MultiPolygon> = {
    type: 'FeatureCollection',
    features: areas.map(({ id, geometry }) => ({ type: 'Feature', id, properties: {}, geometry })),
  };
  // No quantising here: borders are matched point by point on the coordinates of the source.
  let shared = buildTopology({ areas: collection }) as unknown as OutlineTopology;
  if (simplification !== undefined) shared = simplifyShared(shared, simplification);
  const rounded = quantize(shared as unknown as Topology<Objects>, {
    scale: [gridMetres, gridMetres],
    translate: [finlandBounds.minEasting, finlandBounds.minNorthing],
  }) as unknown as OutlineTopology;
  return tidy(rounded, areas);
}

/** Only what readers need, in a fixed order; islets that the grid collapses to a line are left out. */
function tidy(topology: OutlineTopology, areas: readonly SourceArea[]): OutlineTopology {
  const properties = new Map(areas.map((area) => [area.id, area.properties]));
  const outlines = outlinesOf(topology);
  const geometries = topology.objects.areas.geometries.map((geometry): OutlineGeometry => {
    const own = properties.get(geometry.id);
    const base = { id: geometry.id, ...(own === undefined ? {} : { properties: own }) };
    if (geometry.type === 'Polygon') return { type: 'Polygon', ...base, arcs: geometry.arcs };
    const outline = outlines.get(geometry.id)!;
    const arcs = geometry.arcs.filter((_, index) => outlineArea([outline[index]!]) > 0);
    return { type: 'MultiPolygon', ...base, arcs };
  });
  return {
    type: 'Topology',
    transform: topology.transform!,
    objects: { areas: { type: 'GeometryCollection', geometries } },
    arcs: topology.arcs,
  };
}

/** Leaves points out of arcs, so that a border stays the same for both areas beside it. */
function simplifyShared(topology: OutlineTopology, simplification: Simplification): OutlineTopology {
  const limits = arcLimits(topology, simplification);
  const weighted = presimplify(topology as unknown as Topology<Objects>);
  const arcs = weighted.arcs.map((arc, index) =>
    arc.filter((point) => (point[2] ?? Infinity) >= limits[index]!).map(([x, y]) => [x!, y!]),
  );
  return { ...topology, arcs };
}

/** For each arc the least weight of a point that stays, from the smallest polygon that the arc bounds. */
function arcLimits(topology: OutlineTopology, simplification: Simplification): number[] {
  const limits = topology.arcs.map(() => simplification.triangleSquareMetres);
  const outlines = outlinesOf(topology);
  for (const geometry of topology.objects.areas.geometries) {
    const outline = outlines.get(geometry.id)!;
    const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
    polygons.forEach((rings, index) => {
      const limit = outlineArea([outline[index]!]) * simplification.partOfArea;
      for (const arc of rings.flat()) {
        const position = arc < 0 ? ~arc : arc;
        limits[position] = Math.min(limits[position]!, limit);
      }
    });
  }
  return limits;
}
