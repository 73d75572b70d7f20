import { translator } from '../../src/i18n/translate';
import { byDistance } from '../../src/polling-places/place-distance.model';
import { addressText, distanceText, placeName } from '../../src/polling-places/place-words.pages';
import type { PositionSource } from '../../src/polling-places/polling-place.model';
import { aPlace } from '../support/places';

const wording = (language: 'fi' | 'sv' | 'en') => ({ language, t: translator(language) });
describe('the name of a place', () => {
  const both = aPlace({ nameFi: 'Kirjasto', nameSv: 'Biblioteket' });

  it('comes in the language of the reader, with the other name below it', () => {
    expect(placeName(both, wording('sv'))).toEqual({
      main: { text: 'Biblioteket', lang: null },
      other: { text: 'Kirjasto', lang: 'fi' },
    });
    expect(placeName(both, wording('fi')).main.text).toBe('Kirjasto');
    expect(placeName(both, wording('en')).main).toEqual({ text: 'Kirjasto', lang: 'fi' });
  });

  it('is the only one there is, and a place without any is called nameless', () => {
    const swedish = aPlace({ nameFi: null, nameSv: 'Skolan' });
    expect(placeName(swedish, wording('fi'))).toEqual({ main: { text: 'Skolan', lang: 'sv' }, other: null });
    const none = aPlace({ nameFi: null, nameSv: null });
    expect(placeName(none, wording('en')).main.text).toBe('Place whose name is not known');
  });
});

describe('the address of a place', () => {
  it('is what is known of it, in the language of the reader', () => {
    const known = aPlace({
      addressFi: 'Itätie 1',
      addressSv: 'Östervägen 1',
      postcode: '00100',
      locality: null,
    });
    expect(addressText(known, 'sv')).toBe('Östervägen 1, 00100');
    expect(addressText(aPlace({ addressFi: null }), 'fi')).toBeNull();
  });
});

describe('a distance in words', () => {
  const text = (metres: number, positionSource: PositionSource, same = false) =>
    distanceText({ metres, positionSource }, same, wording('en'));

  it.each<[number, PositionSource, string]>([
    [3210, 'building', 'about 3 km'],
    [640, 'address', 'under 1 km'],
    [3210, 'postcode', 'about 3 km; the place is known only by its postcode'],
    [3210, 'place_name', 'about 3 km; the place is known only by its locality'],
    [900, 'postcode', 'a few kilometres at most; the place is known only by its postcode'],
    [12_700, 'seat', 'about 13 km to the centre of the municipality; of the place no more is known'],
  ])('of %d m to a place known by its %s is "%s"', (metres, source, words) => {
    expect(text(metres, source)).toBe(words);
  });

  it('is no number at all within one postcode', () => {
    expect(text(0, 'postcode', true)).toBe('in the same postcode; the place is known only by its postcode');
  });
});

describe('the order by distance', () => {
  it('has the nearest first and places without a position last, as they came', () => {
    const at = (id: string, easting: number | null) =>
      aPlace({
        id,
        position: easting === null ? null : { easting, northing: 0 },
        positionSource: easting === null ? 'unknown' : 'building',
      });
    const ordered = byDistance([at('b', null), at('far', 900), at('a', null), at('near', 100)], {
      easting: 0,
      northing: 0,
    });
    expect(ordered.map(({ place }) => place.id)).toEqual(['near', 'far', 'b', 'a']);
    expect(ordered.map(({ distance }) => distance?.metres ?? null)).toEqual([100, 900, null, null]);
  });
});
