import { readFileSync } from 'node:fs';
import { deadlinesOf, onDay, type Deadline } from '../../src/elections/deadline.model';
import { deadlineCodes, deadlineTable } from '../../src/elections/deadline-table.model';
import { parseElectionFile } from '../../src/elections/election.form';
import type { ElectionRecord } from '../../src/elections/election.model';
import { fromRoot } from '../../src/platform/project-root';

const parsed = parseElectionFile(readFileSync(fromRoot('data', 'elections.json'), 'utf8'));
const elections = parsed.ok ? parsed.value : [];

function election(code: string): ElectionRecord {
  const found = elections.find((each) => each.code === code);
  if (found === undefined) throw new Error(`no election ${code}`);
  return found;
}

function deadline(code: string, of: string): Deadline {
  const found = deadlinesOf(election(of)).find((each) => each.code === code);
  if (found === undefined) throw new Error(`no deadline ${code} of ${of}`);
  return found;
}

/** Table 1.8 of the domain notes; the days of 2025 that a publication gives are taken from it. */
const expected: readonly (readonly [code: string, day2021: string, day2025: string | null])[] = [
  ['district_decision', '2020-08-31', '2024-08-31'],
  ['places_in_base_data', '2021-01-29', null],
  ['eu_staff_notice', '2021-04-22', '2025-02-20'],
  ['places_final', '2021-04-23', '2025-02-21'],
  ['register_compiled', '2021-04-28', '2025-02-26'],
  ['register_displayed', '2021-05-03', '2025-03-03'],
  ['candidate_applications', '2021-05-04', '2025-03-04'],
  ['candidate_list', '2021-05-14', '2025-03-13'],
  ['polling_cards', '2021-05-20', '2025-03-20'],
  ['advance_ships_begins', '2021-05-26', '2025-03-26'],
  ['register_final', '2021-05-25', '2025-04-01'],
  ['home_voting_registration', '2021-06-01', '2025-04-01'],
  ['advance_begins', '2021-05-26', '2025-04-02'],
  ['advance_abroad_begins', '2021-06-02', '2025-04-02'],
  ['advance_abroad_ends', '2021-06-05', '2025-04-05'],
  ['advance_ends', '2021-06-08', '2025-04-08'],
  ['election_day', '2021-06-13', '2025-04-13'],
  ['check_count', '2021-06-14', '2025-04-14'],
  ['result_confirmed', '2021-06-16', '2025-04-16'],
];

describe('the deadlines of an election', () => {
  it('are checked here for every code', () => {
    expect(expected.map(([code]) => code).sort()).toEqual([...deadlineCodes].sort());
  });

  it.each(expected)('%s is on %s in 2021 and on %s in 2025', (code, day2021, day2025) => {
    expect(deadline(code, 'KV-2021').day).toBe(day2021);
    expect(deadline(code, 'KV-2025').day).toBe(day2025);
  });

  it('stand in order of day, and one whose day is not known stands first', () => {
    for (const each of elections) {
      const days = deadlinesOf(each).map((found) => found.day ?? '');
      expect(days).toEqual([...days].sort());
    }
  });

  it('of 2021 tell how far the moved election strayed from the rules', () => {
    expect(deadline('advance_begins', 'KV-2021')).toMatchObject({ daysFromElection: -18, movedByDays: -7 });
    expect(deadline('candidate_list', 'KV-2021')).toMatchObject({ daysFromElection: -30, movedByDays: 1 });
    expect(deadline('register_final', 'KV-2021')).toMatchObject({ daysFromElection: -19, movedByDays: -7 });
    expect(deadline('home_voting_registration', 'KV-2021')).toMatchObject({
      daysFromElection: -12,
      before: '16:00',
      movedByDays: 0,
    });
  });

  it('put the home-voting registration of 2021 inside the advance period, and otherwise before it', () => {
    const isInside = (of: string) =>
      deadline('home_voting_registration', of).day! >= election(of).advanceFrom;
    expect(isInside('KV-2021')).toBe(true);
    for (const each of elections.filter((other) => other.code !== 'KV-2021'))
      expect([each.code, isInside(each.code)]).toEqual([each.code, false]);
  });

  it('keep the replaced schedule of 2021 at its own days', () => {
    expect(deadline('places_in_base_data', 'KV-2021-APR')).toMatchObject({
      day: '2021-01-29',
      before: '12:00',
      daysFromElection: -79,
    });
    expect(deadline('places_final', 'KV-2021-APR').day).toBe('2021-02-26');
  });

  it('agree with the published timetable of 2027 day by day where no day is published but calculated', () => {
    const bare = { ...election('EKV-2027'), publishedDays: [] };
    const calculated = new Map(deadlinesOf(bare).map((each) => [each.code as string, each]));
    for (const published of election('EKV-2027').publishedDays) {
      expect([published.deadline, calculated.get(published.deadline)?.day]).toEqual([
        published.deadline,
        published.day,
      ]);
    }
    expect(calculated.get('candidate_applications')?.before).toBe('16:00');
  });

  it('are moved by a publication only where a holiday or an act of its own explains it', () => {
    const moved = elections.flatMap((each) =>
      deadlinesOf(each)
        .filter((found) => found.movedByDays !== 0)
        .map((found) => `${each.code} ${found.code} ${found.movedByDays}`),
    );
    expect(moved.sort()).toEqual([
      'EPV-2024 candidate_list 1',
      'KV-2021 advance_begins -7',
      'KV-2021 candidate_list 1',
      'KV-2021 register_final -7',
    ]);
  });

  it('say whether a day was published, follows from a rule, or is not known', () => {
    expect(deadline('places_final', 'EKV-2027')).toMatchObject({ certainty: 'published' });
    expect(deadline('places_final', 'EKV-2027').source?.title).toContain('Ministry of Justice');
    expect(deadline('polling_cards', 'EKV-2027')).toMatchObject({
      certainty: 'derived',
      day: '2027-03-25',
      source: null,
    });
    expect(deadline('places_in_base_data', 'EKV-2027')).toMatchObject({
      certainty: 'not_published',
      day: null,
    });
    expect(deadline('register_final', 'PV-2018')).toMatchObject({ certainty: 'unverified' });
  });

  it('of a second round leave out what the first round settled', () => {
    const codes = deadlinesOf(election('PV-2024-2')).map((each) => each.code);
    expect(codes).not.toContain('places_final');
    expect(codes).not.toContain('polling_cards');
    expect(codes).toContain('home_voting_registration');
    expect(deadline('home_voting_registration', 'PV-2024-2').day).toBe('2024-01-30');
  });

  it('follow the type of election: candidates of a president come a week earlier, staff of the EU vote in local ones only', () => {
    expect(deadline('candidate_applications', 'PV-2024').daysFromElection).toBe(-47);
    expect(deadline('candidate_applications', 'EPV-2024').daysFromElection).toBe(-40);
    expect(deadlinesOf(election('EKV-2027')).map((each) => each.code)).not.toContain('eu_staff_notice');
    expect(deadline('result_confirmed', 'PV-2024')).toMatchObject({
      day: '2024-01-30',
      certainty: 'published',
    });
    expect(deadlinesOf(election('PV-2018')).map((each) => each.code)).not.toContain('result_confirmed');
  });

  it('name someone who must act for each of them', () => {
    for (const rule of deadlineTable) expect(rule.actors.length).toBeGreaterThan(0);
  });
});

describe('a deadline seen from a day', () => {
  const registration = () => deadline('home_voting_registration', 'EKV-2027');

  it.each([
    ['2027-04-05', 'ahead', 1],
    ['2027-04-06', 'today', 0],
    ['2027-04-07', 'passed', -1],
  ])('on %s is %s with %i days left', (today, state, daysLeft) => {
    expect(onDay(registration(), today)).toMatchObject({ state, daysLeft });
  });

  it('counts calendar days over the change to summer time', () => {
    expect(onDay(registration(), '2027-03-27').daysLeft).toBe(10);
  });

  it('is not called passed when its day is not known', () => {
    expect(onDay(deadline('places_in_base_data', 'EKV-2027'), '2027-04-18')).toMatchObject({
      state: 'not_known',
      daysLeft: null,
    });
  });
});
