import fc from 'fast-check';
import { defaultParameters } from '../../src/coverage/coverage-input.model';
import { toDemandUnits } from '../../src/coverage/demand-units.model';
import {
  measureCapacity,
  shortReasons,
  type CapacityCoverage,
} from '../../src/help-coverage/capacity-coverage.model';
import { greatestLosses } from '../../src/help-coverage/capacity-losses.model';
import { capacityOf, servicesOf } from '../../src/help-coverage/help-capacity.model';
import {
  defaultHelpQuestion,
  type HelpInput,
  type HelpOffer,
} from '../../src/help-coverage/help-input.model';
import { toHelpUnits } from '../../src/help-coverage/help-units.model';
import { selectOffers } from '../../src/help-coverage/offer-selection.model';
import { SupplyFlow, type FlowProblem } from '../../src/shared/supply-flow';
import { aCoverageInput, exactDemand } from '../support/coverage-input';
import { aHelpArea, aHelpInput, aHelpOffer } from '../support/help-input';

const everybody = {
  ...defaultHelpQuestion,
  needRates: [{ type: 'transport_group', group: 'all', rate: 1 } as const],
};
const rides = (seats: number, tripsPerDay: number, wheelchairPlaces = 0): HelpOffer['capacity'] => ({
  kind: 'rides',
  vehicles: 1,
  seats,
  wheelchairPlaces,
  tripsPerDay,
});
const circle = (easting: number, radiusMetres: number) =>
  aHelpArea({ circle: { easting, northing: 0, radiusMetres } });

function measure(input: HelpInput, service = 'rides', window: 'advance' | 'election_day' = 'election_day') {
  const { coverage, question } = input;
  const units = toHelpUnits(
    toDemandUnits(coverage, { ...defaultParameters, ...coverage.parameters }),
    coverage.municipalities.map(({ code }) => code),
  );
  const found = servicesOf(question).find(({ id }) => id === service)!;
  return measureCapacity(units, selectOffers(input), input, { service: found, window });
}

const sum = (column: Float64Array) => column.reduce((total, each) => total + each, 0);
const served = (coverage: CapacityCoverage) => sum(coverage.columns.served);
const shortOf = (coverage: CapacityCoverage) =>
  Object.fromEntries(shortReasons.map((reason) => [reason, Math.round(sum(coverage.columns.short[reason]))]));

/** 40 people at a, 30 at b, 50 at c, 10 km apart. */
const abc = aCoverageInput({
  exactDemand: exactDemand([
    { at: [0, 0], municipalityCode: '001', people: 40 },
    { at: [10_000, 0], municipalityCode: '001', people: 30 },
    { at: [20_000, 0], municipalityCode: '002', people: 50 },
  ]),
});

describe('Capacity coverage', () => {
  it('serves 95 of 120 in the published example, 25 go without because all is used up', () => {
    const coverage = measure(
      aHelpInput({
        coverage: abc,
        question: everybody,
        offers: [
          aHelpOffer('x', { area: circle(5000, 5000), capacity: rides(30, 4) }),
          aHelpOffer('y', { area: circle(15_000, 5000), capacity: rides(35, 2) }),
        ],
      }),
    );
    expect(served(coverage)).toBeCloseTo(95);
    expect(shortOf(coverage)).toEqual({ area: 0, days: 0, language: 0, resource: 0, used_up: 25 });
    expect(
      coverage.providers.map(({ offer, capacity, carried, binds }) => [offer.id, capacity, carried, binds]),
    ).toEqual([
      ['x', 60, 60, true],
      ['y', 35, 35, true],
    ]);
    expect(
      coverage.carriers.map(({ municipality, provider, people }) => [municipality, provider, people]),
    ).toEqual([
      [0, 0, 60],
      [1, 1, 35],
    ]);
  });

  it('says why somebody goes without: area, days, language, no such places', () => {
    const offer = (id: string, east: number, changes: Partial<HelpOffer>) =>
      aHelpOffer(id, { area: circle(east, 100), ...changes });
    const coverage = measure(
      aHelpInput({
        coverage: abc,
        question: {
          ...everybody,
          languages: ['sv'],
          needRates: [{ type: 'transport_accessible', group: 'all', rate: 0.5 }],
        },
        offers: [
          offer('not that day', 0, { days: ['2021-05-26'] }),
          offer('not that language', 10_000, { languages: ['fi'] }),
          offer('no wheelchairs', 20_000, { languages: ['sv'] }),
        ],
      }),
      'wheelchair_rides',
    );
    expect(shortOf(coverage)).toEqual({ area: 0, days: 20, language: 15, resource: 25, used_up: 0 });
    const nobody = measure(aHelpInput({ coverage: abc, question: everybody }));
    expect(shortOf(nobody)).toEqual({ area: 120, days: 0, language: 0, resource: 0, used_up: 0 });
  });

  it('does not count an offer whose amount is not known, and says that there is one', () => {
    const coverage = measure(
      aHelpInput({ coverage: abc, question: everybody, offers: [aHelpOffer('a', { capacity: null })] }),
    );
    expect([served(coverage), coverage.offersWithoutAmount]).toEqual([0, 1]);
  });

  it('takes a round trip both ways, day by day, and wheelchair places apart from seats', () => {
    const days = ['2021-06-08', '2021-06-13'];
    const of = (
      capacity: HelpOffer['capacity'],
      resource: Parameters<typeof capacityOf>[1],
      given: string[],
    ) => capacityOf({ capacity, days: given }, resource, days, defaultHelpQuestion);
    expect(of(rides(8, 4), 'seats', ['2021-06-13'])).toBe(16);
    expect(of(rides(8, 4), 'seats', [])).toBe(32);
    expect(of(rides(8, 4, 1), 'wheelchair_places', days)).toBe(4);
    expect(of(rides(8, 4), 'seats', ['2021-06-01'])).toBe(0);
    expect(of({ kind: 'helpers', helpers: 3 }, 'helpers', ['2021-06-13'])).toBe(18);
    expect(of({ kind: 'phone', hoursPerDay: 2 }, 'phone_hours', days)).toBe(16);
    expect(of({ kind: 'items', items: 40 }, 'items', days)).toBe(40);
    expect(of(null, 'seats', days)).toBeNull();
  });

  const offers = fc.array(
    fc.record({
      east: fc.nat(20),
      reach: fc.nat(8),
      seats: fc.nat(12),
      home: fc.constantFrom(null, '001', '002'),
    }),
    { maxLength: 6 },
  );
  const people = fc.array(
    fc.record({ east: fc.nat(20), code: fc.constantFrom('001', '002'), people: fc.nat(30) }),
    { maxLength: 8 },
  );
  const given = fc.record({ offers, people }).map((each) =>
    aHelpInput({
      question: everybody,
      coverage: aCoverageInput({
        exactDemand: exactDemand(
          each.people.map(({ east, code, people: here }) => ({
            at: [east * 1000, 0],
            municipalityCode: code,
            people: here,
          })),
        ),
      }),
      offers: each.offers.map(({ east, reach, seats, home }, index) =>
        aHelpOffer(`offer ${index}`, {
          area: { ...circle(east * 1000, reach * 1000), municipalities: home === null ? [] : [home] },
          capacity: rides(seats, 2),
        }),
      ),
    }),
  );

  /** The flow with every point of people as a need of its own. */
  function withoutClasses({ coverage, offers: all }: HelpInput): number {
    const demand = coverage.exactDemand!;
    const starts = [0];
    const targets: number[] = [];
    demand.people.all.forEach((_, point) => {
      all.forEach(({ area }, index) => {
        const near = Math.abs(area.circle!.easting - demand.easting[point]!) <= area.circle!.radiusMetres;
        if (near || area.municipalities.includes(demand.municipalityCodes[point]!)) targets.push(index);
      });
      starts.push(targets.length);
    });
    return new SupplyFlow({
      need: demand.people.all,
      capacity: Float64Array.from(all, ({ capacity }) => (capacity?.kind === 'rides' ? capacity.seats : 0)),
      edgeStart: Uint32Array.from(starts),
      edgeTarget: Uint32Array.from(targets),
    })
      .run()
      .total();
  }

  it('is the greatest flow with every point of people for itself; nobody is lost or served twice', () => {
    fc.assert(
      fc.property(given, (input) => {
        const coverage = measure(input);
        expect(served(coverage)).toBeCloseTo(withoutClasses(input), 6);
        const short = shortReasons.reduce((total, reason) => total + sum(coverage.columns.short[reason]), 0);
        expect(served(coverage) + short).toBeCloseTo(sum(coverage.columns.need), 6);
        expect(coverage.carriers.reduce((total, each) => total + each.people, 0)).toBeCloseTo(
          served(coverage),
          6,
        );
        for (const { carried, capacity } of coverage.providers) expect(carried).toBeLessThanOrEqual(capacity);
      }),
    );
  });

  it('does not depend on the order of offers and people', () => {
    fc.assert(
      fc.property(given, (input) => {
        const demand = input.coverage.exactDemand!;
        const turned: HelpInput = {
          ...input,
          offers: input.offers.toReversed(),
          coverage: {
            ...input.coverage,
            exactDemand: exactDemand(
              Array.from(demand.easting, (easting, i) => ({
                at: [easting, 0] as const,
                municipalityCode: demand.municipalityCodes[i]!,
                people: demand.people.all[i]!,
              })).toReversed(),
            ),
          },
        };
        const [before, after] = [measure(input), measure(turned)];
        expect(after.providers).toEqual(before.providers);
        before.columns.served.forEach((people, municipality) => {
          expect(after.columns.served[municipality]!).toBeCloseTo(people, 6);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('finds the offers whose loss costs most, as dropping each in turn does', () => {
    fc.assert(
      fc.property(given, (input) => {
        const { problem, flow, providers } = measure(input);
        const all = providers
          .map(({ offer }, index) => ({ id: offer.id, units: lossByAnewFlow(problem, [index]) }))
          .filter(({ units }) => units > 0)
          .sort((a, b) => b.units - a.units || (a.id < b.id ? -1 : 1));
        const subjects = providers.map(({ offer }, index) => ({ id: offer.id, capacities: [index] }));
        expect(greatestLosses(problem, flow, subjects, 2)).toEqual(all.slice(0, 2));
        for (const { id, units } of all) {
          const without = { ...input, offers: input.offers.filter((offer) => offer.id !== id) };
          expect(withoutClasses(input) - withoutClasses(without)).toBeCloseTo(units / 1000, 6);
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** What is lost, by a flow from nothing with and without the capacities. */
function lossByAnewFlow(problem: FlowProblem, gone: readonly number[]): number {
  const capacity = problem.capacity.map((units, index) => (gone.includes(index) ? 0 : units));
  return new SupplyFlow(problem).run().total() - new SupplyFlow({ ...problem, capacity }).run().total();
}
