import fc from 'fast-check';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { computeCoverage } from '../../src/coverage/coverage.model';
import type { CostMatrix } from '../../src/coverage/cost-matrix.model';
import type { CoverageInput } from '../../src/coverage/coverage-input.model';
import { toCoverageCsv } from '../../src/coverage/coverage.csv';
import type { CostNames } from '../../src/demand-imports/cost-pairs.csv';
import { readCostPairs } from '../../src/demand-imports/cost-pairs-file.service';
import { ProblemList } from '../../src/demand-imports/demand-import.model';
import { unpackCosts } from '../../src/demand-imports/packed-costs.model';
import { translator } from '../../src/i18n/translate';
import { aCoverageInput, aPlace, exactDemand } from '../support/coverage-input';
import { withFolder } from '../support/folders';

const northing = 6_800_500;
const cellId = (easting: number) => `1kmN6800E${String(Math.floor(easting / 1000)).padStart(4, '0')}`;

/** Pairs by cell and place, in any order. */
function aMatrix(pairs: readonly (readonly [origin: string, place: string, metres: number])[]): CostMatrix {
  const origins = [...new Set(pairs.map(([origin]) => origin))];
  const places = [...new Set(pairs.map(([, place]) => place))];
  const sorted = origins.flatMap((origin) => pairs.filter((pair) => pair[0] === origin));
  const counts = origins.map((origin) => pairs.filter((pair) => pair[0] === origin).length);
  return {
    origins,
    places,
    starts: Uint32Array.from([
      0,
      ...counts.map((_, end) => counts.slice(0, end + 1).reduce((a, b) => a + b)),
    ]),
    place: Uint32Array.from(sorted, ([, place]) => places.indexOf(place)),
    metres: Float32Array.from(sorted, ([, , metres]) => metres),
  };
}

/** People in the middle of cells and places on one line, so that every distance is a whole number of metres. */
const aLine = fc.record({
  cells: fc.uniqueArray(fc.integer({ min: 300, max: 340 }), { minLength: 1, maxLength: 6 }),
  places: fc.array(fc.integer({ min: 300_000, max: 340_000 }), { minLength: 1, maxLength: 5 }),
  roads: fc.array(fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: null }), {
    minLength: 30,
    maxLength: 30,
  }),
});

function lineInput(cells: readonly number[], places: readonly number[]): CoverageInput {
  return aCoverageInput({
    exactDemand: exactDemand(
      cells.map((cell) => ({ at: [cell * 1000 + 500, northing], municipalityCode: '001', people: 10 })),
    ),
    places: places.flatMap((easting, index) =>
      (['advance', 'election_day'] as const).map((kind) =>
        aPlace('001', kind, [easting, northing], { id: `${kind}${index}` }),
      ),
    ),
  });
}

const pairsOf = (cells: readonly number[], places: readonly number[]) =>
  cells.flatMap((cell) =>
    places.flatMap((easting, index) =>
      (['advance', 'election_day'] as const).map(
        (kind) => [cellId(cell * 1000), `${kind}${index}`, Math.abs(cell * 1000 + 500 - easting)] as const,
      ),
    ),
  );

function withoutBasis(report: ReturnType<typeof computeCoverage>) {
  return JSON.parse(
    JSON.stringify(report, (key, value: unknown) => (key === 'roadShare' ? undefined : value)),
  ) as unknown;
}

const medianOf = (report: ReturnType<typeof computeCoverage>) =>
  report.areas[0]!.access.advance.groups.adults!.medianDistanceMetres!.median;

describe('a cost matrix', () => {
  it('that equals the straight lines gives the same report', () => {
    fc.assert(
      fc.property(aLine, ({ cells, places }) => {
        const input = lineInput(cells, places);
        const costMatrix = aMatrix(pairsOf(cells, places));
        expect(withoutBasis(computeCoverage({ ...input, costMatrix }))).toEqual(
          withoutBasis(computeCoverage(input)),
        );
        expect(computeCoverage({ ...input, costMatrix }).areas[0]!.access.advance.roadShare).toBe(1);
      }),
      { numRuns: 30 },
    );
  });

  it('gives each person the least of the ways that it holds and the straight lines that it does not', () => {
    fc.assert(
      fc.property(aLine, ({ cells, places, roads }) => {
        const [cell] = cells as [number];
        const pairs = pairsOf([cell], places).flatMap(([origin, place, metres], index) => {
          const detour = roads[index % roads.length];
          return detour === null || detour === undefined ? [] : [[origin, place, metres + detour] as const];
        });
        const input = lineInput([cell], places);
        const report = computeCoverage({ ...input, costMatrix: aMatrix(pairs) });
        for (const kind of ['advance', 'election_day'] as const) {
          const metres = places.map((easting, index) => {
            const pair = pairs.find(([, place]) => place === `${kind}${index}`);
            return pair?.[2] ?? Math.abs(cell * 1000 + 500 - easting);
          });
          const { groups } = report.areas[0]!.access[kind];
          expect(groups.adults!.medianDistanceMetres!.median).toBe(Math.min(...metres));
        }
        // What is missing never brings anybody nearer than the straight line.
        expect(medianOf(report)).toBeGreaterThanOrEqual(medianOf(computeCoverage(input)));
      }),
      { numRuns: 50 },
    );
  });

  it('says of how many people the distance is a real way, in the report and in its table', () => {
    const input = lineInput([300, 320], [300_400, 320_400]);
    const costMatrix = aMatrix([[cellId(300_000), 'advance0', 900]]);
    const report = computeCoverage({ ...input, costMatrix });
    expect(report.areas[0]!.access.advance.roadShare).toBe(0.5);
    expect(report.areas[0]!.access.election_day.roadShare).toBe(0);
    const wording = { t: translator('en'), language: 'en' } as const;
    const csv = toCoverageCsv(report, wording, 'rfc4180');
    expect(csv).toContain('adults whose distance is the real way (%)');
    expect(csv).not.toContain('Distances are straight lines');
    const plain = toCoverageCsv(computeCoverage(input), wording, 'rfc4180');
    expect(plain).not.toContain('real way');
    expect(plain).toContain('Distances are straight lines');
  });

  it('moves its ways with places whose positions are not sure', () => {
    const places = [aPlace('001', 'advance', [300_400, northing], { id: 'a', positionSource: 'seat' })];
    const input = { ...lineInput([300], []), places };
    const adults = (costMatrix: CostMatrix | null) =>
      computeCoverage({ ...input, costMatrix }).areas[0]!.access.advance.groups.adults!.medianDistanceMetres!;
    const [straight, road] = [adults(null), adults(aMatrix([[cellId(300_000), 'a', 2100]]))];
    for (const each of ['median', 'low', 'high'] as const)
      expect(road[each] - straight[each]).toBeCloseTo(2000, -1);
  });
});

const names: CostNames = {
  postcodes: new Set(['00100']),
  places: [
    { id: 'id-1', municipalityCode: '001', ownId: 'A', position: { easting: 300_500, northing: 6_800_500 } },
    { id: 'id-2', municipalityCode: '001', ownId: 'B', position: null },
    { id: 'id-3', municipalityCode: '002', ownId: 'B', position: null },
  ],
};

function read(text: string | Buffer) {
  return withFolder(async (folder) => {
    const file = join(folder, 'costs.csv');
    await writeFile(file, text);
    const problems = new ProblemList();
    const reading = await readCostPairs(file, names, problems);
    return {
      reading,
      matrix: reading.content && unpackCosts(reading.content),
      codes: problems.kept.map(({ code, row }) => [code, row]),
    };
  });
}

describe('a file of a cost matrix', () => {
  it('is read by cell and postcode, and by every id that a place has', async () => {
    const { matrix, codes, reading } = await read(
      'Origin;Destination;Metres;Seconds\r\n100;A;1200,5;90\r\n1kmN6800E0300;id-2;700;60\r\n00100;002/B;9000;\r\n1kmN6800E0300;id-3;;\r\n',
    );
    expect(codes).toEqual([]);
    expect(matrix).toEqual({
      origins: ['00100', '1kmN6800E0300'],
      places: ['id-1', 'id-2', 'id-3'],
      starts: Uint32Array.of(0, 2, 3),
      place: Uint32Array.of(0, 2, 1),
      metres: Float32Array.of(1200.5, 9000, 700),
    });
    expect(reading.facts).toContainEqual({ code: 'pairsWithoutWay', count: 1 });
  });

  it('tells what is wrong by row, and is refused', async () => {
    const { reading, codes } = await read(
      'origin,destination,metres\n00100,A,far\n00100,B,100\n00100,A,5\n00100,id-1,6\n',
    );
    expect(reading.content).toBeNull();
    expect(codes).toEqual([
      ['notAmount', 2],
      ['severalPlaces', 3],
      ['pairTwice', 5],
    ]);
    expect((await read('origin,metres\n00100,3\n')).codes).toEqual([['columnMissing', 1]]);
  });

  it('leaves out what it names wrongly and doubts a way shorter than the straight line, and says so', async () => {
    const { codes, matrix, reading } = await read(
      'origin;destination;metres\n99999;A;1\n00100;Z;1\n1kmN6800E0310;A;400\n',
    );
    expect(codes).toEqual([
      ['unknownOrigin', 2],
      ['unknownPlace', 3],
      ['shorterThanLine', 4],
    ]);
    expect([...matrix!.metres]).toEqual([400]);
    expect(reading.facts).toContainEqual({ code: 'pairsLeftOut', count: 2 });
  });
});
