/**
 * The one fair among the greatest flows. A greatest flow is seldom the only one: which needs go short would then depend on the
 * order in which they are listed. Among all greatest flows this one gives the largest possible share of their need to those
 * who get the least, then to those who get the next least, and so on (Megiddo 1974, lexicographically optimal flows; found by
 * dividing at the mean share, as Fujishige 1980).
 */
import { SupplyFlow, type FlowProblem } from './supply-flow';

/** Needs and capacities that are divided among each other only. */
interface Part {
  needs: Uint32Array;
  /** Whether every need may be met in full, as at the start; else at the mean share of the part. */
  inFull: boolean;
}

/** A greatest flow with fair shares, to within one unit per need; it can be run no further and asked for its short side. */
export function fairFlow(problem: FlowProblem): SupplyFlow {
  const divided = new Float64Array(problem.edgeTarget.length);
  // Capacities of needs that get less are no longer there for those that get more.
  const isTaken = new Uint8Array(problem.capacity.length);
  const parts: Part[] = [{ needs: servable(problem), inFull: true }];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    parts.push(...divide(problem, part, { flow: divided, isTaken }));
  }
  // Whole units leave remainders; what is left of capacities goes to whom it can.
  return new SupplyFlow(problem, divided).run();
}

function servable({ need, edgeStart }: FlowProblem): Uint32Array {
  return Uint32Array.from(need.keys()).filter((i) => need[i]! > 0 && edgeStart[i + 1]! > edgeStart[i]!);
}

/**
 * Serves a part at its mean share. Where that is possible the part is done; else those who must get less are one part, done
 * first, and the others another. Answers with the parts to do, the next one last.
 */
function divide(problem: FlowProblem, part: Part, done: { flow: Float64Array; isTaken: Uint8Array }): Part[] {
  const { part: small, edges, capacities } = extract(problem, part.needs, done.isTaken);
  if (!part.inFull) lowerToMean(small);
  const flow = new SupplyFlow(small).run();
  const short = flow.shortSide();
  const isDivided = short.needs.includes(1) && short.needs.includes(0);
  if (!isDivided && !(part.inFull && short.needs.includes(1))) {
    keep(flow, small, edges, { done: done.flow, only: null });
    for (const capacity of capacities) done.isTaken[capacity] = 1;
    return [];
  }
  const less = part.needs.filter((_, index) => short.needs[index] === 1);
  const more = part.needs.filter((_, index) => short.needs[index] === 0);
  if (part.inFull) {
    // Those who are met in full are done; the others share what only they can use.
    keep(flow, small, edges, { done: done.flow, only: short.needs });
    capacities.forEach((capacity, index) => {
      if (short.capacities[index] === 0) done.isTaken[capacity] = 1;
    });
    return [{ needs: less, inFull: false }];
  }
  return [
    { needs: more, inFull: false },
    { needs: less, inFull: false },
  ];
}

/** The part as a problem of its own, with the number that each of its edges and capacities has in the whole. */
function extract(
  { need, capacity, edgeStart, edgeTarget }: FlowProblem,
  needs: Uint32Array,
  isTaken: Uint8Array,
) {
  let most = 0;
  for (const i of needs) most += edgeStart[i + 1]! - edgeStart[i]!;
  const edges = new Uint32Array(most);
  const targets = new Uint32Array(most);
  const starts = new Uint32Array(needs.length + 1);
  const indexOf = new Int32Array(capacity.length).fill(-1);
  const capacities: number[] = [];
  let count = 0;
  for (let index = 0; index < needs.length; index++) {
    const i = needs[index]!;
    for (let edge = edgeStart[i]!; edge < edgeStart[i + 1]!; edge++) {
      const target = edgeTarget[edge]!;
      if (isTaken[target] === 1) continue;
      if (indexOf[target] === -1) indexOf[target] = capacities.push(target) - 1;
      edges[count] = edge;
      targets[count++] = indexOf[target]!;
    }
    starts[index + 1] = count;
  }
  const part: FlowProblem = {
    need: Float64Array.from(needs, (i) => need[i]!),
    capacity: Float64Array.from(capacities, (j) => capacity[j]!),
    edgeStart: starts,
    edgeTarget: targets.slice(0, count),
  };
  return { part, edges: edges.slice(0, count), capacities };
}

function lowerToMean({ need, capacity }: FlowProblem): void {
  const sum = (units: Float64Array) => units.reduce((total, each) => total + each, 0);
  const [needed, offered] = [sum(need), sum(capacity)];
  if (offered >= needed) return;
  for (let i = 0; i < need.length; i++) need[i] = Math.floor((need[i]! * offered) / needed);
}

/** Copies flow into the whole: all of it, or only that of the needs marked 0. */
function keep(
  { flow }: SupplyFlow,
  { edgeStart, need }: FlowProblem,
  edges: Uint32Array,
  { done, only }: { done: Float64Array; only: Uint8Array | null },
): void {
  for (let i = 0; i < need.length; i++) {
    if (only !== null && only[i] === 1) continue;
    for (let edge = edgeStart[i]!; edge < edgeStart[i + 1]!; edge++) done[edges[edge]!] = flow[edge]!;
  }
}
