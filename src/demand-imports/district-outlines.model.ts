/** Boundaries of voting districts: which municipality each is in, and what is doubtful about them. */
import { kinks } from '@turf/turf';
import type { DistrictOutline } from '../coverage/coverage-input.model';
import type { Outline } from '../geo/outlines';
import { isInside, outlineRegion, spreadPoints, type Region } from '../geo/region';
import type { ImportFact, ProblemList } from './demand-import.model';
import type { ReadDistrict } from './district-number.model';

/** Points at which a district, and a municipality, is looked at. */
const districtPoints = 64;
const municipalityPoints = 256;
/** Less than this share (0 to 1) is drawing, not a mistake. */
const slightShare = 0.05;

const nowhere = { easting: 0, northing: 0 };

interface PlacedDistrict extends DistrictOutline {
  row: number;
  region: Region;
  points: readonly { easting: number; northing: number }[];
}

function crossesItself(outline: Outline): boolean {
  return outline.some((rings) => kinks({ type: 'Polygon', coordinates: rings }).features.length > 0);
}

/** Share of the points inside a region. */
function shareInside(points: PlacedDistrict['points'], region: Region): number {
  return points.filter(({ easting, northing }) => isInside(region, easting, northing)).length / points.length;
}

/** The municipality that is given, else the one that holds most of the points, and its share of them. */
function municipalityOf(
  { municipality }: ReadDistrict,
  points: PlacedDistrict['points'],
  municipalities: ReadonlyMap<string, Region>,
): { code: string | null; share: number } {
  if (municipality !== null) {
    const code = municipality.padStart(3, '0');
    const region = municipalities.get(code);
    return region === undefined ? { code: null, share: 0 } : { code, share: shareInside(points, region) };
  }
  let best: { code: string | null; share: number } = { code: null, share: 0 };
  for (const [code, region] of municipalities) {
    const share = shareInside(points, region);
    if (share > best.share) best = { code, share };
  }
  return best;
}

function place(
  read: ReadDistrict,
  municipalities: ReadonlyMap<string, Region>,
  problems: ProblemList,
): PlacedDistrict | null {
  const { row, district, outline } = read;
  const region = outlineRegion(outline);
  if (region === null || crossesItself(outline)) {
    problems.error(region === null ? 'notPolygon' : 'crossesItself', { row, value: district });
    return null;
  }
  const points = spreadPoints(region, districtPoints, nowhere);
  const { code: found, share } = municipalityOf(read, points, municipalities);
  if (found === null) {
    problems.error('unknownMunicipality', { row, value: read.municipality ?? district });
    return null;
  }
  if (1 - share > slightShare)
    problems.warn('outsideMunicipality', { row, value: `${found}/${district}: ${percent(1 - share)}` });
  return { row, municipalityCode: found, district, outline, region, points };
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

function checkNeighbours(districts: readonly PlacedDistrict[], problems: ProblemList): void {
  const seen = new Set<string>();
  districts.forEach((each) => {
    const key = `${each.municipalityCode}/${each.district}`;
    if (seen.has(key)) problems.error('twice', { row: each.row, value: key });
    seen.add(key);
    for (const other of districts) {
      if (other === each || other.municipalityCode !== each.municipalityCode) continue;
      const share = shareInside(each.points, other.region);
      if (share > slightShare)
        problems.warn('overlap', { row: each.row, value: `${key}, ${other.district}: ${percent(share)}` });
    }
  });
}

function checkGaps(
  districts: readonly PlacedDistrict[],
  municipalities: ReadonlyMap<string, Region>,
  problems: ProblemList,
): void {
  for (const code of new Set(districts.map((each) => each.municipalityCode))) {
    const own = districts.filter((each) => each.municipalityCode === code);
    const points = spreadPoints(municipalities.get(code)!, municipalityPoints, nowhere);
    const outside = points.filter(
      ({ easting, northing }) => !own.some(({ region }) => isInside(region, easting, northing)),
    );
    const share = outside.length / points.length;
    if (share > slightShare) problems.warn('gap', { value: `${code}: ${percent(share)}` });
  }
}

/** Districts in their municipalities; what crosses itself or lies nowhere refuses the file, the rest is told. */
export function placeDistricts(
  read: readonly ReadDistrict[],
  outlines: ReadonlyMap<string, Outline>,
  problems: ProblemList,
): { districts: DistrictOutline[]; facts: ImportFact[] } {
  const municipalities = new Map<string, Region>();
  for (const [code, outline] of outlines) {
    const region = outlineRegion(outline);
    if (region !== null) municipalities.set(code, region);
  }
  const placed = read.flatMap((each) => place(each, municipalities, problems) ?? []);
  checkNeighbours(placed, problems);
  checkGaps(placed, municipalities, problems);
  return {
    districts: placed.map(({ municipalityCode, district, outline }) => ({
      municipalityCode,
      district,
      outline,
    })),
    facts: [
      { code: 'districts', count: placed.length },
      { code: 'municipalities', count: new Set(placed.map((each) => each.municipalityCode)).size },
    ],
  };
}
