import { computeCoverage } from '../../src/coverage/coverage.model';
import { toCoverageCsv, toCoverageTable } from '../../src/coverage/coverage.csv';
import { languages, type Language } from '../../src/i18n/language';
import { translator } from '../../src/i18n/translate';
import { readCsvTable } from '../../src/shared/csv-table';
import {
  aCoverageInput,
  aDemandArea,
  aMunicipality,
  aPlace,
  completenessOf,
  everyGroup,
} from '../support/coverage-input';

const wordingOf = (language: Language) => ({ language, t: translator(language) });

const report = computeCoverage(
  aCoverageInput({
    municipalities: [
      aMunicipality('001'),
      aMunicipality('002'),
      aMunicipality('003', { electorate: 120 }),
      aMunicipality('004', { takesPart: false }),
    ],
    demandAreas: [
      aDemandArea('00001', '001', [0, 0]),
      aDemandArea('00002', '002', [50_000, 0], { people: everyGroup(null) }),
      aDemandArea('00003', '003', [90_000, 0]),
    ],
    places: [
      aPlace('001', 'election_day', [0, 0]),
      aPlace('001', 'advance', [0, 0]),
      aPlace('001', 'mobile_stop', [0, 0]),
      aPlace('003', 'election_day', [90_000, 0], { positionSource: 'seat' }),
    ],
    completeness: completenessOf({ '001': 'complete', '003': 'complete' }),
    sources: [
      {
        id: 'paavo',
        name: 'Paavo, open data by postal code area',
        publisher: 'Statistics Finland',
        vintage: '2018',
        licence: 'CC BY 4.0',
      },
    ],
  }),
);

/** Cells of a municipality by heading. */
function rowOf(code: string, language: Language = 'fi'): Record<string, string | number | null> {
  const [headings, ...rows] = toCoverageTable(report, wordingOf(language));
  const row = rows.find(([first]) => first === code)!;
  return Object.fromEntries(headings!.map((heading, index) => [String(heading), row[index]!]));
}

describe('Coverage report as a table', () => {
  it('has one row per municipality, and as many columns in every row', () => {
    const table = toCoverageTable(report, wordingOf('fi'));
    expect(table.slice(1, 5).map((row) => row[0])).toEqual(['001', '002', '003', '004']);
    expect(new Set(table.map((row) => row.length)).size).toBe(1);
    expect(new Set(table[0]).size).toBe(table[0]!.length);
  });

  it('gives whole percentages and rounded distances', () => {
    const row = rowOf('001');
    expect(row['Vaalipäivä: täysi-ikäiset: enintään 1600 m (%)']).toBe(100);
    // A circle of 800 m within the square of 2 km: π · 0.8² / 2².
    expect(row['Vaalipäivä: täysi-ikäiset: enintään 800 m (%)']).toBe(50);
    expect(Number(row['Vaalipäivä: täysi-ikäiset: etäisyyden mediaani (m)']) % 10).toBe(0);
    expect(row['Ennakkoäänestys: liikkuvan äänestyspaikan pysäkkejä (eivät mukana etäisyyksissä)']).toBe(1);
  });

  it('leaves unknown figures empty and says in words why', () => {
    const row = rowOf('002');
    expect(row['Vaalipäivä: mitä paikoista tiedetään']).toBe('paikat eivät ole tiedossa');
    expect(row['Vaalipäivä: täysi-ikäiset: enintään 800 m (%)']).toBeNull();
    expect(row['Väestö: koko väestö']).toBeNull();
    expect(rowOf('004')['Vaalipäivä: mitä paikoista tiedetään']).toBe('vaaleja ei toimiteta');
  });

  it('gives the range and no median where a share is too coarse to tell', () => {
    const row = rowOf('003', 'en');
    const title = 'Election day: adults: within 1600 m';
    expect(row[`${title} (%)`]).toBeNull();
    expect(row[`${title} upper bound (%)`]).toBeGreaterThan(Number(row[`${title} lower bound (%)`]) + 20);
    expect(row['Election day: precision of the shares']).toContain(
      'positions of the stations from the municipality',
    );
    expect(row['Definition of adults']).toContain('scaled to the municipality');
  });

  it('says "at least" of advance voting while lists are missing', () => {
    expect(rowOf('001', 'sv')['Förhandsröstning: siffrornas betydelse']).toContain('andelen är minst');
  });

  it.each(languages)('names its sources below the table in %s, and reads back as a table', (language) => {
    for (const dialect of ['excel-fi', 'rfc4180'] as const) {
      const text = toCoverageCsv(report, wordingOf(language), dialect);
      expect(text).toContain('Paavo');
      expect(text).toContain(
        { fi: 'Tilastokeskus', sv: 'Statistikcentralen', en: 'Statistics Finland' }[language],
      );
      expect(text).toContain('CC BY 4.0');
      expect(text.startsWith('\uFEFF')).toBe(dialect === 'excel-fi');
      const table = readCsvTable(text);
      expect(table.ok && table.value.ragged).toEqual([]);
      expect(table.ok && table.value.delimiter).toBe(dialect === 'excel-fi' ? ';' : ',');
      expect(toCoverageCsv(report, wordingOf(language), dialect)).toBe(text);
    }
  });
});
