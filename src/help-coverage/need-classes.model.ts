/** People who need help, gathered into classes that the same offers reach: a flow between classes and offers is exact and small. */
import type { FlowProblem } from '../shared/supply-flow';
import { keyOf, type ReachCount, type ReachFinder } from './help-reach.model';
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

export interface NeedClasses {
  problem: FlowProblem;
  /** Class of each slot; -1 where nobody needs help or no offer reaches. */
  classOf: Int32Array;
}

/**
 * Classes in order of their first slot, each with edges to the providers that reach it, in their order.
 * @param need people per slot who need the help
 * @param count of the providers, by their names
 */
export function toNeedClasses(
  units: HelpUnits,
  need: Float64Array,
  providers: readonly Provider[],
  { count, finder }: { count: ReachCount; finder: ReachFinder },
): NeedClasses {
  const classOf = new Int32Array(units.count).fill(-1);
  const classes = new Map<number, number>();
  const firstSlot: number[] = [];
  const people: number[] = [];
  count.each((slot, reached, low, high) => {
    if (reached === 0 || !(need[slot]! > 0)) return;
    const key = keyOf(low, high);
    let found = classes.get(key);
    if (found === undefined) {
      found = firstSlot.push(slot) - 1;
      people.push(0);
      classes.set(key, found);
    }
    classOf[slot] = found;
    people[found]! += need[slot]!;
  });
  const edges = edgesOf(units, firstSlot, providers, finder);
  return {
    classOf,
    problem: {
      need: Float64Array.from(people, (each) => Math.round(each * unitsPerPerson)),
      capacity: Float64Array.from(providers, ({ capacity }) => capacity * unitsPerPerson),
      ...edges,
    },
  };
}

/** For each class the providers that reach its first slot, and with it all of them. */
function edgesOf(
  units: HelpUnits,
  firstSlot: readonly number[],
  providers: readonly Provider[],
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
  providers.forEach(({ offer }, provider) => {
    const add = (index: number) => {
      edgeClass.push(index);
      edgeProvider.push(provider);
    };
    const reach = finder.find([offer.area]);
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
