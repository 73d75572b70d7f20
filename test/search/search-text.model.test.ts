import fc from 'fast-check';
import {
  editDistance,
  foldText,
  rankName,
  rankNames,
  toSearchText,
  toSearchTexts,
} from '../../src/search/search-text.model';

describe('texts as a search compares them', () => {
  it.each([
    ['Mänttä-Vilppula', 'mantta vilppula'],
    ['Ingå', 'inga'],
    ['  HÄMEENLINNA ', 'hameenlinna'],
    ['Pertuntie 14 A', 'pertuntie 14 a'],
    ['…', ''],
  ])('%s becomes %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each([
    ['Hämeenlinna', 'hämeenlinna', 0],
    ['Hämeenlinna', 'Hameenlinna', 1],
    ['Hämeenlinna', 'häme', 2],
    ['Ylä-Mäki', 'mäki', 3],
    ['Kallion kirjasto', 'kirj kall', 3],
    ['Kallion kirjasto', 'jasto', 4],
    ['Kallion kirjasto', 'ja', null],
    ['Kallion kirjasto', 'koulu', null],
    ['Kallion kirjasto', '', null],
    ['Kallion kirjasto', '!!!', null],
  ])('%s answers “%s” with rank %s', (name, typed, rank) => {
    expect(rankName(toSearchText(name), toSearchText(typed))).toBe(rank);
  });

  it('take the best rank of several names and skip those that are not known', () => {
    expect(rankNames(toSearchTexts([null, 'Inkoo', 'Ingå']), toSearchText('inga'))).toBe(1);
    expect(rankNames(toSearchTexts([null]), toSearchText('inga'))).toBeNull();
  });

  it('are the same however their accents are encoded', () => {
    expect(rankName(toSearchText('Ingå'.normalize('NFD')), toSearchText('Ingå'.normalize('NFC')))).toBe(0);
  });
});

describe('the number of letters between two texts', () => {
  it.each([
    ['helsinki', 'helsnki', 1],
    ['turku', 'tukru', 2],
    ['', 'abc', 3],
    ['sama', 'sama', 0],
  ])('from %s to %s is %s', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is the same both ways, and 0 only for the same text', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
