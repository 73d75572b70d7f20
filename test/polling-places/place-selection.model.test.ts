import fc from 'fast-check';
import { stepFreeAccess } from '../../src/polling-places/accessibility.model';
import { defaultPlaceQuery } from '../../src/polling-places/place-query.form';
import {
  askedServiceForms,
  isOpen,
  selectKnownPlaces,
  selectPlaces,
  type PlaceQuery,
} from '../../src/polling-places/place-selection.model';
import {
  accessibilitySummaries,
  placeKinds,
  serviceForms,
  type PollingPlace,
} from '../../src/polling-places/polling-place.model';
import { aPlace } from '../support/places';

const days = ['2021-05-26', '2021-05-27', '2021-06-13'];
const times = ['08:00', '09:00', '12:00', '16:00', '20:00'];
const words = ['Kirjasto', 'skola', 'Åbo', 'TORI', 'itätie'];
const finding = fc.record({
  criterion: fc.constantFrom('low_threshold', 'usable_ramp', 'wide_door'),
  value: fc.constantFrom('yes', 'no', 'unknown'),
  measure: fc.constant(null),
  source: fc.constant(null),
  assessedOn: fc.constant(null),
});
const hours = fc
  .record({ day: fc.constantFrom(...days), from: fc.nat(3), length: fc.nat(3) })
  .map(({ day, from, length }) => ({
    day,
    opensAt: times[from]!,
    closesAt: times[Math.min(from + 1 + length, 4)]!,
  }));
const text = fc.option(fc.constantFrom(...words), { nil: null });
const place = fc
  .record({
    municipalityCode: fc.constantFrom('091', '005'),
    kind: fc.constantFrom(...placeKinds),
    nameFi: text,
    nameSv: text,
    addressFi: text,
    locality: text,
    hours: fc.array(hours, { maxLength: 3 }),
    hoursUnderstood: fc.boolean(),
    serviceForm: fc.constantFrom(...serviceForms),
    accessibilitySummary: fc.constantFrom(...accessibilitySummaries),
    accessibility: fc.uniqueArray(finding, { maxLength: 3, selector: ({ criterion }) => criterion }),
  })
  .map((says) => aPlace(says as Partial<PollingPlace>));
const places = fc
  .array(place, { maxLength: 12 })
  .map((list) => list.map((each, index) => ({ ...each, id: `p${index}` })));
const query: fc.Arbitrary<PlaceQuery> = fc.record({
  municipality: fc.constantFrom(null, '091', '005'),
  kinds: fc.subarray([...placeKinds]),
  openDay: fc.constantFrom(null, ...days),
  openTime: fc.constantFrom(null, ...times),
  serviceForm: fc.constantFrom(null, ...askedServiceForms),
  stepFreeKnown: fc.boolean(),
  near: fc.constantFrom(null, '00100'),
  search: fc.constantFrom('', 'kirjasto', 'SKOLA', 'åbo tori', '  ', 'itä'),
  page: fc.integer({ min: 1, max: 9 }),
});

function naiveStepFree(each: PollingPlace): boolean | null {
  const value = (name: string) =>
    each.accessibility.find(({ criterion }) => criterion === name)?.value ?? 'unknown';
  const [ramp, threshold] = [value('usable_ramp'), value('low_threshold')];
  const summary = { full: true, none: false, partial: null, unknown: null }[each.accessibilitySummary];
  return ramp === 'no' || threshold === 'no' ? false : ramp === 'yes' && threshold === 'yes' ? true : summary;
}

/** The same question answered the long way, one condition after the other; null says "not known". */
function naive(each: PollingPlace, asked: PlaceQuery): (boolean | null)[] {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const all = [each.nameFi, each.nameSv, each.addressFi, each.locality].join('\n').toLowerCase();
  const openThen = each.hours
    .filter(({ day }) => asked.openDay === null || day === asked.openDay)
    .filter(
      ({ opensAt, closesAt }) =>
        asked.openTime === null ||
        (minutes(opensAt) <= minutes(asked.openTime) && minutes(asked.openTime) < minutes(closesAt)),
    );
  const isOpenAsked = asked.openDay !== null || asked.openTime !== null;
  const forms = asked.serviceForm === 'drive_in' ? ['drive_in'] : ['outdoors', 'tent', 'shelter', 'drive_in'];
  return [
    asked.municipality === null || each.municipalityCode === asked.municipality,
    asked.kinds.length === 0 || asked.kinds.includes(each.kind),
    asked.search
      .toLowerCase()
      .split(' ')
      .every((word) => all.includes(word)),
    !isOpenAsked || openThen.length > 0 ? true : each.hoursUnderstood ? false : null,
    asked.serviceForm === null || (each.serviceForm === 'unknown' ? null : forms.includes(each.serviceForm)),
    !asked.stepFreeKnown || naiveStepFree(each),
  ];
}

describe('the selection of places', () => {
  it('is what a naive filter finds, in the order given, and counts what is not known apart', () => {
    fc.assert(
      fc.property(places, query, (list, asked) => {
        const answers = list.map((each) => ({ each, answers: naive(each, asked) }));
        const selection = selectKnownPlaces(list, asked);
        expect(selection.places).toEqual(
          answers.filter(({ answers: found }) => found.every(Boolean)).map(({ each }) => each),
        );
        const possible = answers.map(({ answers: found }) => found).filter((found) => !found.includes(false));
        const unknownAt = (index: number) => possible.filter((found) => found[index] === null).length;
        expect(selection.leftOut).toEqual({
          hours: unknownAt(3),
          serviceForm: unknownAt(4),
          stepFree: unknownAt(5),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('takes no notice of the postcode and the page', () => {
    fc.assert(
      fc.property(places, query, (list, asked) => {
        expect(selectPlaces(list, asked)).toEqual(selectPlaces(list, { ...asked, near: null, page: 1 }));
      }),
    );
  });

  it('is everything when nothing is asked', () => {
    fc.assert(
      fc.property(places, (list) => {
        expect(selectPlaces(list, defaultPlaceQuery)).toEqual(list);
      }),
    );
  });
});

describe('being open', () => {
  const hoursOf = [{ day: '2021-06-13', opensAt: '09:00', closesAt: '20:00' }];

  it.each([
    ['09:00', 'yes'],
    ['19:59', 'yes'],
    ['20:00', 'no'],
    ['08:59', 'no'],
  ])('at %s of a day from 9 to 20 is "%s"', (time, answer) => {
    expect(isOpen({ hours: hoursOf, hoursUnderstood: true }, '2021-06-13', time)).toBe(answer);
  });

  it('is not known where the hours are not, and where only some of them are and none of those fits', () => {
    expect(isOpen({ hours: [], hoursUnderstood: false }, '2021-06-13', null)).toBe('unknown');
    expect(isOpen({ hours: hoursOf, hoursUnderstood: false }, '2021-06-12', null)).toBe('unknown');
    expect(isOpen({ hours: hoursOf, hoursUnderstood: false }, '2021-06-13', null)).toBe('yes');
  });
});

describe('step-free access', () => {
  const found = (criterion: string, value: 'yes' | 'no') => ({
    criterion,
    value,
    measure: null,
    source: null,
    assessedOn: null,
  });

  it('is decided by what was assessed, before what was announced of the whole place', () => {
    const no = { accessibility: [found('low_threshold', 'no')], accessibilitySummary: 'full' as const };
    expect(stepFreeAccess(no)).toBe('no');
    const yes = [found('low_threshold', 'yes'), found('usable_ramp', 'yes')];
    expect(stepFreeAccess({ accessibility: yes, accessibilitySummary: 'unknown' })).toBe('yes');
  });

  it('stays unknown where one half is assessed, and where a place is partly accessible', () => {
    const half = [found('low_threshold', 'yes')];
    expect(stepFreeAccess({ accessibility: half, accessibilitySummary: 'unknown' })).toBe('unknown');
    expect(stepFreeAccess({ accessibility: [], accessibilitySummary: 'partial' })).toBe('unknown');
  });
});
