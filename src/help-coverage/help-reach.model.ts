/** Whom an area reaches, as runs of slots and homes; and how many subjects reach each slot, without storing pairs. */
import { addOutline, prepareOutline } from '../geo/outline-rows';
import { SlotRanges } from '../geo/slot-ranges';
import type { HelpArea } from './help-input.model';
import type { HelpUnits } from './help-units.model';

/** What one subject (an offer, or all offers of an organisation) reaches. */
export interface Reach {
  /** Runs of slots; they may overlap each other and the homes unless `isSimple`. */
  ranges: Pick<SlotRanges, 'starts' | 'ends' | 'count'>;
  homes: readonly number[];
  /** No slot is reached twice, so it can be counted as it stands. */
  isSimple: boolean;
}

/** Finds what areas reach, each area once: offers are asked for again in every kind, window and language. */
export class ReachFinder {
  private readonly scratch = new SlotRanges();
  private readonly slotMark: Uint32Array;
  private readonly homeMark: Uint32Array;
  private mark = 0;
  private readonly known = new Map<HelpArea, Reach>();

  constructor(private readonly units: HelpUnits) {
    this.slotMark = new Uint32Array(units.count);
    this.homeMark = new Uint32Array(units.homes.length);
  }

  /** Reach of several areas together: whoever is in any of them. */
  find(areas: readonly HelpArea[]): Reach {
    const reaches = areas.map((area) => this.reachOf(area));
    if (reaches.length === 1) return reaches[0]!;
    const parts = reaches.filter(({ ranges, homes }) => ranges.count > 0 || homes.length > 0);
    this.scratch.clear();
    for (const { ranges } of parts) {
      for (let i = 0; i < ranges.count; i++) this.scratch.add(ranges.starts[i]!, ranges.ends[i]!);
    }
    const homes = [...new Set(parts.flatMap((part) => part.homes))];
    const isSimple = this.scratch.count === 0 || (parts.length <= 1 && parts.every((part) => part.isSimple));
    return { ranges: trimmed(this.scratch), homes, isSimple };
  }

  private reachOf(area: HelpArea): Reach {
    const known = this.known.get(area);
    if (known !== undefined) return known;
    this.scratch.clear();
    this.mark++;
    const homes: number[] = [];
    this.addHomes(area, homes);
    const parts = this.addShapes(area) + (homes.length > 0 ? 1 : 0);
    const reach: Reach = {
      ranges: trimmed(this.scratch),
      homes,
      isSimple: parts <= 1 || this.scratch.count === 0,
    };
    this.known.set(area, reach);
    return reach;
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
    const ranges = this.scratch;
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

function trimmed({ starts, ends, count }: SlotRanges): Reach['ranges'] {
  return { starts: starts.slice(0, count), ends: ends.slice(0, count), count };
}

/** The two numbers of a name as one of 53 bits. */
export function keyOf(low: number, high: number): number {
  return low * 2 ** 21 + (high & (2 ** 21 - 1));
}
