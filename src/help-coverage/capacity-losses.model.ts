/** What would be lost if offers dropped out: the flow without them, for those that matter most. */
import { SupplyFlow, type FlowProblem } from '../shared/supply-flow';

/** Capacities that drop out together. */
export interface LossSubject {
  id: string;
  capacities: readonly number[];
}

export interface CapacityLoss {
  id: string;
  /** Units that nobody else could take over. */
  units: number;
}

/**
 * The subjects whose loss costs most, most first, then by id; exact, though not all are tried: nobody can cost more than it
 * carries, so the search ends when the next carries no more than the least of those found.
 * @param most how many are wanted; those that cost nothing are left out
 */
export function greatestLosses(
  problem: FlowProblem,
  flow: SupplyFlow,
  subjects: readonly LossSubject[],
  most: number,
): CapacityLoss[] {
  const candidates = subjects
    .map((subject) => ({ subject, carried: carriedBy(problem, flow, subject.capacities) }))
    .filter(({ carried }) => carried > 0)
    .sort((a, b) => b.carried - a.carried || (a.subject.id < b.subject.id ? -1 : 1));
  const found: CapacityLoss[] = [];
  for (const { subject, carried } of candidates) {
    const least = found[most - 1];
    if (least !== undefined && carried < least.units) break;
    const units = lossWithout(problem, flow, subject.capacities);
    if (units > 0) found.push({ id: subject.id, units });
    found.sort((a, b) => b.units - a.units || (a.id < b.id ? -1 : 1));
  }
  return found.slice(0, most);
}

/** Units that are served no more when capacities drop out and the others take over what they can. */
export function lossWithout(problem: FlowProblem, flow: SupplyFlow, capacities: readonly number[]): number {
  const gone = new Set(capacities);
  const capacity = problem.capacity.map((units, index) => (gone.has(index) ? 0 : units));
  const kept = flow.flow.map((units, edge) => (gone.has(problem.edgeTarget[edge]!) ? 0 : units));
  return flow.total() - new SupplyFlow({ ...problem, capacity }, kept).run().total();
}

function carriedBy(problem: FlowProblem, flow: SupplyFlow, capacities: readonly number[]): number {
  return capacities.reduce((sum, each) => sum + problem.capacity[each]! - flow.capacityLeft[each]!, 0);
}
