/** Reads the boundaries of voting districts from GeoJSON, in EPSG:3067 or WGS84. */
import type { Outline, Ring, RingPoint } from '../geo/outlines';
import { isInFinland, toEtrs } from '../geo/projection';
import type { ProblemList } from './demand-import.model';
import { districtNumber, type ReadDistrict } from './district-number.model';

/** Names of properties, the first that is there counts. */
const districtNames = ['tunnus', 'aanestysalue', 'district'] as const;
const municipalityNames = ['kuntanro', 'kunta', 'municipality'] as const;
const leastRingPoints = 4;

type Properties = Readonly<Record<string, unknown>>;

function propertyOf(properties: Properties, names: readonly string[]): string | null {
  for (const name of names) {
    const value = properties[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
  }
  return null;
}

/** A point on whole metres of EPSG:3067; degrees are told by their size. Null outside Finland. */
function toPoint(position: unknown): RingPoint | null {
  if (!Array.isArray(position)) return null;
  const [x, y] = position as unknown[];
  if (typeof x !== 'number' || typeof y !== 'number') return null;
  const isDegrees = Math.abs(x) <= 180 && Math.abs(y) <= 90;
  const { easting, northing } = isDegrees ? toEtrs({ lat: y, lon: x }) : { easting: x, northing: y };
  return isInFinland({ easting, northing }) ? [Math.round(easting), Math.round(northing)] : null;
}

function toRing(line: unknown): Ring | null {
  if (!Array.isArray(line) || line.length < leastRingPoints) return null;
  const ring: Ring = [];
  for (const position of line as unknown[]) {
    const point = toPoint(position);
    if (point === null) return null;
    ring.push(point);
  }
  const [first, last] = [ring[0]!, ring.at(-1)!];
  return first[0] === last[0] && first[1] === last[1] ? ring : null;
}

function toPolygon(rings: unknown): Ring[] | null {
  if (!Array.isArray(rings) || rings.length === 0) return null;
  const read = (rings as unknown[]).map(toRing);
  return read.every((ring) => ring !== null) ? read : null;
}

function toOutline(geometry: unknown): Outline | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(polygons) || polygons.length === 0) return null;
  const read = (polygons as unknown[]).map(toPolygon);
  return read.every((polygon) => polygon !== null) ? read : null;
}

function featuresOf(text: string): unknown[] | null {
  try {
    const { type, features } = (JSON.parse(text) ?? {}) as { type?: unknown; features?: unknown };
    return type === 'FeatureCollection' && Array.isArray(features) ? features : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Districts of a text; problems go into the list. */
export function readDistrictOutlines(text: string, problems: ProblemList): ReadDistrict[] {
  const features = featuresOf(text);
  if (features === null) {
    problems.error('notGeoJson');
    return [];
  }
  return features.flatMap((feature, index): ReadDistrict[] => {
    const row = index + 1;
    const { properties, geometry } = (feature ?? {}) as { properties?: Properties; geometry?: unknown };
    const value = propertyOf(properties ?? {}, districtNames) ?? '';
    const district = districtNumber(value);
    const outline = toOutline(geometry);
    if (district === null) problems.error('notDistrict', { row, column: districtNames[0], value });
    if (outline === null) problems.error('notPolygon', { row });
    if (district === null || outline === null) return [];
    return [{ row, municipality: propertyOf(properties ?? {}, municipalityNames), district, outline }];
  });
}
