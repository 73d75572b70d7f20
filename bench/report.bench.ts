/** The whole coverage report: exact cells and places, and the same places known only by a postal area. */
import { computeCoverage, prepareCoverage } from '../src/coverage/coverage.model';
import type { CoverageInput, CoveragePlace } from '../src/coverage/coverage-input.model';
import { toCoverageJson } from '../src/coverage/coverage-report.model';
import { medianMilliseconds, milliseconds, report } from './measure';
import { nationalSizes, type NationalSet } from './national-set';

/** Prints the time of the report for both qualities of positions. */
export async function benchReport(set: NationalSet): Promise<void> {
  const exact = toInput(set, 'building');
  report(
    'coverage report: exact positions',
    milliseconds(await medianMilliseconds(5, () => computeCoverage(exact))),
    'aim: under 1,000 ms',
  );
  const prepared = prepareCoverage(exact);
  let farthestMetres = 10_000;
  report(
    'the same again with another distance',
    milliseconds(
      await medianMilliseconds(9, () =>
        prepared.answer({ thresholdsMetres: [800, 1600, 5000, ++farthestMetres], placeFeatures: [] }),
      ),
    ),
    'aim: under 200 ms',
  );
  const uncertain = toInput(set, 'postcode');
  report(
    `coverage report: ${computeCoverage(exact).parameters.draws} draws of uncertain positions`,
    milliseconds(await medianMilliseconds(1, () => computeCoverage(uncertain))),
  );
  const answer = computeCoverage(exact);
  report(
    'report as JSON',
    milliseconds(await medianMilliseconds(5, () => toCoverageJson(answer))),
    `${Math.round(toCoverageJson(answer).length / 1000).toLocaleString('en-GB')} kB`,
  );
}

export function toInput(
  { cells, places }: NationalSet,
  positionSource: 'building' | 'postcode',
): CoverageInput {
  const codes = Array.from({ length: nationalSizes.municipalities }, (_, i) =>
    String(i + 1).padStart(3, '0'),
  );
  const group = (index: number) => String((index % 18) + 1).padStart(2, '0');
  return {
    election: {
      code: 'SYNTHETIC',
      type: 'municipal',
      heldOn: '2021-06-13',
      advanceFrom: '2021-05-26',
      advanceTo: '2021-06-08',
    },
    dataVersion: 'synthetic',
    peopleDescribedOn: '2016-12-31',
    municipalities: codes.map((code, index) => ({
      code,
      nameFi: `Synthetic ${code}`,
      nameSv: `Synthetic ${code}`,
      regionCode: group(index),
      wellbeingCountyCode: group(index),
      constituencyCode: group(index),
      takesPart: true,
      electorate: null,
    })),
    areas: (['region', 'wellbeing_county', 'constituency'] as const).flatMap((kind) =>
      Array.from({ length: 18 }, (_, index) => ({
        kind,
        code: group(index),
        nameFi: group(index),
        nameSv: group(index),
        nameEn: group(index),
      })),
    ),
    demandAreas: [],
    exactDemand: {
      easting: cells.easting,
      northing: cells.northing,
      municipalityCodes: Array.from(cells.municipality, (index) => codes[index]!),
      districts: null,
      people: {
        all: cells.people,
        adults: cells.people.map((people) => Math.round(people * 0.8)),
        over65: cells.people.map((people) => Math.round(people * 0.2)),
        over75: cells.people.map((people) => Math.round(people * 0.1)),
        over85: cells.people.map((people) => Math.round(people * 0.03)),
      },
    },
    districtShares: [],
    places: Array.from(places.easting, (easting, i): CoveragePlace => ({
      municipalityCode: codes[places.municipality[i]!]!,
      kind: i % 3 === 0 ? 'advance' : 'election_day',
      districts: [],
      nameFi: `Synthetic ${i}`,
      nameSv: null,
      addressFi: null,
      addressSv: null,
      postcode: null,
      position: { easting, northing: places.northing[i]! },
      positionSource,
      hours: [],
      hoursText: null,
      hoursUnderstood: false,
      serviceForm: i % 50 === 0 ? 'outdoors' : 'unknown',
      accessibility: [],
      accessibilitySummary: i % 3 === 0 ? 'full' : 'unknown',
      confirmedAt: null,
      carriedOverFrom: null,
    })),
    completeness: codes.flatMap((municipalityCode) =>
      (['election_day', 'advance'] as const).map((kind) => ({
        municipalityCode,
        kind,
        state: 'complete' as const,
      })),
    ),
    sources: [],
  };
}
