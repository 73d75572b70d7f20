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

/** Collects figures draw by draw: for each area and group the people within each threshold, then the quantiles. */
export class AreaTally {
  /** People by area and group. */
  readonly people: Float64Array;
  private readonly figures: Float64Array;
  private readonly order: DistanceOrder;
  private readonly figuresPerGroup: number;
  /** Memberships in one run of numbers; those of municipality m from `memberStart[m]` on. */
  private readonly members: Int32Array;
  private readonly memberStart: Int32Array;
  private draw = 0;

  constructor(
    private readonly units: DemandUnits,
    private readonly memberships: Memberships,
    private readonly shape: { areas: number; thresholdsMetres: readonly number[]; draws: number },
  ) {
    this.figuresPerGroup = shape.thresholdsMetres.length + keptQuantiles.length;
    this.figures = new Float64Array(shape.areas * groupCount * this.figuresPerGroup * shape.draws);
    this.order = new DistanceOrder(units.count);
    this.members = Int32Array.from(memberships.flat());
    this.memberStart = new Int32Array(memberships.length + 1);
    memberships.forEach((areas, municipality) => {
      this.memberStart[municipality + 1] = this.memberStart[municipality]! + areas.length;
    });
    this.people = sumByArea(units, memberships, shape.areas, null);
  }

  /** Adds the figures of the next draw. */
  add(distances: Float64Array): void {
    this.addPeopleWithin(distances);
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

  private addPeopleWithin(distances: Float64Array): void {
    const { units, memberships, shape } = this;
    const bands = shape.thresholdsMetres.length;
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
  }

  private addBands(byBand: Float64Array, municipality: number, bands: number): void {
    for (let group = 0; group < groupCount; group++) {
      let within = 0;
      for (let band = 0; band < bands; band++) {
        within += byBand[(municipality * bands + band) * groupCount + group]!;
        for (const area of this.memberships[municipality]!) {
          this.figures[this.slot(area * groupCount + group, band)]! += within;
        }
      }
    }
  }

  private bandOf(distance: number): number {
    const { thresholdsMetres } = this.shape;
    for (let band = 0; band < thresholdsMetres.length; band++) {
      if (distance <= thresholdsMetres[band]!) return band;
    }
    return thresholdsMetres.length;
  }

  private addQuantiles(distances: Float64Array): void {
    const { units, people, members, memberStart } = this;
    const gone = new Float64Array(people.length);
    const passed = new Uint8Array(people.length);
    const target = people.map((total) => targetOf(0, total));
    for (const unit of this.order.sort(distances)) {
      const end = memberStart[units.municipality[unit]! + 1]!;
      for (let member = memberStart[units.municipality[unit]!]!; member < end; member++) {
        for (let group = 0; group < groupCount; group++) {
          const cell = members[member]! * groupCount + group;
          gone[cell]! += units.weights[unit * groupCount + group]!;
          while (gone[cell]! >= target[cell]!) {
            const quantile = passed[cell]!++;
            target[cell] = targetOf(quantile + 1, people[cell]!);
            const distance = distances[unit]!;
            const figure = this.shape.thresholdsMetres.length + quantile;
            this.figures[this.slot(cell, figure)] = Number.isNaN(distance) ? Infinity : distance;
          }
        }
      }
    }
  }

  private slot(cell: number, figure: number): number {
    return (cell * this.figuresPerGroup + figure) * this.shape.draws + this.draw;
  }

  private sortedDraws(area: number, group: number, figure: number): Float64Array {
    const start = ((area * groupCount + group) * this.figuresPerGroup + figure) * this.shape.draws;
    return this.figures.slice(start, start + this.draw).sort();
  }
}

/** People that have to be passed for a kept quantile; Infinity after the last, and where there is nobody. */
function targetOf(quantile: number, people: number): number {
  const share = keptQuantiles[quantile];
  return share === undefined || people <= 0 ? Infinity : share * people * (1 - quantileTolerance);
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
