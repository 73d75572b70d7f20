import { hashText, seededRandom } from '../../src/shared/seeded-random';

describe('Seeded random numbers', () => {
  it('repeat for the same seed and differ for the next', () => {
    const ten = (seed: number) => Array.from({ length: 10 }, seededRandom(seed));
    expect(ten(42)).toEqual(ten(42));
    expect(ten(42)).not.toEqual(ten(43));
  });

  it('fill the range from 0 to 1 evenly', () => {
    const random = seededRandom(7);
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) tenths[Math.floor(random() * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('start elsewhere for every text', () => {
    const hashes = new Set(Array.from({ length: 10_000 }, (_, i) => hashText(`place ${i}`)));
    expect(hashes.size).toBeGreaterThan(9_995);
  });
});
