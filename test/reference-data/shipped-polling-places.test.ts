import { isInFinland } from '../../src/geo/projection';
import { parseRecords } from '../../src/shared/csv-records';
import { readShipped, shippedManifest, shippedMunicipalities } from '../support/shipped-data';

describe('The shipped polling places', () => {
  const files = shippedManifest.tables.filter(({ file }) => file.startsWith('polling-places/'));
  const rows = files.flatMap(({ file }) =>
    parseRecords(
      readShipped(file),
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
    const codes = new Set(shippedMunicipalities.map(({ code }) => code));
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
