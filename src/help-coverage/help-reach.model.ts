/** Whom an area reaches, as runs of slots and homes; and how many subjects reach each slot, without storing pairs. */
import { OutlineSlots } from '../geo/outline-slots';
import { SlotRanges } from '../geo/slot-ranges';
import type { HelpArea } from './help-input.model';
import type { HelpUnits } from './help-units.model';

/** What one subject (an offer, or all offers of an organisation) reaches. */
export interface Reach {
  /** Runs of slots, from one index to before another; they may overlap each other and the homes unless `isSimple`. */
  ranges: SlotRanges;
  from: number;
  to: number;
  homes: readonly number[];
  /** No slot is reached twice, so it can be counted as it stands. */
  isSimple: boolean;
}

/** By slot. */
export interface ReachColumns {
  counts: Int32Array;
  lows: Uint32Array;
  highs: Uint32Array;
}

const noHomes: readonly number[] = [];

/** Finds what areas reach, each area once: offers are asked for again in every kind, window and language. */
export class ReachFinder {
  private readonly pool: SlotRanges;
  private readonly together = new SlotRanges();
  private readonly inside: OutlineSlots;
  private readonly slotMark: Uint32Array;
  private readonly homeMark: Uint32Array;
  private mark = 0;
  private readonly known = new Map<HelpArea, Reach>();
  /** Room for the columns of whichever count is read: they are as long as there are slots, and asked for hundreds of times. */
  readonly columns: ReachColumns;

  constructor(private readonly units: HelpUnits) {
    this.pool = new SlotRanges(8 * units.count + 64);
    this.columns = {
      counts: new Int32Array(units.count),
      lows: new Uint32Array(units.count),
      highs: new Uint32Array(units.count),
    };
    this.inside = new OutlineSlots(units.rows);
    this.slotMark = new Uint32Array(units.count);
    this.homeMark = new Uint32Array(units.homes.length);
  }

  /** Finds what the areas that are circles and nothing else reach, all at once: quicker than when each is asked for. */
  findCircles(areas: readonly HelpArea[]): void {
    const circular = areas.filter((area) => isCircular(area) && !this.known.has(area));
    const circles = circular.map(({ circle }) => circle!);
    const bounds = this.units.rows.addCircles(circles, this.pool);
    circular.forEach((area, index) => {
      const [from, to] = [bounds[index]!, bounds[index + 1]!];
      this.known.set(area, { ranges: this.pool, from, to, homes: noHomes, isSimple: true });
    });
  }

  /** Reach of several areas together, whoever is in any of them; that of more than one holds until the next is asked for. */
  find(areas: readonly HelpArea[]): Reach {
    if (areas.length === 1) return this.reachOf(areas[0]!);
    const ranges = this.together;
    ranges.clear();
    const homes = new Set<number>();
    let [parts, isSimple] = [0, true];
    for (const area of areas) {
      const reach = this.reachOf(area);
      if (reach.from === reach.to && reach.homes.length === 0) continue;
      parts++;
      isSimple &&= reach.isSimple;
      for (const home of reach.homes) homes.add(home);
      for (let i = reach.from; i < reach.to; i++) ranges.add(reach.ranges.starts[i]!, reach.ranges.ends[i]!);
    }
    // Runs alone can be put in order and joined; where there are homes too, each slot is asked.
    if (homes.size === 0) ranges.join();
    return {
      ranges,
      from: 0,
      to: ranges.count,
      homes: [...homes],
      isSimple: ranges.count === 0 || homes.size === 0 || (parts <= 1 && isSimple),
    };
  }

  private reachOf(area: HelpArea): Reach {
    const known = this.known.get(area);
    if (known !== undefined) return known;
    const { pool } = this;
    const from = pool.begin();
    const homes = this.homesOf(area);
    const parts = this.addShapes(area) + (homes.length > 0 ? 1 : 0);
    const to = pool.count;
    const reach: Reach = { ranges: pool, from, to, homes, isSimple: parts <= 1 || from === to };
    this.known.set(area, reach);
    return reach;
  }

  /** Calls `visit` once for each slot that the reach holds by its ranges and not by its homes. */
  eachSlotBesideHomes({ ranges, from, to, homes }: Reach, visit: (slot: number) => void): void {
    this.mark++;
    for (const home of homes) this.homeMark[home] = this.mark;
    for (let i = from; i < to; i++) {
      for (let slot = ranges.starts[i]!; slot < ranges.ends[i]!; slot++) {
        if (this.slotMark[slot] === this.mark || this.homeMark[this.units.home[slot]!] === this.mark)
          continue;
        this.slotMark[slot] = this.mark;
        visit(slot);
      }
    }
  }

  private addShapes({ circle, polygon }: HelpArea): number {
    const ranges = this.pool;
    const { rows } = this.units;
    let parts = 0;
    if (circle !== null) {
      rows.addCircle(circle.easting, circle.northing, circle.radiusMetres, ranges);
      parts++;
    }
    if (polygon !== null) {
      this.inside.add(polygon, ranges);
      parts++;
    }
    return parts;
  }

  private homesOf({ municipalities, postcodes }: HelpArea): readonly number[] {
    if (municipalities.length === 0) return noHomes;
    const { units } = this;
    const homes: number[] = [];
    this.mark++;
    for (const code of municipalities) {
      const municipality = units.municipalityIndex.get(code);
      if (municipality === undefined) continue;
      for (const home of units.homesOf[municipality]!) {
        if (this.homeMark[home] === this.mark) continue;
        const { postcode } = units.homes[home]!;
        if (postcodes.length > 0 && (postcode === null || !postcodes.includes(postcode))) continue;
        this.homeMark[home] = this.mark;
        homes.push(home);
      }
    }
    return homes;
  }
}

/** Numbers per slot of a count; one is idle, so that a slot never lies across two lines of the processor's cache. */
const changeWidth = 4;

/**
 * How many subjects reach each slot, and a fingerprint of which: subjects are added one by one, each in as many steps as it
 * has runs and homes; afterwards one pass gives all slots. Two slots reached by the same subjects have the same fingerprint;
 * by different ones, almost certainly (64 bits) different ones.
 */
export class ReachCount {
  /** By slot what changes there: number of subjects and both halves of the name; side by side, since they change together. */
  private readonly change: Int32Array;
  private readonly homeCount: Int32Array;
  private readonly homeLow: Uint32Array;
  private readonly homeHigh: Uint32Array;

  constructor(
    private readonly units: HelpUnits,
    private readonly finder: ReachFinder,
  ) {
    this.change = new Int32Array((units.count + 1) * changeWidth);
    this.homeCount = new Int32Array(units.homes.length);
    this.homeLow = new Uint32Array(units.homes.length);
    this.homeHigh = new Uint32Array(units.homes.length);
  }

  /** Adds a subject under a name of two 32-bit numbers: they are combined by exclusive or. */
  add(reach: Reach, low: number, high: number): void {
    for (const home of reach.homes) {
      this.homeCount[home]!++;
      this.homeLow[home]! ^= low;
      this.homeHigh[home]! ^= high;
    }
    if (reach.isSimple) {
      const { starts, ends } = reach.ranges;
      for (let i = reach.from; i < reach.to; i++) this.addRun(starts[i]!, ends[i]!, low, high);
    } else {
      this.finder.eachSlotBesideHomes(reach, (slot) => {
        this.addRun(slot, slot + 1, low, high);
      });
    }
  }

  /** By slot the number of subjects, and the combined names of them: they hold until columns are next asked for. */
  columns(): ReachColumns {
    const { change, homeCount, homeLow, homeHigh } = this;
    const { home, count: slots } = this.units;
    const { columns } = this.finder;
    let [count, low, high] = [0, 0, 0];
    for (let slot = 0, from = 0; slot < slots; slot++, from += changeWidth) {
      count += change[from]!;
      low ^= change[from + 1]!;
      high ^= change[from + 2]!;
      const at = home[slot]!;
      columns.counts[slot] = count + homeCount[at]!;
      columns.lows[slot] = low ^ homeLow[at]!;
      columns.highs[slot] = high ^ homeHigh[at]!;
    }
    return columns;
  }

  /** Gives each slot's number of subjects and the combined names of them. */
  each(visit: (slot: number, count: number, low: number, high: number) => void): void {
    const { counts, lows, highs } = this.columns();
    for (let slot = 0; slot < counts.length; slot++) visit(slot, counts[slot]!, lows[slot]!, highs[slot]!);
  }

  private addRun(startSlot: number, endSlot: number, low: number, high: number): void {
    const { change } = this;
    const [start, end] = [startSlot * changeWidth, endSlot * changeWidth];
    change[start]!++;
    change[end]!--;
    change[start + 1]! ^= low;
    change[end + 1]! ^= low;
    change[start + 2]! ^= high;
    change[end + 2]! ^= high;
  }
}

/** By slot the number of areas that hold it; circles are counted together, which is quicker than one after another. */
export function countReach(units: HelpUnits, finder: ReachFinder, areas: readonly HelpArea[]): Int32Array {
  const counts = units.rows.countCircles(areas.filter(isCircular).map(({ circle }) => circle!));
  const others = areas.filter((area) => !isCircular(area));
  if (others.length === 0) return counts;
  const count = new ReachCount(units, finder);
  for (const area of others) count.add(finder.find([area]), 0, 0);
  const of = count.columns().counts;
  for (let slot = 0; slot < counts.length; slot++) counts[slot]! += of[slot]!;
  return counts;
}

/** Whether an area is a circle and nothing else. */
function isCircular({ circle, polygon, municipalities }: HelpArea): boolean {
  return circle !== null && polygon === null && municipalities.length === 0;
}

/** The two numbers of a name as one of 53 bits. */
export function keyOf(low: number, high: number): number {
  return low * 2 ** 21 + (high & (2 ** 21 - 1));
}
