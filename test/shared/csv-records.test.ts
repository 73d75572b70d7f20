import fc from 'fast-check';
import { formatRecords, numberOrNull, parseRecords, requiredNumber } from '../../src/shared/csv-records';

describe('Records of a table', () => {
  it('are read by column name, whatever the order', () => {
    expect(parseRecords('b;a\n1;"x;y"\n', ['a', 'b'], ';')).toEqual([{ a: 'x;y', b: '1' }]);
  });

  it('keep a quote inside an unquoted field as it is', () => {
    expect(parseRecords('a,b\nturku.fi ("yli"),2\n', ['a'])).toEqual([{ a: 'turku.fi ("yli")' }]);
  });

  it('name the column that the header lacks', () => {
    expect(() => parseRecords('a\n1\n', ['a', 'kunta'])).toThrow('kunta');
  });

  it('come back the same after writing', () => {
    const field = fc.string({ unit: 'grapheme' }).filter((text) => text.trim() === text && text !== '');
    fc.assert(
      fc.property(fc.array(fc.record({ a: field, b: field }), { minLength: 1 }), (records) => {
        expect(parseRecords(formatRecords(['a', 'b'], records), ['a', 'b'])).toEqual(
          records.map((record) => ({ ...record })),
        );
      }),
    );
  });

  it('tell an empty field from zero', () => {
    expect(numberOrNull('')).toBeNull();
    expect(numberOrNull('0')).toBe(0);
    expect(numberOrNull('9419.0')).toBe(9419);
    expect(() => numberOrNull('x')).toThrow('"x"');
    expect(() => requiredNumber('')).toThrow('missing');
  });
});
