import type { HoursContext } from '../../src/polling-places/opening-hours.model';
import { readOpeningHours } from '../../src/polling-places/opening-hours.csv';
import { daysFrom } from '../../src/shared/dates';

// 26.5.2021 is a Wednesday, 8.6. a Tuesday: two weeks. 12.1.2022 to 18.1. is one week, Wednesday to Tuesday.
const twoWeeks = { electionDay: '2021-06-13', advanceFrom: '2021-05-26', advanceTo: '2021-06-08' };
const oneWeek = { electionDay: '2022-01-23', advanceFrom: '2022-01-12', advanceTo: '2022-01-18' };
const advance: HoursContext = { kind: 'advance', ...twoWeeks };
const shortAdvance: HoursContext = { kind: 'advance', ...oneWeek };
const mobileStop: HoursContext = { kind: 'mobile_stop', ...oneWeek };
const electionDay: HoursContext = { kind: 'election_day', ...twoWeeks };

/** Hours as text to compare: a range of days, or one, with its windows; weekday sets are spelled out in the tests. */
function shown(text: string, context: HoursContext): string {
  const { hours } = readOpeningHours(text, context);
  const days = new Map<string, string>();
  for (const { day, opensAt, closesAt } of hours)
    days.set(day, [days.get(day), `${opensAt}-${closesAt}`].filter((part) => part !== undefined).join('+'));
  const groups: { first: string; last: string; windows: string }[] = [];
  for (const [day, windows] of days) {
    const group = groups.at(-1);
    if (group?.windows === windows && daysFrom(group.last, day).length === 2) group.last = day;
    else groups.push({ first: day, last: day, windows });
  }
  const short = (day: string): string => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.`;
  return groups
    .map(
      ({ first, last, windows }) =>
        (first === last ? short(first) : `${short(first)}–${short(last)}`) + ` ${windows}`,
    )
    .join(', ');
}

const weekdays = (windows: string, weekend: string | null): string =>
  [
    `26.5.–28.5. ${windows}`,
    weekend === null ? null : `29.5.–30.5. ${weekend}`,
    `31.5.–4.6. ${windows}`,
    weekend === null ? null : `5.6.–6.6. ${weekend}`,
    `7.6.–8.6. ${windows}`,
  ]
    .filter((part) => part !== null)
    .join(', ');

describe('Opening hours of an advance place', () => {
  it.each([
    // Dates
    ['26.–28.5. 10–17; 29.5. 11–14', '26.5.–28.5. 10:00-17:00, 29.5. 11:00-14:00'],
    ['26.5.–28.5. klo 10.00–18.00, 31.5.–4.6. klo 10–18', '26.5.–28.5. 10:00-18:00, 31.5.–4.6. 10:00-18:00'],
    ['26.5 - 8.6 klo 9-18', '26.5.–8.6. 09:00-18:00'],
    ['26.05.2021–08.06.2021 klo 09:00–18:00', '26.5.–8.6. 09:00-18:00'],
    ['7–8.6. 9-20', '7.6.–8.6. 09:00-20:00'],
    ['26, 27 ja 28.5. klo 10–16', '26.5.–28.5. 10:00-16:00'],
    ['26.–27. ja 31.5. klo 10–16', '26.5.–27.5. 10:00-16:00, 31.5. 10:00-16:00'],
    ['26.5.10-18', '26.5. 10:00-18:00'],
    ['26.5.21 klo 10-18', '26.5. 10:00-18:00'],
    ['26/5-8/6 9-18', '26.5.–8.6. 09:00-18:00'],
    ['2021-05-26 09:00-20:00', '26.5. 09:00-20:00'],
    ['toukokuun 26. päivä klo 9-12', '26.5. 09:00-12:00'],
    ['toukokuun 26.–28. päivä klo 9–12', '26.5.–28.5. 09:00-12:00'],
    ['kesäkuun 1. ja 2. päivä klo 10–12', '1.6.–2.6. 10:00-12:00'],
    ['7.–8. kesäkuuta 9-20', '7.6.–8.6. 09:00-20:00'],
    ['den 26 maj–8 juni kl. 9–20', '26.5.–8.6. 09:00-20:00'],
    ['26 May–8 June 9-20', '26.5.–8.6. 09:00-20:00'],
    ['May 26–28, 9–18', '26.5.–28.5. 09:00-18:00'],
    ['from 26 May to 8 June, 9 am to 8 pm', '26.5.–8.6. 09:00-20:00'],
    ['26th, 27th and 28th May, 9am to noon', '26.5.–28.5. 09:00-12:00'],
    // Weekdays beside dates
    ['ke 26.5. klo 9-18', '26.5. 09:00-18:00'],
    ['to 27.5. - pe 28.5. klo 9–18', '27.5.–28.5. 09:00-18:00'],
    ['ke 26., to 27. ja pe 28.5. klo 9-12', '26.5.–28.5. 09:00-12:00'],
    ['torstaina ja perjantaina 27.–28.5. klo 10–12', '27.5.–28.5. 10:00-12:00'],
    ['onsdag 26 maj – fredag 28 maj kl. 9–18', '26.5.–28.5. 09:00-18:00'],
    ['Thursday, 27 May, 12:15–13:00', '27.5. 12:15-13:00'],
    ['on Wednesday 26 May 9-12', '26.5. 09:00-12:00'],
    ['ons–fre 26–28.5 kl. 9–18', '26.5.–28.5. 09:00-18:00'],
    ['Wed–Fri 26–28 May 10:00–18:00', '26.5.–28.5. 10:00-18:00'],
    ['26.5. 9-18 (ke)', '26.5. 09:00-18:00'],
    ['26.5. (ke) 9-18', '26.5. 09:00-18:00'],
    ['ma 9–18 (7.6.)', '7.6. 09:00-18:00'],
    ['26.5.–8.6. ke 9–12', '26.5. 09:00-12:00, 2.6. 09:00-12:00'],
    ['26.5.–8.6. ark 9–19, la–su 10–15', weekdays('09:00-19:00', '10:00-15:00')],
    ['26.5.–8.6.2021: ma–pe klo 9–18, la–su klo 10–14', weekdays('09:00-18:00', '10:00-14:00')],
    ['26.5.–8.6.\nma–pe 9–18\nla–su 10–14', weekdays('09:00-18:00', '10:00-14:00')],
    [
      '26.5.–1.6. ma–pe 10–18, la–su 10–14; 7.–8.6. 10–20',
      '26.5.–28.5. 10:00-18:00, 29.5.–30.5. 10:00-14:00, 31.5.–1.6. 10:00-18:00, 7.6.–8.6. 10:00-20:00',
    ],
    // Weekdays of the whole period
    ['ark 9-20, vkl 10-16', weekdays('09:00-20:00', '10:00-16:00')],
    ['vardagar kl. 9–20, veckoslut kl. 10–16', weekdays('09:00-20:00', '10:00-16:00')],
    ['må-fr kl. 9.00-18.00; lö, sö stängt', weekdays('09:00-18:00', null)],
    ['mån–fre 9–18, lör–sön 10–15', weekdays('09:00-18:00', '10:00-15:00')],
    [
      'maanantaista perjantaihin klo 9-18, lauantaina ja sunnuntaina 10-15',
      weekdays('09:00-18:00', '10:00-15:00'),
    ],
    ['Mon to Fri 9 to 17', weekdays('09:00-17:00', null)],
    ['Weekdays from 9 am to 6 pm and weekends from 10 am to 3 pm', weekdays('09:00-18:00', '10:00-15:00')],
    ['9am–8pm Mon–Fri, 10am–4pm Sat & Sun', weekdays('09:00-20:00', '10:00-16:00')],
    ['kl. 9.00-20.00 (må-fre), kl. 10.00-16.00 (lö-sö)', weekdays('09:00-20:00', '10:00-16:00')],
    ['arkisin 9–17.30 ja viikonloppuisin 10–14', weekdays('09:00-17:30', '10:00-14:00')],
    ['joka arkipäivä klo 9-18', weekdays('09:00-18:00', null)],
    [
      'ark 9-18 ja la 10-14, su ei',
      '26.5.–28.5. 09:00-18:00, 29.5. 10:00-14:00, 31.5.–4.6. 09:00-18:00, 5.6. 10:00-14:00, 7.6.–8.6. 09:00-18:00',
    ],
    ['ei avoinna viikonloppuisin, ark 9-18', weekdays('09:00-18:00', null)],
    ['avoinna joka päivä klo 10–18', '26.5.–8.6. 10:00-18:00'],
    ['öppet alla dagar 10–18', '26.5.–8.6. 10:00-18:00'],
    ['daily 9 am to 8 pm', '26.5.–8.6. 09:00-20:00'],
    ['keskiviikkoisin klo 10–14', '26.5. 10:00-14:00, 2.6. 10:00-14:00'],
    // The rest, exceptions, the more specific before the less specific
    ['la-su 10-14; muina päivinä 9-18', weekdays('09:00-18:00', '10:00-14:00')],
    ['la-su 10-14, övriga dagar 9-18', weekdays('09:00-18:00', '10:00-14:00')],
    ['joka päivä 9-18 paitsi la-su 10-14', weekdays('09:00-18:00', '10:00-14:00')],
    ['every day 9-18 except weekends', weekdays('09:00-18:00', null)],
    [
      'klo 9–18, la 10–14 ja su suljettu',
      '26.5.–28.5. 09:00-18:00, 29.5. 10:00-14:00, 31.5.–4.6. 09:00-18:00, 5.6. 10:00-14:00, 7.6.–8.6. 09:00-18:00',
    ],
    [
      '26.5.–8.6. 9–18; 2.6. 9–20; 5.6. suljettu',
      '26.5.–1.6. 09:00-18:00, 2.6. 09:00-20:00, 3.6.–4.6. 09:00-18:00, 6.6.–8.6. 09:00-18:00',
    ],
    [
      'ma–pe paitsi to 9–18',
      '26.5. 09:00-18:00, 28.5. 09:00-18:00, 31.5.–2.6. 09:00-18:00, 4.6. 09:00-18:00, 7.6.–8.6. 09:00-18:00',
    ],
    [
      'ark 9–16, to 9–18',
      '26.5. 09:00-16:00, 27.5. 09:00-18:00, 28.5. 09:00-16:00, 31.5.–2.6. 09:00-16:00, 3.6. 09:00-18:00, 4.6. 09:00-16:00, 7.6.–8.6. 09:00-16:00',
    ],
    [
      'ke-pe 9-18; la-su 10-14; ma-pe 9-18; la-su 10-14; ma-ti 9-20',
      '26.5.–28.5. 09:00-18:00, 29.5.–30.5. 10:00-14:00, 31.5.–4.6. 09:00-18:00, 5.6.–6.6. 10:00-14:00, 7.6.–8.6. 09:00-20:00',
    ],
    // Times alone, two windows, days beyond the period
    ['klo 12–18', '26.5.–8.6. 12:00-18:00'],
    ['Ennakkoäänestyspaikka on avoinna kello 9.00 – 20.00.', '26.5.–8.6. 09:00-20:00'],
    ['mellan kl. 9 och 18', '26.5.–8.6. 09:00-18:00'],
    ['26.5. 9–12 ja 13–16', '26.5. 09:00-12:00+13:00-16:00'],
    ['26.5. 9–18; 26.5. 9–18', '26.5. 09:00-18:00'],
    ['26.5. 9–18; 26.5. 10–19', '26.5. 09:00-18:00+10:00-19:00'],
    ['24.5. 9–18', '24.5. 09:00-18:00'],
    ['vaalipäivänä su 13.6. klo 9–20', '13.6. 09:00-20:00'],
    ['0–24 joka päivä', '26.5.–8.6. 00:00-24:00'],
  ])('understands %j', (text, expected) => {
    expect(shown(text, advance)).toBe(expected);
    expect(readOpeningHours(text, advance)).toMatchObject({ understood: true, leftover: [], problems: [] });
  });

  it('takes the one Tuesday of a one-week period out of its weekdays', () => {
    expect(shown('ma-pe 10-18; la-su 11-15; ti 11-19', shortAdvance)).toBe(
      '12.1.–14.1. 10:00-18:00, 15.1.–16.1. 11:00-15:00, 17.1. 10:00-18:00, 18.1. 11:00-19:00',
    );
  });

  it('takes the year from the election, over the turn of the year too', () => {
    const turn: HoursContext = {
      ...shortAdvance,
      advanceFrom: '2021-12-30',
      advanceTo: '2022-01-04',
      electionDay: '2022-01-09',
    };
    const { hours } = readOpeningHours('30.12.–4.1. 9–18', turn);
    expect([hours[0]?.day, hours.at(-1)?.day, hours.length]).toEqual(['2021-12-30', '2022-01-04', 6]);
  });
});

describe('Opening hours of an election-day place', () => {
  it.each([
    '9–20',
    'klo 9.00–20.00',
    'kl. 9–20',
    '9 am–8 pm',
    '9:00 a.m. - 8:00 p.m.',
    'sunnuntaina 13.6.2021 klo 9–20',
    'Söndagen den 13 juni kl. 9–20',
    'Valdagen kl. 9-20',
    'On election day 9-20',
    'joka päivä 9–20',
  ])('understands %j as the election day', (text) => {
    expect(shown(text, electionDay)).toBe('13.6. 09:00-20:00');
    expect(readOpeningHours(text, electionDay).understood).toBe(true);
  });

  it('does not take weekdays that the election day is not', () => {
    expect(readOpeningHours('ma–pe 9–18', electionDay)).toEqual({
      hours: [],
      leftover: ['ma–pe 9–18'],
      understood: false,
      problems: [],
    });
  });
});

describe('Opening hours of a mobile stop', () => {
  it('reads minutes on a day', () => {
    expect(shown('pe 14.1. 14.30–15.15', mobileStop)).toBe('14.1. 14:30-15:15');
    expect(shown('ke 9–12', mobileStop)).toBe('12.1. 09:00-12:00');
  });

  it('does not spread times without a day over the period', () => {
    expect(readOpeningHours('14.30–15.15', mobileStop).hours).toEqual([]);
  });

  it('does not choose between two Wednesdays', () => {
    expect(readOpeningHours('ke 9–12', { kind: 'mobile_stop', ...twoWeeks }).hours).toEqual([]);
  });
});

describe('What is not understood of opening hours', () => {
  it.each([
    [
      '26.–28.5. 10–17; 29.5. 11–14; jatko katkeaa',
      ['jatko katkeaa'],
      '26.5.–28.5. 10:00-17:00, 29.5. 11:00-14:00',
    ],
    ['26.–28.5. 10–17; 29.5. (katkeaa)', ['29.5. (katkeaa)'], '26.5.–28.5. 10:00-17:00'],
    ['26.5. 9–18; 27.5. 10–; kellonaika katkeaa', ['27.5. 10–', 'kellonaika katkeaa'], '26.5. 09:00-18:00'],
    [
      'ark 9–18 (AV-2022: ark 9–16, la 10–13)',
      ['(AV-2022: ark 9–16, la 10–13)'],
      '26.5.–28.5. 09:00-18:00, 31.5.–4.6. 09:00-18:00, 7.6.–8.6. 09:00-18:00',
    ],
    ['26.5. 9–18; vuonna 2019 la–su 10–14', ['vuonna 2019 la–su 10–14'], '26.5. 09:00-18:00'],
    ['26.5. 9–18; viime vaaleissa la–su 10–14', ['viime vaaleissa la–su 10–14'], '26.5. 09:00-18:00'],
    ['26.5.–28.5. 10–16 27.5.', ['27.5.'], '26.5.–28.5. 10:00-16:00'],
    ['26.5. 9–18; 27.5.', ['27.5.'], '26.5. 09:00-18:00'],
    ['26.5. 9–18 (uusi paikka)', ['(uusi paikka)'], '26.5. 09:00-18:00'],
    ['ti 1.6. 9–12 tai 13–15', ['tai 13–15'], '1.6. 09:00-12:00'],
    ['26.–27.5. 9–18; 26.5. 10–14; 27.5. 10–15', ['26.–27.5. 9–18'], '26.5. 10:00-14:00, 27.5. 10:00-15:00'],
    ['klo 9–18, la 10–14', ['klo 9–18'], '29.5. 10:00-14:00, 5.6. 10:00-14:00'],
  ])('leaves the unread part of %j', (text, leftover, expected) => {
    const reading = readOpeningHours(text, advance);
    expect(reading.leftover).toEqual(leftover);
    expect(reading.understood).toBe(false);
    expect(shown(text, advance)).toBe(expected);
  });

  it.each([
    'ensimmäinen päivä 9-18, muut 10-18',
    '9–12, 13–16',
    '9–18; 10–14',
    'ei tiedossa',
    '26.5.–8.6.',
    'avattiin 26.5. klo 9',
    'suljettu la–su',
    'AV-2022: ark 9–16',
    'ke 26.5.–8.6. 9–12',
    '…',
  ])('leaves %j whole', (text) => {
    expect(readOpeningHours(text, advance)).toEqual({
      hours: [],
      leftover: [text],
      understood: false,
      problems: [],
    });
  });

  it('leaves a Tuesday that may be every Tuesday or the last, and says nothing of Tuesdays', () => {
    const reading = readOpeningHours('ma–pe 10–18; ti 11–19', advance);
    expect(reading.leftover).toEqual(['ti 11–19']);
    expect(reading.hours.map(({ day }) => day)).not.toContain('2021-06-01');
    expect(reading.hours.map(({ day }) => day)).not.toContain('2021-06-08');
    expect(reading.hours).toHaveLength(8);
  });

  it('leaves evening hours that may replace the others or come on top of them', () => {
    const reading = readOpeningHours('ark 9–12, to 16–18', advance);
    expect(reading.leftover).toEqual(['to 16–18']);
    expect(reading.hours.map(({ day }) => day)).not.toContain('2021-05-27');
  });

  it('leaves two ranges that say different hours of the same day', () => {
    const reading = readOpeningHours('26.–28.5. 9–18; 28.–30.5. 10–14', advance);
    expect(reading.understood).toBe(false);
    expect(reading.leftover).toEqual(['26.–28.5. 9–18', '28.–30.5. 10–14']);
    expect(reading.hours.map(({ day }) => day)).not.toContain('2021-05-28');
  });

  it('leaves both statements that overlap, whichever covers more days', () => {
    const reading = readOpeningHours('29.5., 26.5. 9–12; 26.–28.5. 9–13', advance);
    expect(reading.leftover).toEqual(['29.5., 26.5. 9–12', '26.–28.5. 9–13']);
    expect(reading.hours.map(({ day }) => day)).toEqual(['2021-05-27', '2021-05-28', '2021-05-29']);
  });

  it('has nothing left of an empty text, and no hours', () => {
    expect(readOpeningHours(' \n', advance)).toEqual({
      hours: [],
      leftover: [],
      understood: false,
      problems: [],
    });
  });
});

describe('What cannot be true of opening hours', () => {
  it.each([
    ['26.5. 18–9', 'closes_before_opening', '18–9'],
    ['26.5. 9–9', 'closes_before_opening', '9–9'],
    ['26.5. 9–25:00', 'no_such_time', '9–25:00'],
    ['26.5. 9.75–12', 'no_such_time', '9.75–12'],
    ['31.6. 9–12', 'no_such_day', '31.6.'],
    ['30.–31.6. 9–12', 'no_such_day', '30.–31.6.'],
    ['29.2.2021 9–12', 'no_such_day', '29.2.2021'],
    ['8.6.–26.5. 9–12', 'ends_before_beginning', '8.6.–26.5.'],
    ['to 26.5. 9–12', 'weekday_mismatch', 'to 26.5.'],
    ['ke–pe 26.–29.5. 9–12', 'weekday_mismatch', 'ke–pe 26.–29.5.'],
    ['ke 26.5. – to 28.5. 9–12', 'weekday_mismatch', 'ke 26.5. – to 28.5.'],
  ])('names the problem of %j', (text, code, piece) => {
    const reading = readOpeningHours(`${text}; 4.6. 9–12`, advance);
    expect(reading.problems).toEqual([{ code, piece }]);
    expect(reading.leftover).toEqual([text]);
    expect(reading.understood).toBe(false);
    expect(reading.hours).toEqual([{ day: '2021-06-04', opensAt: '09:00', closesAt: '12:00' }]);
  });
});
