import { presentVintage } from '../../src/areas/area.model';
import { formerMunicipalities } from '../../src/areas/former-municipality.model';
import { municipalityMergers } from '../../src/areas/merger.model';
import { foldText } from '../../src/search/search-text.model';
import { prepareIndex, searchEverything } from '../../src/search/search.model';
import { shippedMunicipalities } from '../support/shipped-data';

const present = shippedMunicipalities.filter(({ vintage }) => vintage === presentVintage);
const older = shippedMunicipalities.filter(({ vintage }) => vintage === 2021);
const former = formerMunicipalities(municipalityMergers, older, presentVintage);
const index = prepareIndex({
  municipalities: present.map(({ code, nameFi, nameSv }) => ({
    code,
    nameFi,
    nameSv,
    former: former.filter(({ presentCode }) => presentCode === code),
  })),
  areas: [],
  postalAreas: [],
  places: [],
});

describe('a search for the name of a Finnish municipality', () => {
  it('leads to it from Finnish and Swedish, from capitals, without accents, and by its code', () => {
    expect(present).toHaveLength(308);
    for (const { code, nameFi, nameSv } of present) {
      for (const name of [nameFi, nameSv, nameFi.toUpperCase(), foldText(nameFi), foldText(nameSv), code]) {
        expect([name, searchEverything(index, name).exactMunicipality]).toEqual([name, code]);
      }
    }
  });

  it('leads from the name of one that is no more to the one that it joined', () => {
    expect(
      ['Valtimo', 'honkajoki', 'PERTUNMAA'].map((name) => searchEverything(index, name).exactMunicipality),
    ).toEqual(['541', '214', '507']);
  });

  it('is offered where a letter is wrong', () => {
    expect(searchEverything(index, 'Helsnki').nearMisses.map((each) => each.nameFi)).toContain('Helsinki');
  });
});
