import {
  bordersBetween,
  dissolve,
  outlineArea,
  outlineLength,
  outlinesOf,
  type OutlineTopology,
} from '../../src/geo/outlines';

/** Two squares of 100 m side by side and a third 300 m away; the border between the first two is arc 0. */
const topology: OutlineTopology = {
  type: 'Topology',
  objects: {
    areas: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 'west', arcs: [[0, 1]] },
        { type: 'Polygon', id: 'east', arcs: [[~0, 2]] },
        { type: 'MultiPolygon', id: 'island', arcs: [[[3]]] },
      ],
    },
  },
  arcs: [
    [
      [100, 0],
      [100, 100],
    ],
    [
      [100, 100],
      [0, 100],
      [0, 0],
      [100, 0],
    ],
    [
      [100, 0],
      [200, 0],
      [200, 100],
      [100, 100],
    ],
    [
      [500, 0],
      [600, 0],
      [600, 100],
      [500, 100],
      [500, 0],
    ],
  ],
};

describe('Outlines', () => {
  it('are rings of each area', () => {
    const outlines = outlinesOf(topology);
    expect([...outlines.keys()]).toEqual(['west', 'east', 'island']);
    for (const outline of outlines.values()) {
      expect(outlineArea(outline)).toBe(10_000);
      expect(outlineLength(outline)).toBe(400);
    }
  });

  it('lose the border inside a group when they are dissolved', () => {
    const groups = dissolve(topology, (code) => (code === 'island' ? 'sea' : 'land'));
    expect(outlineArea(groups.get('land')!)).toBe(20_000);
    expect(outlineLength(groups.get('land')!)).toBe(600);
    expect(outlineArea(groups.get('sea')!)).toBe(10_000);
  });

  it('leave out an area that belongs to no group', () => {
    expect([...dissolve(topology, (code) => (code === 'west' ? 'west' : null)).keys()]).toEqual(['west']);
  });

  it('give each border between groups once', () => {
    expect(bordersBetween(topology, (code) => code)).toEqual([
      [
        [100, 0],
        [100, 100],
      ],
    ]);
    expect(bordersBetween(topology, () => 'all')).toEqual([]);
  });

  it('take holes off their area', () => {
    const square = (side: number): [number, number][] => [
      [0, 0],
      [side, 0],
      [side, side],
      [0, side],
      [0, 0],
    ];
    expect(outlineArea([[square(10), square(4)]])).toBe(84);
  });
});
