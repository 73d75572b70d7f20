/** What a greatest flow would lose without some of its capacities, found by serving anew only those who lose something. */
import { SupplyFlow, type FlowProblem } from './supply-flow';

/** What a trial changed, in order: the first value noted of a thing is the one before the trial. */
interface Trial {
  edges: number[];
  flowBefore: number[];
  capacities: number[];
  leftBefore: number[];
}

/** Tries losses on a greatest flow, one after another; each trial is taken back. */
export class FlowLoss extends SupplyFlow {
  private trial: Trial | null = null;

  /** @param greatest units on each edge, as `SupplyFlow.run` leaves them */
  constructor(problem: FlowProblem, greatest: Float64Array) {
    super(problem, greatest);
    // Needs from which units that are left can be reached.
    this.passable = this.findReaching();
  }

  /**
   * Units that nobody else could take over if these capacities dropped out. Needs that were unmet before stay so: they had no
   * way to units left, and taking arcs away opens none. For the same reason a need that reaches no units left is not passed.
   */
  without(capacities: Iterable<number>): number {
    const trial: Trial = { edges: [], flowBefore: [], capacities: [], leftBefore: [] };
    const freed = new Map<number, number>();
    let lost = 0;
    for (const capacity of capacities) {
      this.note(trial, this.edgesUsed(capacity), capacity);
      this.capacityLeft[capacity] = 0;
    }
    for (const edge of trial.edges) {
      const units = this.flow[edge]!;
      this.flow[edge] = 0;
      lost += units;
      const need = this.edgeSource[edge]!;
      if (this.passable![need] === 1) freed.set(need, (freed.get(need) ?? 0) + units);
    }
    for (const [need, units] of freed) this.needLeft[need] = units;
    this.trial = trial;
    this.runFrom([...freed.keys()]);
    this.trial = null;
    for (const [need, units] of freed) {
      lost -= units - this.needLeft[need]!;
      this.needLeft[need] = 0;
    }
    this.takeBack(trial);
    return lost;
  }

  protected override noteChange(edges: readonly number[], capacity: number): void {
    if (this.trial !== null) this.note(this.trial, edges, capacity);
  }

  private note(trial: Trial, edges: readonly number[], capacity: number): void {
    for (const edge of edges) {
      trial.edges.push(edge);
      trial.flowBefore.push(this.flow[edge]!);
    }
    trial.capacities.push(capacity);
    trial.leftBefore.push(this.capacityLeft[capacity]!);
  }

  private takeBack({ edges, flowBefore, capacities, leftBefore }: Trial): void {
    for (let at = edges.length - 1; at >= 0; at--) this.flow[edges[at]!] = flowBefore[at]!;
    for (let at = capacities.length - 1; at >= 0; at--) {
      this.capacityLeft[capacities[at]!] = leftBefore[at]!;
    }
  }

  private edgesUsed(capacity: number): number[] {
    const edges: number[] = [];
    for (let back = this.backStart[capacity]!; back < this.backStart[capacity + 1]!; back++) {
      const edge = this.backEdge[back]!;
      if (this.flow[edge]! > 0) edges.push(edge);
    }
    return edges;
  }

  /** Backwards from what is left: a need reaches its capacities, a capacity the needs that it serves. */
  private findReaching(): Uint8Array {
    const { edgeStart, edgeTarget } = this.problem;
    const reaching = new Uint8Array(this.needLeft.length);
    const isQueued = Uint8Array.from(this.capacityLeft, (left) => (left > 0 ? 1 : 0));
    const queue = [...isQueued.keys()].filter((capacity) => isQueued[capacity] === 1);
    for (let capacity = queue.pop(); capacity !== undefined; capacity = queue.pop()) {
      for (let back = this.backStart[capacity]!; back < this.backStart[capacity + 1]!; back++) {
        const need = this.edgeSource[this.backEdge[back]!]!;
        if (reaching[need] === 1) continue;
        reaching[need] = 1;
        for (let edge = edgeStart[need]!; edge < edgeStart[need + 1]!; edge++) {
          const other = edgeTarget[edge]!;
          if (isQueued[other] === 1 || this.flow[edge]! <= 0) continue;
          isQueued[other] = 1;
          queue.push(other);
        }
      }
    }
    return reaching;
  }
}
