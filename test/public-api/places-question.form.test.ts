import { readPlaceQuery } from '../../src/polling-places/place-query.form';
import {
  asksForAll,
  parametersOf,
  placesParameters,
  questionKey,
  readCalendarLanguage,
  readPlacesQuestion,
} from '../../src/public-api/places-question.form';
import { exampleValues } from '../../src/public-api/operation.model';

const problemsOf = (query: Record<string, unknown>, format: keyof typeof parametersOf = 'json') => {
  const read = readPlacesQuestion(query, format);
  return read.ok ? [] : read.problem;
};
const questionOf = (query: Record<string, unknown>) => {
  const read = readPlacesQuestion({ election: 'KV-2021', ...query }, 'json');
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
};

describe('a question of a program', () => {
  it('takes every example of the description', () => {
    for (const format of ['geojson', 'json', 'csv'] as const) {
      const query = Object.fromEntries(parametersOf[format].map((name) => [name, exampleValues[name]]));
      expect(problemsOf(query, format)).toEqual([]);
    }
  });

  it('names everything that is wrong, with what was given', () => {
    const query = {
      election: 'kv 2021',
      municipality: 'Espoo',
      kind: 'advance,pub',
      day: '2021-02-30',
      time: '9',
      form: 'tent',
      stepfree: 'yes',
      bbox: '25,60,24,61',
      lang: ['fi', 'sv'],
      distance: '5',
    };
    expect(problemsOf(query).map(({ field, value, expected }) => [field, value, expected])).toEqual([
      ['distance', '5', 'unknown'],
      ['kind', 'pub', 'kind'],
      ['municipality', 'Espoo', 'municipality'],
      ['day', '2021-02-30', 'day'],
      ['time', '9', 'time'],
      ['form', 'tent', 'form'],
      ['stepfree', 'yes', 'stepfree'],
      ['election', 'kv 2021', 'election'],
      ['bbox', '25,60,24,61', 'bbox'],
      ['lang', '…', 'lang'],
    ]);
  });

  it('without an election is told so', () => {
    expect(problemsOf({})).toEqual([{ field: 'election', value: '', expected: 'election' }]);
  });

  it('gets short answers to long nonsense', () => {
    const long = 'x'.repeat(10_000);
    const query = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${long}${index}`, long]));
    const problems = problemsOf({ election: 'KV-2021', q: long, ...query });
    expect(problems).toHaveLength(10);
    for (const { field, value } of problems) {
      expect(field.length).toBeLessThanOrEqual(40);
      expect(value.length).toBeLessThanOrEqual(40);
    }
  });

  it('takes paging and the order by distance for unknown: an answer holds all places', () => {
    expect(problemsOf({ election: 'KV-2021', page: '2', near: '00100' }).map(({ field }) => field)).toEqual([
      'page',
      'near',
    ]);
  });

  it.each([
    ['municipality', ['091', '91', 'abc', '0911']],
    ['day', ['2021-06-13', '2021-6-13', '2021-02-29', '2024-02-29', 'today']],
    ['time', ['00:00', '23:59', '24:00', '9:00', '0900']],
    ['form', ['outdoors', 'drive_in', 'tent', 'indoors']],
    ['stepfree', ['1', '0', 'true']],
    ['q', ['koulu', 'x'.repeat(100), 'x'.repeat(101)]],
  ] as const)('%s is read as its schema describes it', (name, values) => {
    for (const value of values) {
      const isDescribed = placesParameters[name].safeParse(value).success;
      expect([value, readPlaceQuery({ [name]: value }).problems.length === 0]).toEqual([value, isDescribed]);
    }
  });

  it.each([
    '24.5,60.1,25.3',
    '24.5,60.1,25.3,60.4,1',
    'a,b,c,d',
    '24.5,60.4,25.3,60.1',
    '24.5,60.1,24.5,60.4',
    '24.5,-91,25.3,60.4',
    '170,60,190,70',
    '1e1,60,25,61',
    ' 24,60,25,61',
    'Infinity,60,25,61',
  ])('has no box %s', (bbox) => {
    expect(problemsOf({ election: 'KV-2021', bbox })).toEqual([
      { field: 'bbox', value: bbox, expected: 'bbox' },
    ]);
  });

  it('that is equal has an equal key, whatever the order and spelling; another has another', () => {
    const key = (query: Record<string, unknown>) => questionKey(questionOf(query));
    expect(key({ kind: 'mobile_stop,advance' })).toBe(key({ kind: ['advance', 'mobile_stop'] }));
    expect(key({ kind: 'advance,mobile_stop,election_day', lang: 'fi' })).toBe(key({}));
    const different = [
      {},
      { kind: 'advance' },
      { municipality: '091' },
      { day: '2021-06-13' },
      { time: '10:00' },
      { form: 'outdoors' },
      { stepfree: '1' },
      { q: '091' },
      { bbox: '24,60,25,61' },
      { lang: 'sv' },
    ];
    expect(new Set(different.map(key)).size).toBe(different.length);
    expect(different.map((query) => asksForAll(questionOf(query)))).toEqual([
      true,
      ...Array.from({ length: 8 }, () => false),
      true,
    ]);
  });
});

describe('a question for a calendar', () => {
  it('takes a language and nothing else', () => {
    expect(readCalendarLanguage({})).toEqual({ ok: true, value: 'fi' });
    expect(readCalendarLanguage({ lang: 'en' })).toEqual({ ok: true, value: 'en' });
    expect(readCalendarLanguage({ lang: 'de', day: '1' })).toEqual({
      ok: false,
      problem: [
        { field: 'day', value: '1', expected: 'unknown' },
        { field: 'lang', value: 'de', expected: 'lang' },
      ],
    });
  });
});
