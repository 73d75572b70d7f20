/** What would be lost if offers dropped out: the flow without them, for those that matter most. */
import { FlowLoss } from '../shared/flow-loss';
import type { FlowProblem, SupplyFlow } from '../shared/supply-flow';

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
  const loss = new FlowLoss(problem, flow.flow);
  const found: CapacityLoss[] = [];
  for (const { subject, carried } of candidates) {
    const least = found[most - 1];
    if (least !== undefined && carried < least.units) break;
    const units = loss.without(subject.capacities);
    if (units > 0) found.push({ id: subject.id, units });
    found.sort((a, b) => b.units - a.units || (a.id < b.id ? -1 : 1));
  }
  return found.slice(0, most);
}

function carriedBy(problem: FlowProblem, flow: SupplyFlow, capacities: readonly number[]): number {
  return capacities.reduce((sum, each) => sum + problem.capacity[each]! - flow.capacityLeft[each]!, 0);
}
