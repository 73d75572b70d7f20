/** Each odd file of test/fixtures/csv, and what is made of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutRepeats } from '../../src/polling-places/place-key.model';
import { readPlacesCsv } from '../../src/polling-places/polling-place.csv';
import type { PollingPlaceDraft } from '../../src/polling-places/polling-place.model';
import { decodeText } from '../../src/shared/text-decoding';
import { kv2021 } from '../support/places';

const folder = join(__dirname, '..', 'fixtures', 'csv');

interface Expected {
  /** Line, column and code of every problem, in order of line. */
  problems?: readonly string[];
  /** What the drafts say, as far as the case is about it. */
  drafts?: readonly Partial<PollingPlaceDraft>[];
}

const expected: Readonly<Record<string, Expected>> = {
  'semicolon-bom.csv': {
    drafts: [{ nameFi: 'Itäkulman kirjasto', hoursUnderstood: true }, { kind: 'election_day' }],
  },
  'comma.csv': { drafts: [{ nameFi: 'Kirjasto, alakerta', hoursUnderstood: true }] },
  'tab.csv': { drafts: [{ nameFi: 'Itäkulman kirjasto' }] },
  'windows-1252.csv': {
    drafts: [
      {
        nameFi: 'Ääniön kirjasto',
        hoursText: '29.–30.5. klo 10–16',
        hours: [
          { day: '2021-05-29', opensAt: '10:00', closesAt: '16:00' },
          { day: '2021-05-30', opensAt: '10:00', closesAt: '16:00' },
        ],
      },
    ],
  },
  'utf-16.csv': { drafts: [{ nameFi: 'Ääniön kirjasto' }] },
  'delimiter-line.csv': { problems: ['4 tyyppi kindUnknown'], drafts: [{ nameFi: 'Kirjasto' }] },
  'swedish-headers.csv': {
    drafts: [
      {
        municipalityCode: '049',
        districts: ['001'],
        nameFi: null,
        nameSv: 'Norra skolan',
        addressSv: 'Norra vägen 1',
        postcode: '02100',
      },
    ],
  },
  'english-headers.csv': {
    drafts: [
      {
        kind: 'election_day',
        districts: ['001A'],
        nameFi: 'North School',
        position: { easting: 385611, northing: 6672118 },
      },
    ],
  },
  'decimal-comma.csv': { drafts: [{ position: { easting: 385001, northing: 6672000 } }] },
  'degrees.csv': { drafts: [{ position: { easting: 385611, northing: 6672118 } }] },
  'swapped-axes.csv': {
    problems: ['2 n_etrs_tm35fin positionSwapped', '3 n_etrs_tm35fin positionSwapped'],
    drafts: [
      { position: { easting: 385000, northing: 6672000 } },
      { position: { easting: 385611, northing: 6672118 } },
    ],
  },
  'outside-finland.csv': {
    problems: ['2 n_etrs_tm35fin positionOutsideFinland', '3 n_etrs_tm35fin positionOutsideFinland'],
  },
  'half-position.csv': {
    problems: ['2 e_etrs_tm35fin positionIncomplete', '3 e_etrs_tm35fin numberUnreadable'],
  },
  'end-before-start.csv': { problems: ['2 aukioloajat hoursEndBeforeStart'] },
  'month-before-day.csv': {
    problems: [
      '2 aukioloajat hoursDateDashed',
      '3 aukiolo_teksti hoursDateDashed',
      '3 aukiolo_teksti hoursDateDashed',
    ],
    drafts: [{ hours: [{ day: '2021-05-26', opensAt: '09:00', closesAt: '20:00' }] }],
  },
  'impossible-date.csv': { problems: ['2 aukioloajat hoursDayImpossible'] },
  'outside-legal-hours.csv': {
    problems: [
      '2 aukioloajat hoursOutsideAdvanceWeekday',
      '2 aukioloajat hoursOutsideAdvanceWeekend',
      '2 aukioloajat hoursOutsideAdvancePeriod',
      '3 aukioloajat hoursOutsideElectionDay',
    ],
    drafts: [{}, {}],
  },
  'unparsed-hours.csv': {
    problems: ['2 aukiolo_teksti hoursNotUnderstood'],
    drafts: [{ hours: [], hoursText: 'kun lippu liehuu', hoursUnderstood: false }],
  },
  'hours-in-two-columns.csv': {
    drafts: [
      {
        hoursText: 'la 29.5. klo 10–16',
        hoursUnderstood: true,
        hours: [{ day: '2021-05-29', opensAt: '10:00', closesAt: '16:00' }],
      },
      {
        hoursText: '29.5. klo 10–16',
        hoursUnderstood: true,
        hours: [{ day: '2021-05-29', opensAt: '10:00', closesAt: '16:00' }],
      },
      { hoursText: 'edellisissä vaaleissa ark 9-18', hoursUnderstood: false, hours: [] },
    ],
  },
  'lost-zeros.csv': {
    drafts: [
      { municipalityCode: '020', districts: ['001'], postcode: '00580' },
      { municipalityCode: '020', districts: ['002A'], postcode: '05800' },
    ],
  },
  'several-districts.csv': { drafts: [{ districts: ['001', '002B', '003'] }] },
  'impossible-codes.csv': {
    problems: [
      '2 kuntanro municipalityCodeImpossible',
      '3 aanestysaluetunnus districtImpossible',
      '3 postinumero postcodeImpossible',
      '4 aanestysaluetunnus districtOfOtherMunicipality',
      '5 kuntanro valueMissing',
    ],
  },
  'unknown-municipality.csv': { problems: ['2 kuntanro municipalityUnknown'] },
  'merged-municipality.csv': { problems: ['2 kuntanro municipalityMerged'] },
  'municipality-without-election.csv': { problems: ['2 kuntanro municipalityTakesNoPart'] },
  'missing-column.csv': { problems: ['1 tyyppi columnMissing'] },
  'unknown-column.csv': { problems: ['1 puhelin columnUnknown'], drafts: [{ nameFi: 'Kirjasto' }] },
  'repeated-column.csv': { problems: ['1 osoite_fi columnTwice'], drafts: [{ addressFi: 'Itätie 1' }] },
  'ragged-rows.csv': {
    problems: ['2 – cellsTooFew', '3 – cellsTooMany'],
    drafts: [{ nameFi: 'Kirjasto' }, { nameFi: 'Koulu' }, { nameFi: 'Talo' }],
  },
  'open-quotes.csv': { problems: ['3 – quotesNotClosed'] },
  'lines-in-a-cell.csv': { problems: ['4 tyyppi kindUnknown'], drafts: [{ note: 'Sisäänkäynti\npihalta' }] },
  'quotes-in-a-name.csv': { drafts: [{ nameFi: 'Kahvila "Kulma"' }] },
  'same-row-twice.csv': { problems: ['3 – rowTwice'], drafts: [{ nameFi: 'Kirjasto' }] },
  'same-key-twice.csv': { problems: ['3 – keyTwice'], drafts: [{ nameFi: 'Kirjasto' }] },
  'own-id-for-several-districts.csv': { drafts: [{ ownId: '7', districts: ['001', '002'] }] },
  'drive-in-on-election-day.csv': {
    problems: ['2 ulkoaanestys driveInOnElectionDay'],
    drafts: [{ kind: 'advance', serviceForm: 'drive_in' }],
  },
  'institution.csv': { problems: ['2 tyyppi kindInstitution'] },
  'unknown-choices.csv': {
    problems: [
      '2 sijainnin_tarkkuus choiceUnknown',
      '2 ulkoaanestys choiceUnknown',
      '2 esteettomyys choiceUnknown',
    ],
  },
  'district-on-advance-place.csv': {
    problems: ['2 aanestysaluetunnus districtOnAdvancePlace'],
    drafts: [{ districts: [] }],
  },
  'nameless.csv': { problems: ['2 – nameAndAddressMissing'] },
  'guarded-formula.csv': { drafts: [{ note: '=1+1' }, { note: '-' }] },
  'header-only.csv': { problems: ['– – fileIsEmpty'] },
  'workbook.csv': { problems: ['workbook'] },
  'every-text-quoted.csv': {
    drafts: [
      {
        ownId: 'k1',
        nameFi: 'Itäkulman "vanha" kirjasto',
        addressFi: 'Itätie 1; 2. kerros',
        postcode: '00900',
        position: { easting: 396543, northing: 6678124 },
      },
    ],
  },
  'empty-rows-and-columns.csv': { drafts: [{ nameFi: 'Kirjasto', hoursUnderstood: true }] },
  'hours-turned-into-a-date.csv': {
    problems: ['2 aukiolo_teksti hoursNotUnderstood'],
    drafts: [{ hours: [], hoursText: '20.syys', hoursUnderstood: false }],
  },
  'scientific-position.csv': {
    problems: ['2 n_etrs_tm35fin numberUnreadable', '2 e_etrs_tm35fin numberUnreadable'],
  },
  'no-break-spaces-in-numbers.csv': { drafts: [{ position: { easting: 396543, northing: 6678123 } }] },
  'title-above-header.csv': {
    problems: [
      '1 kuntanro columnMissing',
      '1 tyyppi columnMissing',
      '1 Yleiset ennakkoäänestyspaikat columnUnknown',
    ],
  },
  'mixed-line-ends.csv': {
    drafts: [{ ownId: '001', nameFi: 'Kirjasto\n(2. kerros)', nameSv: 'Biblioteket\n(2 vån.)' }],
  },
  'announced-hours.csv': {
    problems: [
      '3 aukiolo_teksti hoursNotUnderstood',
      '3 aukiolo_teksti hoursOutsideAdvanceWeekend',
      '5 aukiolo_teksti hoursOutsideAdvanceWeekend',
      '6 aukiolo_teksti hoursNotUnderstood',
    ],
    drafts: [
      { nameFi: 'Kirjasto', hoursUnderstood: true },
      { nameFi: 'Kunnantalo', hoursUnderstood: false },
      { kind: 'mobile_stop', hours: [{ day: '2021-05-27', opensAt: '10:30', closesAt: '11:30' }] },
      { nameFi: 'Marketin aula', hoursUnderstood: true },
      { nameFi: 'Kahvio', hours: [], hoursText: 'vain to-pe 27.-28.5.' },
    ],
  },
};

function read(file: string): { problems: string[]; drafts: PollingPlaceDraft[] } {
  const decoded = decodeText(readFileSync(join(folder, file)));
  if (!decoded.ok) return { problems: [decoded.problem], drafts: [] };
  const { rows, problems } = readPlacesCsv(decoded.value.text, kv2021);
  const single = withoutRepeats(rows);
  return {
    problems: [...problems, ...single.problems].map(
      ({ line, column, code }) => `${line ?? '–'} ${column ?? '–'} ${code}`,
    ),
    drafts: single.rows.map(({ draft }) => draft),
  };
}

describe('Odd files of polling places', () => {
  it.each(Object.entries(expected))('%s is read as it should be', (file, { problems = [], drafts = [] }) => {
    const found = read(file);
    expect(found.problems).toEqual(problems);
    expect(found.drafts).toHaveLength(drafts.length);
    expect(found.drafts).toMatchObject(drafts);
  });

  it('are all listed here', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort());
  });
});
