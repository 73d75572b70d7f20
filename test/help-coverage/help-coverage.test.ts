import fc from 'fast-check';
import { reportedGroups, type CoverageInput } from '../../src/coverage/coverage-input.model';
import { wholeParts } from '../../src/help-coverage/help-areas.model';
import { computeHelp, prepareHelp } from '../../src/help-coverage/help-coverage.model';
import { defaultHelpQuestion, type HelpInput } from '../../src/help-coverage/help-input.model';
import {
  toHelpJson,
  toPublicHelpReport,
  type HelpAreaReport,
  type HelpReport,
} from '../../src/help-coverage/help-report.model';
import { peopleClasses } from '../../src/help-coverage/people-classes.model';
import { aCoverageInput, aPlace, completenessOf, exactDemand } from '../support/coverage-input';
import { aHelpArea, aHelpInput, aHelpOffer } from '../support/help-input';

/** Four villages 10 km apart: the first two in 001, whose list is complete, the others in 002, whose list is not known. */
const villages = aCoverageInput({
  exactDemand: exactDemand(
    [0, 10_000, 20_000, 30_000].map((easting, index) => ({
      at: [easting, 0],
      municipalityCode: index < 2 ? '001' : '002',
      people: 10 + index,
    })),
  ),
  places: [aPlace('001', 'election_day', [100, 0]), aPlace('002', 'election_day', [20_000, 1600])],
  completeness: completenessOf({ '001': 'complete', '002': 'partial' }),
});
const areaOf = (report: HelpReport, code: string): HelpAreaReport =>
  report.areas.find((area) => area.code === code)!;
const classesOf = (report: HelpReport, code: string, kind: 'election_day' | 'advance' = 'election_day') =>
  peopleClasses.map((each) => areaOf(report, code).classes[kind].people[each].all);

describe('The four classes of people', () => {
  it('are near, with a ride, with home voting or nothing, and not known where the list is not complete', () => {
    const before = computeHelp(aHelpInput({ coverage: villages }));
    expect(classesOf(before, '001')).toEqual([10, 0, 11, 0]);
    expect(classesOf(before, '002')).toEqual([12, 0, 0, 13]);
    const ride = aHelpOffer('a', { area: aHelpArea({ municipalities: ['001', '002'] }) });
    const after = computeHelp(aHelpInput({ coverage: villages, offers: [ride] }));
    expect(classesOf(after, '001')).toEqual([10, 11, 0, 0]);
    expect(classesOf(after, '002')).toEqual([12, 13, 0, 0]);
    expect(classesOf(after, 'FI')).toEqual([22, 24, 0, 0]);
  });

  it('follow the cost matrix where it has the pair, and say for how many', () => {
    // Somebody beside the place has 5 km to go around the water; the other village of 001 has no pair.
    const [station, other] = villages.places;
    const costMatrix = {
      origins: ['1kmN0000E0000'],
      places: ['station'],
      starts: Uint32Array.of(0, 1),
      place: Uint32Array.of(0),
      metres: Float32Array.of(5000),
    };
    const coverage = { ...villages, places: [{ ...station!, id: 'station' }, other!], costMatrix };
    const report = computeHelp(aHelpInput({ coverage }));
    expect(classesOf(report, '001')).toEqual([0, 0, 21, 0]);
    expect(classesOf(report, '002')).toEqual([12, 0, 0, 13]);
    expect(areaOf(report, '001').classes.election_day.roadShare).toBeCloseTo(10 / 21, 3);
    expect(areaOf(report, '002').classes.election_day.roadShare).toBe(0);
    const straight = computeHelp(aHelpInput({ coverage: villages }));
    expect(areaOf(straight, '001').classes.election_day).not.toHaveProperty('roadShare');
  });

  it('count a ride only on the days of that way of voting, and no other help', () => {
    const ride = aHelpOffer('a', { area: aHelpArea({ municipalities: ['001'] }), days: ['2021-05-26'] });
    const escort = aHelpOffer('b', { area: aHelpArea({ municipalities: ['002'] }), type: 'escort' });
    const report = computeHelp(aHelpInput({ coverage: villages, offers: [ride, escort] }));
    expect(classesOf(report, '001', 'advance')).toEqual([0, 21, 0, 0]);
    expect(classesOf(report, '001')).toEqual([10, 0, 11, 0]);
    expect(classesOf(report, '002')).toEqual([12, 0, 0, 13]);
  });
});

describe('One election ready for many questions', () => {
  it('answers each as if it were the only one, in any order', () => {
    const offers = [
      aHelpOffer('a', { area: aHelpArea({ circle: { easting: 0, northing: 0, radiusMetres: 10_000 } }) }),
      aHelpOffer('b', {
        organisationId: 'organisation of a',
        languages: ['sv'],
        type: 'transport_individual',
      }),
      aHelpOffer('c', { area: aHelpArea({ municipalities: ['002'] }), type: 'escort' }),
    ];
    const rate = (rates: number) => [{ type: 'transport_group', group: 'all', rate: rates } as const];
    const escorts = { type: 'escort', group: 'all', rate: 0.9 } as const;
    const questions: Partial<HelpInput['question']>[] = [
      {},
      { needRates: rate(0.5) },
      { nearMetres: 20_000 },
      { needRates: rate(1), tripsPerWindow: 1 },
      { languages: ['sv'] },
      { languages: ['fi'] },
      { languages: ['sv'], needRates: rate(0.5) },
      { languages: ['fi', 'sv'] },
      { languages: ['sv'], tripsPerWindow: 0 },
      { types: ['escort'], nearMetres: 0 },
      {},
      { needRates: [...rate(1), escorts], peoplePerHelperDay: 1 },
      { needRates: [...rate(1), escorts], peoplePerHelperDay: 2 },
      { needRates: [...rate(1), { ...escorts, rate: 0.2 }], peoplePerHelperDay: 2, tripsPerWindow: 1 },
      { needRates: rate(1), peoplePerHelperDay: 2, tripsPerWindow: 1, peoplePerPhoneHour: 1 },
    ];
    const prepared = prepareHelp({ coverage: villages, offers });
    for (const changes of questions) {
      const question = { ...defaultHelpQuestion, ...changes };
      const alone = computeHelp({ coverage: villages, offers, question });
      expect(toHelpJson(prepared.answer(question))).toBe(toHelpJson(alone));
    }
  });
});

describe('Fragility', () => {
  it('ranks organisations, offers and places by the people who would be left without', () => {
    const everybody = {
      ...defaultHelpQuestion,
      needRates: [{ type: 'transport_group', group: 'all', rate: 1 } as const],
    };
    const report = computeHelp(
      aHelpInput({
        coverage: villages,
        question: everybody,
        offers: [
          aHelpOffer('a', { organisationId: 'x', area: aHelpArea({ municipalities: ['001', '002'] }) }),
          aHelpOffer('b', { organisationId: 'y', area: aHelpArea({ municipalities: ['002'] }) }),
          aHelpOffer('c', { organisationId: 'y', area: aHelpArea({ municipalities: ['002'] }) }),
        ],
      }),
    );
    const { help, service, places } = report.fragility;
    expect(help.map(({ kind, id, people }) => [kind, id, people.all])).toEqual([
      ['organisation', 'x', 21],
      ['offer', 'a', 21],
    ]);
    // 16 places each for 46 people: without a, 001 has none; without y or its offers, a alone has 16.
    expect(service.map(({ kind, id, people }) => [kind, id, people])).toEqual([
      ['organisation', 'y', 25],
      ['organisation', 'x', 16],
      ['offer', 'a', 16],
      ['offer', 'b', 9],
      ['offer', 'c', 9],
    ]);
    expect(places.map(({ kind, municipalityCode, people }) => [kind, municipalityCode, people.all])).toEqual([
      ['election_day', '001', 10],
    ]);
  });

  const place = fc.record({
    code: fc.constantFrom('001', '002'),
    kind: fc.constantFrom('election_day' as const, 'advance' as const),
    east: fc.nat(12),
    district: fc.constantFrom('001', '002'),
  });
  const given = fc
    .record({
      places: fc.uniqueArray(place, {
        maxLength: 6,
        selector: ({ code, kind, east }) => `${code}${kind}${east}`,
      }),
      people: fc.array(
        fc.record({
          code: fc.constantFrom('001', '002'),
          east: fc.nat(12),
          people: fc.nat(20),
          district: fc.constantFrom(null, '001'),
        }),
        { maxLength: 8 },
      ),
    })
    .map(({ places, people }): CoverageInput =>
      aCoverageInput({
        places: places.map(({ code, kind, east, district }) =>
          aPlace(code, kind, [east * 1000, 0], {
            nameFi: `${code} ${kind} ${east}`,
            districts: kind === 'election_day' ? [district] : [],
          }),
        ),
        exactDemand: exactDemand(
          people.map((each) => ({
            at: [each.east * 1000, 0],
            municipalityCode: each.code,
            people: each.people,
            district: each.district,
          })),
        ),
      }),
    );

  /** People near a place before and not after it is closed, asked one by one. */
  function lossOf(coverage: CoverageInput, closed: CoverageInput['places'][number]): number {
    const demand = coverage.exactDemand!;
    const sameKind = coverage.places.filter(({ kind }) => kind === closed.kind);
    return demand.people.all.reduce((sum, people, point) => {
      const isNear = (each: typeof closed) =>
        Math.abs(each.position!.easting - demand.easting[point]!) <= defaultHelpQuestion.nearMetres;
      const reachable = sameKind.filter(
        (each) => each.kind === 'advance' || each.municipalityCode === demand.municipalityCodes[point],
      );
      const district = demand.districts![point]!;
      const assigned = reachable.filter(
        ({ kind, districts }) => kind !== 'advance' && districts.includes(district),
      );
      const own = assigned.length > 0 ? assigned : reachable;
      const isLost =
        own.includes(closed) && isNear(closed) && !reachable.some((each) => each !== closed && isNear(each));
      return sum + (isLost ? people : 0);
    }, 0);
  }

  it('of places is what closing each in turn and asking everybody finds', () => {
    fc.assert(
      fc.property(given, (coverage) => {
        const { places } = computeHelp(aHelpInput({ coverage })).fragility;
        const expected = coverage.places
          .map((closed) => [closed.nameFi, lossOf(coverage, closed)] as const)
          .filter(([, people]) => people > 0);
        expect(Object.fromEntries(places.map(({ nameFi, people }) => [nameFi, people.all]))).toEqual(
          Object.fromEntries(expected),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('The report on help', () => {
  const offers = [
    aHelpOffer('b', { area: aHelpArea({ municipalities: ['002'] }), languages: ['sv'] }),
    aHelpOffer('a', {
      capacity: { kind: 'rides', vehicles: 1, seats: 3, wheelchairPlaces: 1, tripsPerDay: 2 },
    }),
  ];
  const input: HelpInput = aHelpInput({
    coverage: villages,
    offers,
    question: { ...defaultHelpQuestion, needRates: [{ type: 'transport_group', group: 'all', rate: 0.5 }] },
  });

  it('is the same bytes for the same input in another order, and leaves its input as it was', () => {
    const before = structuredClone(input);
    const turned = {
      ...input,
      offers: input.offers.toReversed(),
      coverage: {
        ...villages,
        municipalities: villages.municipalities.toReversed(),
        places: villages.places.toReversed(),
      },
    };
    expect(toHelpJson(computeHelp(turned))).toBe(toHelpJson(computeHelp(input)));
    expect(input).toEqual(before);
  });

  it('adds up: areas to the country, classes to people, served and short to the need', () => {
    const report = computeHelp(input);
    const country = areaOf(report, 'FI');
    const municipalities = report.areas.filter(({ kind }) => kind === 'municipality');
    for (const group of reportedGroups) {
      expect(municipalities.reduce((sum, { people }) => sum + people[group], 0)).toBe(country.people[group]);
      for (const { classes, people } of report.areas) {
        for (const kind of ['election_day', 'advance'] as const)
          expect(peopleClasses.reduce((sum, each) => sum + classes[kind].people[each][group], 0)).toBe(
            people[group],
          );
      }
    }
    const rides = report.capacity.find(({ window }) => window === 'election_day')!;
    expect(rides.areas[0]).toMatchObject({ need: 23, served: 16, short: { used_up: 7 } });
    expect(rides.carriers).toEqual({
      '001': [{ provider: 0, people: 3 }],
      '002': [{ provider: 1, people: 12.5 }],
    });
  });

  it('tells the public no amounts, no needs and no dependence', () => {
    const text = toHelpJson(toPublicHelpReport(computeHelp(input)));
    expect(Object.keys(JSON.parse(text) as object).sort()).toEqual([
      'areas',
      'dataVersion',
      'election',
      'layers',
      'offers',
      'organisations',
      'peopleDescribedOn',
      'question',
    ]);
    for (const word of ['capacity', 'carried', 'need', 'organisation of', 'fragility', 'byOneOrganisation'])
      expect(text).not.toContain(word);
  });

  it('rounds parts so that they add up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 5 }),
        (parts) => {
          const whole = wholeParts(parts);
          expect(whole.reduce((sum, each) => sum + each, 0)).toBe(
            Math.round(parts.reduce((sum, each) => sum + each, 0)),
          );
          whole.forEach((each, index) => {
            expect(Math.abs(each - parts[index]!)).toBeLessThanOrEqual(1);
          });
        },
      ),
    );
  });
});
