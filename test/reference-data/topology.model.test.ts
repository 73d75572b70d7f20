import { outlineArea, outlinesOf, type OutlineTopology } from '../../src/geo/outlines';
import { toEtrs } from '../../src/geo/projection';
import { toOutlineTopology, toSourceAreas } from '../../src/reference-data/topology.model';
import { arcUses } from '../support/topologies';

type Point = [number, number];

/** A wavy border from south to north along 25° E, in degrees. */
const border: Point[] = Array.from({ length: 201 }, (_, step) => [
  25 + 0.004 * Math.sin(step * 1.7),
  62 + step * 0.001,
]);
const west: Point[] = [[24.6, 62], ...border, [24.6, 62.2], [24.6, 62]];
const east: Point[] = [[25.4, 62], [25.4, 62.2], ...[...border].reverse(), [25.4, 62]];
/** An islet of some 30 cm, which no grid of 10 m can hold. */
const islet: Point[] = [
  [26, 62],
  [26.000003, 62],
  [26.000003, 62.000003],
  [26, 62],
];
const text = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { code: 'west' },
      geometry: { type: 'Polygon', coordinates: [west] },
    },
    {
      type: 'Feature',
      properties: { code: 'east' },
      geometry: { type: 'MultiPolygon', coordinates: [[east], [islet]] },
    },
  ],
});
const areas = toSourceAreas(text, (properties) => String(properties.code));

describe('A topology of outlines', () => {
  it.each([
    ['rounded only', undefined],
    ['simplified', { triangleSquareMetres: 50_000, partOfArea: 0.003 }],
  ])('shares the border between two areas when %s', (_, simplification) => {
    const topology = toOutlineTopology(areas, simplification);
    expect(arcUses(topology).filter((uses) => uses === 2)).toHaveLength(1);
    expect(Math.max(...arcUses(topology))).toBe(2);
    // The two together are the box around them, whatever the border between them does.
    const whole = [...outlinesOf(topology).values()].reduce((sum, outline) => sum + outlineArea(outline), 0);
    const ring = [
      [24.6, 62],
      ...[border[0]!],
      [25.4, 62],
      [25.4, 62.2],
      ...[border.at(-1)!],
      [24.6, 62.2],
      [24.6, 62],
    ].map(([lon, lat]): Point => {
      const { easting, northing } = toEtrs({ lat: lat!, lon: lon! });
      return [easting, northing];
    });
    expect(Math.abs(whole / outlineArea([[ring]]) - 1)).toBeLessThan(0.001);
  });

  it('has its points on a grid of 10 m', () => {
    for (const [easting, northing] of outlinesOf(toOutlineTopology(areas)).get('west')![0]![0]!) {
      expect(easting % 10).toBe(0);
      expect(northing % 10).toBe(0);
    }
  });

  it('leaves out an islet that the grid makes a line', () => {
    expect(outlinesOf(toOutlineTopology(areas)).get('east')).toHaveLength(1);
  });

  it('has fewer points when it is simplified', () => {
    const points = (topology: OutlineTopology) => topology.arcs.reduce((sum, arc) => sum + arc.length, 0);
    const plain = toOutlineTopology(areas);
    const simple = toOutlineTopology(areas, { triangleSquareMetres: 50_000, partOfArea: 0.003 });
    expect(points(simple)).toBeLessThan(0.6 * points(plain));
  });
});
