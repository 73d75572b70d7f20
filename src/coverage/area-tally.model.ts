/** Shares and quantiles of every area and group, draw by draw, from one distance per demand point. */
import { DistanceOrder } from '../shared/distance-order';
import { peopleGroups } from './coverage-input.model';
import type { DemandUnits } from './demand-units.model';
import { quantileTolerance } from './weighted-statistics.model';

/** Areas to which a municipality's people count: one list per municipality, of positions among the areas. */
export type Memberships = readonly (readonly number[])[];

/** Quantiles that are kept: the weighted median and the 90th percentile. */
export const keptQuantiles = [0.5, 0.9] as const;

const groupCount = peopleGroups.length;

/** Collects one row of figures per draw: for each area and group the people within each threshold, then the quantiles. */
export class AreaTally {
  /** People by area and group. */
  readonly people: Float64Array;
  private readonly figures: Float64Array;
  private readonly order: DistanceOrder;
  private readonly figuresPerGroup: number;
  private draw = 0;

  constructor(
    private readonly units: DemandUnits,
    private readonly memberships: Memberships,
    private readonly shape: { areas: number; thresholdsMetres: readonly number[]; draws: number },
  ) {
    this.figuresPerGroup = shape.thresholdsMetres.length + keptQuantiles.length;
    this.figures = new Float64Array(shape.areas * groupCount * this.figuresPerGroup * shape.draws);
    this.order = new DistanceOrder(units.count);
    this.people = this.sumOf(null);
  }

  /** Adds the figures of the next draw. */
  add(distances: Float64Array): void {
    this.shape.thresholdsMetres.forEach((limit, figure) => {
      const within = this.sumOf((unit) => distances[unit]! <= limit);
      for (let cell = 0; cell < within.length; cell++) this.write(cell, figure, within[cell]!);
    });
    this.addQuantiles(distances);
    this.draw++;
  }

  /** People of a group within a threshold, one number per draw, ascending. */
  peopleWithin(area: number, group: number, threshold: number): Float64Array {
    return this.sortedDraws(area, group, threshold);
  }

  /** A kept quantile in metres, one number per draw, ascending; Infinity where it falls on people without a place. */
  quantile(area: number, group: number, quantile: number): Float64Array {
    return this.sortedDraws(area, group, this.shape.thresholdsMetres.length + quantile);
  }

  private sumOf(counts: ((unit: number) => boolean) | null): Float64Array {
    return sumByArea(this.units, this.memberships, this.shape.areas, counts);
  }

  private addQuantiles(distances: Float64Array): void {
    const { units, memberships, people } = this;
    const order = this.order.sort(distances);
    const gone = new Float64Array(people.length);
    const passed = new Uint8Array(people.length);
    for (const unit of order) {
      const distance = Number.isNaN(distances[unit]!) ? Infinity : distances[unit]!;
      for (const area of memberships[units.municipality[unit]!]!) {
        for (let group = 0; group < groupCount; group++) {
          const cell = area * groupCount + group;
          gone[cell]! += units.weights[unit * groupCount + group]!;
          while (this.passesNext(cell, passed[cell]!, gone[cell]!)) {
            this.write(cell, this.shape.thresholdsMetres.length + passed[cell]!, distance);
            passed[cell]!++;
          }
        }
      }
    }
  }

  private passesNext(cell: number, quantile: number, gone: number): boolean {
    if (quantile >= keptQuantiles.length || gone <= 0) return false;
    return gone >= keptQuantiles[quantile]! * this.people[cell]! * (1 - quantileTolerance);
  }

  private write(cell: number, figure: number, value: number): void {
    this.figures[(cell * this.figuresPerGroup + figure) * this.shape.draws + this.draw] = value;
  }

  private sortedDraws(area: number, group: number, figure: number): Float64Array {
    const start = ((area * groupCount + group) * this.figuresPerGroup + figure) * this.shape.draws;
    return this.figures.slice(start, start + this.draw).sort();
  }
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
