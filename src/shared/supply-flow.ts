/** Maximum flow from needs to capacities: who can be served by whom, as much as there is, each once. */

/**
 * Needs on the left, capacities on the right, in whole units; an edge says that the capacity may serve the need. Edges of
 * one need lie side by side: those of need i from `edgeStart[i]` on.
 */
export interface FlowProblem {
  need: Float64Array;
  capacity: Float64Array;
  edgeStart: Uint32Array;
  /** The capacity that each edge leads to. */
  edgeTarget: Uint32Array;
}

/** The needs and capacities on the short side of the least cut. */
export interface ShortSide {
  /** 1 for a need that is not met in full in some greatest flow. */
  needs: Uint8Array;
  /** 1 for a capacity that such needs use up in every greatest flow. */
  capacities: Uint8Array;
}

/** A flow under way; it begins with the flow given, or with none. */
export class SupplyFlow {
  /** Units on each edge. */
  readonly flow: Float64Array;
  readonly needLeft: Float64Array;
  readonly capacityLeft: Float64Array;
  protected readonly edgeSource: Uint32Array;
  /** Edges by capacity: those of capacity j from `backStart[j]` on. */
  protected readonly backStart: Uint32Array;
  protected readonly backEdge: Uint32Array;
  private readonly needLevel: Int32Array;
  private readonly capacityLevel: Int32Array;
  private readonly nextEdge: Uint32Array;
  private readonly nextBack: Uint32Array;
  private readonly queue: Uint32Array;
  private readonly path: number[] = [];

  /** @throws {RangeError} for a need or capacity that is not a whole number of at least 0 */
  constructor(
    protected readonly problem: FlowProblem,
    flow?: Float64Array,
  ) {
    const { need, capacity, edgeStart, edgeTarget } = problem;
    refuseFractions(need);
    refuseFractions(capacity);
    this.flow = flow ? flow.slice() : new Float64Array(edgeTarget.length);
    this.needLeft = need.slice();
    this.capacityLeft = capacity.slice();
    this.edgeSource = new Uint32Array(edgeTarget.length);
    this.backStart = new Uint32Array(capacity.length + 1);
    for (let i = 0; i < need.length; i++) {
      for (let edge = edgeStart[i]!; edge < edgeStart[i + 1]!; edge++) {
        this.edgeSource[edge] = i;
        this.backStart[edgeTarget[edge]! + 1]!++;
        this.needLeft[i]! -= this.flow[edge]!;
        this.capacityLeft[edgeTarget[edge]!]! -= this.flow[edge]!;
      }
    }
    for (let j = 0; j < capacity.length; j++) this.backStart[j + 1]! += this.backStart[j]!;
    const next = this.backStart.slice();
    this.backEdge = new Uint32Array(edgeTarget.length);
    edgeTarget.forEach((target, edge) => (this.backEdge[next[target]!++] = edge));
    this.needLevel = new Int32Array(need.length);
    this.capacityLevel = new Int32Array(capacity.length);
    this.nextEdge = new Uint32Array(need.length);
    this.nextBack = new Uint32Array(capacity.length);
    this.queue = new Uint32Array(need.length);
  }

  /** Makes the flow a greatest one (Dinic 1970: shortest ways first, level by level). */
  run(): this {
    this.runFrom(this.unmet());
    return this;
  }

  /** Whether ways may lead through a need; those that lead nowhere can be left out. */
  protected mayPass(_need: number): boolean {
    return true;
  }

  /** Called before units are pushed along edges into a capacity. */
  protected noteChange(_edges: readonly number[], _capacity: number): void {
    // Nothing to note where nothing is taken back.
  }

  private unmet(): number[] {
    const needs: number[] = [];
    for (let i = 0; i < this.needLeft.length; i++) {
      if (this.needLeft[i]! > 0) needs.push(i);
    }
    return needs;
  }

  /** Makes the flow a greatest one for what is unmet of these needs. */
  protected runFrom(sources: readonly number[]): void {
    while (this.setLevels(sources)) {
      this.nextEdge.set(this.problem.edgeStart.subarray(0, this.nextEdge.length));
      this.nextBack.set(this.backStart.subarray(0, this.nextBack.length));
      for (const need of sources) {
        if (this.needLevel[need] === 0) this.pushFrom(need);
      }
    }
  }

  /** Units in all. */
  total(): number {
    return this.flow.reduce((sum, units) => sum + units, 0);
  }

  /** After `run`: what an unmet need can still reach. It is the same whichever greatest flow was found. */
  shortSide(): ShortSide {
    this.setLevels(this.unmet());
    return {
      needs: Uint8Array.from(this.needLevel, (level) => (level >= 0 ? 1 : 0)),
      capacities: Uint8Array.from(this.capacityLevel, (level) => (level >= 0 ? 1 : 0)),
    };
  }

  /** Levels by steps from unmet needs, up to the nearest capacity that is left; false when none can be reached. */
  private setLevels(sources: readonly number[]): boolean {
    const { queue, needLevel, capacityLevel, needLeft } = this;
    needLevel.fill(-1);
    capacityLevel.fill(-1);
    let end = 0;
    for (const need of sources) {
      if (needLeft[need]! <= 0) continue;
      needLevel[need] = 0;
      queue[end++] = need;
    }
    let isFound = false;
    let start = 0;
    while (start < end && !isFound) {
      // One level of needs at a time, so that all capacities at the least distance are found.
      const levelEnd = end;
      for (; start < levelEnd; start++) {
        const at = this.reachFrom(queue[start]!, end);
        isFound ||= at.isFound;
        end = at.end;
      }
    }
    return isFound;
  }

  private reachFrom(need: number, queueEnd: number): { end: number; isFound: boolean } {
    const { problem, queue, needLevel, capacityLevel } = this;
    const { edgeStart, edgeTarget } = problem;
    const level = needLevel[need]! + 1;
    let [end, isFound] = [queueEnd, false];
    for (let edge = edgeStart[need]!; edge < edgeStart[need + 1]!; edge++) {
      const capacity = edgeTarget[edge]!;
      if (capacityLevel[capacity] !== -1) continue;
      capacityLevel[capacity] = level;
      if (this.capacityLeft[capacity]! > 0) {
        isFound = true;
        continue;
      }
      for (let back = this.backStart[capacity]!; back < this.backStart[capacity + 1]!; back++) {
        const other = this.edgeSource[this.backEdge[back]!]!;
        if (this.flow[this.backEdge[back]!]! <= 0 || needLevel[other] !== -1) continue;
        if (!this.mayPass(other)) continue;
        needLevel[other] = level + 1;
        queue[end++] = other;
      }
    }
    return { end, isFound };
  }

  /** Pushes from an unmet need along level ways until it is met or no way is left. The path alternates: edge, edge back, … */
  private pushFrom(origin: number): void {
    const { path, needLevel, capacityLevel, nextEdge, nextBack, edgeSource } = this;
    const { edgeTarget } = this.problem;
    path.length = 0;
    let need = origin;
    while (this.needLeft[origin]! > 0) {
      const edge = this.stepForward(need);
      if (edge === -1) {
        needLevel[need] = -1;
        if (path.length === 0) return;
        const capacity = edgeTarget[path.pop()!]!;
        nextBack[capacity]!++;
        need = edgeSource[path.pop()!]!;
        continue;
      }
      const capacity = edgeTarget[edge]!;
      if (this.capacityLeft[capacity]! > 0) {
        path.push(edge);
        this.push(origin, capacity);
        path.length = 0;
        need = origin;
        continue;
      }
      const back = this.stepBack(capacity);
      if (back === -1) {
        capacityLevel[capacity] = -2;
        nextEdge[need]!++;
        continue;
      }
      path.push(edge, back);
      need = edgeSource[back]!;
    }
  }

  private stepForward(need: number): number {
    const { edgeStart, edgeTarget } = this.problem;
    const level = this.needLevel[need]! + 1;
    for (; this.nextEdge[need]! < edgeStart[need + 1]!; this.nextEdge[need]!++) {
      const edge = this.nextEdge[need]!;
      if (this.capacityLevel[edgeTarget[edge]!] === level) return edge;
    }
    return -1;
  }

  private stepBack(capacity: number): number {
    const level = this.capacityLevel[capacity]! + 1;
    for (; this.nextBack[capacity]! < this.backStart[capacity + 1]!; this.nextBack[capacity]!++) {
      const edge = this.backEdge[this.nextBack[capacity]!]!;
      if (this.flow[edge]! > 0 && this.needLevel[this.edgeSource[edge]!] === level) return edge;
    }
    return -1;
  }

  private push(origin: number, capacity: number): void {
    const { path, flow } = this;
    let units = Math.min(this.needLeft[origin]!, this.capacityLeft[capacity]!);
    for (let step = 1; step < path.length; step += 2) units = Math.min(units, flow[path[step]!]!);
    this.noteChange(path, capacity);
    path.forEach((edge, step) => (flow[edge]! += step % 2 === 0 ? units : -units));
    this.needLeft[origin]! -= units;
    this.capacityLeft[capacity]! -= units;
  }
}

function refuseFractions(units: Float64Array): void {
  const wrong = units.find((each) => !Number.isSafeInteger(each) || each < 0);
  if (wrong !== undefined) throw new RangeError(`Needs and capacities are whole units; ${wrong} is none.`);
}
