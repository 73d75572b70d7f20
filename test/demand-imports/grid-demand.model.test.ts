import fc from 'fast-check';
import { peopleOfCell, withGrid } from '../../src/demand-imports/grid-demand.model';
import { ProblemList } from '../../src/demand-imports/demand-import.model';
import { cellCentre } from '../../src/demand-imports/grid-cells.model';
import { readGridCsv } from '../../src/demand-imports/population-grid.csv';
import { placeCells } from '../../src/demand-imports/population-grid.model';
import { toDemandUnits } from '../../src/coverage/demand-units.model';
import { defaultParameters } from '../../src/coverage/coverage-input.model';
import { computeCoverage } from '../../src/coverage/coverage.model';
import { aDemandArea, aMunicipality, aCoverageInput, aPlace } from '../support/coverage-input';
import type { Outline } from '../../src/geo/outlines';

const square = (e: number, n: number, half: number): Outline => [
  [
    [
      [e - half, n - half],
      [e + half, n - half],
      [e + half, n + half],
      [e - half, n + half],
      [e - half, n - half],
    ],
  ],
];

const outlines = {
  municipalities: new Map([
    ['001', square(300_000, 6_800_000, 10_000)],
    ['002', square(320_000, 6_800_000, 10_000)],
  ]),
  postalAreas: new Map([['11100', square(300_000, 6_800_000, 10_000)]]),
};

const csv = (...rows: string[]) => ['xkoord;ykoord;vaesto;ika_0_14;ika_15_64;ika_65_', ...rows].join('\n');

function gridOf(text: string) {
  const problems = new ProblemList();
  const { grid } = placeCells(readGridCsv(text, problems), outlines, problems);
  return { grid, problems };
}

describe('cells of the population grid', () => {
  it('stand in the middle of their square kilometre, whether the table gives the corner or the centre', () => {
    expect(cellCentre(300_000, 6_800_000)).toEqual({ easting: 300_500, northing: 6_800_500 });
    expect(cellCentre(300_500, 6_800_500)).toEqual({ easting: 300_500, northing: 6_800_500 });
  });

  it('are read from names where the table has no coordinates', () => {
    const problems = new ProblemList();
    const cells = readGridCsv('grd_id;vaesto\n1kmN6800E0300;5\nCRS3067RES1000mN6801000E0301000;6', problems);
    expect(problems.errors).toBe(0);
    expect(cells).toMatchObject({
      easting: [300_500, 301_500],
      northing: [6_800_500, 6_801_500],
      people: [5, 6],
    });
  });

  it('belong to the municipality around them, just off shore to the nearest one, and far out to none', () => {
    const { grid, problems } = gridOf(
      csv(
        '300000;6800000;20;2;10;8',
        '320000;6800000;5;-1;-1;-1',
        '300000;6811000;7;;;',
        '300000;6830000;3;;;',
      ),
    );
    expect(grid.municipality.map((index) => grid.municipalityCodes[index])).toEqual(['001', '002', '001']);
    expect(grid.postcode.map((index) => grid.postcodes[index] ?? null)).toEqual(['11100', null, null]);
    expect(grid.over65).toEqual([8, null, null]);
    expect(problems).toMatchObject({ errors: 0, warnings: 1 });
  });

  it.each([
    ['xkoord;ykoord\n1;2', 'columnMissing', 1, 'vaesto'],
    ['vaesto\n1', 'columnMissing', 1, 'xkoord, ykoord'],
    [csv('300000;6800000;many;;;'), 'notNumber', 1, 'vaesto'],
    [csv('300000;6800000;20;2.5;;'), 'notNumber', 1, 'ika_0_14'],
    [csv(';6800000;20;;;'), 'positionMissing', 1, null],
    [csv('6800000;300000;20;;;'), 'outsideFinland', 1, null],
    [csv('300000;6800000;20;;;', '300500;6800500;20;;;'), 'twice', 1, null],
  ])('that are wrong are told by row and column: %s', (text, code, errors, column) => {
    const problems = new ProblemList();
    readGridCsv(text, problems);
    expect(problems.errors).toBe(errors);
    expect(problems.kept[0]).toMatchObject({ code, column });
  });
});

describe('people of a cell', () => {
  const shares = { adults: 0.8, over65: 0.2, over75: 0.5, over85: 0.1 };

  it('are the published numbers, and the rest by the shares of the postal area', () => {
    expect(peopleOfCell({ people: 100, under15: 10, from15To64: 60, over65: 30 }, shares)).toEqual({
      all: 100,
      adults: 80,
      over65: 30,
      over75: 15,
      over85: 3,
    });
    expect(peopleOfCell({ people: 5, under15: null, from15To64: null, over65: null }, shares)).toEqual({
      all: 5,
      adults: 4,
      over65: 1,
      over75: 0.5,
      over85: 0.1,
    });
  });

  it('are not known where neither the cell nor an area tells', () => {
    expect(peopleOfCell({ people: 5, under15: null, from15To64: null, over65: null }, null)).toEqual({
      all: 5,
      adults: NaN,
      over65: NaN,
      over75: NaN,
      over85: NaN,
    });
  });

  it('are never more at a higher age, and agree with what is published', () => {
    const count = fc.nat(500);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(count, count, count),
        fc.tuple(share, share, share, share),
        ([young, middle, old], [a, b, c, d]) => {
          const people = young + middle + old;
          const given = {
            adults: Math.max(a, b),
            over65: Math.min(a, b),
            over75: Math.max(c, d),
            over85: Math.min(c, d),
          };
          const found = peopleOfCell({ people, under15: young, from15To64: middle, over65: old }, given);
          expect(found.all).toBe(people);
          expect(found.over65).toBe(old);
          expect(found.adults).toBeLessThanOrEqual(people - young);
          expect(found.adults).toBeGreaterThanOrEqual(old);
          expect(found.over75).toBeLessThanOrEqual(old);
          expect(found.over85).toBeLessThanOrEqual(found.over75);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a grid in the place of postal areas', () => {
  const input = aCoverageInput({
    municipalities: [aMunicipality('001'), aMunicipality('002')],
    demandAreas: [
      aDemandArea('11100', '001', [300_000, 6_800_000], { areaSquareMetres: 400_000_000 }),
      aDemandArea('22200', '002', [320_000, 6_800_000], { areaSquareMetres: 400_000_000 }),
    ],
    places: [
      aPlace('001', 'election_day', [300_500, 6_800_500]),
      aPlace('002', 'election_day', [320_500, 6_800_500]),
    ],
  });
  const people = input.demandAreas[0]!.people.all!;

  it('holds for the municipalities that it covers, whose figures are then not rough', () => {
    const { grid } = gridOf(csv(`300000;6800000;${people};;;`, '320000;6800000;1;;;'));
    const changed = withGrid(input, grid, (code) => code);
    expect(changed.exactMunicipalities).toEqual(['001']);
    const report = computeCoverage(changed);
    const area = (code: string) =>
      report.areas.find((each) => each.kind === 'municipality' && each.code === code)!;
    expect(area('001')).toMatchObject({ demandBasis: 'grid', people: { all: { known: people } } });
    expect(area('002')).toMatchObject({ demandBasis: 'postal_areas', people: { all: { known: people } } });
    expect(report.areas[0]).toMatchObject({
      kind: 'country',
      demandBasis: 'mixed',
      people: { all: { known: 2 * people } },
    });
    const within = (code: string) => area(code).access.election_day.groups.adults!.shares[0]!;
    expect(within('001')).toMatchObject({ median: 1, rough: false });
    expect(within('002')).toMatchObject({ rough: true });
  });

  it('says nothing where it holds only a part', () => {
    const { grid } = gridOf(csv('300000;6800000;1;;;'));
    expect(withGrid(input, grid, (code) => code)).toBe(input);
  });

  it('counts nobody twice where voting districts cross the border of a covered municipality', () => {
    const shared = {
      ...input,
      districtShares: [{ postcode: '11100', municipalityCode: '002', district: '001', share: 0.25 }],
    };
    const { grid } = gridOf(csv(`300000;6800000;${people};;;`));
    const units = toDemandUnits(
      withGrid(shared, grid, (code) => code),
      defaultParameters,
    );
    const all = (municipality: number) => {
      let sum = 0;
      for (let unit = 0; unit < units.count; unit++)
        if (units.municipality[unit] === municipality) sum += units.weights[unit * 5 + 1]!;
      return sum;
    };
    expect(all(0)).toBeCloseTo(people);
    expect(all(1)).toBeCloseTo(1.25 * people);
  });
});
