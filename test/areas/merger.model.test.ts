import { forwardCode, municipalityMergers, sumOverMerged } from '../../src/areas/merger.model';

describe('A code of a municipality that joined another', () => {
  it('leads to the receiving municipality from the year of the merger on', () => {
    expect(forwardCode('588', municipalityMergers, 2024)).toBe('588');
    expect(forwardCode('588', municipalityMergers, 2025)).toBe('507');
    expect(forwardCode('911', municipalityMergers, 2021)).toBe('541');
    expect(forwardCode('099', municipalityMergers, 2021)).toBe('214');
    expect(forwardCode('091', municipalityMergers, 2025)).toBe('091');
  });

  it('is followed over several mergers', () => {
    const chain = [
      { fromCode: 'a', toCode: 'b', year: 2010 },
      { fromCode: 'b', toCode: 'c', year: 2020 },
    ];
    expect(forwardCode('a', chain, 2015)).toBe('b');
    expect(forwardCode('a', chain, 2020)).toBe('c');
  });
});

describe('A figure of a merged municipality', () => {
  it('is the sum of its parts', () => {
    const figures = new Map([
      ['507', 10],
      ['588', 5],
      ['091', 1],
    ]);
    expect(sumOverMerged('507', municipalityMergers, 2025, figures)).toBe(15);
    expect(sumOverMerged('507', municipalityMergers, 2021, figures)).toBe(10);
  });

  it('is unknown when one part is', () => {
    const figures = new Map([
      ['507', 10],
      ['588', null],
    ]);
    expect(sumOverMerged('507', municipalityMergers, 2025, figures)).toBeNull();
    expect(sumOverMerged('005', municipalityMergers, 2025, figures)).toBeNull();
  });
});
