/** What a cost matrix says of each demand point: by how much the way to a place is longer than the straight line. */
import { cellCentre, cellNumber, cellNumberOf, type CostMatrix } from './cost-matrix.model';
import type { CoverageDemandArea } from './coverage-input.model';
import type { DemandUnits } from './demand-columns.model';
import type { PlaceSite } from './place-draws.model';

interface Point {
  easting: number;
  northing: number;
}

/** Metres in the plane. */
export function straightMetres(from: Point, easting: number, northing: number): number {
  const east = easting - from.easting;
  const north = northing - from.northing;
  return Math.sqrt(east * east + north * north);
}

/** The pairs that hold for demand points, read one point at a time. */
export class UnitRoads {
  /** Sites of the point read last that it has a pair with. */
  readonly paired: number[] = [];
  /** By site: metres that the way is longer than the straight line, for the sites in `paired`. */
  readonly detour: Float64Array;
  private readonly stamp: Int32Array;
  private readonly cellOrigin = new Map<number, number>();
  private readonly postalOrigin: Int32Array;
  private readonly centres = new Map<number, Point>();
  private readonly siteOf: Int32Array;

  /** @param sites in the order of the positions that are measured to; a pair with a place that is none of them says nothing */
  constructor(
    private readonly matrix: CostMatrix,
    private readonly units: DemandUnits,
    private readonly sites: readonly PlaceSite[],
    areas: readonly CoverageDemandArea[],
  ) {
    this.detour = new Float64Array(sites.length);
    this.stamp = new Int32Array(sites.length).fill(-1);
    const bySite = new Map(
      sites.flatMap(({ place }, site) => (place.id === undefined ? [] : [[place.id, site]])),
    );
    this.siteOf = Int32Array.from(matrix.places, (id) => bySite.get(id) ?? -1);
    const byPostcode = new Map<string, number>();
    const centreOf = new Map(areas.map(({ postcode, centre }) => [postcode, centre]));
    matrix.origins.forEach((name, origin) => {
      const cell = cellNumberOf(name);
      if (cell === null) byPostcode.set(name, origin);
      else this.cellOrigin.set(cell, origin);
      const centre = cell === null ? centreOf.get(name) : cellCentre(cell);
      if (centre !== undefined) this.centres.set(origin, centre);
    });
    this.postalOrigin = Int32Array.from(units.postcodes, (postcode) => byPostcode.get(postcode) ?? -1);
  }

  /** Reads a point; tells whether it has any pair. What is told of its cell goes before what is told of its postal area. */
  read(unit: number): boolean {
    this.paired.length = 0;
    const { easting, northing, postalArea } = this.units;
    this.take(unit, this.cellOrigin.get(cellNumber(easting[unit]!, northing[unit]!)) ?? -1);
    const area = postalArea[unit]!;
    this.take(unit, area < 0 ? -1 : this.postalOrigin[area]!);
    return this.paired.length > 0;
  }

  /** Whether the point read last has a pair with a site. */
  has(site: number, unit: number): boolean {
    return this.stamp[site] === unit;
  }

  private take(unit: number, origin: number): void {
    if (origin < 0) return;
    const { starts, place, metres } = this.matrix;
    const own = { easting: this.units.easting[unit]!, northing: this.units.northing[unit]! };
    const from = this.centres.get(origin) ?? own;
    for (let pair = starts[origin]!; pair < starts[origin + 1]!; pair++) {
      const site = this.siteOf[place[pair]!]!;
      if (site < 0 || this.stamp[site] === unit) continue;
      const { position } = this.sites[site]!;
      this.stamp[site] = unit;
      this.detour[site] = metres[pair]! - straightMetres(from, position.easting, position.northing);
      this.paired.push(site);
    }
  }
}
