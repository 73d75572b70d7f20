/** Districts of a version of boundaries with their area, their people and the places that serve them. */
import type { DistrictOutline } from '../coverage/coverage-input.model';
import { ringArea, type Outline } from '../geo/outlines';
import { boundedParts, type OutlinedArea } from '../place-quality/bounded-districts.model';
import { paddedDistrict } from '../polling-places/completeness.model';
import type { PollingPlace } from '../polling-places/polling-place.model';

export interface DescribedDistrict {
  district: string;
  outline: Outline;
  areaSquareMetres: number;
  /** Adults at the end of 2016; null where no point over which people are spread lies in it. */
  adults: number | null;
  /** Election-day places that serve it. */
  places: readonly PollingPlace[];
}

export interface DescribedDistricts {
  /** In order of their numbers. */
  districts: readonly DescribedDistrict[];
  /** Adults of the municipality's postal areas who live in none of them; null where nothing is known of the people. */
  adultsOutside: number | null;
}

function areaOf(outline: Outline): number {
  return outline
    .map(([outer, ...holes]) => ringArea(outer!) - holes.reduce((sum, hole) => sum + ringArea(hole), 0))
    .reduce((sum, area) => sum + area, 0);
}

interface Known {
  municipalityCode: string;
  /** Postal areas; empty where nothing is known of the people. */
  areas: readonly OutlinedArea[];
  places: readonly PollingPlace[];
}

/** Pure; people are spread over their postal areas (`boundedParts`). */
export function describeDistricts(
  outlines: readonly DistrictOutline[],
  { municipalityCode, areas, places }: Known,
): DescribedDistricts {
  const adults = new Map<string, number>();
  let [all, inside] = [0, 0];
  for (const area of areas) if (area.municipalityCode === municipalityCode) all += area.people.adults ?? 0;
  for (const { area, district, share } of boundedParts(areas, outlines)) {
    if (area.people.adults === null) continue;
    const people = area.people.adults * share;
    adults.set(district, (adults.get(district) ?? 0) + people);
    if (area.municipalityCode === municipalityCode) inside += people;
  }
  const sorted = [...outlines].sort((a, b) => (a.district < b.district ? -1 : 1));
  return {
    districts: sorted.map(({ district, outline }) => ({
      district,
      outline,
      areaSquareMetres: areaOf(outline),
      adults: adults.get(district) ?? null,
      places: places.filter((place) => place.districts.map(paddedDistrict).includes(district)),
    })),
    adultsOutside: areas.some(({ people }) => people.adults !== null) ? Math.max(0, all - inside) : null,
  };
}
