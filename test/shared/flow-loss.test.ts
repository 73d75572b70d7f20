/** Losses of a greatest flow, against flows computed anew without what dropped out. */
import fc from 'fast-check';
import { FlowLoss } from '../../src/shared/flow-loss';
import { SupplyFlow, type FlowProblem } from '../../src/shared/supply-flow';

const capacities = 5;

const problems = fc
  .record({
    needs: fc.array(
      fc.record({
        need: fc.integer({ min: 0, max: 9 }),
        reach: fc.subarray([...Array(capacities).keys()]),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    capacity: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: capacities, maxLength: capacities }),
  })
  .map(({ needs, capacity }): FlowProblem => {
    const edgeStart = new Uint32Array(needs.length + 1);
    needs.forEach(({ reach }, index) => (edgeStart[index + 1] = edgeStart[index]! + reach.length));
    return {
      need: Float64Array.from(needs, ({ need }) => need),
      capacity: Float64Array.from(capacity),
      edgeStart,
      edgeTarget: Uint32Array.from(needs.flatMap(({ reach }) => reach)),
    };
  });

const groups = fc.array(fc.subarray([...Array(capacities).keys()]), { minLength: 1, maxLength: 4 });

describe('what a flow loses', () => {
  it('is the same as without those capacities from the start, trial after trial', () => {
    fc.assert(
      fc.property(problems, groups, (problem, gone) => {
        const whole = new SupplyFlow(problem).run();
        const loss = new FlowLoss(problem, whole.flow);
        for (const group of gone) {
          const capacity = problem.capacity.map((units, index) => (group.includes(index) ? 0 : units));
          const rest = new SupplyFlow({ ...problem, capacity }).run();
          expect(loss.without(group)).toBe(whole.total() - rest.total());
          expect(loss.flow).toEqual(whole.flow);
          expect(loss.needLeft).toEqual(whole.needLeft);
          expect(loss.capacityLeft).toEqual(whole.capacityLeft);
        }
      }),
      { numRuns: 300 },
    );
  });
});
