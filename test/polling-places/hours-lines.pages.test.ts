import { formatShortWeekday } from '../../src/i18n/format';
import { hoursLines } from '../../src/polling-places/hours-lines.pages';
import type { OpenDay } from '../../src/polling-places/polling-place.model';

const open = (day: string, opensAt = '09:00', closesAt = '20:00'): OpenDay => ({ day, opensAt, closesAt });

describe('opening hours in few lines', () => {
  it('put days that follow each other with the same hours in one line', () => {
    const hours = [
      open('2021-06-03'),
      open('2021-06-04'),
      open('2021-06-05', '10:00', '16:00'),
      open('2021-06-07'),
      open('2021-06-08'),
    ];
    expect(hoursLines(hours, 'fi')).toEqual([
      'to 3.6.2021 – pe 4.6.2021 klo 9.00–20.00',
      'la 5.6.2021 klo 10.00–16.00',
      'ma 7.6.2021 – ti 8.6.2021 klo 9.00–20.00',
    ]);
  });

  it('do not bridge a day on which the place is closed', () => {
    expect(hoursLines([open('2021-06-03'), open('2021-06-05')], 'en')).toHaveLength(2);
  });

  it('name both windows of a day, and join only days that have both', () => {
    const twice = (day: string) => [open(day, '09:00', '12:00'), open(day, '14:00', '18:00')];
    expect(
      hoursLines(
        [...twice('2021-06-03'), ...twice('2021-06-04'), open('2021-06-05', '09:00', '12:00')],
        'sv',
      ),
    ).toEqual([
      'tors 3.6.2021 – fre 4.6.2021 kl. 9.00–12.00, kl. 14.00–18.00',
      'lör 5.6.2021 kl. 9.00–12.00',
    ]);
  });

  it('join days over the end of a month', () => {
    expect(hoursLines([open('2021-05-31'), open('2021-06-01')], 'fi')).toHaveLength(1);
  });

  it('leave the year out where it is clear', () => {
    const two = [open('2021-05-26'), open('2021-05-27')];
    expect(hoursLines(two, 'fi', formatShortWeekday)).toEqual(['ke 26.5. – to 27.5. klo 9.00–20.00']);
    expect(hoursLines(two, 'sv', formatShortWeekday)).toEqual(['ons 26.5 – tors 27.5 kl. 9.00–20.00']);
    expect(hoursLines(two, 'en', formatShortWeekday)).toEqual(['Wed 26 May – Thu 27 May 9:00–20:00']);
  });

  it('are no lines where no hours are known', () => {
    expect(hoursLines([], 'fi')).toEqual([]);
  });
});
