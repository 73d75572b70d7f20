/**
 * Distances by a cost matrix: for a pair that it holds the way, for every other pair the straight line. People of one origin live around
 * its middle, and places stand within the uncertainty of their positions: the way grows and shrinks as the straight line does.
 */
import { buildNearestIndex, type NearestIndex } from '../geo/nearest-index';
import type { DemandUnits } from './demand-columns.model';
import type { DrawnPositions } from './place-distances.model';
import type { PlaceSite } from './place-draws.model';
import { straightMetres, type UnitRoads } from './unit-roads.model';

/** Places that a point may be measured to. */
export interface SiteChoice {
  /** Metres that each site is away from its position at most, in any draw. */
  wander: Float64Array;
  /** 1 for each site that counts; null for all. */
  counts: Uint8Array | null;
  /** The sites that a point may choose from; null: any. */
  choices: readonly (readonly number[])[] | null;
}

/** Metres that each site is away from its position at most, over all draws. */
export function wanderOf(sites: readonly PlaceSite[], drawn: readonly DrawnPositions[]): Float64Array {
  return Float64Array.from(sites, ({ position }, site) =>
    drawn.reduce(
      (most, { easting, northing }) =>
        Math.max(most, straightMetres(position, easting[site]!, northing[site]!)),
      0,
    ),
  );
}

/** Sites that move about equally far are sought together: one that moves far widens the search for its like only. */
const wanderSteps = [100, 500, 2000, 10_000, Infinity] as const;

interface Band {
  index: NearestIndex;
  wander: number;
}

function bandsOf(sites: readonly PlaceSite[], { wander, counts }: SiteChoice): Band[] {
  const northing = Float64Array.from(sites, ({ position }) => position.northing);
  return wanderSteps.flatMap((step, index) => {
    const isOfBand = (site: number) =>
      (counts === null || counts[site] === 1) &&
      wander[site]! <= step &&
      !(wander[site]! <= (wanderSteps[index - 1] ?? -1));
    const easting = Float64Array.from(sites, ({ position }, site) =>
      isOfBand(site) ? position.easting : NaN,
    );
    const built = buildNearestIndex(easting, northing);
    if (built.size === 0) return [];
    const most = wander.reduce((sum, each, site) => (isOfBand(site) ? Math.max(sum, each) : sum), 0);
    return [{ index: built, wander: most }];
  });
}

/** The few places that can be nearest in some draw, point by point; points without any pair are left out. */
export class RoadDistances {
  /** Units with a pair, ascending. */
  private readonly paired: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly sites: Uint32Array;
  /** Metres beyond the straight line; NaN for a straight line. */
  private readonly detours: Float64Array;

  constructor(
    private readonly units: DemandUnits,
    private readonly places: readonly PlaceSite[],
    roads: UnitRoads,
    private readonly choice: SiteChoice,
  ) {
    const paired: number[] = [];
    const starts = [0];
    const chosen: number[] = [];
    const detours: number[] = [];
    const bands = choice.choices === null ? bandsOf(places, choice) : [];
    for (let unit = 0; unit < units.count; unit++) {
      if (!roads.read(unit) || !this.hasPair(unit, roads)) continue;
      const most = this.mostMetres(unit, roads, bands);
      const found = this.candidates(unit, roads, { bands, most });
      paired.push(unit);
      for (const site of found) {
        chosen.push(site);
        detours.push(roads.has(site, unit) ? roads.detour[site]! : NaN);
      }
      starts.push(chosen.length);
    }
    this.paired = Uint32Array.from(paired);
    this.starts = Uint32Array.from(starts);
    this.sites = Uint32Array.from(chosen);
    this.detours = Float64Array.from(detours);
  }

  /** Whether every point has a pair, so that nothing else needs to be measured. */
  get isWhole(): boolean {
    return this.paired.length === this.units.count;
  }

  /** Writes the least distance of each point that has a pair over what stands in `out`; 1 in `byRoad` where it is one of a pair. */
  measure({ easting, northing }: DrawnPositions, out: Float64Array, byRoad?: Uint8Array): void {
    const { units, paired, starts, sites, detours } = this;
    for (let index = 0; index < paired.length; index++) {
      const unit = paired[index]!;
      const [unitEasting, unitNorthing] = [units.easting[unit]!, units.northing[unit]!];
      let least = Infinity;
      let isRoad = 0;
      for (let slot = starts[index]!; slot < starts[index + 1]!; slot++) {
        const east = easting[sites[slot]!]! - unitEasting;
        const north = northing[sites[slot]!]! - unitNorthing;
        const straight = Math.sqrt(east * east + north * north);
        const detour = detours[slot]!;
        const isPair = !Number.isNaN(detour);
        const metres = isPair ? Math.max(0, straight + detour) : straight;
        // Of two that are equally far the one that was measured counts.
        if (metres > least || (metres === least && !isPair)) continue;
        least = metres;
        isRoad = isPair ? 1 : 0;
      }
      out[unit] = least;
      if (byRoad) byRoad[unit] = isRoad;
    }
  }

  /** Whether a pair leads to a place that the point may choose: else its straight lines stand as they are. */
  private hasPair(unit: number, roads: UnitRoads): boolean {
    const sites = this.choice.choices?.[unit] ?? roads.paired;
    return sites.some((site) => this.counts(site) && roads.has(site, unit));
  }

  private counts(site: number): boolean {
    return this.choice.counts === null || this.choice.counts[site] === 1;
  }

  private straight(unit: number, site: number): number {
    const { position } = this.places[site]!;
    const { easting, northing } = this.units;
    return straightMetres(position, easting[unit]!, northing[unit]!);
  }

  /** Metres to a site where it stands by its position. */
  private metres(unit: number, site: number, roads: UnitRoads): number {
    const straight = this.straight(unit, site);
    return roads.has(site, unit) ? Math.max(0, straight + roads.detour[site]!) : straight;
  }

  /** Metres within which the point has a place in every draw. */
  private mostMetres(unit: number, roads: UnitRoads, bands: readonly Band[]): number {
    const near = bands.flatMap(
      ({ index }) => index.nearest(this.units.easting[unit]!, this.units.northing[unit]!)?.id ?? [],
    );
    const sites = this.choice.choices?.[unit] ?? [...roads.paired, ...near];
    let most = Infinity;
    for (const site of sites)
      if (this.counts(site))
        most = Math.min(most, this.metres(unit, site, roads) + this.choice.wander[site]!);
    return most;
  }

  private candidates(
    unit: number,
    roads: UnitRoads,
    { bands, most }: { bands: readonly Band[]; most: number },
  ): number[] {
    const { easting, northing } = this.units;
    const within = () =>
      bands.flatMap(({ index, wander }) =>
        index.within(easting[unit]!, northing[unit]!, most + wander).filter((site) => !roads.has(site, unit)),
      );
    const sites = this.choice.choices?.[unit] ?? [...roads.paired, ...within()];
    return sites.filter(
      (site) => this.counts(site) && this.metres(unit, site, roads) - this.choice.wander[site]! <= most,
    );
  }
}
