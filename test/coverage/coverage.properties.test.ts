import fc from 'fast-check';
import { computeCoverage } from '../../src/coverage/coverage.model';
import {
  reportedGroups,
  type CoverageInput,
  type CoveragePlace,
} from '../../src/coverage/coverage-input.model';
import { toCoverageJson } from '../../src/coverage/coverage-report.model';
import { defaultParameters } from '../../src/coverage/coverage-input.model';
import { toDemandUnits } from '../../src/coverage/demand-units.model';
import { weightedQuantile } from '../../src/coverage/weighted-statistics.model';
import {
  aCoverageInput,
  aDemandArea,
  aMunicipality,
  aPlace,
  completenessOf,
  everyGroup,
  exactDemand,
} from '../support/coverage-input';

const codes = ['001', '002', '003'] as const;
const code = fc.constantFrom(...codes);
const spot = fc.tuple(fc.nat(20_000), fc.nat(20_000));
const people = fc.option(fc.nat(500), { nil: null });

const place = fc
  .record({
    code,
    spot,
    kind: fc.constantFrom('election_day' as const, 'advance' as const, 'mobile_stop' as const),
    source: fc.constantFrom('building' as const, 'address' as const, 'postcode' as const, 'seat' as const),
    district: fc.constantFrom('001', '002'),
    name: fc.integer({ min: 0, max: 3 }),
  })
  .map((each): CoveragePlace =>
    aPlace(each.code, each.kind, each.spot, {
      positionSource: each.source,
      districts: each.kind === 'election_day' ? [each.district] : [],
      nameFi: `Paikka ${each.name}`,
    }),
  );

const input: fc.Arbitrary<CoverageInput> = fc
  .record({
    areas: fc.array(fc.record({ code, spot, people, adults: people }), { maxLength: 6 }),
    cells: fc.array(fc.record({ code, spot, people: fc.nat(50) }), { maxLength: 10 }),
    places: fc.array(place, { maxLength: 8 }),
    shares: fc.array(
      fc.record({
        area: fc.nat(5),
        code,
        district: fc.constantFrom('001', '002'),
        share: fc.double({ min: 0, max: 0.7, noNaN: true }),
      }),
      { maxLength: 8 },
    ),
    states: fc.tuple(
      ...codes.map(() => fc.constantFrom('complete' as const, 'partial' as const, 'unknown' as const)),
    ),
  })
  .map(({ areas, cells, places, shares, states }) =>
    aCoverageInput({
      municipalities: codes.map((each) => aMunicipality(each)),
      demandAreas: areas.map((area, index) =>
        aDemandArea(`0000${index}`, area.code, area.spot, {
          people: { ...everyGroup(area.people), adults: area.adults },
        }),
      ),
      exactDemand: exactDemand(
        cells.map((cell) => ({ at: cell.spot, municipalityCode: cell.code, people: cell.people })),
      ),
      districtShares: shares.map((each) => ({
        postcode: `0000${each.area}`,
        municipalityCode: each.code,
        district: each.district,
        share: each.share,
      })),
      places,
      completeness: completenessOf(Object.fromEntries(codes.map((each, index) => [each, states[index]!]))),
      parameters: { draws: 9, pointsPerArea: 12 },
    }),
  );

function shuffled(ordered: CoverageInput): CoverageInput {
  const demand = ordered.exactDemand!;
  return {
    ...ordered,
    municipalities: ordered.municipalities.toReversed(),
    areas: ordered.areas.toReversed(),
    demandAreas: ordered.demandAreas.toReversed(),
    districtShares: ordered.districtShares.toReversed(),
    places: ordered.places.toReversed(),
    completeness: ordered.completeness.toReversed(),
    exactDemand: {
      easting: demand.easting.toReversed(),
      northing: demand.northing.toReversed(),
      municipalityCodes: demand.municipalityCodes.toReversed(),
      districts: demand.districts!.toReversed(),
      people: everyGroup(demand.people.all.toReversed()),
    },
  };
}

describe('Coverage, whatever the input', () => {
  it('is the same in any order of the input', () => {
    fc.assert(
      fc.property(input, (given) => {
        expect(toCoverageJson(computeCoverage(shuffled(given)))).toBe(toCoverageJson(computeCoverage(given)));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves its input as it was', () => {
    fc.assert(
      fc.property(input, (given) => {
        const before = structuredClone(given);
        computeCoverage(given);
        expect(given).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps all people: over points, districts and municipalities', () => {
    fc.assert(
      fc.property(input, (given) => {
        const units = toDemandUnits(given, { ...defaultParameters, ...given.parameters });
        reportedGroups.forEach((group, index) => {
          const spread = units.weights
            .filter((_, slot) => slot % reportedGroups.length === index)
            .reduce((sum, weight) => sum + weight, 0);
          const counted =
            given.demandAreas.reduce((sum, area) => sum + (area.people[group] ?? 0), 0) +
            given.exactDemand!.people[group].reduce((sum, number) => sum + number, 0);
          expect(spread).toBeCloseTo(counted, 6);
        });
      }),
    );
  });

  it('never has a lower share with one more advance place', () => {
    fc.assert(
      fc.property(input, place, (given, added) => {
        const complete = {
          ...given,
          completeness: completenessOf({ '001': 'complete', '002': 'complete', '003': 'complete' }),
        };
        const more = { ...complete, places: [...complete.places, { ...added, kind: 'advance' as const }] };
        // Draws are compared place by place: both reports take the same number of them.
        const [before, after] = [complete, more].map((each) => computeCoverage(withUncertainPlace(each)));
        after!.areas.forEach((area, index) => {
          const groups = before!.areas[index]!.access.advance.groups;
          for (const group of reportedGroups) {
            area.access.advance.groups[group]?.shares.forEach((share, threshold) => {
              expect(share.median).toBeGreaterThanOrEqual(groups[group]!.shares[threshold]!.median);
              expect(share.low).toBeGreaterThanOrEqual(groups[group]!.shares[threshold]!.low);
              expect(share.high).toBeGreaterThanOrEqual(groups[group]!.shares[threshold]!.high);
            });
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('has national shares that do not change with the people and election-day places of a partial municipality', () => {
    fc.assert(
      fc.property(input, spot, (given, at) => {
        const states = completenessOf({ '001': 'complete', '002': 'complete', '003': 'partial' });
        const base = { ...given, completeness: states };
        const cells = base.exactDemand!;
        const more: CoverageInput = {
          ...base,
          exactDemand: {
            easting: Float64Array.of(...cells.easting, at[0]),
            northing: Float64Array.of(...cells.northing, at[1]),
            municipalityCodes: [...cells.municipalityCodes, '003'],
            districts: [...cells.districts!, null],
            people: everyGroup(Float64Array.of(...cells.people.all, 100)),
          },
          places: [...base.places, aPlace('003', 'election_day', at)],
        };
        const [before, after] = [computeCoverage(base), computeCoverage(more)];
        for (const kind of ['election_day', 'advance'] as const) {
          expect(after.areas[0]!.access[kind].groups).toEqual(before.areas[0]!.access[kind].groups);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has the shares and medians that a plain loop finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ spot, people: fc.nat(50) }), { minLength: 1, maxLength: 30 }),
        fc.array(spot, { minLength: 1, maxLength: 12 }),
        (cells, places) => {
          const report = computeCoverage(
            aCoverageInput({
              exactDemand: exactDemand(
                cells.map((cell) => ({ at: cell.spot, municipalityCode: '001', people: cell.people })),
              ),
              places: places.map((at) => aPlace('001', 'advance', at)),
            }),
          );
          const distances = cells.map((cell) =>
            Math.min(...places.map((at) => Math.hypot(at[0] - cell.spot[0], at[1] - cell.spot[1]))),
          );
          const weights = cells.map((cell) => cell.people);
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          const country = report.areas[0]!.access.advance.groups.all;
          if (total === 0) {
            expect(country).toBeNull();
            return;
          }
          report.parameters.thresholdsMetres.forEach((limit, index) => {
            const within = weights
              .filter((_, i) => distances[i]! <= limit)
              .reduce((sum, weight) => sum + weight, 0);
            // The report rounds to four decimals: half of the last one is the most that it may be off,
            // and 19 of 160 is exactly that much.
            expect(Math.abs(country!.shares[index]!.median - within / total)).toBeLessThanOrEqual(0.5001e-4);
          });
          expect(country!.medianDistanceMetres!.median).toBe(
            Math.round(weightedQuantile(distances, weights, 0.5)!),
          );
          expect(country!.p90DistanceMetres!.median).toBe(
            Math.round(weightedQuantile(distances, weights, 0.9)!),
          );
        },
      ),
      {
        examples: [
          [
            [
              { spot: [0, 801], people: 141 },
              { spot: [0, 0], people: 19 },
            ],
            [[0, 0]],
          ],
        ],
      },
    );
  });
});

/** A far place that nobody reaches, so that the number of draws does not depend on what is added. */
function withUncertainPlace(given: CoverageInput): CoverageInput {
  const far = aPlace('001', 'advance', [9_000_000, 9_000_000], { positionSource: 'address' });
  return { ...given, places: [...given.places, far] };
}
