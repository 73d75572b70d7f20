import { peopleByDistrict, peopleGroups, toShares } from '../../src/demand/demand.model';
import {
  parseDistrictBuildings,
  parsePostalAreas,
  parsePostcodePoints,
  parseVotingDistricts,
} from '../../src/demand/demand-tables.csv';
import { outlineArea, outlinesOf, type Outline, type OutlineTopology } from '../../src/geo/outlines';
import { isInFinland } from '../../src/geo/projection';
import { readShipped, shippedMunicipalities, sum } from '../support/shipped-data';
import { arcUses } from '../support/topologies';

const areas = parsePostalAreas(readShipped('postal-areas.csv'));
const postalTopology = JSON.parse(readShipped('postal-outlines.json')) as OutlineTopology;

/** Even–odd rule over all rings of an outline. */
function contains(outline: Outline, x: number, y: number): boolean {
  let inside = false;
  for (const ring of outline.flat()) {
    for (let index = 0; index + 1 < ring.length; index += 1) {
      const [x1, y1] = ring[index]!;
      const [x2, y2] = ring[index + 1]!;
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

describe('The shipped demand', () => {
  const shares = toShares(parseDistrictBuildings(readShipped('district-postal-shares.csv')));

  it('adds up to the published sums where numbers are known', () => {
    const total = (group: (typeof peopleGroups)[number]) =>
      sum(areas.map(({ people }) => people[group] ?? 0));
    expect([areas.length, total('all'), total('adults'), total('over65')]).toEqual([
      3030, 5_432_778, 4_371_557, 1_141_340,
    ]);
    expect(total('over75')).toBeLessThan(total('over65'));
    expect(total('over85')).toBeLessThan(total('over75'));
  });

  it('keeps 77 areas without ages unknown, 16 of them without a total', () => {
    const withheld = areas.filter(({ people }) => people.adults === null);
    expect(withheld).toHaveLength(77);
    expect(sum(withheld.map(({ people }) => people.all ?? 0))).toBe(981);
    expect(withheld.filter(({ people }) => people.all === null)).toHaveLength(16);
    for (const { people } of withheld) {
      expect([people.over65, people.over75, people.over85]).toEqual([null, null, null]);
    }
  });

  it('lies in municipalities of 2021, inside Finland', () => {
    const codes = new Set(
      shippedMunicipalities.filter(({ vintage }) => vintage === 2021).map(({ code }) => code),
    );
    expect(areas.filter(({ municipalityCode }) => !codes.has(municipalityCode))).toEqual([]);
    expect(areas.filter(({ centre }) => !isInFinland(centre))).toEqual([]);
    expect(shares.filter(({ municipalityCode }) => !codes.has(municipalityCode))).toEqual([]);
  });

  it('divides over 1,984 districts without losing anybody', () => {
    const districts = parseVotingDistricts(readShipped('voting-districts.csv'));
    expect(districts).toHaveLength(1984);
    const known = new Set(
      districts.map(({ municipalityCode, district }) => `${municipalityCode} ${district}`),
    );
    expect(known.size).toBe(1984);
    for (const group of peopleGroups) {
      const byDistrict = peopleByDistrict(areas, shares, group);
      const unknown = byDistrict.districts.filter(
        ({ municipalityCode, district }) => !known.has(`${municipalityCode} ${district}`),
      );
      expect(unknown).toEqual([]);
      const counted = sum(byDistrict.districts.map(({ people }) => people)) + byDistrict.unassigned;
      expect(counted).toBeCloseTo(sum(areas.map(({ people }) => people[group] ?? 0)), 3);
      if (group === 'all') expect(byDistrict.unassigned).toBe(11);
    }
  });

  it('keeps districts of dissolved municipalities apart from equal numbers', () => {
    const districts = parseVotingDistricts(readShipped('voting-districts.csv'));
    const of = (code: string) =>
      districts.filter(({ municipalityCode }) => municipalityCode === code).map(({ district }) => district);
    expect(of('541')).toEqual(['001', '002', '911-001']);
    expect(of('214')).toEqual(['001', '002', '099-001']);
  });

  it('has outlines that share their borders and hold the points of their areas', () => {
    expect(Math.max(...arcUses(postalTopology))).toBe(2);
    const outlines = outlinesOf(postalTopology);
    const without = areas.filter(({ postcode }) => !outlines.has(postcode));
    expect(without.map(({ postcode }) => postcode)).toEqual(['14330', '14370', '16980', '90420']);
    expect(sum(without.map(({ people }) => people.all ?? 0))).toBe(10_676);
    const outside = areas.filter(({ postcode, centre }) => {
      const outline = outlines.get(postcode);
      return outline !== undefined && !contains(outline, centre.easting, centre.northing);
    });
    expect(outside).toHaveLength(1);
    const empty = [...outlines].filter(([, outline]) =>
      outline.some((polygon) => outlineArea([polygon]) === 0),
    );
    expect(empty).toEqual([]);
  });

  it('has outlines of the area that the people table states, but for areas redrawn in between', () => {
    const outlines = outlinesOf(postalTopology);
    const ratios = areas
      .flatMap(({ postcode, areaSquareMetres }) => {
        const outline = outlines.get(postcode);
        return outline === undefined ? [] : [outlineArea(outline) / areaSquareMetres];
      })
      .sort((a, b) => a - b);
    const quantile = (part: number) => ratios[Math.floor(part * ratios.length)]!;
    expect(Math.abs(quantile(0.5) - 1)).toBeLessThan(0.001);
    expect(quantile(0.1)).toBeGreaterThan(0.985);
    expect(quantile(0.9)).toBeLessThan(1.01);
  });

  it('has a point for every postcode of the areas and more', () => {
    const points = parsePostcodePoints(readShipped('postcode-points.csv'));
    expect(points).toHaveLength(3611);
    const postcodes = new Set(points.map(({ postcode }) => postcode));
    expect(postcodes.size).toBe(3611);
    expect(areas.filter(({ postcode }) => !postcodes.has(postcode))).toEqual([]);
    expect(points.filter(({ position }) => !isInFinland(position))).toEqual([]);
  });
});
