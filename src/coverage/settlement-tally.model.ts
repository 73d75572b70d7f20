/** Mean distance of the adults of each settlement, draw by draw. */
import { reportedGroups } from './coverage-input.model';
import type { FarSettlement } from './coverage-report.model';
import type { DemandUnits } from './demand-units.model';
import { distanceEstimate } from './estimates.model';
import { rankQuantile } from './weighted-statistics.model';

const groupCount = reportedGroups.length;
const adults = reportedGroups.indexOf('adults');

/** Collects one mean distance per settlement and draw. */
export class SettlementTally {
  /** Adults by settlement. */
  private readonly people: Float64Array;
  /** Metres across the area over which the people are spread. */
  private readonly width: Float64Array;
  private readonly means: Float64Array;
  private draw = 0;
  private order: readonly number[] | undefined;

  constructor(
    private readonly units: DemandUnits,
    private readonly draws: number,
    private readonly leastPeople: number,
  ) {
    const { settlements, settlement, weights, spreadWidth } = units;
    this.people = new Float64Array(settlements.length);
    this.width = new Float64Array(settlements.length);
    this.means = new Float64Array(settlements.length * draws);
    for (let unit = 0; unit < units.count; unit++) {
      const index = settlement[unit]!;
      if (index < 0) continue;
      this.people[index]! += weights[unit * groupCount + adults]!;
      this.width[index] = Math.max(this.width[index]!, spreadWidth[unit]!);
    }
  }

  /** Adds the distances of the next draw; people without a place leave their settlement without a mean. */
  add(distances: Float64Array): void {
    const { units, people } = this;
    const sums = new Float64Array(people.length);
    for (let unit = 0; unit < units.count; unit++) {
      const index = units.settlement[unit]!;
      const weight = units.weights[unit * groupCount + adults]!;
      if (index >= 0 && weight > 0) sums[index]! += weight * distances[unit]!;
    }
    for (let index = 0; index < people.length; index++) {
      const mean = sums[index]! / people[index]!;
      this.means[index * this.draws + this.draw] = Number.isNaN(mean) ? Infinity : mean;
    }
    this.draw++;
  }

  /** The settlements of the municipalities that `counts` names where adults have the longest ways, longest first. */
  farthest(
    counts: (municipality: number) => boolean,
    named: number,
    codes: readonly string[],
  ): FarSettlement[] {
    this.order ??= this.farthestFirst();
    return this.order
      .filter((index) => counts(this.units.settlements[index]!.municipality))
      .slice(0, named)
      .map((index) => {
        const { postcode, nameFi, nameSv, municipality } = this.units.settlements[index]!;
        return {
          postcode,
          nameFi,
          nameSv,
          municipalityCode: codes[municipality]!,
          people: Math.round(this.people[index]!),
          distanceMetres: distanceEstimate(this.sortedMeans(index), this.width[index]!),
        };
      });
  }

  private farthestFirst(): number[] {
    const { settlements } = this.units;
    const medians = settlements.map((_, index) => rankQuantile(this.sortedMeans(index), 0.5));
    return settlements
      .map((_, index) => index)
      .filter((index) => this.people[index]! >= this.leastPeople)
      .sort((a, b) => {
        if (medians[a] !== medians[b]) return medians[b]! > medians[a]! ? 1 : -1;
        return settlements[a]!.key < settlements[b]!.key ? -1 : 1;
      });
  }

  private sortedMeans(index: number): Float64Array {
    return this.means.slice(index * this.draws, index * this.draws + this.draw).sort();
  }
}
