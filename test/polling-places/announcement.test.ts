import { formatPlaces, readAnnouncedPlaces } from '../../src/polling-places/announcement.csv';
import {
  announcedAccessibility,
  announcedDistricts,
  announcedServiceForm,
} from '../../src/polling-places/announcement.model';
import { parseRecords } from '../../src/shared/csv-records';

const header =
  'election,kind,municipality_code,municipality_fi,district_no,district_name,name,address,postcode,locality,hours,notes,lat,lon,position_from,source_url';
const columns = [
  'aanestysaluetunnus',
  'tyyppi',
  'nimi_fi',
  'nimi_sv',
  'osoite_fi',
  'osoite_sv',
  'n_etrs_tm35fin',
  'e_etrs_tm35fin',
  'sijainnin_tarkkuus',
  'aukiolo_teksti',
] as const;

function transcribe(rows: string[], swedish: string[] = []) {
  const places = readAnnouncedPlaces([header, ...rows, ''].join('\n')).get('KV-2021')!;
  return parseRecords(formatPlaces(places, new Set(swedish)), columns, ';');
}

describe('A number of a voting district', () => {
  it.each([
    ['', []],
    ['1', ['001']],
    ['01', ['001']],
    ['8B', ['008B']],
    ['9-10', ['009', '010']],
    ['IV', ['004']],
    ['IX', ['009']],
    ['VIII', ['008']],
  ])('is read from "%s"', (text, expected) => {
    expect(announcedDistricts(text)).toEqual(expected);
  });

  it('is never guessed', () => {
    expect(() => announcedDistricts('IIX')).toThrow('IIX');
    expect(() => announcedDistricts('keskusta')).toThrow('keskusta');
  });
});

describe('The service form of an announced place', () => {
  it.each([
    ['Hallitustorin teltta', 'äänestys teltassa ulkona', 'tent'],
    ['Kaupungintalo (ulkoäänestyspaikka)', 'ulkoäänestys katetussa tilassa piha-alueella', 'shelter'],
    ['Kirjasto', 'vain ulkoäänestys', 'outdoors'],
    ['Drive-in, Jäähalli', '', 'drive_in'],
    ['Kunnantalo', 'ulkoäänestys mahdollinen tarvittaessa', 'unknown'],
    ['Prisma', 'lähimmät ulkoäänestyspaikat Tampereella', 'unknown'],
    ['Kunnantalo', 'koronakaranteenissa olevat voivat äänestää autosta käsin', 'unknown'],
    ['Valtuustosali', 'lisäksi ulkoäänestys: äänestyskopit katoksen alla', 'unknown'],
  ])('of "%s" with the note "%s" is %s', (name, notes, expected) => {
    expect(announcedServiceForm({ kind: 'advance', name, notes })).toBe(expected);
  });

  it('is drive-in in advance voting only', () => {
    expect(announcedServiceForm({ kind: 'election_day', name: 'Drive-in', notes: '' })).toBe('unknown');
  });
});

describe('The accessibility of an announced place', () => {
  it('is known only where the whole place is spoken of', () => {
    expect(announcedAccessibility('äänestyspaikka on esteetön')).toBe('full');
    expect(announcedAccessibility('esteetön sisäänkäynti takaovesta')).toBe('unknown');
    expect(announcedAccessibility('pyörätuolilla pääsee')).toBe('unknown');
    expect(announcedAccessibility('')).toBe('unknown');
  });
});

describe('Announced rows in the layout of the import', () => {
  it('join rows that differ in nothing but the district', () => {
    const row = (district: string) =>
      `KV-2021,election_day,305,Kuusamo,${district},Taajama,Talo,Tie 2,,Kuusamo,9-20,,65.96622,29.18867,postal_area_name,x`;
    const [place, ...rest] = transcribe([row('1'), row('002')]);
    expect(rest).toEqual([]);
    expect(place).toMatchObject({
      aanestysaluetunnus: '001|002',
      tyyppi: 'V',
      sijainnin_tarkkuus: 'paikannimi',
      aukiolo_teksti: '9-20',
    });
  });

  it('keep rows apart that differ in the name of the district or have no number', () => {
    const row = (district: string, name: string) =>
      `KV-2021,election_day,505,Mäntsälä,${district},${name},Talo,Tie 2,,,9-20,,,,,x`;
    expect(transcribe([row('1', 'itäinen'), row('2', 'läntinen')])).toHaveLength(2);
    expect(transcribe([row('', ''), row('', '')])).toHaveLength(2);
  });

  it('put Swedish names where the note or the municipality says that they are Swedish', () => {
    const row = (notes: string) =>
      `KV-2021,advance,893,Uusikaarlepyy,,,Stadshuset,Topelius 7,,,,${notes},,,,x`;
    const [plain] = transcribe([row('')]);
    const [noted] = transcribe([row('nimet ruotsiksi lähteen mukaan')]);
    const [swedish] = transcribe([row('')], ['893']);
    const [address] = transcribe([row('osoite ruotsiksi')]);
    expect(plain).toMatchObject({ nimi_fi: 'Stadshuset', nimi_sv: '', osoite_fi: 'Topelius 7' });
    expect(noted).toMatchObject({ nimi_fi: '', nimi_sv: 'Stadshuset', osoite_sv: 'Topelius 7' });
    expect(swedish).toMatchObject({ nimi_fi: '', nimi_sv: 'Stadshuset', osoite_sv: 'Topelius 7' });
    expect(address).toMatchObject({ nimi_fi: 'Stadshuset', osoite_fi: '', osoite_sv: 'Topelius 7' });
  });

  it('have whole metres, and nothing where there is no position', () => {
    const [known, unknown] = transcribe([
      'KV-2021,advance,005,Alajärvi,,,A,,62900,,,,63.01050,23.86890,postcode,x',
      'KV-2021,advance,005,Alajärvi,,,B,,,,,,,,,x',
    ]);
    expect(known?.n_etrs_tm35fin).toMatch(/^69\d{5}$/);
    expect(known?.e_etrs_tm35fin).toMatch(/^34\d{4}$/);
    expect(known?.sijainnin_tarkkuus).toBe('postinumero');
    expect(unknown).toMatchObject({
      n_etrs_tm35fin: '',
      e_etrs_tm35fin: '',
      sijainnin_tarkkuus: 'ei_tietoa',
    });
  });
});
