import fc from 'fast-check';
import {
  defaultPlaceQuery,
  placeQueryString,
  readPlaceQuery,
} from '../../src/polling-places/place-query.form';
import { askedServiceForms, type PlaceQuery } from '../../src/polling-places/place-selection.model';
import { placeKinds } from '../../src/polling-places/polling-place.model';

const query: fc.Arbitrary<PlaceQuery> = fc.record({
  municipality: fc.constantFrom(null, '091', '005'),
  kinds: fc.subarray([...placeKinds], { maxLength: 2 }),
  openDay: fc.constantFrom(null, '2021-06-13'),
  openTime: fc.constantFrom(null, '00:00', '23:59'),
  serviceForm: fc.constantFrom(null, ...askedServiceForms),
  stepFreeKnown: fc.boolean(),
  near: fc.constantFrom(null, '00100'),
  search: fc.string({ maxLength: 100 }).map((text) => text.trim()),
  page: fc.integer({ min: 1, max: 9999 }),
});

describe('a question about places in an address', () => {
  it('is the same after it was written and read', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const written = Object.fromEntries(new URLSearchParams(placeQueryString(asked)));
        expect(readPlaceQuery(written)).toEqual({ query: asked, problems: [] });
      }),
    );
  });

  it('leaves defaults out, and all kinds together are the default', () => {
    expect(placeQueryString(defaultPlaceQuery)).toEqual({});
    expect(placeQueryString(defaultPlaceQuery, { kinds: placeKinds })).toEqual({});
    expect(readPlaceQuery({ kind: [...placeKinds] }).query.kinds).toEqual([]);
  });

  it('takes kinds one by one and with commas', () => {
    const wanted = ['election_day', 'mobile_stop'];
    expect(readPlaceQuery({ kind: ['mobile_stop', 'election_day'] }).query.kinds).toEqual(wanted);
    expect(readPlaceQuery({ kind: 'mobile_stop,election_day' }).query.kinds).toEqual(wanted);
  });

  it('names every value that it cannot use and goes on with the default', () => {
    const wrong = {
      municipality: 'Helsinki',
      kind: 'advance,palace',
      day: '2021-02-30',
      time: '25:00',
      form: 'boat',
      stepfree: 'maybe',
      near: '123',
      q: 'x'.repeat(10_000),
      page: '0',
    };
    const { query: read, problems } = readPlaceQuery(wrong);
    expect(read).toEqual({ ...defaultPlaceQuery, kinds: ['advance'] });
    expect(problems.map(({ field }) => field).sort()).toEqual(Object.keys(wrong).sort());
    expect(problems.every(({ value }) => value.length <= 40)).toBe(true);
  });

  it('never throws and never keeps what it could not read, whatever it is given', () => {
    const anything = fc.dictionary(
      fc.constantFrom('municipality', 'kind', 'day', 'time', 'form', 'stepfree', 'near', 'q', 'page'),
      fc.oneof(fc.string(), fc.array(fc.string()), fc.dictionary(fc.string(), fc.string())),
    );
    fc.assert(
      fc.property(anything, (given) => {
        const { query: read } = readPlaceQuery(given);
        expect(readPlaceQuery(placeQueryString(read))).toEqual({ query: read, problems: [] });
      }),
    );
  });
});
