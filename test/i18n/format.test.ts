import {
  formatDay,
  formatDistance,
  formatHours,
  formatInstant,
  formatNumber,
  formatShare,
  formatWeekday,
} from '../../src/i18n/format';

const noBreak = (text: string) => text.replace(/ /g, '\u00a0');

describe('formats', () => {
  it('write numbers with the grouping of each language', () => {
    expect(formatNumber(4464814, 'fi')).toBe(noBreak('4 464 814'));
    expect(formatNumber(4464814, 'sv')).toBe(noBreak('4 464 814'));
    expect(formatNumber(4464814, 'en')).toBe('4,464,814');
    expect(formatNumber(1854, 'fi')).toBe(noBreak('1 854'));
  });

  it('write shares with a space before the sign in Finnish and Swedish', () => {
    expect(formatShare(0.551, 'fi', 1)).toBe(noBreak('55,1 %'));
    expect(formatShare(0.551, 'sv', 1)).toBe(noBreak('55,1 %'));
    expect(formatShare(0.551, 'en', 1)).toBe('55.1%');
  });

  it('write distances in metres below a kilometre', () => {
    expect(formatDistance(777, 'fi')).toBe(noBreak('780 m'));
    expect(formatDistance(4700, 'sv')).toBe(noBreak('4,7 km'));
    expect(formatDistance(123456, 'en')).toBe(noBreak('123 km'));
  });

  it('write days and hours as each language does', () => {
    expect(formatDay('2021-06-13', 'fi')).toBe('13.6.2021');
    expect(formatDay('2021-06-13', 'en')).toBe('13 June 2021');
    expect(formatWeekday('2021-06-13', 'fi')).toBe('su 13.6.2021');
    expect(formatWeekday('2021-06-13', 'sv')).toBe('sön 13.6.2021');
    expect(formatHours('09:00', '20:00', 'fi')).toBe('klo 9.00–20.00');
    expect(formatHours('09:00', '20:00', 'sv')).toBe('kl. 9.00–20.00');
    expect(formatHours('09:00', '20:00', 'en')).toBe('9:00–20:00');
  });

  it('write an instant in Finnish time, whatever the zone of the machine', () => {
    expect(formatInstant(new Date('2021-06-01T13:00:00Z'), 'fi')).toBe('1.6.2021 klo 16.00');
    expect(formatInstant(new Date('2021-12-31T22:30:00Z'), 'en')).toBe('1 January 2022 at 0:30');
  });
});
