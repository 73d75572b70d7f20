/** District boundaries that a municipality brings for its own area: what is checked beyond those of the whole country. */
import type { DistrictOutline } from '../coverage/coverage-input.model';
import type { Outline } from '../geo/outlines';
import { distanceToRegionMetres, isInside, outlineRegion, spreadPoints, type Region } from '../geo/region';
import type { ImportFact, ProblemList } from './demand-import.model';
import { districtNumber, type ReadDistrict } from './district-number.model';
import { placeDistricts } from './district-outlines.model';

/** Whose boundaries are read, and what they are compared with. */
export interface OwnArea {
  municipalityCode: string;
  /** Districts of the election-day places; null where there are no such places to compare with. */
  placeDistricts: readonly string[] | null;
}

/**
 * The outlines of municipalities are drawn for maps of the country: along its border one differs by up to 1.5 km
 * (docs/data.md). What lies farther outside belongs to another municipality.
 */
export const borderToleranceMetres = 2000;
const looks = 64;
const leastInside = 0.5;
const nowhere = { easting: 0, northing: 0 };

/** Metres from the region to the corner of the outline that lies farthest outside; 0 where none does. */
function farthestOutside(outline: Outline, region: Region): number {
  let farthest = 0;
  for (const [easting, northing] of outline.flat(2))
    farthest = Math.max(farthest, distanceToRegionMetres(region, easting, northing));
  return farthest;
}

function isMostlyInside(outline: Outline, region: Region): boolean {
  const own = outlineRegion(outline);
  if (own === null) return true;
  const points = spreadPoints(own, looks, nowhere);
  const inside = points.filter(({ easting, northing }) => isInside(region, easting, northing));
  return inside.length >= leastInside * points.length;
}

/** The district as one of the municipality; null, and an error, where it is another's. */
function claim(
  read: ReadDistrict,
  code: string,
  region: Region | null,
  problems: ProblemList,
): ReadDistrict | null {
  const { row, municipality, district, outline } = read;
  if (municipality !== null && municipality.padStart(3, '0') !== code) {
    problems.error('otherMunicipality', { row, column: 'kuntanro', value: municipality });
    return null;
  }
  const metres = region === null ? 0 : farthestOutside(outline, region);
  if (region !== null && (metres > borderToleranceMetres || !isMostlyInside(outline, region))) {
    problems.error('outsideOwnArea', { row, value: `${district}: ${Math.round(metres)} m` });
    return null;
  }
  return { ...read, municipality: code };
}

function compareNumbers(
  read: readonly ReadDistrict[],
  placeDistricts: readonly string[],
  problems: ProblemList,
): void {
  const ofPlaces = new Set(placeDistricts.map((each) => districtNumber(each) ?? each));
  const ofFile = new Set(read.map(({ district }) => district));
  for (const { row, district } of read)
    if (!ofPlaces.has(district)) problems.warn('districtWithoutPlace', { row, value: district });
  for (const district of [...ofPlaces].sort())
    if (!ofFile.has(district)) problems.warn('districtMissing', { value: district });
}

/**
 * Districts of one municipality. A feature of another one, or farther outside the area than borders are drawn wrong, refuses
 * the file; overlaps, holes and numbers that the places do not have (or have alone) are told.
 * @param outline of the municipality, EPSG:3067
 */
export function placeOwnDistricts(
  read: readonly ReadDistrict[],
  { municipalityCode, placeDistricts: ofPlaces }: OwnArea,
  outline: Outline,
  problems: ProblemList,
): { districts: DistrictOutline[]; facts: ImportFact[] } {
  const region = outlineRegion(outline);
  const own = read.flatMap((each) => claim(each, municipalityCode, region, problems) ?? []);
  const { districts } = placeDistricts(own, new Map([[municipalityCode, outline]]), problems);
  if (ofPlaces !== null) compareNumbers(own, ofPlaces, problems);
  return {
    districts,
    facts: [
      { code: 'districts', count: districts.length },
      { code: 'placeDistricts', count: new Set(ofPlaces ?? []).size },
    ],
  };
}
