import { openQuestions } from '../../src/area-profiles/open-questions.model';
import { aPlace } from '../support/places';

const known = aPlace({ positionSource: 'address', hoursText: '9-20', accessibilitySummary: 'full' });
const codes = (...given: Parameters<typeof openQuestions>) =>
  openQuestions(...given).map(({ code, kind, count }) => [code, kind, count]);

describe('what is not known of a municipality’s places', () => {
  it('is nothing where lists are complete and every place is known', () => {
    expect(codes([known], [{ kind: 'advance', status: 'complete' }], 0)).toEqual([]);
  });

  it('asks for a list that is not there otherwise than for one that may lack places', () => {
    const lists = [
      { kind: 'election_day', status: 'unknown' },
      { kind: 'advance', status: 'partial' },
    ] as const;
    expect(codes([], lists, 0)).toEqual([
      ['list_unknown', 'election_day', null],
      ['list_incomplete', 'advance', null],
    ]);
  });

  it('counts places by what is lacking of each', () => {
    const places = [
      known,
      aPlace({ positionSource: 'postcode', hoursText: '9-20' }),
      aPlace({
        accessibility: [{ criterion: 'ramp', value: 'yes', measure: null, source: null, assessedOn: null }],
      }),
    ];
    expect(codes(places, [], 0)).toEqual([
      ['positions', null, 2],
      ['hours', null, 1],
      ['accessibility', null, 1],
    ]);
  });

  it('takes a finding of “unknown” for none', () => {
    const finding = {
      criterion: 'ramp',
      value: 'unknown',
      measure: null,
      source: null,
      assessedOn: null,
    } as const;
    const place = { ...known, accessibilitySummary: 'unknown', accessibility: [finding] } as const;
    expect(codes([place], [], 0)).toEqual([['accessibility', null, 1]]);
  });

  it('names Statistics Finland for people, and the municipality’s board for everything else', () => {
    const informants = openQuestions([aPlace()], [{ kind: 'advance', status: 'partial' }], 2);
    expect(new Map(informants.map(({ code, informant }) => [code, informant])).get('people')).toBe(
      'statistics',
    );
    expect(informants.filter(({ informant }) => informant === 'central_board')).toHaveLength(4);
  });
});
