import { readdirSync, readFileSync } from 'node:fs';
import {
  parseAreas,
  parseMergers,
  parseMunicipalities,
  parseOfficialCounts,
} from '../../src/areas/area-tables.csv';
import { municipalityMergers } from '../../src/areas/merger.model';
import { areaOutlines } from '../../src/areas/outline.model';
import { peopleByDistrict, peopleGroups, toShares } from '../../src/demand/demand.model';
import {
  parseDistrictBuildings,
  parsePostalAreas,
  parsePostcodePoints,
  parseVotingDistricts,
} from '../../src/demand/demand-tables.csv';
import {
  outlineArea,
  outlineLength,
  outlinesOf,
  type Outline,
  type OutlineTopology,
} from '../../src/geo/outlines';
import { isInFinland } from '../../src/geo/projection';
import { sha256 } from '../../src/platform/checksum';
import { fromRoot } from '../../src/platform/project-root';
import { countRows, parseManifest } from '../../src/reference-data/manifest.model';
import { parseRecords } from '../../src/shared/csv-records';

const read = (file: string) => readFileSync(fromRoot('data', file), 'utf8');
const manifest = parseManifest(read('manifest.json'));
const municipalities = parseMunicipalities(read('municipalities.csv'));
const areas = parsePostalAreas(read('postal-areas.csv'));
const municipalityTopology = JSON.parse(read('municipality-outlines.json')) as OutlineTopology;
const postalTopology = JSON.parse(read('postal-outlines.json')) as OutlineTopology;

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

describe('The manifest', () => {
  it('lists every table with its checksum, size and number of rows', () => {
    for (const table of manifest.tables) {
      const text = read(table.file);
      expect([table.file, sha256(text)]).toEqual([table.file, table.sha256]);
      expect([table.file, Buffer.byteLength(text)]).toEqual([table.file, table.bytes]);
      expect([table.file, countRows(table.file, text)]).toEqual([table.file, table.rows]);
      expect(table.sources.length).toBeGreaterThan(0);
    }
    const files = readdirSync(fromRoot('data'), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => /\.(csv|json)$/.test(file) && file !== 'manifest.json');
    expect(manifest.tables.map(({ file }) => file).sort()).toEqual(files.sort());
  });

  it('stays under 3 MB in all', () => {
    expect(sum(manifest.tables.map(({ bytes }) => bytes))).toBeLessThan(3_000_000);
    expect(Buffer.byteLength(read('municipality-outlines.json'))).toBeLessThanOrEqual(120_000);
    expect(Buffer.byteLength(read('postal-outlines.json'))).toBeLessThanOrEqual(1_100_000);
  });

  it('goes with a description of every column', () => {
    const sections = new Map(
      read('README.md')
        .split(/^## /m)
        .map((section) => [section.split('\n')[0]!, section]),
    );
    for (const { file } of manifest.tables) {
      const section = sections.get(file.startsWith('polling-places/') ? 'polling-places/' : file);
      expect([file, section === undefined]).toEqual([file, false]);
      if (!file.endsWith('.csv')) continue;
      for (const column of read(file).split('\n')[0]!.split(/[,;]/)) {
        expect([file, column, section!.includes(`| \`${column}\` |`)]).toEqual([file, column, true]);
      }
    }
  });
});

describe('The shipped municipalities', () => {
  const of2021 = municipalities.filter(({ vintage }) => vintage === 2021);
  const of2025 = municipalities.filter(({ vintage }) => vintage === 2025);

  it('are 309 in 2021 and 308 in 2025, Pertunmaa being the difference', () => {
    expect([of2021.length, of2025.length]).toEqual([309, 308]);
    const codes = new Set(of2025.map(({ code }) => code));
    expect(of2021.filter(({ code }) => !codes.has(code)).map(({ code }) => code)).toEqual(['588']);
  });

  it('belong to areas that exist', () => {
    const known = new Set(parseAreas(read('areas.csv')).map(({ kind, code }) => `${kind} ${code}`));
    expect(known.size).toBe(19 + 21 + 13);
    for (const { regionCode, wellbeingCountyCode, constituencyCode } of municipalities) {
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
    expect(parseMergers(read('municipality-mergers.csv'))).toEqual(municipalityMergers);
  });

  it('come with official counts of known areas, each once', () => {
    const counts = parseOfficialCounts(read('official-counts.csv'));
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

function arcUses(topology: OutlineTopology): number[] {
  const uses = topology.arcs.map(() => 0);
  for (const geometry of topology.objects.areas.geometries) {
    for (const arc of geometry.arcs.flat(2)) uses[arc < 0 ? ~arc : arc]! += 1;
  }
  return uses;
}

describe('The shipped municipality outlines', () => {
  const outlines = outlinesOf(municipalityTopology);
  const total = sum([...outlines.values()].map(outlineArea));
  const data = (vintage: number) => ({
    topology: municipalityTopology,
    municipalities: municipalities.filter((municipality) => municipality.vintage === vintage),
    mergers: municipalityMergers,
  });

  it('are those of the 309 municipalities and share their borders', () => {
    const codes = municipalities.filter(({ vintage }) => vintage === 2021).map(({ code }) => code);
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
    const everything = new Map(areaOutlines({ ...data(2021), mergers: [] }, 'municipality'));
    expect(everything.size).toBe(309);
    const counties = areaOutlines(data(2021), 'wellbeing_county');
    expect(counties.size).toBe(21);
    // Helsinki and Åland have no wellbeing county: they are missing from the map, nobody else is.
    const outside = [
      '091',
      ...municipalities.filter((m) => m.vintage === 2021 && m.regionCode === '21').map((m) => m.code),
    ];
    const expected = total - sum(outside.map((code) => outlineArea(outlines.get(code)!)));
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
  const shares = toShares(parseDistrictBuildings(read('district-postal-shares.csv')));

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
    const codes = new Set(municipalities.filter(({ vintage }) => vintage === 2021).map(({ code }) => code));
    expect(areas.filter(({ municipalityCode }) => !codes.has(municipalityCode))).toEqual([]);
    expect(areas.filter(({ centre }) => !isInFinland(centre))).toEqual([]);
    expect(shares.filter(({ municipalityCode }) => !codes.has(municipalityCode))).toEqual([]);
  });

  it('divides over 1,984 districts without losing anybody', () => {
    const districts = parseVotingDistricts(read('voting-districts.csv'));
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
    const districts = parseVotingDistricts(read('voting-districts.csv'));
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
    const points = parsePostcodePoints(read('postcode-points.csv'));
    expect(points).toHaveLength(3611);
    const postcodes = new Set(points.map(({ postcode }) => postcode));
    expect(postcodes.size).toBe(3611);
    expect(areas.filter(({ postcode }) => !postcodes.has(postcode))).toEqual([]);
    expect(points.filter(({ position }) => !isInFinland(position))).toEqual([]);
  });
});

describe('The shipped polling places', () => {
  const files = manifest.tables.filter(({ file }) => file.startsWith('polling-places/'));
  const rows = files.flatMap(({ file }) =>
    parseRecords(
      read(file),
      [
        'kuntanro',
        'aanestysaluetunnus',
        'tyyppi',
        'n_etrs_tm35fin',
        'e_etrs_tm35fin',
        'sijainnin_tarkkuus',
        'lahde',
      ],
      ';',
    ),
  );

  it('are the 1,792 announced rows, three districts of one of them joined', () => {
    expect(files).toHaveLength(10);
    expect(rows).toHaveLength(1790);
    expect(rows.filter(({ aanestysaluetunnus }) => aanestysaluetunnus === '001|002|003')).toHaveLength(1);
  });

  it('name their source, a municipality that exists and districts of three digits', () => {
    const codes = new Set(municipalities.map(({ code }) => code));
    for (const { lahde, kuntanro, aanestysaluetunnus } of rows) {
      expect(lahde).not.toBe('');
      expect(codes).toContain(kuntanro);
      expect(aanestysaluetunnus).toMatch(/^(\d{3}[A-Z]?(\|\d{3}[A-Z]?)*)?$/);
    }
  });

  it('have a position inside Finland, or say that they have none', () => {
    for (const row of rows) {
      if (row.sijainnin_tarkkuus === 'ei_tietoa') {
        expect([row.n_etrs_tm35fin, row.e_etrs_tm35fin]).toEqual(['', '']);
      } else {
        expect(
          isInFinland({ easting: Number(row.e_etrs_tm35fin), northing: Number(row.n_etrs_tm35fin) }),
        ).toBe(true);
      }
    }
    expect(rows.filter(({ sijainnin_tarkkuus }) => sijainnin_tarkkuus === 'ei_tietoa')).toHaveLength(230);
  });
});
