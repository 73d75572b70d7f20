/** Places of an older election in the division into municipalities that a report uses. */
import type { MunicipalityMerger } from '../areas/area.model';
import { forwardCode } from '../areas/merger.model';
import type { PollingPlace } from './polling-place.model';

/**
 * The place with the municipality code that holds in a year. Voting districts of a dissolved municipality keep its code
 * in front (`911-001`), as in the district shares, so that they never pass for a district of the receiving one.
 */
export function forwardPlace(
  place: PollingPlace,
  mergers: readonly MunicipalityMerger[],
  year: number,
): PollingPlace {
  const municipalityCode = forwardCode(place.municipalityCode, mergers, year);
  if (municipalityCode === place.municipalityCode) return place;
  const districts = place.districts.map((district) => `${place.municipalityCode}-${district}`);
  return { ...place, municipalityCode, districts };
}
