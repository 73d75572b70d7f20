import {
  judgeCompleteness,
  judgeElection,
  paddedDistrict,
  type KnownNumbers,
} from '../../src/polling-places/completeness.model';
import type { PollingPlace } from '../../src/polling-places/polling-place.model';
import { pollingPlace } from '../support/polling-places';

const nothing: KnownNumbers = { places: null, districts: null, districtsOf2018: [] };

function places(count: number, fields: Partial<PollingPlace> = {}): PollingPlace[] {
  return Array.from({ length: count }, (_, index) => pollingPlace({ nameFi: `Koulu ${index}`, ...fields }));
}

function withDistricts(...districts: readonly string[][]): PollingPlace[] {
  return districts.map((each, index) => pollingPlace({ nameFi: `Koulu ${index}`, districts: each }));
}

describe('election-day places of a municipality', () => {
  it.each([
    ['as many as the official count', 3, { places: 3 }, ['complete', 'officialCount', 3]],
    ['more than the official count', 4, { places: 3 }, ['complete', 'officialCount', 3]],
    ['fewer than the official count', 2, { places: 3 }, ['partial', 'fewerThanKnown', 3]],
    ['some, and nothing to compare with', 2, {}, ['partial', 'noBasis', null]],
    ['none', 0, { places: 3 }, ['unknown', 'noneListed', 3]],
    ['the one of a single district', 1, { districtsOf2018: ['001'] }, ['complete', 'singleDistrict', 1]],
    ['two where 2018 had a single district', 2, { districtsOf2018: ['001'] }, ['partial', 'noBasis', null]],
  ] as const)('%s', (_, count, known, verdict) => {
    const judged = judgeCompleteness('election_day', places(count), { ...nothing, ...known });
    expect([judged.status, judged.reason, judged.expected]).toEqual(verdict);
    expect(judged).toMatchObject({ listed: count, listCutOff: false });
  });

  it('are complete when every district of 2018 is listed, however its number is written', () => {
    const known = { ...nothing, districtsOf2018: ['001', '002A', '10'] };
    expect(judgeCompleteness('election_day', withDistricts(['1'], ['2a'], ['010']), known)).toMatchObject({
      status: 'complete',
      reason: 'everyDistrictListed',
      expected: 3,
    });
    expect(judgeCompleteness('election_day', withDistricts(['1'], ['010']), known)).toMatchObject({
      status: 'partial',
      reason: 'fewerThanKnown',
    });
  });

  it('are complete when one place serves several districts and none is left out', () => {
    const known = { ...nothing, districtsOf2018: ['001', '002', '003'] };
    expect(judgeCompleteness('election_day', withDistricts(['001', '002'], ['003']), known)).toMatchObject({
      status: 'complete',
      listed: 2,
    });
  });

  it('count rows with the same name and address as one place', () => {
    const rows = ['001', '002', '003'].map((district) =>
      pollingPlace({ nameFi: 'Kaupungin-talo', addressFi: 'Katu 1', districts: [district] }),
    );
    expect(judgeCompleteness('election_day', rows, { ...nothing, places: 3 })).toMatchObject({
      status: 'partial',
      listed: 1,
    });
    expect(judgeCompleteness('election_day', rows, { ...nothing, districts: 3 })).toMatchObject({
      status: 'complete',
      reason: 'officialCount',
    });
  });

  it('are judged by the published number of districts before the older districts of 2018', () => {
    const known = { places: null, districts: 3, districtsOf2018: ['001', '002'] };
    expect(judgeCompleteness('election_day', withDistricts(['001'], ['002']), known)).toMatchObject({
      status: 'partial',
      reason: 'fewerThanKnown',
      expected: 3,
    });
  });

  it('are not complete by districts alone where a municipality has taken in another since', () => {
    const known = { ...nothing, districtsOf2018: ['001', '002', '911-001'] };
    expect(judgeCompleteness('election_day', withDistricts(['001'], ['002']), known).status).toBe('partial');
  });

  it('are not complete when the list breaks off and has districts that 2018 did not', () => {
    const known = { ...nothing, districtsOf2018: ['001', '002'] };
    const rows = withDistricts(['001'], ['002'], ['003']);
    expect(judgeCompleteness('election_day', rows, known).status).toBe('complete');
    const cutOff = [...rows.slice(0, 2), { ...rows[2]!, note: 'luettelo katkeaa' }];
    expect(judgeCompleteness('election_day', cutOff, known)).toMatchObject({
      status: 'partial',
      reason: 'noBasis',
      listCutOff: true,
    });
  });

  it('are complete in spite of a list that breaks off when the official count is reached', () => {
    const cutOff = places(2, { hoursText: '9-20 (katkeaa)' });
    expect(judgeCompleteness('election_day', cutOff, { ...nothing, places: 2 })).toMatchObject({
      status: 'complete',
      listCutOff: true,
    });
  });

  it('that were carried over count only once they are confirmed', () => {
    const carried = pollingPlace({ carriedOverFrom: 'KV-2017' });
    const known = { ...nothing, places: 1 };
    expect(judgeCompleteness('election_day', [carried], known)).toMatchObject({
      status: 'unknown',
      listed: 0,
    });
    const confirmed = { ...carried, confirmedAt: '2026-11-24T09:00:00.000Z' };
    expect(judgeCompleteness('election_day', [confirmed], known)).toMatchObject({ status: 'complete' });
  });

  it('are complete by the word of the municipality, whatever the numbers say', () => {
    expect(judgeCompleteness('election_day', places(1), { ...nothing, places: 3 }, true)).toMatchObject({
      status: 'complete',
      reason: 'confirmed',
      expected: 1,
    });
  });

  it('are not made complete by confirming single places', () => {
    const confirmed = places(2, { confirmedAt: '2026-11-24T09:00:00.000Z' });
    expect(judgeCompleteness('election_day', confirmed, nothing).status).toBe('partial');
  });
});

describe('advance places of a municipality', () => {
  it('are not proven complete by a single district, nor by a number of districts', () => {
    const known = { places: null, districts: 1, districtsOf2018: ['001'] };
    expect(judgeCompleteness('advance', places(1, { kind: 'advance' }), known)).toMatchObject({
      status: 'partial',
      reason: 'noBasis',
    });
  });

  it('are complete by the official count', () => {
    expect(judgeCompleteness('advance', places(2), { ...nothing, places: 2 }).status).toBe('complete');
  });
});

describe('all municipalities of an election', () => {
  it('are judged for both kinds, with their own numbers', () => {
    const judged = judgeElection({
      municipalityCodes: ['005', '009'],
      places: [
        pollingPlace({ districts: ['001'] }),
        pollingPlace({ kind: 'advance' }),
        pollingPlace({ municipalityCode: '009', kind: 'mobile_stop' }),
      ],
      officialCounts: [{ areaCode: '005', measure: 'advance_places', value: 2 }],
      districtsOf2018: new Map([['005', ['001']]]),
      confirmedLists: new Set(['009/advance']),
    });
    expect(judged.map((each) => [each.municipalityCode, each.kind, each.status, each.reason])).toEqual([
      ['005', 'election_day', 'complete', 'singleDistrict'],
      ['005', 'advance', 'partial', 'fewerThanKnown'],
      ['009', 'election_day', 'unknown', 'noneListed'],
      ['009', 'advance', 'complete', 'confirmed'],
    ]);
  });
});

describe('a district number', () => {
  it.each([
    ['1', '001'],
    ['01', '001'],
    ['001', '001'],
    ['1a', '001A'],
    ['911-001', '911-001'],
  ])('%s is %s', (written, padded) => {
    expect(paddedDistrict(written)).toBe(padded);
  });
});
