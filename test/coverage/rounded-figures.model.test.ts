import fc from 'fast-check';
import { roundedDistance, roundedPeople, wholePercent } from '../../src/coverage/rounded-figures.model';

describe('Rounded figures', () => {
  it('never show some as none, nor all but some as all', () => {
    expect([0, 0.001, 0.554, 0.999, 1].map(wholePercent)).toEqual([0, 1, 55, 99, 100]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(wholePercent(share) === 0).toBe(share === 0);
        expect(wholePercent(share) === 100).toBe(share === 1);
      }),
    );
  });

  it('keep small numbers of people and round large ones', () => {
    expect([0, 7, 99, 104, 7402, 54_321, 4_460_367].map(roundedPeople)).toEqual([
      0, 7, 99, 100, 7400, 54_300, 4_460_000,
    ]);
  });

  it('give distances to 10 m, or to 100 m where the range is wide', () => {
    expect(roundedDistance({ median: 777, low: 777, high: 777 })).toEqual({
      median: 780,
      low: 780,
      high: 780,
    });
    expect(roundedDistance({ median: 777, low: 650, high: 849 })).toEqual({
      median: 800,
      low: 700,
      high: 800,
    });
  });
});
