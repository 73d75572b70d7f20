import fc from 'fast-check';
import { defaultParameters } from '../../src/coverage/coverage-input.model';
import { toDemandUnits } from '../../src/coverage/demand-units.model';
import { readCareUnits } from '../../src/demand-imports/care-units.csv';
import { ProblemList } from '../../src/demand-imports/demand-import.model';
import { readElectors } from '../../src/demand-imports/electors.csv';
import { withElectors } from '../../src/demand-imports/electors.model';
import { rideShares } from '../../src/help-coverage/care-residents.model';
import { toHelpUnits } from '../../src/help-coverage/help-units.model';
import { aCoverageInput, aDemandArea } from '../support/coverage-input';

const known = { municipalities: new Set(['001', '002']), postcodes: new Set(['11100', '22200']) };

function electorsOf(text: string) {
  const problems = new ProblemList();
  return { ...readElectors(text, known, problems), problems };
}

/** A row of the result file by areas: fixed fields, each ended by a semicolon. */
function resultRow(municipality: string, level: string, district: string, electors: string): string {
  const fields = ['K', '01', municipality, level, district, '', '', '', '', 'Nimi', 'Namn', '', '', electors];
  return [...fields, ...Array<string>(60).fill('0')].join(';') + ';';
}

describe('electors of a file', () => {
  it('are read from the result file by areas, its districts and municipalities only', () => {
    const rows = [
      resultRow('***', 'M', '****', '000000999'),
      resultRow('001', 'K', '****', '000000300'),
      resultRow('001', 'A', '001', '000000100'),
      resultRow('001', 'A', '002A', '000000200'),
    ];
    const { electors, problems } = electorsOf(rows.join('\n'));
    expect(problems.errors + problems.warnings).toBe(0);
    expect(electors).toEqual({
      municipalities: [{ municipalityCode: '001', electors: 300 }],
      districts: [
        { municipalityCode: '001', district: '001', electors: 100 },
        { municipalityCode: '001', district: '002A', electors: 200 },
      ],
    });
  });

  it('are read from a plain table, where districts add up to a municipality that has no row', () => {
    const { electors } = electorsOf('kuntanro;aanestysalue;aanioikeutettuja\n1;1;10\n1;2;20\n2;;40');
    expect(electors.municipalities).toEqual([
      { municipalityCode: '001', electors: 30 },
      { municipalityCode: '002', electors: 40 },
    ]);
  });

  it.each([
    ['9;;40', 'unknownMunicipality'],
    ['1;I;40', 'notDistrict'],
    ['1;;many', 'notNumber'],
    ['1;1;4\n1;001;4', 'twice'],
  ])('are refused where a row is wrong: %s', (row, code) => {
    const { problems } = electorsOf(`kuntanro;aanestysalue;aanioikeutettuja\n${row}`);
    expect(problems.kept.map((each) => each.code)).toEqual([code]);
  });

  it('that differ from the sum of the districts are told', () => {
    const { problems } = electorsOf('kuntanro;aanestysalue;aanioikeutettuja\n1;;40\n1;1;10');
    expect(problems).toMatchObject({ errors: 0, warnings: 1 });
  });
});

const shares = [
  { postcode: '11100', municipalityCode: '001', district: '001', share: 0.5 },
  { postcode: '11100', municipalityCode: '001', district: '002', share: 0.25 },
];

describe('adults scaled to electors', () => {
  it('add up to the electors of the municipality, and of each district where they agree with it', () => {
    const count = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(count, count, count, (first, second, rest) => {
        const input = withElectors(
          aCoverageInput({
            demandAreas: [aDemandArea('11100', '001', [300_000, 6_800_000])],
            districtShares: shares,
          }),
          {
            municipalities: [{ municipalityCode: '001', electors: first + second + rest }],
            districts: [
              { municipalityCode: '001', district: '001', electors: first },
              { municipalityCode: '001', district: '002', electors: second },
            ],
          },
          (code) => code,
        );
        const units = toDemandUnits(input, defaultParameters);
        const adultsIn = (district: string | null) => {
          let sum = 0;
          for (let unit = 0; unit < units.count; unit++)
            if ((units.districts[units.district[unit]!] ?? null) === district)
              sum += units.weights[unit * 5]!;
          return sum;
        };
        expect(adultsIn('001/001')).toBeCloseTo(first);
        expect(adultsIn('001/002')).toBeCloseTo(second);
        expect(adultsIn(null)).toBeCloseTo(rest);
      }),
      { numRuns: 30 },
    );
  });
});

describe('people living in care units', () => {
  it('are read by municipality, postal area or both', () => {
    const problems = new ProblemList();
    const { residents } = readCareUnits(
      'kuntanro;postinumero;asukkaita\n1;;20\n;11100;30\n2;22200;5',
      known,
      problems,
    );
    expect(problems.errors).toBe(0);
    expect(residents).toEqual([
      { municipalityCode: '001', postcode: null, people: 20 },
      { municipalityCode: null, postcode: '11100', people: 30 },
      { municipalityCode: '002', postcode: '22200', people: 5 },
    ]);
    readCareUnits('kuntanro;postinumero;asukkaita\n;;20\n;99999;1', known, problems);
    expect(problems.kept.map(({ code }) => code)).toEqual(['areaMissing', 'unknownPostcode']);
  });

  it('take their share off the need of their homes, and never more than all of it', () => {
    const input = aCoverageInput({
      demandAreas: [
        aDemandArea('11100', '001', [300_000, 6_800_000]),
        aDemandArea('22200', '001', [310_000, 6_800_000]),
      ],
    });
    const people = input.demandAreas[0]!.people.over75!;
    const units = toHelpUnits(toDemandUnits(input, defaultParameters), ['001', '002']);
    const homeOf = (postcode: string) => units.homes.findIndex((home) => home.postcode === postcode);
    const over75 = 3;
    const sharesOf = (...residents: Parameters<typeof rideShares>[1]) => {
      const found = rideShares(units, residents)!;
      return ['11100', '22200'].map((postcode) => found[homeOf(postcode) * 5 + over75]!);
    };
    const near = (expected: number[]) => expected.map((each) => expect.closeTo(each) as number);
    expect(sharesOf({ municipalityCode: null, postcode: '11100', people: people / 4 })).toEqual(
      near([0.75, 1]),
    );
    expect(sharesOf({ municipalityCode: '001', postcode: null, people: people / 2 })).toEqual(
      near([0.75, 0.75]),
    );
    expect(sharesOf({ municipalityCode: '001', postcode: null, people: people * 9 })).toEqual(near([0, 0]));
    expect(rideShares(units, [])).toBeNull();
  });
});
