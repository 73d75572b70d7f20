import { readFile } from 'node:fs/promises';
import { parseMunicipalities, parseOfficialCounts } from '../../src/areas/area-tables.csv';
import {
  parseDistrictBuildings,
  parsePostalAreas,
  parsePostcodePoints,
} from '../../src/demand/demand-tables.csv';
import { outlineArea, outlinesOf, type OutlineTopology } from '../../src/geo/outlines';
import { buildTables, sourceFiles, type SourceTexts } from '../../src/reference-data/build.csv';
import { buildReferenceData, MissingSourceError } from '../../src/reference-data/build.service';
import { withFolder } from '../support/folders';
import { openData, writeOpenData } from '../support/open-data';

const texts = Object.fromEntries(
  Object.entries(sourceFiles).map(([name, file]) => [name, openData[file]]),
) as SourceTexts;
const built = new Map(buildTables(texts).map(({ file, text }) => [file, text]));

describe('The tables made from open data', () => {
  it('have a row for each municipality and vintage', () => {
    const municipalities = parseMunicipalities(built.get('municipalities.csv')!);
    expect(municipalities.map(({ code, vintage }) => `${code} ${vintage}`)).toEqual([
      '020 2021',
      '507 2021',
      '588 2021',
      '020 2025',
      '507 2025',
    ]);
    expect(municipalities[0]).toMatchObject({
      languageStatus: 'finnish',
      regionCode: '10',
      constituencyCode: '08',
      population: 1000,
      electorate2021: 800,
    });
  });

  it('leave figures unknown that the source does not have', () => {
    const municipalities = parseMunicipalities(built.get('municipalities.csv')!);
    expect(municipalities[2]).toMatchObject({ seat: null, electorate2021: null, languageStatus: 'swedish' });
    // The electorate of 2025's 507 includes that of 588, which nobody knows.
    expect(municipalities[4]).toMatchObject({ population: null, electorate2021: null });
  });

  it('add up the ages and keep withheld ones unknown', () => {
    const [open, withheld, silent] = parsePostalAreas(built.get('postal-areas.csv')!);
    expect(open!.people).toEqual({ all: 100, adults: 120, over65: 65, over75: 42, over85: 15 });
    expect(withheld!.people).toEqual({ all: 17, adults: null, over65: null, over75: null, over85: null });
    expect(silent!.people.all).toBeNull();
  });

  it('pad the numbers of districts and keep their letters', () => {
    const rows = parseDistrictBuildings(built.get('district-postal-shares.csv')!);
    expect(rows.map(({ municipalityCode, district }) => `${municipalityCode} ${district}`)).toEqual([
      '020 001',
      '020 002A',
      '588 001',
    ]);
  });

  it('take the point of a postal area before that of GeoNames', () => {
    const points = parsePostcodePoints(built.get('postcode-points.csv')!);
    expect(points.map(({ postcode, source }) => `${postcode} ${source}`)).toEqual([
      '10000 postal_area',
      '10001 geonames',
      '20000 postal_area',
      '30000 postal_area',
    ]);
    expect(points[0]!.position).toEqual({ easting: 390_000, northing: 6_890_000 });
  });

  it('keep counts of places and districts only', () => {
    expect(parseOfficialCounts(built.get('official-counts.csv')!)).toEqual([
      {
        areaCode: '020',
        electionCode: 'KV-2021',
        measure: 'voting_districts',
        value: 2,
        source: 'Alfa ("yli")',
      },
      { areaCode: 'FI', electionCode: 'KV-2021', measure: 'advance_places', value: 930, source: 'OM' },
    ]);
  });

  it('hold outlines of about the area on the ground', () => {
    const topology = JSON.parse(built.get('municipality-outlines.json')!) as OutlineTopology;
    // Half a degree by half a degree at 62.25° N on a sphere of 6 371.0088 km.
    const degree = 111.195;
    const expected = (degree / 2) * (degree / 2) * Math.cos((62.25 * Math.PI) / 180) * 1e6;
    for (const outline of outlinesOf(topology).values()) {
      expect(Math.abs(outlineArea(outline) / expected - 1)).toBeLessThan(0.01);
    }
  });

  it('have one file of places an election', () => {
    expect([...built.keys()].filter((file) => file.startsWith('polling-places/'))).toEqual([
      'polling-places/KV-2021.csv',
      'polling-places/KV-2021-APR.csv',
    ]);
  });
});

describe('Building the tables into a folder', () => {
  it('gives the same bytes for the same sources', async () => {
    await withFolder(async (source) => {
      await writeOpenData(source);
      const manifests: string[] = [];
      for (let run = 0; run < 2; run += 1) {
        await withFolder(async (target) => {
          await buildReferenceData(source, target);
          manifests.push(await readFile(`${target}/manifest.json`, 'utf8'));
        });
      }
      expect(manifests[0]).toBe(manifests[1]);
    });
  });

  it('names the file that is missing and writes nothing', async () => {
    await withFolder(async (source) => {
      await writeOpenData(source, 'official-counts.csv');
      await withFolder(async (target) => {
        const build = buildReferenceData(source, target);
        await expect(build).rejects.toThrow(MissingSourceError);
        await expect(build).rejects.toThrow('official-counts.csv');
        await expect(readFile(`${target}/manifest.json`)).rejects.toThrow();
      });
    });
  });
});
