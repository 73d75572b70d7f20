import fc from 'fast-check';
import { defaultParameters, reportedGroups } from '../../src/coverage/coverage-input.model';
import { toDemandUnits } from '../../src/coverage/demand-units.model';
import { isInside, outlineRegion } from '../../src/geo/region';
import type { HelpArea, HelpInput, HelpOffer } from '../../src/help-coverage/help-input.model';
import { layerMeter, type HelpLayer } from '../../src/help-coverage/help-layers.model';
import { toHelpUnits } from '../../src/help-coverage/help-units.model';
import { selectOffers } from '../../src/help-coverage/offer-selection.model';
import { aCoverageInput, aDemandArea, everyGroup, exactDemand } from '../support/coverage-input';
import { aHelpArea, aHelpInput, aHelpOffer } from '../support/help-input';

function unitsOf(input: HelpInput) {
  const units = toDemandUnits(input.coverage, { ...defaultParameters, ...input.coverage.parameters });
  return {
    units,
    help: toHelpUnits(
      units,
      input.coverage.municipalities.map(({ code }) => code),
    ),
  };
}

function layersOfInput(input: HelpInput): HelpLayer[] {
  return layerMeter(unitsOf(input).help)(selectOffers(input), input);
}

const find = (layers: readonly HelpLayer[], window: string, language: string | null = null) =>
  layers.find((layer) => layer.window === window && layer.language === language);
const total = (people: Float64Array | undefined) =>
  people?.filter((_, index) => index % reportedGroups.length === 0).reduce((sum, each) => sum + each, 0);

describe('Help coverage', () => {
  const coverage = aCoverageInput({
    demandAreas: [
      aDemandArea('00100', '001', [10_000, 10_000]),
      aDemandArea('00200', '002', [30_000, 10_000]),
    ],
    exactDemand: exactDemand([{ at: [50_500, 10_500], municipalityCode: '002', people: 7 }]),
    parameters: { pointsPerArea: 8 },
  });

  it('counts the people of the municipalities, postcodes or circle of an offer', () => {
    const reached = (area: Partial<HelpArea>) =>
      total(
        find(
          layersOfInput(aHelpInput({ coverage, offers: [aHelpOffer('a', { area: aHelpArea(area) })] })),
          'both',
        )!.reached,
      );
    expect(reached({ municipalities: ['001'] })).toBeCloseTo(100);
    expect(reached({ municipalities: ['002'] })).toBeCloseTo(107);
    expect(reached({ municipalities: ['001', '002'], postcodes: ['00200'] })).toBeCloseTo(100);
    expect(reached({ municipalities: ['999'] })).toBe(0);
    expect(reached({ circle: { easting: 50_500, northing: 9500, radiusMetres: 1000 } })).toBeCloseTo(7);
    expect(reached({ circle: { easting: 50_500, northing: 9500, radiusMetres: 999.9 } })).toBe(0);
  });

  it('asks for the days and the language', () => {
    const layers = layersOfInput(
      aHelpInput({ coverage, offers: [aHelpOffer('a', { languages: ['fi', 'sv'] }), aHelpOffer('b')] }),
    );
    expect(layers.map(({ window, language, offers }) => [window, language, offers])).toEqual([
      ['advance', null, 0],
      ['election_day', null, 2],
      ['both', null, 2],
      ['both', 'fi', 2],
      ['both', 'sv', 1],
    ]);
    expect(total(find(layers, 'advance')!.reached)).toBe(0);
  });

  it('counts nobody twice, and says who depends on one offer or one organisation', () => {
    const layers = layersOfInput(
      aHelpInput({
        coverage,
        offers: [
          aHelpOffer('a', { organisationId: 'x' }),
          aHelpOffer('b', { organisationId: 'x' }),
          aHelpOffer('c', { organisationId: 'y', area: aHelpArea({ municipalities: ['002'] }) }),
        ],
      }),
    );
    const layer = find(layers, 'election_day')!;
    expect(total(layer.reached)).toBeCloseTo(207);
    expect(total(layer.byOneOrganisation)).toBeCloseTo(207);
    expect(layer.soleOffers.map(({ id, people }) => [id, Math.round(people[0]!)])).toEqual([['c', 107]]);
    expect(layer.soleOrganisations.map(({ id, people }) => [id, Math.round(people[0]!)])).toEqual([
      ['x', 100],
      ['y', 107],
    ]);
  });

  const spot = fc.tuple(fc.nat(9000), fc.nat(9000));
  const square: (at: readonly [number, number]) => HelpArea['polygon'] = ([e, n]) => [
    [
      [
        [e - 1500, n - 700],
        [e + 1500, n - 1500],
        [e + 900, n + 1500],
        [e - 1500, n - 700],
      ],
    ],
  ];
  const area: fc.Arbitrary<HelpArea> = fc
    .record({
      municipalities: fc.subarray(['001', '002']),
      postcodes: fc.subarray(['00000', '00001', '00002']),
      circle: fc.option(fc.record({ at: spot, radiusMetres: fc.nat(4000) }), { nil: null }),
      polygon: fc.option(spot, { nil: null }),
    })
    .map(({ municipalities, postcodes, circle, polygon }) => ({
      municipalities,
      postcodes,
      circle: circle && { easting: circle.at[0], northing: circle.at[1], radiusMetres: circle.radiusMetres },
      polygon: polygon && square(polygon),
    }));
  const offers = fc
    .array(fc.tuple(area, fc.constantFrom('x', 'y')), { maxLength: 7 })
    .map((given) =>
      given.map(([each, organisationId], index): HelpOffer =>
        aHelpOffer(`offer ${index}`, { area: each, organisationId }),
      ),
    );
  const people = fc.array(fc.record({ spot, code: fc.constantFrom('001', '002') }), { maxLength: 4 });

  const given = fc.record({ offers, people, cells: people }).map((each) =>
    aHelpInput({
      offers: each.offers,
      coverage: aCoverageInput({
        demandAreas: each.people.map(({ spot: at, code }, index) =>
          aDemandArea(`0000${index}`, code, at, { people: everyGroup(10 + index) }),
        ),
        exactDemand: exactDemand(
          each.cells.map(({ spot: at, code }, index) => ({ at, municipalityCode: code, people: 1 + index })),
        ),
        parameters: { pointsPerArea: 5 },
      }),
    }),
  );

  /** Whether an area holds a unit, asked one by one. */
  function holds(input: HelpInput, at: HelpArea, unit: number): boolean {
    const { units } = unitsOf(input);
    const [e, n] = [units.easting[unit]!, units.northing[unit]!];
    const code = input.coverage.municipalities[units.municipality[unit]!]!.code;
    const postcode = units.postcodes[units.postalArea[unit]!];
    const inPostcode =
      at.postcodes.length === 0 || (postcode !== undefined && at.postcodes.includes(postcode));
    return (at.municipalities.includes(code) && inPostcode) || isInShape(at, e, n);
  }

  function isInShape({ circle, polygon }: HelpArea, e: number, n: number): boolean {
    const region = polygon === null ? null : outlineRegion(polygon);
    if (region !== null && isInside(region, e, n)) return true;
    return circle !== null && Math.hypot(circle.easting - e, circle.northing - n) <= circle.radiusMetres;
  }

  /** The adults reached, reached by one organisation, and by one offer: asked person by person. */
  function plainLoop(input: HelpInput) {
    const { units } = unitsOf(input);
    const expected = { reached: 0, one: 0, sole: new Map<string, number>() };
    for (let unit = 0; unit < units.count; unit++) {
      const weight = units.weights[unit * reportedGroups.length]!;
      const found = input.offers.filter((offer) => holds(input, offer.area, unit));
      const organisations = new Set(found.map(({ organisationId }) => organisationId));
      expected.reached += found.length > 0 ? weight : 0;
      expected.one += organisations.size === 1 ? weight : 0;
      const [only] = found.length === 1 ? found : [];
      if (only !== undefined) expected.sole.set(only.id, (expected.sole.get(only.id) ?? 0) + weight);
    }
    return expected;
  }

  it('is what a plain loop over people and offers finds, dependence on one subject included', () => {
    fc.assert(
      fc.property(given, (input) => {
        const layer = find(layersOfInput(input), 'election_day');
        const expected = plainLoop(input);
        expect(total(layer?.reached) ?? 0).toBeCloseTo(expected.reached, 6);
        expect(total(layer?.byOneOrganisation) ?? 0).toBeCloseTo(expected.one, 6);
        const sole = new Map(layer?.soleOffers.map(({ id, people: each }) => [id, each[0]!]));
        expect([...sole.keys()].sort()).toEqual([...expected.sole.keys()].sort());
        for (const [id, number] of expected.sole) expect(sole.get(id)).toBeCloseTo(number, 6);
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of the offers, and never falls with one more', () => {
    fc.assert(
      fc.property(given, area, (input, more) => {
        const before = layersOfInput(input);
        expect(layersOfInput({ ...input, offers: input.offers.toReversed() })).toEqual(before);
        const added = aHelpOffer('one more', { area: more });
        const after = find(layersOfInput({ ...input, offers: [...input.offers, added] }), 'election_day')!;
        expect(total(after.reached)).toBeGreaterThanOrEqual(
          (total(find(before, 'election_day')?.reached) ?? 0) - 1e-6,
        );
      }),
      { numRuns: 40 },
    );
  });
});
