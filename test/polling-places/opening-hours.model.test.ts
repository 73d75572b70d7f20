import { hoursWarnings, votingDays, type HoursContext } from '../../src/polling-places/opening-hours.model';

const period = { electionDay: '2021-06-13', advanceFrom: '2021-05-26', advanceTo: '2021-06-08' };
const advance: HoursContext = { kind: 'advance', ...period };
const codes = (context: HoursContext, day: string, opensAt: string, closesAt: string): string[] =>
  hoursWarnings([{ day, opensAt, closesAt }], context).map(({ code }) => code);

describe('Legal limits of opening hours', () => {
  it.each([
    ['2021-05-26', '08:00', '20:00', []],
    ['2021-05-26', '07:30', '20:00', ['outside_advance_weekday_hours']],
    ['2021-05-26', '09:00', '20:15', ['outside_advance_weekday_hours']],
    ['2021-05-29', '10:00', '16:00', []],
    ['2021-05-29', '09:00', '16:00', ['outside_advance_weekend_hours']],
    ['2021-05-30', '10:00', '18:00', ['outside_advance_weekend_hours']],
    ['2021-05-25', '09:00', '18:00', ['outside_advance_period']],
    ['2021-06-09', '07:00', '18:00', ['outside_advance_period', 'outside_advance_weekday_hours']],
    ['2021-06-13', '09:00', '20:00', ['outside_advance_period']],
  ])('warns of advance voting on %s from %s to %s: %j', (day, opensAt, closesAt, expected) => {
    expect(codes(advance, day, opensAt, closesAt)).toEqual(expected);
    expect(codes({ ...advance, kind: 'mobile_stop' }, day, opensAt, closesAt)).toEqual(expected);
  });

  it.each([
    ['2021-06-13', '09:00', '20:00', []],
    ['2021-06-13', '08:00', '20:00', ['outside_election_day_hours']],
    ['2021-06-13', '09:00', '24:00', ['outside_election_day_hours']],
    ['2021-06-14', '09:00', '20:00', ['not_the_election_day']],
  ])('warns of an election-day place on %s from %s to %s: %j', (day, opensAt, closesAt, expected) => {
    expect(codes({ ...advance, kind: 'election_day' }, day, opensAt, closesAt)).toEqual(expected);
  });

  it('names the day that a warning is about', () => {
    const late = { day: '2021-05-27', opensAt: '09:00', closesAt: '21:00' };
    expect(
      hoursWarnings([{ day: '2021-05-26', opensAt: '09:00', closesAt: '20:00' }, late], advance),
    ).toEqual([{ code: 'outside_advance_weekday_hours', day: late }]);
  });

  it('has one day of voting for an election-day place and the whole period for others', () => {
    expect(votingDays({ ...advance, kind: 'election_day' })).toEqual(['2021-06-13']);
    expect(votingDays(advance)).toHaveLength(14);
  });
});
