import fc from 'fast-check';
import { placeColumnKeys, placeColumns } from '../../src/polling-places/place-columns.csv';
import { changedCells, writePlacesCsv } from '../../src/polling-places/place-writing.csv';
import { readPlacesCsv } from '../../src/polling-places/polling-place.csv';
import {
  accessibilitySummaries,
  positionSources,
  serviceForms,
  type PollingPlaceDraft,
} from '../../src/polling-places/polling-place.model';
import { csvDialects, readCsvTable, writeCsv } from '../../src/shared/csv-table';
import { daysFrom } from '../../src/shared/dates';
import { aDraft, kv2021 } from '../support/places';

function readOne(text: string): PollingPlaceDraft {
  return readPlacesCsv(text, kv2021).rows[0]!.draft;
}

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: fc.constantFrom('=', "'", '-', '"', ';', ',', '|', '\n', ' ', 'ä'), maxLength: 8 }),
  )
  .map((each) => each.replace(/\r/g, '').trim());
const optionalText = text.map((each) => (each === '' ? null : each));

const time = fc.integer({ min: 0, max: 22 });
const openDay = fc
  .tuple(fc.constantFrom(...daysFrom('2021-05-26', '2021-06-08')), time, fc.constantFrom('00', '15', '30'))
  .map(([day, hour, minutes]) => ({
    day,
    opensAt: `${String(hour).padStart(2, '0')}:${minutes}`,
    closesAt: `${String(hour + 1).padStart(2, '0')}:${minutes}`,
  }));
const hours = fc
  .uniqueArray(openDay, { selector: ({ day }) => day, maxLength: 6 })
  .map((days) => [...days].sort((a, b) => (a.day < b.day ? -1 : 1)));

const draft: fc.Arbitrary<PollingPlaceDraft> = fc
  .record({
    municipalityCode: fc.constantFrom('020', '091', '564'),
    kind: fc.constantFrom('advance' as const, 'election_day' as const, 'mobile_stop' as const),
    ownId: optionalText,
    districts: fc.subarray(['001', '002A', '030']),
    districtName: optionalText,
    nameFi: optionalText,
    nameSv: optionalText,
    addressFi: optionalText,
    addressSv: text.map((each) => `${each}x`),
    postcode: fc.constantFrom(null, '00100', '99999'),
    locality: optionalText,
    position: fc.option(
      fc.record({
        easting: fc.integer({ min: 50_000, max: 760_000 }),
        northing: fc.integer({ min: 6_570_000, max: 7_800_000 }),
      }),
    ),
    positionSource: fc.constantFrom(...positionSources),
    hours,
    hoursText: optionalText,
    hoursUnderstood: fc.boolean(),
    serviceForm: fc.constantFrom(...serviceForms),
    accessibilitySummary: fc.constantFrom(...accessibilitySummaries),
    note: optionalText,
    source: optionalText,
    serviceMapId: optionalText,
    buildingId: optionalText,
  })
  .map((each) => ({
    ...each,
    districts: each.kind === 'election_day' ? each.districts : [],
    serviceForm:
      each.kind === 'election_day' && each.serviceForm === 'drive_in' ? 'unknown' : each.serviceForm,
    // Hours that say nothing are never all there is to say.
    hoursUnderstood: each.hoursUnderstood && each.hours.length > 0,
  }));

describe('A file of polling places', () => {
  it('reads back what it wrote, in both dialects', () => {
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 5 }), fc.constantFrom(...csvDialects), (drafts, dialect) => {
        const read = readPlacesCsv(writePlacesCsv(drafts, dialect), kv2021);
        expect(
          read.problems.filter(({ severity, code }) => severity === 'error' && code !== 'fileIsEmpty'),
        ).toEqual([]);
        expect(read.rows.map((row) => row.draft)).toEqual(drafts);
      }),
      { numRuns: 300 },
    );
  });

  it('reads back what it wrote whatever the columns are called and in whatever order they stand', () => {
    // Every column under every name that it is recognised by, Finnish, Swedish and English.
    const naming = fc.record({
      name: fc.nat(),
      order: fc.shuffledSubarray([...placeColumnKeys], { minLength: placeColumnKeys.length }),
    });
    fc.assert(
      fc.property(
        fc.array(draft, { minLength: 1, maxLength: 3 }),
        naming,
        fc.constantFrom(...csvDialects),
        (drafts, { name, order }, dialect) => {
          const written = readCsvTable(writePlacesCsv(drafts, dialect));
          if (!written.ok) throw new Error('no table');
          const nameOf = (key: (typeof placeColumnKeys)[number]) => {
            const names = [placeColumns[key].header, ...placeColumns[key].synonyms];
            return names[name % names.length]!;
          };
          const rows = [
            order.map(nameOf),
            ...written.value.rows.map(({ cells }) =>
              order.map((key) => cells[placeColumnKeys.indexOf(key)]!),
            ),
          ];
          const read = readPlacesCsv(writeCsv(rows, dialect), kv2021);
          expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
          expect(read.rows.map((row) => row.draft)).toEqual(drafts);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('has exactly the documented columns, in their order', () => {
    expect(writePlacesCsv([], 'rfc4180')).toBe(
      'tunnus,kuntanro,aanestysaluetunnus,aanestysalue_nimi,tyyppi,nimi_fi,nimi_sv,osoite_fi,osoite_sv,postinumero,' +
        'postitoimipaikka,n_etrs_tm35fin,e_etrs_tm35fin,sijainnin_tarkkuus,aukioloajat,aukiolo_teksti,ulkoaanestys,' +
        'esteettomyys,huomautus,lahde,palvelukartta_tunnus,rakennustunnus\r\n',
    );
  });

  it('collects every problem of a file, with line, column as written, and value', () => {
    const file = 'Kommunnummer;Typ;Namn;Postnummer\n999;E;A;1\n091;Q;B;00100\n';
    expect(readPlacesCsv(file, kv2021).problems).toEqual([
      {
        severity: 'error',
        line: 2,
        column: 'Kommunnummer',
        value: '999',
        code: 'municipalityUnknown',
        params: { code: '999' },
      },
      { severity: 'error', line: 3, column: 'Typ', value: 'Q', code: 'kindUnknown', params: {} },
    ]);
  });

  it.each([
    ['esteeton', 'full'],
    ['Esteetön', 'full'],
    ['Delvis', 'partial'],
    ['no', 'none'],
    ['', 'unknown'],
  ])('takes accessibility %j for %s', (word, value) => {
    expect(readOne(`kuntanro;tyyppi;nimi;Esteettömyys\n091;E;Kirjasto;${word}\n`).accessibilitySummary).toBe(
      value,
    );
  });

  it('keeps hours that it cannot read, from either column', () => {
    const file = 'kuntanro;tyyppi;nimi;aukioloajat;aukiolo_teksti\n091;E;Kirjasto;kun lippu liehuu;aina\n';
    expect(readOne(file)).toMatchObject({
      hours: [],
      hoursUnderstood: false,
      hoursText: 'aina | kun lippu liehuu',
    });
  });

  it('tells the cells in which two descriptions differ, in the words of the file', () => {
    const before = aDraft({ position: { easting: 385000, northing: 6672000 } });
    const after = aDraft({ position: { easting: 385000, northing: 6672100 }, serviceForm: 'tent' });
    expect(changedCells(before, after)).toEqual([
      { column: 'n_etrs_tm35fin', before: 6672000, after: 6672100 },
      { column: 'ulkoaanestys', before: 'ei_tietoa', after: 'teltta' },
    ]);
  });
});
