/** Reads GeoNames' postcodes and joins them with the points of postal areas. */
import { roundEtrs, toEtrs } from '../geo/projection';
import { compareText, requiredNumber } from '../shared/csv-records';
import type { DemandArea, PostcodePoint } from './demand.model';

/** Postcode points of GeoNames: tab separated, no header and no quoting. */
export function readGeoNames(text: string): PostcodePoint[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const fields = line.split('\t');
      const position = { lat: requiredNumber(fields[9] ?? ''), lon: requiredNumber(fields[10] ?? '') };
      return {
        postcode: fields[1]!,
        position: roundEtrs(toEtrs(position)),
        name: fields[2]!,
        source: 'geonames',
      };
    });
}

/** One point a postcode: that of its postal area, which lies inside it for sure, otherwise that of GeoNames. */
export function toPostcodePoints(
  areas: readonly DemandArea[],
  geoNames: readonly PostcodePoint[],
): PostcodePoint[] {
  const points = new Map(geoNames.map((point) => [point.postcode, point]));
  for (const { postcode, centre, nameFi } of areas) {
    points.set(postcode, { postcode, position: centre, name: nameFi, source: 'postal_area' });
  }
  return [...points.values()].sort((a, b) => compareText(a.postcode, b.postcode));
}
