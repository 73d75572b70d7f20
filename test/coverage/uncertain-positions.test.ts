import fc from 'fast-check';
import { computeCoverage } from '../../src/coverage/coverage.model';
import type { CoverageInput } from '../../src/coverage/coverage-input.model';
import {
  areasOfKind,
  rankMunicipalities,
  toCoverageJson,
  type CoverageReport,
} from '../../src/coverage/coverage-report.model';
import { aCoverageInput, aDemandArea, aPlace } from '../support/coverage-input';

const municipality = (report: CoverageReport, code: string) =>
  areasOfKind(report, 'municipality').find((area) => area.code === code)!;

describe('Uncertain positions', () => {
  const uncertain = (positionSource: 'address' | 'postcode' | 'place_name' | 'seat'): CoverageInput =>
    aCoverageInput({
      demandAreas: [aDemandArea('00001', '001', [0, 0])],
      places: [aPlace('001', 'election_day', [0, 0], { positionSource, postcode: '00001' })],
    });
  const shareWithin = (input: CoverageInput, metres: number) => {
    const report = computeCoverage(input);
    const threshold = report.parameters.thresholdsMetres.indexOf(metres);
    return municipality(report, '001').access.election_day.groups.adults!.shares[threshold]!;
  };

  it('never give everybody a distance of zero where people and place share a postal area', () => {
    const share = shareWithin(uncertain('postcode'), 800);
    expect(share.median).toBeGreaterThan(0.1);
    expect(share.median).toBeLessThan(0.6);
  });

  it('give wider ranges the less is known', () => {
    const width = (source: 'address' | 'postcode' | 'seat') => {
      const { low, high } = shareWithin(uncertain(source), 1600);
      return high - low;
    };
    expect(width('address')).toBeLessThan(0.2);
    expect(width('postcode')).toBeGreaterThan(width('address'));
    expect(width('seat')).toBeGreaterThan(width('postcode'));
  });

  it('wider than 20 percentage points are too coarse to tell, with what would sharpen them, and are not ranked', () => {
    const report = computeCoverage(uncertain('seat'));
    expect(shareWithin(uncertain('seat'), 1600).tooCoarse).toBe(true);
    expect(municipality(report, '001').access.election_day.sharpenBy).toEqual([
      'place_positions',
      'population_grid',
    ]);
    expect(
      rankMunicipalities(report, { kind: 'election_day', group: 'adults', thresholdMetres: 1600 }),
    ).toEqual([]);
  });

  it('of people in a postal area wider than the distance are rough, though the place is exact, and are not ranked', () => {
    const areaOf = (widthMetres: number) =>
      aCoverageInput({
        demandAreas: [
          {
            ...aDemandArea('00001', '001', [0, 0]),
            outline: null,
            areaSquareMetres: (Math.PI / 4) * widthMetres ** 2,
          },
        ],
        places: [aPlace('001', 'election_day', [0, 0], { positionSource: 'building' })],
      });
    const roughness = (widthMetres: number) => {
      const { groups } = municipality(computeCoverage(areaOf(widthMetres)), '001').access.election_day;
      return groups.adults!.shares.map(({ rough, wideAreaShare }) => [rough, wideAreaShare]);
    };
    const [fine, wide] = [
      [false, 0],
      [true, 1],
    ];
    expect(roughness(700)).toEqual([fine, fine, fine, fine]);
    expect(roughness(3000)).toEqual([wide, wide, fine, fine]);
    expect(roughness(12_000)).toEqual([wide, wide, wide, wide]);
    const ranked = (widthMetres: number, thresholdMetres: number) =>
      rankMunicipalities(computeCoverage(areaOf(widthMetres)), {
        kind: 'election_day',
        group: 'adults',
        thresholdMetres,
      }).length;
    expect([ranked(3000, 1600), ranked(3000, 5000)]).toEqual([0, 1]);
    const { adults } = municipality(computeCoverage(areaOf(3000)), '001').access.election_day.groups;
    expect([adults!.medianDistanceMetres!.rough, adults!.p90DistanceMetres!.rough]).toEqual([true, true]);
  });

  it('put the two rows of one building in one spot', () => {
    const row = (kind: 'election_day' | 'advance') =>
      aPlace('001', kind, [0, 0], { positionSource: 'seat', nameFi: 'Koulu' });
    const report = computeCoverage(
      aCoverageInput({
        demandAreas: [aDemandArea('00001', '001', [0, 0])],
        places: [row('election_day'), row('advance')],
      }),
    );
    const { election_day: electionDay, advance } = municipality(report, '001').access;
    expect(advance.groups).toEqual(electionDay.groups);
  });

  it('give the same bytes for the same seed and others for another', () => {
    const input = uncertain('postcode');
    const json = toCoverageJson(computeCoverage(input));
    expect(toCoverageJson(computeCoverage(structuredClone(input)))).toBe(json);
    expect(toCoverageJson(computeCoverage({ ...input, parameters: { seed: 2 } }))).not.toBe(json);
  });

  it('that are exact give ranges of width 0', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9000), fc.nat(9000)), { minLength: 1, maxLength: 8 }), (spots) => {
        const report = computeCoverage(
          aCoverageInput({
            demandAreas: [aDemandArea('00001', '001', [4000, 4000])],
            places: spots.flatMap((at) => [aPlace('001', 'election_day', at), aPlace('001', 'advance', at)]),
          }),
        );
        for (const { access } of report.areas) {
          for (const { groups } of Object.values(access)) {
            for (const group of Object.values(groups)) {
              for (const each of [
                ...(group?.shares ?? []),
                group?.medianDistanceMetres,
                group?.p90DistanceMetres,
              ]) {
                if (each) expect([each.low, each.high]).toEqual([each.median, each.median]);
              }
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
