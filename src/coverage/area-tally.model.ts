/** Shares and quantiles of every area and group, draw by draw, from one distance per demand point. */
import { DistanceOrder } from '../shared/distance-order';
import { reportedGroups } from './coverage-input.model';
import type { DemandUnits } from './demand-units.model';
import { quantileTolerance } from './weighted-statistics.model';

/** Areas to which a municipality's people count: one list per municipality, of positions among the areas. */
export type Memberships = readonly (readonly number[])[];

/** Quantiles that are kept: the weighted median and the 90th percentile. */
export const keptQuantiles = [0.5, 0.9] as const;

const groupCount = reportedGroups.length;

/** What a tally is over: areas, draws, and people at points who belong to municipalities. */
export interface TallyShape {
  units: DemandUnits;
  memberships: Memberships;
  areas: number;
  draws: number;
}

/** One number per area, group and figure for each draw. */
class DrawFigures {
  /** Draws that are done. */
  draws = 0;
  private readonly most: number;
  private readonly figures: Float64Array;

  constructor(
    { areas, draws: most }: TallyShape,
    private readonly perGroup: number,
  ) {
    this.most = most;
    this.figures = new Float64Array(areas * groupCount * perGroup * most);
  }

  /** @param cell of area and group, as `area * groups + group` */
  add(cell: number, figure: number, value: number): void {
    this.figures[(cell * this.perGroup + figure) * this.most + this.draws]! += value;
  }

  /** One number per draw, ascending. */
  sorted(cell: number, figure: number): Float64Array {
    const start = (cell * this.perGroup + figure) * this.most;
    return this.figures.slice(start, start + this.draws).sort();
  }
}

/** Collects draw by draw for each area and group the people within each threshold. */
export class WithinTally {
  private readonly figures: DrawFigures;

  /** @param thresholdsMetres ascending */
  constructor(
    private readonly shape: TallyShape,
    private readonly thresholdsMetres: readonly number[],
  ) {
    this.figures = new DrawFigures(shape, thresholdsMetres.length);
  }

  /** People of a group within a threshold, one number per draw, ascending. */
  peopleWithin(area: number, group: number, threshold: number): Float64Array {
    return this.figures.sorted(area * groupCount + group, threshold);
  }

  /** Adds the people of the next draw. */
  add(distances: Float64Array): void {
    const { units, memberships } = this.shape;
    const bands = this.thresholdsMetres.length;
    // People by municipality and the narrowest threshold that reaches them; then summed up to the wider ones.
    const byBand = new Float64Array(memberships.length * bands * groupCount);
    for (let unit = 0; unit < units.count; unit++) {
      const band = this.bandOf(distances[unit]!);
      if (band === bands) continue;
      const start = (units.municipality[unit]! * bands + band) * groupCount;
      for (let group = 0; group < groupCount; group++) {
        byBand[start + group]! += units.weights[unit * groupCount + group]!;
      }
    }
    for (let municipality = 0; municipality < memberships.length; municipality++) {
      this.addBands(byBand, municipality, bands);
    }
    this.figures.draws++;
  }

  private addBands(byBand: Float64Array, municipality: number, bands: number): void {
    for (let group = 0; group < groupCount; group++) {
      let within = 0;
      for (let band = 0; band < bands; band++) {
        within += byBand[(municipality * bands + band) * groupCount + group]!;
        for (const area of this.shape.memberships[municipality]!)
          this.figures.add(area * groupCount + group, band, within);
      }
    }
  }

  private bandOf(distance: number): number {
    for (let band = 0; band < this.thresholdsMetres.length; band++) {
      if (distance <= this.thresholdsMetres[band]!) return band;
    }
    return this.thresholdsMetres.length;
  }
}

/** Collects draw by draw for each area and group the quantiles of distance, which no threshold changes. */
export class QuantileTally {
  /** People by area and group. */
  readonly people: Float64Array;
  private readonly figures: DrawFigures;
  private readonly order: DistanceOrder;
  /** Memberships in one run of numbers; those of municipality m from `memberStart[m]` on. */
  private readonly members: Int32Array;
  private readonly memberStart: Int32Array;

  constructor(private readonly shape: TallyShape) {
    const { units, memberships, areas } = shape;
    this.figures = new DrawFigures(shape, keptQuantiles.length);
    this.order = new DistanceOrder(units.count);
    this.members = Int32Array.from(memberships.flat());
    this.memberStart = new Int32Array(memberships.length + 1);
    memberships.forEach((memberOf, municipality) => {
      this.memberStart[municipality + 1] = this.memberStart[municipality]! + memberOf.length;
    });
    this.people = sumByArea(units, memberships, areas, null);
  }

  /** A kept quantile in metres, one number per draw, ascending; Infinity where it falls on people without a place. */
  quantile(area: number, group: number, quantile: number): Float64Array {
    return this.figures.sorted(area * groupCount + group, quantile);
  }

  /** Goes through the people from the nearest to the farthest; a quantile is where enough of them are passed. */
  add(distances: Float64Array): void {
    const { people, members, memberStart } = this;
    const { weights, municipality } = this.shape.units;
    const passed = new Uint8Array(people.length);
    // People still to be passed, counted down, so that the inner loop needs one array.
    const left = people.map((total) => shareOf(keptQuantiles[0], total));
    for (const unit of this.order.sort(distances)) {
      const weight = unit * groupCount;
      const end = memberStart[municipality[unit]! + 1]!;
      for (let member = memberStart[municipality[unit]!]!; member < end; member++) {
        const cell = members[member]! * groupCount;
        for (let group = 0; group < groupCount; group++) {
          const remaining = left[cell + group]! - weights[weight + group]!;
          left[cell + group] = remaining;
          if (remaining <= 0)
            left[cell + group] = this.pass(cell + group, passed, remaining, distances[unit]!);
        }
      }
    }
    this.figures.draws++;
  }

  /** Notes a quantile that is reached at this distance; answers with the people left to the next. */
  private pass(cell: number, passed: Uint8Array, left: number, distance: number): number {
    let remaining = left;
    while (remaining <= 0) {
      const quantile = passed[cell]!++;
      this.figures.add(cell, quantile, Number.isNaN(distance) ? Infinity : distance);
      const next = keptQuantiles[quantile + 1];
      if (next === undefined) return Infinity;
      remaining += shareOf(next - keptQuantiles[quantile]!, this.people[cell]!);
    }
    return remaining;
  }
}

/** Share of the people, a hair less so that rounding never misses it; Infinity where there is nobody to pass. */
function shareOf(share: number, people: number): number {
  return people > 0 ? share * people * (1 - quantileTolerance) : Infinity;
}

/** People by area and group, of the units that count (all, where `counts` is null). */
export function sumByArea(
  units: DemandUnits,
  memberships: Memberships,
  areas: number,
  counts: ((unit: number) => boolean) | null,
): Float64Array {
  // By municipality first: the sums stay short, and an area's figure is the sum of its municipalities'.
  const byMunicipality = new Float64Array(memberships.length * groupCount);
  for (let unit = 0; unit < units.count; unit++) {
    if (counts && !counts(unit)) continue;
    const start = units.municipality[unit]! * groupCount;
    for (let group = 0; group < groupCount; group++) {
      byMunicipality[start + group]! += units.weights[unit * groupCount + group]!;
    }
  }
  const byArea = new Float64Array(areas * groupCount);
  memberships.forEach((memberOf, municipality) => {
    for (const area of memberOf) {
      for (let group = 0; group < groupCount; group++) {
        byArea[area * groupCount + group]! += byMunicipality[municipality * groupCount + group]!;
      }
    }
  });
  return byArea;
}
