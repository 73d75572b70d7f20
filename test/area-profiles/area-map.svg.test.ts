import { locatorMap, memberMap } from '../../src/area-profiles/area-map.svg';
import type { Ring } from '../../src/geo/outlines';

function square(west: number, south: number, side: number): Ring {
  return [
    [west, south],
    [west, south + side],
    [west + side, south + side],
    [west + side, south],
    [west, south],
  ];
}

const country = [{ code: '01', rings: [square(0, 0, 320_000)] }];

describe('the map that shows where a municipality lies', () => {
  it('draws the country and the municipality in one frame', () => {
    const map = locatorMap(country, { code: '001', rings: [square(160_000, 160_000, 80_000)] });
    expect([map?.width, map?.height]).toEqual([320, 320]);
    expect(map?.own).toBe('M160 160l0-80l80 0l0 80l-80 0z');
    expect(map?.ring).toBeNull();
  });

  it('puts a ring around one that is too small to be seen, and draws it all the same', () => {
    const map = locatorMap(country, { code: '001', rings: [square(160_000, 160_000, 600)] });
    expect(map?.ring).toEqual({ x: 161, y: 160, radius: 14 });
    expect(map?.own).toContain('M160 160');
  });

  it('leaves islands out that would be less than a unit', () => {
    const withIsland = [{ code: '01', rings: [...country[0]!.rings, square(300_000, 300_000, 900)] }];
    expect(
      locatorMap(withIsland, { code: '001', rings: [square(0, 0, 90_000)] })?.land[0]?.match(/M/g),
    ).toHaveLength(1);
  });

  it('is not there without outlines', () => {
    expect(locatorMap([], { code: '001', rings: [square(0, 0, 1)] })).toBeNull();
    expect(locatorMap(country, undefined)).toBeNull();
  });
});

describe('the map of an area’s municipalities', () => {
  it('draws those that are described, and fits its frame to them', () => {
    const outlines = [
      { code: '001', rings: [square(0, 0, 1200)] },
      { code: '999', rings: [square(50_000, 50_000, 1200)] },
    ];
    const map = memberMap(outlines, (code) => (code === '001' ? { title: 'Mäki', href: '/fi/x' } : null));
    expect(map).toEqual({
      width: 1200,
      height: 1200,
      members: [{ title: 'Mäki', href: '/fi/x', path: 'M0 1200l0-1200l1200 0l0 1200l-1200 0z' }],
    });
    expect(memberMap(outlines, () => null)).toBeNull();
  });
});
