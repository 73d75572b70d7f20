import fc from 'fast-check';
import { questionQuery, readCoverageQuestion } from '../../src/coverage/coverage-question.form';
import {
  accessKey,
  defaultQuestion,
  needRateOf,
  orderedRates,
} from '../../src/coverage/coverage-question.model';
import { placeFeatures, reportedGroups } from '../../src/coverage/coverage-input.model';
import { readReportAddress, reportQuery } from '../../src/coverage/report-view.form';
import { helpTypeCodes } from '../../src/offers/help-type.model';
import { helpLanguages } from '../../src/organisations/organisation.form';

const read = (query: Record<string, unknown>) => readCoverageQuestion('KV-2021', query);

describe('The question about coverage', () => {
  it('is the usual one where the address says nothing, and then needs no query', () => {
    expect(read({}).question).toEqual(defaultQuestion('KV-2021'));
    expect(questionQuery(defaultQuestion('KV-2021'))).toEqual({});
  });

  it('is the same again when read from the address it writes', () => {
    const share = fc.integer({ min: 0, max: 10_000 }).map((each) => each / 10_000);
    const question = fc.record({
      election: fc.constant('KV-2021'),
      phase: fc.constantFrom('both' as const, 'advance' as const, 'election_day' as const),
      group: fc.constantFrom(...reportedGroups),
      thresholdsMetres: fc
        .uniqueArray(fc.integer({ min: 100, max: 200_000 }), { minLength: 1, maxLength: 6 })
        .map((metres) => metres.sort((a, b) => a - b)),
      placeFeatures: fc.subarray([...placeFeatures]),
      helpTypes: fc.subarray([...helpTypeCodes]),
      helpLanguages: fc.subarray([...helpLanguages]),
      assumptions: fc.record({
        tripsPerWindow: fc.integer({ min: 1, max: 50 }),
        needRates: fc
          .tuple(share, share)
          .map(([escort, ride]) =>
            orderedRates([
              ...defaultQuestion('KV-2021').assumptions.needRates.filter(
                ({ type }) => type !== 'transport_group',
              ),
              { type: 'transport_group' as const, group: 'over75' as const, rate: ride },
              { type: 'escort' as const, group: 'over85' as const, rate: escort },
            ]),
          ),
      }),
    });
    fc.assert(
      fc.property(question, (asked) => {
        expect(read(questionQuery(asked))).toEqual({ question: asked, problems: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('names each part that cannot be used and takes its default, and keeps the rest', () => {
    const { question, problems } = read({
      phase: 'never',
      thresholds: '800, -5',
      places: ['outdoors', 'upstairs'],
      'need.escort.over75': '101',
      trips: '0',
      group: 'over85',
    });
    expect(problems.map(({ field, value }) => [field, value])).toEqual([
      ['phase', 'never'],
      ['thresholds', '800, -5'],
      ['places', 'upstairs'],
      ['need.escort.over75', '101'],
      ['trips', '0'],
    ]);
    expect(question).toMatchObject({ phase: 'both', group: 'over85', placeFeatures: ['outdoors'] });
    expect(question.thresholdsMetres).toEqual([800, 1600, 5000, 10_000]);
  });

  it.each(['1,2,3,4,5,6,7', '99', '200001', ' , ', 'abc', '1e3'])(
    'takes %j for no list of distances',
    (text) => {
      expect(read({ thresholds: text }).problems).toEqual([{ field: 'thresholds', value: text }]);
    },
  );

  it('orders distances and says each once, whatever is typed', () => {
    expect(read({ thresholds: '5000; 800 800,1600' }).question.thresholdsMetres).toEqual([800, 1600, 5000]);
  });

  it('assumes nothing about a kind of help for which no rate is given', () => {
    const { assumptions } = read({ 'need.escort.over85': '2,5' }).question;
    expect(needRateOf(assumptions, 'escort', 'over85')).toBe(0.025);
    expect(needRateOf(assumptions, 'escort', 'over75')).toBeNull();
    expect(needRateOf(assumptions, 'transport_individual', 'over75')).toBe(0.05);
  });

  it('rests on distances and features only, as far as access goes', () => {
    const usual = accessKey(read({}).question);
    expect(accessKey(read({ group: 'over75', help: 'escort', trips: '2', phase: 'advance' }).question)).toBe(
      usual,
    );
    expect(accessKey(read({ thresholds: '800' }).question)).not.toBe(usual);
    expect(accessKey(read({ places: 'weekend' }).question)).not.toBe(usual);
  });
});

describe('The view of a report', () => {
  it('keeps the addresses that were given before the question had more parts', () => {
    const query = {
      kind: 'election_day',
      group: 'over65',
      within: '1600',
      level: 'region',
      area: 'municipality-005',
      q: 'po',
      sort: 'share',
    };
    const { question, view, problems } = readReportAddress('KV-2021', query);
    expect(problems).toEqual([]);
    expect(question.group).toBe('over65');
    expect(view).toEqual({
      kind: 'election_day',
      withinMetres: 1600,
      level: 'region',
      area: { kind: 'municipality', code: '005' },
      search: 'po',
      sort: 'share',
      direction: 'asc',
      page: 1,
    });
    expect(reportQuery({ question, view })).toEqual(query);
  });

  it('is about the phase that is asked, and about a distance that is asked', () => {
    expect(readReportAddress('KV-2021', { phase: 'election_day', kind: 'advance' }).view.kind).toBe(
      'election_day',
    );
    expect(readReportAddress('KV-2021', { thresholds: '700,3000' }).view.withinMetres).toBe(3000);
    expect(readReportAddress('KV-2021', { thresholds: '700,3000', within: '5000' }).problems).toEqual([
      { field: 'within', value: '5000' },
    ]);
  });
});
