import fc from 'fast-check';
import loadHighs from 'highs';
import { fairFlow } from '../../src/shared/fair-flow';
import { SupplyFlow, type FlowProblem } from '../../src/shared/supply-flow';

interface Case {
  needs: readonly number[];
  capacities: readonly number[];
  /** For each need the capacities that may serve it. */
  fits: readonly (readonly number[])[];
}

function toProblem({ needs, capacities, fits }: Case): FlowProblem {
  const edgeStart = new Uint32Array(needs.length + 1);
  fits.forEach((targets, i) => (edgeStart[i + 1] = edgeStart[i]! + targets.length));
  return {
    need: Float64Array.from(needs),
    capacity: Float64Array.from(capacities),
    edgeStart,
    edgeTarget: Uint32Array.from(fits.flat()),
  };
}

const met = ({ needs }: Case, flow: SupplyFlow) => needs.map((need, i) => need - flow.needLeft[i]!);

const sized = fc
  .record({
    needs: fc.array(fc.nat(60_000), { minLength: 1, maxLength: 6 }),
    capacities: fc.array(fc.nat(90_000), { minLength: 1, maxLength: 5 }),
  })
  .chain(({ needs, capacities }) =>
    fc.record({
      needs: fc.constant(needs),
      capacities: fc.constant(capacities),
      fits: fc.tuple(...needs.map(() => fc.subarray([...capacities.keys()]))),
    }),
  );

/** The linear programme in CPLEX format; `least` asks for the largest share that everybody can have. */
function programme({ needs, capacities, fits }: Case, least: boolean): string {
  const edge = (i: number, j: number) => `f${i}_${j}`;
  const terms = fits.flatMap((targets, i) => targets.map((j) => edge(i, j)));
  const rows = [
    ...fits.flatMap((targets, i) =>
      targets.length === 0 ? [] : [`n${i}: ${targets.map((j) => edge(i, j)).join(' + ')} <= ${needs[i]!}`],
    ),
    ...capacities.flatMap((capacity, j) => {
      const into = fits.flatMap((targets, i) => (targets.includes(j) ? [edge(i, j)] : []));
      return into.length === 0 ? [] : [`c${j}: ${into.join(' + ')} <= ${capacity}`];
    }),
    ...(least
      ? fits.flatMap((targets, i) =>
          targets.length === 0 || needs[i] === 0
            ? []
            : [`s${i}: ${targets.map((j) => edge(i, j)).join(' + ')} - ${needs[i]!} t >= 0`],
        )
      : []),
    't1: t <= 1',
  ];
  return `Maximize\n obj: ${least ? 't' : [...terms, '0 t'].join(' + ')}\nSubject To\n ${rows.join('\n ')}\nEnd\n`;
}

/** docs/methods.md 4: a may go to X, b to X and Y, c to Y. */
const example = { needs: [40, 30, 50], capacities: [60, 35], fits: [[0], [0, 1], [1]] };

describe('A greatest flow', () => {
  it('serves 95 of 120 in the published example: a in full, 25 not', () => {
    const flow = new SupplyFlow(toProblem(example)).run();
    expect(flow.total()).toBe(95);
    expect(met(example, flow)).toEqual([40, 30, 25]);
  });

  it('refuses parts of units', () => {
    expect(() => new SupplyFlow(toProblem({ needs: [0.5], capacities: [1], fits: [[0]] }))).toThrow(
      RangeError,
    );
  });
});

describe('The fair greatest flow', () => {
  it('serves as many in the published example, and gives those with the least as much as they can get', () => {
    const flow = fairFlow(toProblem(example));
    expect(flow.total()).toBe(95);
    // All of Y to c (35 of 50), all of X to a and b alike (60 of 70).
    expect(met(example, flow)).toEqual([34, 25, 35].map((least, i) => (i === 0 ? least + 1 : least)));
    expect([...flow.shortSide().capacities]).toEqual([1, 1]);
  });

  it('is as great as the linear programme of HiGHS, and nobody gets less than the largest share all can have', async () => {
    const highs = await loadHighs();
    fc.assert(
      fc.property(sized, (given) => {
        const flow = fairFlow(toProblem(given));
        const greatest = highs.solve(programme(given, false));
        expect(flow.total()).toBeCloseTo(greatest.ObjectiveValue, 3);
        const least = highs.solve(programme(given, true)).ObjectiveValue;
        const shares = met(given, flow).flatMap((units, i) =>
          given.needs[i]! > 0 && given.fits[i]!.length > 0
            ? [(units + given.needs.length) / given.needs[i]!]
            : [],
        );
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(least - 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it('stays within needs and capacities, and its least cut proves that no more is possible', () => {
    fc.assert(
      fc.property(sized, (given) => {
        const problem = toProblem(given);
        const flow = fairFlow(problem);
        const served = met(given, flow);
        served.forEach((units, i) => {
          expect(units).toBeGreaterThanOrEqual(0);
          expect(units).toBeLessThanOrEqual(given.needs[i]!);
        });
        for (const left of flow.capacityLeft) expect(left).toBeGreaterThanOrEqual(0);
        expect(served.reduce((sum, each) => sum + each, 0)).toBe(flow.total());
        const short = flow.shortSide();
        const cut =
          given.needs.reduce((sum, need, i) => sum + (short.needs[i] === 1 ? 0 : need), 0) +
          given.capacities.reduce((sum, units, j) => sum + (short.capacities[j] === 1 ? units : 0), 0);
        expect(flow.total()).toBe(cut);
      }),
    );
  });

  it('gives the same shares in any order of needs and capacities, to within a unit per need', () => {
    fc.assert(
      fc.property(sized, (given) => {
        const last = given.capacities.length - 1;
        const turned = {
          needs: given.needs.toReversed(),
          capacities: given.capacities.toReversed(),
          fits: given.fits.toReversed().map((targets) => targets.map((j) => last - j).toReversed()),
        };
        const [before, after] = [fairFlow(toProblem(given)), fairFlow(toProblem(turned))];
        expect(after.total()).toBe(before.total());
        const shares = met(turned, after).toReversed();
        met(given, before).forEach((units, i) => {
          expect(Math.abs(shares[i]! - units)).toBeLessThanOrEqual(2 * given.needs.length);
        });
      }),
    );
  });

  it('never falls when a capacity is added', () => {
    fc.assert(
      fc.property(sized, fc.nat(50_000), fc.infiniteStream(fc.boolean()), (given, added, coin) => {
        const more = {
          ...given,
          capacities: [...given.capacities, added],
          fits: given.fits.map((targets) =>
            coin.next().value ? [...targets, given.capacities.length] : targets,
          ),
        };
        expect(fairFlow(toProblem(more)).total()).toBeGreaterThanOrEqual(fairFlow(toProblem(given)).total());
      }),
    );
  });
});
