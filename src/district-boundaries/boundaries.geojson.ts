/** Boundaries of districts as GeoJSON, as `readDistrictOutlines` reads it back. */
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import type { DistrictOutline } from '../coverage/coverage-input.model';
import type { Outline, RingPoint } from '../geo/outlines';
import { toWgs84 } from '../geo/projection';

export const boundarySystems = ['wgs84', 'etrs'] as const;
export type BoundarySystem = (typeof boundarySystems)[number];

/** A sixth decimal is 11 cm of latitude: rounded to whole metres again, every corner is where it was. */
const degreeUnits = 1e6;
const degrees = (value: number) => Math.round(value * degreeUnits) / degreeUnits;

function toPosition([easting, northing]: RingPoint, system: BoundarySystem): Position {
  if (system === 'etrs') return [easting, northing];
  const { lat, lon } = toWgs84({ easting, northing });
  return [degrees(lon), degrees(lat)];
}

function toGeometry(outline: Outline, system: BoundarySystem): MultiPolygon {
  return {
    type: 'MultiPolygon',
    coordinates: outline.map((rings) => rings.map((ring) => ring.map((point) => toPosition(point, system)))),
  };
}

type Boundaries = FeatureCollection<MultiPolygon, { kuntanro: string; tunnus: string }>;

/**
 * One feature a district, with the municipality's code and the district's number.
 * @param system `wgs84` as the standard has it, or EPSG:3067 in whole metres, which the file then says in `crs`
 */
export function boundariesGeoJson(districts: readonly DistrictOutline[], system: BoundarySystem): Boundaries {
  const features = districts.map(
    ({
      municipalityCode,
      district,
      outline,
    }): Feature<MultiPolygon, { kuntanro: string; tunnus: string }> => ({
      type: 'Feature',
      properties: { kuntanro: municipalityCode, tunnus: district },
      geometry: toGeometry(outline, system),
    }),
  );
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3067' } };
  return { type: 'FeatureCollection', ...(system === 'etrs' ? { crs } : {}), features };
}
