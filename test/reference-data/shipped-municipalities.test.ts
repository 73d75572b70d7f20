import { parseAreas, parseMergers, parseOfficialCounts } from '../../src/areas/area-tables.csv';
import { municipalityMergers } from '../../src/areas/merger.model';
import { areaOutlines } from '../../src/areas/outline.model';
import {
  bordersBetween,
  dissolve,
  outlineArea,
  outlineLength,
  outlinesOf,
  type OutlineTopology,
} from '../../src/geo/outlines';
import { isInFinland } from '../../src/geo/projection';
import { readShipped, shippedMunicipalities, sum } from '../support/shipped-data';
import { arcUses } from '../support/topologies';

const municipalityTopology = JSON.parse(readShipped('municipality-outlines.json')) as OutlineTopology;

describe('The shipped municipalities', () => {
  const of2021 = shippedMunicipalities.filter(({ vintage }) => vintage === 2021);
  const of2025 = shippedMunicipalities.filter(({ vintage }) => vintage === 2025);

  it('are 309 in 2021 and 308 in 2025, Pertunmaa being the difference', () => {
    expect([of2021.length, of2025.length]).toEqual([309, 308]);
    const codes = new Set(of2025.map(({ code }) => code));
    expect(of2021.filter(({ code }) => !codes.has(code)).map(({ code }) => code)).toEqual(['588']);
  });

  it('belong to areas that exist', () => {
    const known = new Set(parseAreas(readShipped('areas.csv')).map(({ kind, code }) => `${kind} ${code}`));
    expect(known.size).toBe(19 + 21 + 13);
    for (const { regionCode, wellbeingCountyCode, constituencyCode } of shippedMunicipalities) {
      expect(known).toContain(`region ${regionCode}`);
      expect(known).toContain(`constituency ${constituencyCode}`);
      if (wellbeingCountyCode !== null) expect(known).toContain(`wellbeing_county ${wellbeingCountyCode}`);
    }
    const without = of2021.filter(({ wellbeingCountyCode }) => wellbeingCountyCode === null);
    expect(without.every(({ code, regionCode }) => code === '091' || regionCode === '21')).toBe(true);
    expect(without).toHaveLength(17);
  });

  it('have the electorate that the sources add up to, and seats but for two', () => {
    expect(sum(of2021.map(({ electorate2021 }) => electorate2021 ?? 0))).toBe(4_458_862);
    expect(of2021.filter(({ electorate2021 }) => electorate2021 !== null)).toHaveLength(292);
    expect(of2021.filter(({ seat }) => seat === null).map(({ nameFi }) => nameFi)).toEqual([
      'Pertunmaa',
      'Tuusula',
    ]);
    for (const { seat } of of2021) if (seat !== null) expect(isInFinland(seat)).toBe(true);
  });

  it('ship the mergers that the program knows', () => {
    expect(parseMergers(readShipped('municipality-mergers.csv'))).toEqual(municipalityMergers);
  });

  it('come with official counts of known areas, each once', () => {
    const counts = parseOfficialCounts(readShipped('official-counts.csv'));
    const codes = new Set(['FI', ...of2021.map(({ code }) => code)]);
    for (const { areaCode } of counts) expect(codes).toContain(areaCode);
    expect(
      new Set(counts.map((count) => `${count.areaCode} ${count.electionCode} ${count.measure}`)).size,
    ).toBe(counts.length);
    expect(
      counts.filter(({ areaCode, electionCode }) => areaCode === 'FI' && electionCode === 'KV-2021'),
    ).toMatchObject([
      { measure: 'advance_places', value: 930 },
      { measure: 'election_day_places', value: 1854 },
    ]);
  });
});

describe('The shipped municipality outlines', () => {
  const outlines = outlinesOf(municipalityTopology);
  const total = sum([...outlines.values()].map(outlineArea));
  const data = (vintage: number) => ({
    topology: municipalityTopology,
    municipalities: shippedMunicipalities.filter((municipality) => municipality.vintage === vintage),
    mergers: municipalityMergers,
  });

  it('are those of the 309 municipalities and share their borders', () => {
    const codes = shippedMunicipalities.filter(({ vintage }) => vintage === 2021).map(({ code }) => code);
    expect([...outlines.keys()]).toEqual(codes);
    expect(Math.max(...arcUses(municipalityTopology))).toBe(2);
    expect(arcUses(municipalityTopology).filter((uses) => uses === 2).length).toBeGreaterThan(800);
  });

  it.each(['region', 'constituency', 'municipality'] as const)(
    'add up to the same whole when dissolved by %s',
    (kind) => {
      for (const vintage of [2021, 2025]) {
        const whole = sum([...areaOutlines(data(vintage), kind).values()].map(outlineArea));
        expect(Math.abs(whole / total - 1)).toBeLessThan(1e-9);
      }
    },
  );

  it('are one country when every border is dissolved', () => {
    const country = dissolve(municipalityTopology, () => 'FI').get('FI')!;
    expect(Math.abs(outlineArea(country) / total - 1)).toBeLessThan(1e-9);
    expect(bordersBetween(municipalityTopology, () => 'FI')).toEqual([]);
  });

  it('leave Helsinki and Åland out of the wellbeing services counties, and nobody else', () => {
    const counties = areaOutlines(data(2021), 'wellbeing_county');
    expect(counties.size).toBe(21);
    const without = shippedMunicipalities.filter(
      ({ vintage, code, regionCode }) => vintage === 2021 && (code === '091' || regionCode === '21'),
    );
    const expected = total - sum(without.map(({ code }) => outlineArea(outlines.get(code)!)));
    expect(Math.abs(sum([...counties.values()].map(outlineArea)) / expected - 1)).toBeLessThan(1e-9);
  });

  it('join Pertunmaa to Mäntyharju in 2025', () => {
    const of2025 = areaOutlines(data(2025), 'municipality');
    expect(of2025.size).toBe(308);
    expect(of2025.has('588')).toBe(false);
    const parts = outlineArea(outlines.get('507')!) + outlineArea(outlines.get('588')!);
    expect(outlineArea(of2025.get('507')!)).toBeCloseTo(parts, 3);
  });

  it('are as large as the source says, as far as its outlines are', () => {
    const stated = new Map(
      municipalityTopology.objects.areas.geometries.map(({ id, properties }) => [
        id,
        (properties as { totalAreaKm2: number }).totalAreaKm2 * 1e6,
      ]),
    );
    expect(Math.abs(total / sum(stated.values()) - 1)).toBeLessThan(0.0002);
    // The source is drawn for the whole country: the difference, spread along the border, says how far borders moved.
    const moved = (code: string) =>
      Math.abs(outlineArea(outlines.get(code)!) - stated.get(code)!) / outlineLength(outlines.get(code)!);
    const far = [...outlines.keys()].filter((code) => moved(code) > 550);
    expect(far).toEqual(['235', '245', '478']);
  });
});
