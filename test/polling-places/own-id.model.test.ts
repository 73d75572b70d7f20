import { mendOwnIds } from '../../src/polling-places/own-id.model';
import { aDraft, aPlace } from '../support/places';

const place = (ownId: string | null, nameFi = 'Kirjasto') => aPlace({ id: `place ${ownId}`, ownId, nameFi });
const row = (line: number, ownId: string | null, nameFi = 'Kirjasto') => ({
  line,
  draft: aDraft({ ownId, nameFi }),
});

function mended(places: (string | null)[], rows: (string | null)[], name?: string) {
  const found = mendOwnIds(
    places.map((id) => place(id)),
    rows.map((id, index) => row(index + 2, id, name)),
  );
  return [
    found.rows.map(({ draft }) => draft.ownId),
    found.problems.map(({ code, line }) => `${line} ${code}`),
  ];
}

describe('Own ids that a spreadsheet has changed', () => {
  it('get back the zeros that they lost', () => {
    expect(mended(['007', '0010', '8'], ['7', '10', '8'], 'Uusi nimi')).toEqual([
      ['007', '0010', '8'],
      ['2 ownIdZerosLost', '3 ownIdZerosLost'],
    ]);
  });

  it('stay as they are where more than one place or row could be meant', () => {
    expect(mended(['007', '07'], ['7'], 'Uusi nimi')).toEqual([['7'], []]);
    expect(mended(['007'], ['7', '07'], 'Uusi nimi')).toEqual([['7', '07'], []]);
    expect(mended(['007', '7'], ['7'])).toEqual([['7'], []]);
  });

  it('are not lengthened by a place that says fewer zeros, nor taken from another municipality', () => {
    expect(mended(['7'], ['007'], 'Uusi nimi')).toEqual([['007'], []]);
    const elsewhere = aPlace({ ownId: '007', municipalityCode: '049' });
    expect(mendOwnIds([elsewhere], [row(2, '7')]).rows[0]?.draft.ownId).toBe('7');
  });

  it('are warned of where the same place would go and come back under another one', () => {
    expect(mended(['4/12'], ['04/12/26'])).toEqual([['04/12/26'], ['2 ownIdOther']]);
    expect(mended(['4/12'], ['04/12/26', '4/12'])).toEqual([['04/12/26', '4/12'], []]);
    expect(mended([null], ['04/12/26'])).toEqual([['04/12/26'], []]);
  });
});
