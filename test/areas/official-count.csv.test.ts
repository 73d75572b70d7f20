import type { Municipality } from '../../src/areas/area.model';
import { readOfficialCounts } from '../../src/areas/official-count.csv';

const alfa: Municipality = {
  code: '020',
  vintage: 2021,
  nameFi: 'Alfa',
  nameSv: 'Alfa',
  languageStatus: 'finnish',
  regionCode: '10',
  wellbeingCountyCode: '12',
  constituencyCode: '08',
  seat: null,
  population: null,
  electorate2021: null,
};
const header = 'area,election,measure,value,source_url\n';

describe('Official counts', () => {
  it('refuse a municipality that nobody knows', () => {
    expect(() => readOfficialCounts(`${header}Beeta,KV-2021,äänestysalueita,3,x\n`, [alfa])).toThrow('Beeta');
  });

  it('are no places abroad and no percentages', () => {
    const text = `${header}Suomi,KV-2021,ennakkoäänestyspaikkoja ulkomailla,106,x\nAlfa,KV-2021,ennakkoäänestysprosentti,35.8,x\n`;
    expect(readOfficialCounts(text, [alfa])).toEqual([]);
  });
});
