import { readFileSync } from 'node:fs';
import { parseElectionFile } from '../../src/elections/election.form';
import { carryOverSteps } from '../../src/polling-places/carry-over-step.model';
import { hoursAsText, planCarryOver, type CarryOverInput } from '../../src/polling-places/carry-over.model';
import type { PollingPlace } from '../../src/polling-places/polling-place.model';
import { fromRoot } from '../../src/platform/project-root';
import { pollingPlace } from '../support/polling-places';

const parsed = parseElectionFile(readFileSync(fromRoot('data', 'elections.json'), 'utf8'));
const elections = parsed.ok ? parsed.value : [];
const target = elections.find((each) => each.code === 'EKV-2027')!;
const mergers = [
  { fromCode: '911', toCode: '541', year: 2020 },
  { fromCode: '588', toCode: '507', year: 2025 },
];

function plan(places: readonly PollingPlace[], changes: Partial<CarryOverInput> = {}) {
  return planCarryOver({
    target,
    elections,
    places,
    mergers,
    participants: new Set(['005', '009', '541', '507']),
    isComplete: () => true,
    ...changes,
  });
}

/** `005 election_day KV-2025: A, B` per group. */
const summary = (groups: ReturnType<typeof plan>) =>
  groups.map(
    (group) =>
      `${group.municipalityCode} ${group.kind} ${group.fromElections.join('+')}: ${group.places
        .map((place) => place.nameFi)
        .join(', ')}`,
  );

describe('carrying places over', () => {
  it('takes each municipality and kind from its own latest election', () => {
    const groups = plan([
      pollingPlace({ electionCode: 'KV-2021', nameFi: 'Old school' }),
      pollingPlace({ electionCode: 'KV-2025', nameFi: 'New school' }),
      pollingPlace({ electionCode: 'AV-2022', kind: 'advance', nameFi: 'Library' }),
      pollingPlace({ electionCode: 'KV-2017', municipalityCode: '009', nameFi: 'Hall' }),
    ]);
    expect(summary(groups)).toEqual([
      '005 election_day KV-2025: New school',
      '005 advance AV-2022: Library',
      '009 election_day KV-2017: Hall',
    ]);
  });

  it('never uses a replaced schedule, a later election, or places that were only carried over themselves', () => {
    const groups = plan([
      pollingPlace({ electionCode: 'KV-2017', nameFi: 'Seen' }),
      pollingPlace({ electionCode: 'KV-2021-APR', nameFi: 'Replaced' }),
      pollingPlace({ electionCode: 'KV-2029', nameFi: 'Later' }),
      pollingPlace({ electionCode: 'EKV-2023', nameFi: 'Never confirmed', carriedOverFrom: 'KV-2017' }),
    ]);
    expect(summary(groups)).toEqual(['005 election_day KV-2017: Seen']);
  });

  it('uses a carried place that the municipality confirmed', () => {
    const confirmed = pollingPlace({
      electionCode: 'EKV-2023',
      nameFi: 'Confirmed',
      carriedOverFrom: 'KV-2017',
      confirmedAt: '2023-01-01T00:00:00.000Z',
    });
    expect(plan([confirmed])[0]?.places[0]).toMatchObject({
      nameFi: 'Confirmed',
      carriedOverFrom: 'EKV-2023',
      confirmedAt: null,
    });
  });

  it('leaves out municipalities that do not take part', () => {
    expect(plan([pollingPlace({ municipalityCode: '478' })])).toEqual([]);
  });

  it('carries hours as text only, with the election that they belong to', () => {
    const [group] = plan([
      pollingPlace({
        hours: [{ day: '2021-06-13', opensAt: '09:00', closesAt: '20:00' }],
        hoursText: 'su 9-20',
        hoursUnderstood: true,
      }),
    ]);
    expect(group?.places[0]).toMatchObject({
      electionCode: 'EKV-2027',
      hours: [],
      hoursText: 'su 9-20',
      hoursUnderstood: false,
      carriedOverFrom: 'KV-2021',
      confirmedAt: null,
    });
    expect(group?.places[0]).not.toHaveProperty('id');
  });

  it('writes hours down as text where the place had none in words', () => {
    const hours = [
      { day: '2021-05-26', opensAt: '09:30', closesAt: '18:00' },
      { day: '2021-05-29', opensAt: '10:00', closesAt: '14:00' },
    ];
    expect(hoursAsText(hours)).toBe('26.5.2021 9.30–18.00; 29.5.2021 10.00–14.00');
    expect(plan([pollingPlace({ hours })])[0]?.places[0]?.hoursText).toContain('26.5.2021');
    expect(hoursAsText([])).toBeNull();
  });

  it('says whether the list that it starts from was whole', () => {
    const isComplete = (election: string, municipality: string) =>
      `${election}/${municipality}` === 'KV-2021/005';
    const places = [pollingPlace(), pollingPlace({ municipalityCode: '009' })];
    expect(plan(places, { isComplete }).map((group) => group.isWhole)).toEqual([true, false]);
  });
});

describe('municipalities that merged', () => {
  const nurmes = (code: string, electionCode: string, nameFi: string) =>
    pollingPlace({ municipalityCode: code, electionCode, nameFi, districts: ['001'], ownId: 'A1' });

  it('bring the places of both when neither list is newer than the merger', () => {
    const [group] = plan([nurmes('541', 'EKV-2019', 'Town hall'), nurmes('911', 'KV-2017', 'Village hall')]);
    expect(summary([group!])).toEqual(['541 election_day EKV-2019+KV-2017: Town hall, Village hall']);
    expect(group?.isWhole).toBe(true);
  });

  it('keep neither id nor district number of the dissolved one, as both may meet another', () => {
    const [group] = plan([nurmes('541', 'EKV-2019', 'Town hall'), nurmes('911', 'KV-2017', 'Village hall')]);
    expect(group?.places.map((place) => [place.municipalityCode, place.ownId, place.districts])).toEqual([
      ['541', 'A1', ['001']],
      ['541', null, []],
    ]);
  });

  it('are covered by the receiving one where its list is newer than the merger', () => {
    const groups = plan([nurmes('541', 'KV-2021', 'Town hall'), nurmes('911', 'KV-2017', 'Village hall')]);
    expect(summary(groups)).toEqual(['541 election_day KV-2021: Town hall']);
    expect(groups[0]?.isWhole).toBe(true);
  });

  it('are not whole when the list of one of them is missing', () => {
    expect(plan([nurmes('541', 'EKV-2019', 'Town hall')])[0]?.isWhole).toBe(false);
    expect(plan([nurmes('911', 'KV-2017', 'Village hall')])[0]?.isWhole).toBe(false);
  });

  it('stay apart for an election before the merger', () => {
    const pertunmaa = pollingPlace({ municipalityCode: '588', electionCode: 'AV-2022' });
    const election2023 = elections.find((each) => each.code === 'EKV-2023')!;
    const participants = new Set(['588', '507']);
    expect(plan([pertunmaa], { target: election2023, participants })[0]?.municipalityCode).toBe('588');
    expect(plan([pertunmaa])[0]?.municipalityCode).toBe('507');
  });
});

describe('what carrying over does to an election that has places', () => {
  const groups = plan([pollingPlace({ nameFi: 'School' })]);
  const asStored = (fields: Partial<PollingPlace> = {}): PollingPlace => ({
    ...groups[0]!.places[0]!,
    id: 'stored',
    version: 1,
    ...fields,
  });
  const step = (existing: readonly PollingPlace[]) => carryOverSteps(groups, existing)[0];

  it('inserts where there is nothing', () => {
    expect(step([])).toMatchObject({ kind: 'insert' });
  });

  it('keeps what it put there before', () => {
    expect(step([asStored()])).toMatchObject({ kind: 'keep', because: 'same' });
  });

  it('replaces an untouched older list', () => {
    expect(step([asStored({ nameFi: 'Older', carriedOverFrom: 'KV-2017' })])).toMatchObject({
      kind: 'replace',
      removeIds: ['stored'],
    });
  });

  it.each([
    ['confirmed', { confirmedAt: '2026-11-24T09:00:00.000Z', nameFi: 'Older' }],
    ['changed', { version: 2, nameFi: 'Changed' }],
    ['announced', { carriedOverFrom: null, nameFi: 'Announced' }],
  ])('leaves the whole list alone once one place is %s', (_, fields) => {
    expect(step([asStored({ id: 'other', nameFi: 'Older' }), asStored(fields)])).toMatchObject({
      kind: 'keep',
      because: 'inMunicipalityHands',
    });
  });

  it('looks at the kind: announced advance places leave election day to be carried over', () => {
    expect(step([asStored({ kind: 'advance', carriedOverFrom: null })])).toMatchObject({ kind: 'insert' });
  });
});
