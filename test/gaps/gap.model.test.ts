import fc from 'fast-check';
import type { Municipality } from '../../src/areas/area.model';
import { computeCoverage } from '../../src/coverage/coverage.model';
import type { CoverageInput } from '../../src/coverage/coverage-input.model';
import { deadlineCodes, type DeadlineCode } from '../../src/elections/deadline-table.model';
import { findGaps, type Gap } from '../../src/gaps/gap.model';
import type { GapInput, GapOffer } from '../../src/gaps/gap-input.model';
import { gapRule, gapRuleIds } from '../../src/gaps/gap-rule.model';
import { minorityLanguage } from '../../src/gaps/help-gaps.model';
import {
  aCoverageInput,
  aMunicipality,
  aPlace,
  completenessOf,
  exactDemand,
} from '../support/coverage-input';

const everyDeadline = (state: 'ahead' | 'passed'): GapInput['deadlines'] =>
  deadlineCodes.map((code: DeadlineCode) => ({
    code,
    day: '2021-05-01',
    before: null,
    daysFromElection: -43,
    actors: [],
    sections: [],
    certainty: 'derived',
    source: null,
    movedByDays: 0,
    state,
    daysLeft: state === 'ahead' ? 5 : -5,
  }));

/** 200 people at the origin of municipality 001, whose list is complete; nothing else. */
function gapInput(coverage: Partial<CoverageInput> = {}, changes: Partial<GapInput> = {}): GapInput {
  return {
    report: computeCoverage(
      aCoverageInput({
        municipalities: [aMunicipality('001')],
        exactDemand: exactDemand([{ at: [0, 0], municipalityCode: '001', people: 200 }]),
        completeness: completenessOf({ '001': 'complete' }),
        ...coverage,
      }),
    ),
    municipalities: [{ code: '001', languageStatus: 'finnish' }],
    offers: [],
    queueRisks: [],
    deadlines: everyDeadline('ahead'),
    ...changes,
  };
}

const anOffer = (changes: Partial<GapOffer> = {}): GapOffer => ({
  organisationId: 'a',
  type: 'transport_group',
  languages: ['fi'],
  area: { municipalities: ['001'] },
  ...changes,
});

const goodPlace = {
  hours: [
    { day: '2021-05-29', opensAt: '10:00', closesAt: '16:00' },
    { day: '2021-05-31', opensAt: '10:00', closesAt: '18:00' },
  ],
  hoursUnderstood: true,
  serviceForm: 'tent',
  accessibilitySummary: 'full',
} as const;
const good = [aPlace('001', 'advance', [0, 0], goodPlace), aPlace('001', 'election_day', [0, 0], goodPlace)];
const rulesOf = (gaps: readonly Gap[]) =>
  gaps.map(({ rule, kind }) => (kind === null ? rule : `${rule} ${kind}`)).sort();

describe('Gaps', () => {
  it('are none where everything is there', () => {
    expect(findGaps(gapInput({ places: good }))).toEqual([]);
  });

  it('are only the list itself where no list is known', () => {
    const gaps = findGaps(gapInput({ places: good, completeness: [] }));
    expect(rulesOf(gaps)).toEqual(['list_incomplete advance', 'list_incomplete election_day']);
    expect(gaps[0]).toMatchObject({ people: 200, group: 'adults', certainty: 'known', chance: 'open' });
  });

  it('tell what is known not to be from what is not known', () => {
    const places = [
      aPlace('001', 'advance', [0, 0], {
        ...goodPlace,
        serviceForm: 'indoors',
        accessibilitySummary: 'unknown',
        hours: [],
      }),
      good[1]!,
    ];
    const gaps = findGaps(gapInput({ places }));
    expect(gaps.map(({ rule, certainty, evidence }) => [rule, certainty, evidence.unknownPlaces])).toEqual([
      ['no_step_free_place', 'possible', 1],
      ['hours_unknown', 'known', 1],
      ['no_evening_hours', 'possible', 1],
      ['no_outdoor_place', 'known', 0],
      ['no_weekend_hours', 'possible', 1],
    ]);
  });

  it('are never sure of what no place has while the list has holes', () => {
    const places = [aPlace('001', 'advance', [0, 0], { ...goodPlace, serviceForm: 'indoors' })];
    const gap = findGaps(gapInput({ places, completeness: completenessOf({ '001': 'partial' }) })).find(
      ({ rule }) => rule === 'no_outdoor_place',
    );
    expect(gap).toMatchObject({ certainty: 'possible' });
  });

  it('count the people who live beyond the distance, from the number at which the rule begins', () => {
    const far = (people: number) =>
      findGaps(
        gapInput({
          exactDemand: exactDemand([
            { at: [0, 0], municipalityCode: '001', people: 500 },
            { at: [10_000, 0], municipalityCode: '001', people: 70 },
            { at: [10_001, 0], municipalityCode: '001', people },
          ]),
          places: good,
        }),
      ).filter(({ rule }) => rule === 'no_advance_place_near');
    expect(far(99)).toEqual([]);
    // Shares are kept to a hundredth of a percent: 670 people lose at most a thirtieth of one.
    expect(far(100)).toMatchObject([{ people: 100, kind: 'advance', certainty: 'known' }]);
  });

  it('ask for rides where people of 75 or over live far and nobody drives them', () => {
    const far = {
      exactDemand: exactDemand([{ at: [6000, 0], municipalityCode: '001', people: 30 }]),
      places: good,
    };
    expect(rulesOf(findGaps(gapInput(far)))).toEqual(['no_ride advance', 'no_ride election_day']);
    expect(rulesOf(findGaps(gapInput(far, { offers: [anOffer({ type: 'phone_advice' })] })))).toEqual([
      'no_ride advance',
      'no_ride election_day',
      'single_organisation',
    ]);
    const driven = [anOffer(), anOffer({ organisationId: 'b' })];
    expect(findGaps(gapInput(far, { offers: driven }))).toEqual([]);
    expect(findGaps(gapInput(far, { offers: null }))).toEqual([]);
    const elsewhere = [anOffer({ area: { municipalities: ['002'] } })];
    expect(rulesOf(findGaps(gapInput(far, { offers: elsewhere })))).toHaveLength(2);
  });

  it('see that help which only organisers ask for helps no voter', () => {
    const offers = [anOffer({ type: 'venue' }), anOffer({ type: 'equipment', organisationId: 'b' })];
    expect(findGaps(gapInput({ places: good }, { offers }))).toEqual([]);
  });

  it('ask for the smaller language of a bilingual municipality, and count nobody', () => {
    const bilingual: GapInput['municipalities'] = [
      { code: '001', languageStatus: 'bilingual_finnish_majority' },
    ];
    const both = [anOffer(), anOffer({ organisationId: 'b' })];
    expect(findGaps(gapInput({ places: good }, { offers: both, municipalities: bilingual }))).toMatchObject([
      { rule: 'no_minority_language_help', people: null, evidence: { offers: 2 } },
    ]);
    const swedish = [...both, anOffer({ languages: ['fi', 'sv'] })];
    expect(findGaps(gapInput({ places: good }, { offers: swedish, municipalities: bilingual }))).toEqual([]);
  });

  it.each<[Municipality['languageStatus'], 'fi' | 'sv' | null]>([
    ['finnish', null],
    ['swedish', null],
    ['bilingual_finnish_majority', 'sv'],
    ['bilingual_swedish_majority', 'fi'],
  ])('take the smaller language of a municipality that is %s to be %s', (status, language) => {
    expect(minorityLanguage(status)).toBe(language);
  });

  it('ask for Sámi in its homeland only', () => {
    const utsjoki = {
      municipalities: [aMunicipality('890')],
      exactDemand: exactDemand([{ at: [0, 0], municipalityCode: '890', people: 10 }]),
      completeness: completenessOf({ '890': 'complete' }),
      places: [],
    };
    const offers = ['a', 'b'].map((organisationId) =>
      anOffer({ organisationId, area: { municipalities: ['890'] } }),
    );
    const rules = (all: GapOffer[]) => rulesOf(findGaps(gapInput(utsjoki, { offers: all })));
    expect(rules(offers)).toContain('no_sami_help');
    expect(
      rules([...offers, anOffer({ languages: ['se'], area: { municipalities: ['890'] } })]),
    ).not.toContain('no_sami_help');
  });

  it('add up the voters of the places where a plan expects a queue', () => {
    const queueRisks = [
      { municipalityCode: '001', people: 900 },
      { municipalityCode: '001', people: 600 },
      { municipalityCode: '002', people: 1 },
    ];
    expect(findGaps(gapInput({ places: good }, { queueRisks }))).toMatchObject([
      { rule: 'queue_risk', people: 1500, audience: 'authorities', evidence: { places: 2 } },
    ]);
    const unknown = [...queueRisks, { municipalityCode: '001', people: null }];
    expect(findGaps(gapInput({ places: good }, { queueRisks: unknown }))).toMatchObject([{ people: null }]);
  });

  it('stand in order of what can still be done, then of people', () => {
    const deadlines = everyDeadline('ahead').map((each) =>
      each.code === 'places_final' ? { ...each, state: 'passed' as const, daysLeft: -1 } : each,
    );
    const places = [
      aPlace('001', 'advance', [0, 0]),
      aPlace('002', 'advance', [0, 0], goodPlace),
      ...['001', '002'].map((code) => aPlace(code, 'election_day', [0, 0], goodPlace)),
    ];
    const gaps = findGaps(
      gapInput(
        {
          municipalities: [aMunicipality('001'), aMunicipality('002')],
          exactDemand: exactDemand([
            { at: [0, 0], municipalityCode: '001', people: 10 },
            { at: [0, 0], municipalityCode: '002', people: 20 },
          ]),
          completeness: [...completenessOf({ '001': 'complete' }), ...completenessOf({ '002': 'partial' })],
          places,
        },
        { deadlines },
      ),
    );
    expect(gaps.map(({ rule, municipalityCode, chance }) => `${chance} ${municipalityCode} ${rule}`)).toEqual(
      [
        'open 001 no_step_free_place',
        'open 001 no_outdoor_place',
        'passed 002 list_incomplete',
        'passed 002 list_incomplete',
        'passed 001 hours_unknown',
        'passed 001 no_evening_hours',
        'passed 001 no_weekend_hours',
      ],
    );
  });

  it('do not depend on the order of what is given', () => {
    const offers = [
      anOffer(),
      anOffer({ organisationId: 'b', languages: ['sv'] }),
      anOffer({ type: 'escort' }),
    ];
    const input = gapInput({ places: [aPlace('001', 'advance', [0, 0]), good[1]!] }, { offers });
    const expected = findGaps(input);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(offers, { minLength: 3 }),
        fc.shuffledSubarray([...input.deadlines], { minLength: input.deadlines.length }),
        (shuffled, deadlines) => {
          expect(findGaps({ ...input, offers: shuffled, deadlines })).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('are found by rules whose deadlines exist, and those about failing help are not for everybody', () => {
    for (const id of gapRuleIds) expect(deadlineCodes).toContain(gapRule(id).deadline);
    expect(gapRuleIds.filter((id) => gapRule(id).audience === 'authorities')).toEqual([
      'single_organisation',
      'queue_risk',
    ]);
  });
});
