import {
  hitLimit,
  prepareIndex,
  searchEverything,
  type PlaceEntry,
  type SearchIndex,
} from '../../src/search/search.model';
import { toPlaceEntries } from '../../src/search/place-entries.model';
import { aPlace } from '../support/places';

const vanhala = { code: '003', nameFi: 'Vanhala', nameSv: 'Gammalby', presentCode: '002', year: 2025 };

function placeEntry(says: Partial<PlaceEntry> = {}): PlaceEntry {
  return {
    nameFi: 'Kirjasto',
    nameSv: null,
    addressFi: 'Itätie 1',
    addressSv: null,
    postcode: null,
    locality: null,
    kinds: ['advance'],
    electionCode: 'KV-2021',
    municipalityCode: '001',
    municipalityNames: ['Ylä-Mäki', 'Övre Backa'],
    ...says,
  };
}

const index: SearchIndex = {
  municipalities: [
    { code: '001', nameFi: 'Ylä-Mäki', nameSv: 'Övre Backa', former: [] },
    { code: '002', nameFi: 'Ala-Mäki', nameSv: 'Nedre Backa', former: [vanhala] },
    { code: '004', nameFi: 'Mäki', nameSv: 'Backa', former: [] },
    { code: '005', nameFi: 'Maki', nameSv: 'Makby', former: [] },
  ],
  areas: [{ kind: 'region', code: '10', nameFi: 'Mäkimaa', nameSv: 'Backland', nameEn: 'Hill Country' }],
  postalAreas: [{ postcode: '11200', nameFi: 'Vanhalan kylä', nameSv: null, municipalityCode: '002' }],
  places: [placeEntry(), placeEntry({ nameFi: 'Mäen koulu', addressFi: 'Kirjastokuja 2' })],
};
const search = (text: string) => searchEverything(prepareIndex(index), text);
const codes = (text: string) => search(text).municipalities.best.map((hit) => hit.municipality.code);

describe('a search', () => {
  it.each([
    ['Ylä-Mäki', '001'],
    ['yla maki', '001'],
    ['övre backa', '001'],
    ['Ovre Backa', '001'],
    ['001', '001'],
    ['Vanhala', '002'],
    ['gammalby', '002'],
    ['003', '002'],
  ])('for %s leads straight to municipality %s', (text, code) => {
    expect(search(text).exactMunicipality).toBe(code);
  });

  it('tells two names apart by their accents where these are typed', () => {
    expect(search('Mäki').exactMunicipality).toBe('004');
    expect(search('Maki').exactMunicipality).toBe('005');
  });

  it.each(['', '   ', 'Mäk', 'Mäkimaa', 'kirjasto', '.*', "' or 1=1 --"])(
    'for “%s” names no municipality exactly',
    (text) => {
      expect(search(text).exactMunicipality).toBeNull();
    },
  );

  it('puts the name that begins with what was typed before names that hold it further on', () => {
    expect(codes('mäk')).toEqual(['004', '005', '001', '002']);
  });

  it('says through which old name a municipality was found', () => {
    expect(search('vanh').municipalities.best[0]).toMatchObject({
      municipality: { code: '002' },
      former: { code: '003', year: 2025 },
    });
    expect(search('ala').municipalities.best[0]?.former).toBeNull();
  });

  it('finds areas in every language, postal areas and places', () => {
    expect(search('hill').areas.best.map((area) => area.code)).toEqual(['10']);
    expect(search('kylä').postalAreas.best.map((area) => area.postcode)).toEqual(['11200']);
    expect(search('koulu').places.best.map((place) => place.nameFi)).toEqual(['Mäen koulu']);
  });

  it('finds places by address after those by name, and by name and municipality together', () => {
    expect(search('kirjasto').places.best.map((place) => place.nameFi)).toEqual(['Kirjasto', 'Mäen koulu']);
    expect(search('ylä-mäki kirjasto').places.best[0]?.nameFi).toBe('Kirjasto');
    expect(search('kirjasto nedre').places.total).toBe(0);
  });

  it('shows the best hits and counts all', () => {
    const many = Array.from({ length: 2 * hitLimit }, (_, number) =>
      placeEntry({ addressFi: `Tie ${number}` }),
    );
    const { places } = searchEverything(prepareIndex({ ...index, places: many }), 'kirjasto');
    expect([places.best.length, places.total]).toEqual([hitLimit, 2 * hitLimit]);
  });

  it('offers municipalities of nearly that name only where nothing was found', () => {
    expect(search('vlä-mäki').nearMisses.map((each) => each.code)).toEqual(['001', '002']);
    expect(search('mäki').nearMisses).toEqual([]);
    expect(search('x'.repeat(10_000)).nearMisses).toEqual([]);
  });
});

describe('places of several elections', () => {
  const names = new Map([['091', { nameFi: 'Helsinki', nameSv: 'Helsingfors' }]]);

  it('are found once, as the latest election has them', () => {
    const entries = toPlaceEntries(
      [
        aPlace({ electionCode: 'KV-2025' }),
        aPlace({ electionCode: 'KV-2025', kind: 'election_day' }),
        aPlace({ electionCode: 'KV-2021', kind: 'mobile_stop', nameFi: 'KIRJASTO' }),
        aPlace({ electionCode: 'KV-2021', addressFi: 'Muu tie 2' }),
      ],
      names,
    );
    expect(entries.map((entry) => [entry.electionCode, entry.addressFi, entry.kinds])).toEqual([
      ['KV-2025', 'Itätie 1', ['advance', 'election_day']],
      ['KV-2021', 'Muu tie 2', ['advance']],
    ]);
    expect(entries[0]?.municipalityNames).toEqual(['Helsinki', 'Helsingfors']);
  });
});
