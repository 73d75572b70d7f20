import { formerMunicipalities } from '../../src/areas/former-municipality.model';
import { municipalityMergers } from '../../src/areas/merger.model';
import { shippedMunicipalities } from '../support/shipped-data';

const of2021 = shippedMunicipalities.filter(({ vintage }) => vintage === 2021);

describe('municipalities that are no more', () => {
  it('have a name and a municipality of today each, from the shipped data', () => {
    expect(
      formerMunicipalities(municipalityMergers, of2021, 2025).map((each) => [each.nameFi, each.presentCode]),
    ).toEqual([
      ['Valtimo', '541'],
      ['Honkajoki', '214'],
      ['Pertunmaa', '507'],
    ]);
  });

  it('lead over two mergers to where their area is now, and are left out while nobody knows their name', () => {
    const mergers = [
      { fromCode: '911', toCode: '002', year: 2020 },
      { fromCode: '002', toCode: '003', year: 2024 },
    ];
    expect(formerMunicipalities(mergers, [], 2025)).toEqual([
      { code: '911', nameFi: 'Valtimo', nameSv: 'Valtimo', presentCode: '003', year: 2020 },
    ]);
  });
});
