import { readSearch, searchLimit } from '../../src/search/search.form';

describe('what was typed into the search', () => {
  it.each([
    [{}, '', null],
    [{ q: '  Ingå ' }, 'Ingå', null],
    [{ q: ['a', 'b'] }, '', null],
    [{ q: { x: '1' } }, '', null],
    [{ q: '00530' }, '00530', '00530'],
    [{ q: 'FI-00530 Helsinki' }, 'FI-00530 Helsinki', '00530'],
    [{ q: '005301' }, '005301', null],
    [{ q: '0053' }, '0053', null],
    [{ q: 'Tie 00530' }, 'Tie 00530', null],
  ])('%j is read as “%s” with postcode %s', (query, text, postcode) => {
    expect(readSearch(query)).toEqual({ text, postcode, cutOff: false });
  });

  it('is cut off after a limit, and never in the middle of a character', () => {
    const long = readSearch({ q: 'ä'.repeat(10_000) });
    expect(long).toEqual({ text: 'ä'.repeat(searchLimit), postcode: null, cutOff: true });
    expect(readSearch({ q: `${'a'.repeat(searchLimit - 1)}🗳️` }).text).toBe('a'.repeat(searchLimit - 1));
  });
});
