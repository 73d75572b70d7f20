import fc from 'fast-check';
import { DistanceOrder } from '../../src/shared/distance-order';

describe('Order of distances', () => {
  it('is that of a comparing sort, with equal distances in their order and missing ones last', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.float({ min: 0, max: Math.fround(2e6) }),
            fc.integer({ min: 0, max: 5 }),
            fc.constant(NaN),
          ),
          {
            maxLength: 300,
          },
        ),
        (values) => {
          const size = (value: number) => (Number.isNaN(value) ? Infinity : value);
          const expected = values
            .map((_, i) => i)
            .sort((a, b) =>
              size(values[a]!) < size(values[b]!) ? -1 : size(values[a]!) > size(values[b]!) ? 1 : a - b,
            );
          const sorter = new DistanceOrder(values.length);
          expect([...sorter.sort(Float64Array.from(values))]).toEqual(expected);
          expect([...sorter.sort(Float64Array.from(values))]).toEqual(expected);
        },
      ),
    );
  });
});
