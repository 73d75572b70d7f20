import fc from 'fast-check';
import { classScheme, mapClassOf, mostClasses } from '../../src/planner-map/map-classes.model';
import type { MapFigure } from '../../src/planner-map/map-measure.model';

const figure = (value: number | null): MapFigure => ({
  kind: 'municipality',
  code: '001',
  nameFi: 'Kunta',
  nameSv: 'Kommun',
  nameEn: 'Kunta',
  people: 100,
  status: 'complete',
  value,
  state: value === null ? 'not_known' : 'estimate',
  detail: null,
});

describe('the classes of the map', () => {
  it('are fixed for shares and distances, whatever the figures', () => {
    const scheme = classScheme('median', [figure(3), figure(90_000)]);
    expect(scheme).toEqual({ method: 'fixed', edges: [0, 1000, 2000, 5000, 10_000], direction: 'burden' });
    const classOf = (value: number) => mapClassOf(figure(value), scheme).index;
    expect([0, 999, 1000, 4999, 5000, 90_000].map(classOf)).toEqual([0, 0, 1, 2, 3, 4]);
  });

  it('hold about as many areas each for counts, with none apart', () => {
    const figures = Array.from({ length: 100 }, (_, index) => figure(index + 1));
    const scheme = classScheme('gaps', [figure(0), ...figures]);
    expect(scheme.edges).toEqual([0, 1, 26, 51, 76]);
    const sizes = scheme.edges.map(
      (_, index) => figures.filter((each) => mapClassOf(each, scheme).index === index).length,
    );
    expect(sizes).toEqual([0, 25, 25, 25, 25]);
    expect(mapClassOf(figure(0), scheme).index).toBe(0);
  });

  it('are ascending, at most five, and take in every count', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_000_000 }), { maxLength: 60 }), (values) => {
        const figures = values.map(figure);
        const scheme = classScheme('touched', figures);
        expect(scheme.edges.length).toBeLessThanOrEqual(mostClasses);
        expect([...scheme.edges].sort((a, b) => a - b)).toEqual(scheme.edges);
        expect(new Set(scheme.edges).size).toBe(scheme.edges.length);
        for (const each of figures) {
          const { index } = mapClassOf(each, scheme);
          expect(each.value!).toBeGreaterThanOrEqual(scheme.edges[index!]!);
          expect(each.value === 0).toBe(index === 0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('have no colour for what is not known', () => {
    expect(mapClassOf(figure(null), classScheme('share', []))).toEqual({ state: 'not_known', index: null });
  });
});
