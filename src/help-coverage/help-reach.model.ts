/** Whom an area reaches, as runs of slots and homes; and how many subjects reach each slot, without storing pairs. */
import { addOutline, prepareOutline } from '../geo/outline-rows';
import { SlotRanges } from '../geo/slot-ranges';
import type { HelpArea } from './help-input.model';
import type { HelpUnits } from './help-units.model';

/** What one subject (an offer, or all offers of an organisation) reaches; overwritten by the next. */
export interface Reach {
  /** Runs of slots; they may overlap each other and the homes unless `isSimple`. */
  ranges: SlotRanges;
  homes: readonly number[];
  /** No slot is reached twice, so it can be counted as it stands. */
  isSimple: boolean;
}

/** Finds what areas reach. */
export class ReachFinder {
  private readonly ranges = new SlotRanges();
  private readonly slotMark: Uint32Array;
  private readonly homeMark: Uint32Array;
  private mark = 0;

  constructor(private readonly units: HelpUnits) {
    this.slotMark = new Uint32Array(units.count);
    this.homeMark = new Uint32Array(units.homes.length);
  }

  /** Reach of several areas together: whoever is in any of them. The answer is overwritten by the next call. */
  find(areas: readonly HelpArea[]): Reach {
    const { ranges } = this;
    ranges.clear();
    this.mark++;
    const homes: number[] = [];
    let parts = 0;
    for (const area of areas) {
      const before = homes.length;
      this.addHomes(area, homes);
      if (homes.length > before) parts++;
      parts += this.addShapes(area);
    }
    const isSimple = parts <= 1 || ranges.count === 0;
    return { ranges, homes, isSimple };
  }

  /** Calls `visit` once for each slot that the reach holds by its ranges and not by its homes. */
  eachSlotBesideHomes({ ranges, homes }: Reach, visit: (slot: number) => void): void {
    this.mark++;
    for (const home of homes) this.homeMark[home] = this.mark;
    for (let i = 0; i < ranges.count; i++) {
      for (let slot = ranges.starts[i]!; slot < ranges.ends[i]!; slot++) {
        if (this.slotMark[slot] === this.mark || this.homeMark[this.units.home[slot]!] === this.mark)
          continue;
        this.slotMark[slot] = this.mark;
        visit(slot);
      }
    }
  }

  private addShapes({ circle, polygon }: HelpArea): number {
    const { ranges } = this;
    const { rows } = this.units;
    let parts = 0;
    if (circle !== null) {
      rows.addCircle(circle.easting, circle.northing, circle.radiusMetres, ranges);
      parts++;
    }
    if (polygon !== null) {
      const prepared = prepareOutline(polygon, rows);
      if (prepared !== null) addOutline(prepared, rows, ranges);
      parts++;
    }
    return parts;
  }

  private addHomes({ municipalities, postcodes }: HelpArea, homes: number[]): void {
    const { units } = this;
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
  }
}

/**
 * How many subjects reach each slot, and a fingerprint of which: subjects are added one by one, each in as many steps as it
 * has runs and homes; afterwards one pass gives all slots. Two slots reached by the same subjects have the same fingerprint;
 * by different ones, almost certainly (64 bits) different ones.
 */
export class ReachCount {
  private readonly change: Int32Array;
  private readonly low: Uint32Array;
  private readonly high: Uint32Array;
  private readonly homeCount: Int32Array;
  private readonly homeLow: Uint32Array;
  private readonly homeHigh: Uint32Array;

  constructor(
    private readonly units: HelpUnits,
    private readonly finder: ReachFinder,
  ) {
    this.change = new Int32Array(units.count + 1);
    this.low = new Uint32Array(units.count + 1);
    this.high = new Uint32Array(units.count + 1);
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
      const { starts, ends, count } = reach.ranges;
      for (let i = 0; i < count; i++) this.addRun(starts[i]!, ends[i]!, low, high);
    } else {
      this.finder.eachSlotBesideHomes(reach, (slot) => {
        this.addRun(slot, slot + 1, low, high);
      });
    }
  }

  /** Gives each slot's number of subjects and the combined names of them. */
  each(visit: (slot: number, count: number, low: number, high: number) => void): void {
    const { home } = this.units;
    let [count, low, high] = [0, 0, 0];
    for (let slot = 0; slot < this.units.count; slot++) {
      count += this.change[slot]!;
      low ^= this.low[slot]!;
      high ^= this.high[slot]!;
      const at = home[slot]!;
      visit(
        slot,
        count + this.homeCount[at]!,
        (low ^ this.homeLow[at]!) >>> 0,
        (high ^ this.homeHigh[at]!) >>> 0,
      );
    }
  }

  private addRun(start: number, end: number, low: number, high: number): void {
    this.change[start]!++;
    this.change[end]!--;
    this.low[start]! ^= low;
    this.low[end]! ^= low;
    this.high[start]! ^= high;
    this.high[end]! ^= high;
  }
}

/** The two numbers of a name as one of 53 bits. */
export function keyOf(low: number, high: number): number {
  return low * 2 ** 21 + (high & (2 ** 21 - 1));
}
