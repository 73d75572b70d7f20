import { readFileSync } from 'node:fs';
import { parseElectionFile, type ElectionFileProblem } from '../../src/elections/election.form';
import type { ElectionRecord } from '../../src/elections/election.model';
import { fromRoot } from '../../src/platform/project-root';

const shipped = readFileSync(fromRoot('data', 'elections.json'), 'utf8');

/** The problems of the shipped file after a change to KV-2021. */
function problemsWith(change: Partial<Record<keyof ElectionRecord, unknown>>): ElectionFileProblem[] {
  const { elections } = JSON.parse(shipped) as { elections: ElectionRecord[] };
  const changed = elections.map((each) => (each.code === 'KV-2021' ? { ...each, ...change } : each));
  const parsed = parseElectionFile(JSON.stringify({ elections: changed }));
  return parsed.ok ? [] : parsed.problem;
}

const source = { title: 'A timetable', url: null };

describe('a file of elections', () => {
  it('is accepted as shipped', () => {
    expect(problemsWith({})).toEqual([]);
  });

  it.each<[string, Partial<Record<keyof ElectionRecord, unknown>>, string, RegExp]>([
    ['a day that does not exist', { heldOn: '2021-02-30' }, 'elections.5.heldOn', /a day that exists/],
    ['no source', { sources: [] }, 'elections.5.sources', /at least one source/],
    ['a field that nobody knows', { candidates: [] } as object, 'elections.5', /candidates/],
    [
      'advance voting that ends before it begins',
      { advanceTo: '2021-05-01' },
      'KV-2021.advanceTo',
      /before the first/,
    ],
    [
      'advance voting on election day',
      { advanceTo: '2021-06-13' },
      'KV-2021.advanceTo',
      /before election day/,
    ],
    ['advance voting months ahead', { advanceFrom: '2021-01-26' }, 'KV-2021.advanceFrom', /60 days/],
    ['a code that is there already', { code: 'KV-2017' }, 'KV-2017', /twice/],
    ['itself as its replacement', { replacedBy: 'KV-2021' }, 'KV-2021.replacedBy', /no other election/],
    ['a first round that is not there', { secondRoundOf: 'PV-2006' }, 'KV-2021.secondRoundOf', /PV-2006/],
    [
      'a published day that contradicts its own',
      { publishedDays: [{ deadline: 'election_day', day: '2021-06-14', before: null, source }] },
      'KV-2021.publishedDays',
      /own day 2021-06-13/,
    ],
    [
      'one deadline published twice',
      {
        publishedDays: ['2021-05-14', '2021-05-13'].map((day) => ({
          deadline: 'candidate_list',
          day,
          before: null,
          source,
        })),
      },
      'KV-2021.publishedDays',
      /candidate_list is there twice/,
    ],
  ])('is refused with %s', (_, change, path, message) => {
    const found = problemsWith(change);
    expect(found.map((each) => each.path)).toContain(path);
    expect(found.find((each) => each.path === path)?.message).toMatch(message);
  });

  it('tells everything that is wrong at once', () => {
    expect(
      problemsWith({ replacedBy: 'KV-1812', secondRoundOf: 'PV-2006', advanceTo: '2021-07-01' }),
    ).toHaveLength(4);
  });

  it('that is no JSON is refused as such', () => {
    const parsed = parseElectionFile('{ "elections": [');
    expect(parsed).toMatchObject({
      ok: false,
      problem: [{ path: '', message: expect.stringMatching(/^not JSON/) }],
    });
  });
});
