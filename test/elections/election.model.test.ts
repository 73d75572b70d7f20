import { readFileSync } from 'node:fs';
import { parseElectionFile } from '../../src/elections/election.form';
import {
  electionPhase,
  nextElection,
  takesPart,
  withoutReplaced,
  type ElectionRecord,
} from '../../src/elections/election.model';
import { fromRoot } from '../../src/platform/project-root';
import { addDays, weekday } from '../../src/shared/dates';

const parsed = parseElectionFile(readFileSync(fromRoot('data', 'elections.json'), 'utf8'));
const elections = parsed.ok ? parsed.value : [];

function election(code: string): ElectionRecord {
  const found = elections.find((each) => each.code === code);
  if (found === undefined) throw new Error(`no election ${code}`);
  return found;
}

describe('the shipped elections', () => {
  it('can be read', () => {
    expect(parsed).toMatchObject({ ok: true });
  });

  it.each([
    ['KV-2017', '2017-04-09', '2017-03-29', '2017-04-04'],
    ['PV-2018', '2018-01-28', '2018-01-17', '2018-01-23'],
    ['EKV-2019', '2019-04-14', '2019-04-03', '2019-04-09'],
    ['EPV-2019', '2019-05-26', '2019-05-15', '2019-05-21'],
    ['KV-2021-APR', '2021-04-18', '2021-04-07', '2021-04-13'],
    ['KV-2021', '2021-06-13', '2021-05-26', '2021-06-08'],
    ['AV-2022', '2022-01-23', '2022-01-12', '2022-01-18'],
    ['EKV-2023', '2023-04-02', '2023-03-22', '2023-03-28'],
    ['PV-2024', '2024-01-28', '2024-01-17', '2024-01-23'],
    ['PV-2024-2', '2024-02-11', '2024-01-31', '2024-02-06'],
    ['EPV-2024', '2024-06-09', '2024-05-29', '2024-06-04'],
    ['KV-2025', '2025-04-13', '2025-04-02', '2025-04-08'],
    ['EKV-2027', '2027-04-18', '2027-04-07', '2027-04-13'],
    ['KV-2029', '2029-04-15', '2029-04-04', '2029-04-10'],
  ])('%s is on %s with advance voting from %s to %s', (code, heldOn, advanceFrom, advanceTo) => {
    expect(election(code)).toMatchObject({ heldOn, advanceFrom, advanceTo });
  });

  // Easter Sundays as the almanac has them.
  it.each([
    ['KV-2017', '2017-04-16'],
    ['KV-2021-APR', '2021-04-04'],
    ['KV-2025', '2025-04-20'],
    ['EKV-2027', '2027-03-28'],
    ['EKV-2023', '2023-04-09'],
    ['KV-2029', '2029-04-01'],
  ])(
    '%s is on the third Sunday of April, or before Easter where that Sunday is Easter or the one after',
    (code, easter) => {
      const { heldOn } = election(code);
      const first = `${heldOn.slice(0, 4)}-04-01`;
      const third = addDays(first, 7 - weekday(first) + 14);
      const isMoved = third === easter || third === addDays(easter, 7);
      expect(heldOn).toBe(isMoved ? addDays(easter, -7) : third);
    },
  );

  it('say where each day comes from, and mark those that were calculated', () => {
    for (const each of elections) expect(each.sources.length).toBeGreaterThan(0);
    expect(elections.filter((each) => each.derived.length > 0).map((each) => each.code)).toEqual(['KV-2029']);
  });

  it('ask for precautions in the two epidemic years only', () => {
    expect(elections.filter((each) => each.hazardProfile === 'epidemic').map((each) => each.code)).toEqual([
      'KV-2021-APR',
      'KV-2021',
      'AV-2022',
    ]);
  });

  it('use the division of 2025 from 2025 on', () => {
    for (const each of elections) expect(each.municipalityVintage).toBe(each.heldOn < '2025' ? 2021 : 2025);
  });
});

describe('the phase of an election', () => {
  it.each([
    ['2021-05-25', 'coming'],
    ['2021-05-26', 'advance_voting'],
    ['2021-06-08', 'advance_voting'],
    ['2021-06-09', 'between'],
    ['2021-06-12', 'between'],
    ['2021-06-13', 'election_day'],
    ['2021-06-14', 'past'],
  ])('on %s is %s', (today, phase) => {
    expect(electionPhase(election('KV-2021'), today)).toBe(phase);
  });
});

describe('who takes part', () => {
  const helsinki = { code: '091', regionCode: '01' };
  const mariehamn = { code: '478', regionCode: '21' };
  const akaa = { code: '020', regionCode: '06' };

  it.each([
    ['KV-2021', [true, false, true]],
    ['AV-2022', [false, false, true]],
    ['EKV-2027', [true, true, true]],
    ['KV-2025', [true, false, true]],
  ])('in %s', (code, expected) => {
    expect([helsinki, mariehamn, akaa].map((each) => takesPart(election(code), each))).toEqual(expected);
  });

  it('in the county election of 2025, held together with the municipal one', () => {
    const joint = election('KV-2025').jointElections[0]!;
    expect(joint.code).toBe('AV-2025');
    expect([helsinki, mariehamn, akaa].map((each) => takesPart(joint, each))).toEqual([false, false, true]);
  });
});

describe('the next election', () => {
  it.each([
    ['2026-11-24', 'EKV-2027'],
    ['2027-04-18', 'EKV-2027'],
    ['2027-04-19', 'KV-2029'],
    ['2021-04-10', 'KV-2021'],
    ['2029-04-16', undefined],
  ])('on %s is %s', (today, code) => {
    expect(nextElection(elections, today)?.code).toBe(code);
  });

  it('is never a replaced schedule', () => {
    expect(withoutReplaced(elections).map((each) => each.code)).not.toContain('KV-2021-APR');
  });
});
