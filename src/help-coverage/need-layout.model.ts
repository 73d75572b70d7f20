/**
 * People who may need help, gathered into classes that the same offers reach: a flow between classes and offers is exact and
 * small. Nothing here rests on how many need help or how much an offer can do, so that it is laid out once for many questions.
 */
import { reportedGroups } from '../coverage/coverage-input.model';
import type { FlowProblem } from '../shared/supply-flow';
import { keyOf, type ReachFinder } from './help-reach.model';
import type { HelpUnits } from './help-units.model';
import type { NamedOffer } from './offer-selection.model';

/** Flows are in thousandths of a person, whole numbers, so that nothing is lost to rounding on the way. */
export const unitsPerPerson = 1000;

/** An offer and the people whom it can serve. */
export interface Provider {
  offer: NamedOffer;
  /** People, whole. */
  capacity: number;
}

/** Classes in order of their first slot, with what leads from each to the offers, in their order. */
export interface NeedLayout extends Pick<FlowProblem, 'edgeStart' | 'edgeTarget'> {
  classes: number;
  /** First cell of each class; after the last class, the first cell that no offer reaches. */
  cellStart: Uint32Array;
  cells: PeopleCells;
}

/** People of one class and municipality who would go without for one reason; the arrays run side by side, class after class. */
export interface PeopleCells {
  municipality: Int32Array;
  reason: Uint8Array;
  /** People who may need help, the groups of a cell side by side in the order of `reportedGroups`. */
  people: Float64Array;
}

const groups = reportedGroups.length;

/** Who is counted, and why each goes without. */
interface Slots {
  units: HelpUnits;
  /** By home and group the share of the people who may need help; null: all. */
  shares: Float64Array | null;
  /** By slot. */
  reasons: Uint8Array;
}

/**
 * @param providers offers that serve
 * @param finder whose columns are those of the providers, by their names
 */
export function toNeedLayout(
  slots: Slots,
  providers: readonly NamedOffer[],
  finder: ReachFinder,
): NeedLayout {
  const { units } = slots;
  const classes = new Map<number, number>();
  const firstSlot: number[] = [];
  const classOf = new Int32Array(units.count).fill(-1);
  const { counts, lows, highs } = finder.columns;
  for (let slot = 0; slot < units.count; slot++) {
    if (counts[slot] === 0 || !isInhabited(units, slot)) continue;
    const key = keyOf(lows[slot]!, highs[slot]!);
    let found = classes.get(key);
    if (found === undefined) {
      found = firstSlot.push(slot) - 1;
      classes.set(key, found);
    }
    classOf[slot] = found;
  }
  return {
    classes: firstSlot.length,
    ...gatherCells(slots, classOf, firstSlot.length),
    ...edgesOf(units, firstSlot, providers, finder),
  };
}

/** People of each cell who need help. @param rates by group, in the order of `reportedGroups` */
export function needOfCells({ cells: { people, municipality } }: NeedLayout, rates: readonly number[]) {
  return Float64Array.from(municipality, (_, cell) =>
    rates.reduce((sum, rate, group) => sum + rate * people[cell * groups + group]!, 0),
  );
}

/** The flow to be found. @param need people by cell */
export function toFlowProblem(
  { classes, cellStart, edgeStart, edgeTarget }: NeedLayout,
  need: Float64Array,
  providers: readonly Provider[],
): FlowProblem {
  const units = new Float64Array(classes);
  for (let index = 0; index < classes; index++) {
    let people = 0;
    for (let cell = cellStart[index]!; cell < cellStart[index + 1]!; cell++) people += need[cell]!;
    units[index] = Math.round(people * unitsPerPerson);
  }
  return {
    need: units,
    capacity: Float64Array.from(providers, ({ capacity }) => capacity * unitsPerPerson),
    edgeStart,
    edgeTarget,
  };
}

function isInhabited({ weights }: HelpUnits, slot: number): boolean {
  for (let at = slot * groups; at < (slot + 1) * groups; at++) if (weights[at]! > 0) return true;
  return false;
}

/** Adds slots up to cells, in the order of their classes, those of none last. */
function gatherCells(
  { units, shares, reasons }: Slots,
  classOf: Int32Array,
  classes: number,
): Pick<NeedLayout, 'cellStart' | 'cells'> {
  const found = new Map<number, number>();
  const cells: { index: number; municipality: number; reason: number }[] = [];
  const cellOf = new Int32Array(units.count).fill(-1);
  for (let slot = 0, lastKey = -1, lastCell = -1; slot < units.count; slot++) {
    if (!isInhabited(units, slot)) continue;
    const index = classOf[slot] === -1 ? classes : classOf[slot]!;
    const [municipality, reason] = [units.municipality[slot]!, reasons[slot]!];
    const key = (index * units.homesOf.length + municipality) * 8 + reason;
    // Neighbours are often in the same one.
    if (key !== lastKey) {
      lastKey = key;
      lastCell = found.get(key) ?? cells.push({ index, municipality, reason }) - 1;
      found.set(key, lastCell);
    }
    cellOf[slot] = lastCell;
  }
  const cellStart = new Uint32Array(classes + 2);
  for (const { index } of cells) cellStart[index + 1]!++;
  for (let index = 0; index <= classes; index++) cellStart[index + 1]! += cellStart[index]!;
  const next = cellStart.slice();
  const position = Uint32Array.from(cells, ({ index }) => next[index]!++);
  const sorted: PeopleCells = {
    municipality: new Int32Array(cells.length),
    reason: new Uint8Array(cells.length),
    people: new Float64Array(cells.length * groups),
  };
  cells.forEach(({ municipality, reason }, cell) => {
    sorted.municipality[position[cell]!] = municipality;
    sorted.reason[position[cell]!] = reason;
  });
  for (let slot = 0; slot < units.count; slot++) {
    if (cellOf[slot] === -1) continue;
    const [from, into] = [slot * groups, position[cellOf[slot]!]! * groups];
    for (let group = 0; group < groups; group++) {
      const share = shares === null ? 1 : shares[units.home[slot]! * groups + group]!;
      sorted.people[into + group]! += share * units.weights[from + group]!;
    }
  }
  return { cellStart: cellStart.slice(0, classes + 1), cells: sorted };
}

/** For each class the providers that reach its first slot, and with it all of them. */
function edgesOf(
  units: HelpUnits,
  firstSlot: readonly number[],
  providers: readonly NamedOffer[],
  finder: ReachFinder,
): Pick<FlowProblem, 'edgeStart' | 'edgeTarget'> {
  // Classes whose first slot comes before a slot: the classes of a run are then a run of classes.
  const before = new Uint32Array(units.count + 1);
  for (const slot of firstSlot) before[slot + 1] = 1;
  for (let slot = 0; slot < units.count; slot++) before[slot + 1]! += before[slot]!;
  const inHome: number[][] = units.homes.map(() => []);
  firstSlot.forEach((slot, index) => inHome[units.home[slot]!]!.push(index));

  const edgeClass: number[] = [];
  const edgeProvider: number[] = [];
  providers.forEach(({ area }, provider) => {
    const add = (index: number) => {
      edgeClass.push(index);
      edgeProvider.push(provider);
    };
    const reach = finder.find([area]);
    for (const home of reach.homes) inHome[home]!.forEach(add);
    if (reach.isSimple) {
      const { starts, ends } = reach.ranges;
      for (let i = reach.from; i < reach.to; i++) {
        for (let index = before[starts[i]!]!; index < before[ends[i]!]!; index++) add(index);
      }
    } else {
      finder.eachSlotBesideHomes(reach, (slot) => {
        if (before[slot + 1]! > before[slot]!) add(before[slot]!);
      });
    }
  });
  return sortByClass(edgeClass, edgeProvider, firstSlot.length);
}

function sortByClass(
  edgeClass: readonly number[],
  edgeProvider: readonly number[],
  classes: number,
): Pick<FlowProblem, 'edgeStart' | 'edgeTarget'> {
  const edgeStart = new Uint32Array(classes + 1);
  for (const index of edgeClass) edgeStart[index + 1]!++;
  for (let index = 0; index < classes; index++) edgeStart[index + 1]! += edgeStart[index]!;
  const next = edgeStart.slice();
  const edgeTarget = new Uint32Array(edgeClass.length);
  edgeClass.forEach((index, edge) => (edgeTarget[next[index]!++] = edgeProvider[edge]!));
  return { edgeStart, edgeTarget };
}
