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
  /** The need that each of them comes from: beside each other, since they are looked through often. */
  private readonly backSource: Uint32Array;
  private readonly needLevel: Int32Array;
  private readonly capacityLevel: Int32Array;
  private readonly nextEdge: Uint32Array;
  private readonly nextBack: Uint32Array;
  private readonly queue: Uint32Array;
  private readonly path: number[] = [];
  /** Whether the levels are the last ones of a greatest flow. */
  private isGreatest = false;
  /** 1 for needs through which ways may lead; those that lead nowhere can be left out. Null: all. */
  protected passable: Uint8Array | null = null;

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
    this.backSource = new Uint32Array(edgeTarget.length);
    for (let edge = 0; edge < edgeTarget.length; edge++) {
      const back = next[edgeTarget[edge]!]!++;
      this.backEdge[back] = edge;
      this.backSource[back] = this.edgeSource[edge]!;
    }
    this.needLevel = new Int32Array(need.length);
    this.capacityLevel = new Int32Array(capacity.length);
    this.nextEdge = new Uint32Array(need.length);
    this.nextBack = new Uint32Array(capacity.length);
    this.queue = new Uint32Array(need.length);
  }

  /** Makes the flow a greatest one (Dinic 1970: shortest ways first, level by level). */
  run(): this {
    this.pushStraight();
    this.runFrom(this.unmet());
    this.isGreatest = true;
    return this;
  }

  /** Called before units are pushed along edges into a capacity. */
  protected noteChange(_edges: readonly number[], _capacity: number): void {
    // Nothing to note where nothing is taken back.
  }

  /** The first level without asking for levels: every need takes what is left in its own capacities. */
  private pushStraight(): void {
    const { needLeft, capacityLeft, flow } = this;
    const { edgeStart, edgeTarget } = this.problem;
    for (let need = 0; need < needLeft.length; need++) {
      let left = needLeft[need]!;
      for (let edge = edgeStart[need]!; left > 0 && edge < edgeStart[need + 1]!; edge++) {
        const capacity = edgeTarget[edge]!;
        const units = Math.min(left, capacityLeft[capacity]!);
        flow[edge]! += units;
        capacityLeft[capacity]! -= units;
        left -= units;
      }
      needLeft[need] = left;
    }
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
    // The last levels of a greatest flow are those that lead to nothing any more.
    if (!this.isGreatest) this.setLevels(this.unmet());
    return {
      needs: Uint8Array.from(this.needLevel, (level) => (level >= 0 ? 1 : 0)),
      capacities: Uint8Array.from(this.capacityLevel, (level) => (level >= 0 ? 1 : 0)),
    };
  }

  /** Levels by steps from unmet needs, up to the nearest capacity that is left; false when none can be reached. */
  private setLevels(sources: readonly number[]): boolean {
    const { queue, needLevel, capacityLevel, capacityLeft, flow, passable } = this;
    const { backStart, backEdge, backSource } = this;
    const { edgeStart, edgeTarget } = this.problem;
    let end = this.queueUnmet(sources);
    let isFound = false;
    let start = 0;
    // One level of needs at a time, so that all capacities at the least distance are found.
    for (let level = 1, levelEnd = end; start < levelEnd && !isFound; level += 2, levelEnd = end) {
      for (; start < levelEnd; start++) {
        const need = queue[start]!;
        for (let edge = edgeStart[need]!, last = edgeStart[need + 1]!; edge < last; edge++) {
          const capacity = edgeTarget[edge]!;
          if (capacityLevel[capacity] !== -1) continue;
          capacityLevel[capacity] = level;
          if (capacityLeft[capacity]! > 0) {
            isFound = true;
            continue;
          }
          for (let back = backStart[capacity]!, until = backStart[capacity + 1]!; back < until; back++) {
            const other = backSource[back]!;
            if (needLevel[other] !== -1 || flow[backEdge[back]!]! <= 0) continue;
            if (passable !== null && passable[other] === 0) continue;
            needLevel[other] = level + 1;
            queue[end++] = other;
          }
        }
      }
    }
    return isFound;
  }

  /** Starts levels at the sources that are not met; answers with the end of the queue. */
  private queueUnmet(sources: readonly number[]): number {
    this.needLevel.fill(-1);
    this.capacityLevel.fill(-1);
    let end = 0;
    for (const need of sources) {
      if (this.needLeft[need]! <= 0) continue;
      this.needLevel[need] = 0;
      this.queue[end++] = need;
    }
    return end;
  }

  /** Pushes from an unmet need along level ways until it is met or no way is left. The path alternates: edge, edge back, … */
  private pushFrom(origin: number): void {
    const { path, needLevel, capacityLevel, nextEdge, nextBack, edgeSource, needLeft, capacityLeft } = this;
    const { edgeTarget } = this.problem;
    path.length = 0;
    let need = origin;
    while (needLeft[origin]! > 0) {
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
      if (capacityLeft[capacity]! > 0) {
        path.push(edge);
        this.push(origin, capacity);
        need = this.shorten(origin);
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

  /** After a push: leaves the path up to the first edge with nothing left to take back; answers with the need where it ends. */
  private shorten(origin: number): number {
    const { path, flow, edgeSource } = this;
    let kept = 1;
    while (kept < path.length && flow[path[kept]!]! > 0) kept += 2;
    path.length = kept - 1;
    return path.length === 0 ? origin : edgeSource[path[path.length - 1]!]!;
  }

  private stepForward(need: number): number {
    const { capacityLevel, nextEdge } = this;
    const { edgeStart, edgeTarget } = this.problem;
    const level = this.needLevel[need]! + 1;
    const end = edgeStart[need + 1]!;
    let edge = nextEdge[need]!;
    while (edge < end && capacityLevel[edgeTarget[edge]!] !== level) edge++;
    nextEdge[need] = edge;
    return edge < end ? edge : -1;
  }

  private stepBack(capacity: number): number {
    const { nextBack, backEdge, backSource, needLevel, flow } = this;
    const level = this.capacityLevel[capacity]! + 1;
    const end = this.backStart[capacity + 1]!;
    for (let back = nextBack[capacity]!; back < end; back++) {
      if (needLevel[backSource[back]!] !== level || flow[backEdge[back]!]! <= 0) continue;
      nextBack[capacity] = back;
      return backEdge[back]!;
    }
    nextBack[capacity] = end;
    return -1;
  }

  private push(origin: number, capacity: number): void {
    const { path, flow } = this;
    let units = Math.min(this.needLeft[origin]!, this.capacityLeft[capacity]!);
    for (let step = 1; step < path.length; step += 2) units = Math.min(units, flow[path[step]!]!);
    this.noteChange(path, capacity);
    for (let step = 0; step < path.length; step++) flow[path[step]!]! += step % 2 === 0 ? units : -units;
    this.needLeft[origin]! -= units;
    this.capacityLeft[capacity]! -= units;
  }
}

function refuseFractions(units: Float64Array): void {
  const wrong = units.find((each) => !Number.isSafeInteger(each) || each < 0);
  if (wrong !== undefined) throw new RangeError(`Needs and capacities are whole units; ${wrong} is none.`);
}
