/** People as weighted points: those of a postal area spread over it and divided among its voting districts. */
import type { DistrictShare } from '../demand/demand.model';
import { discRegion, equalAreaRadiusMetres, outlineRegion, spreadPoints, type Region } from '../geo/region';
import {
  reportedGroups,
  type CoverageInput,
  type CoverageMunicipality,
  type CoverageParameters,
  type CoverageDemandArea,
  type ExactDemand,
  type ReportedGroup,
  type SettlementName,
} from './coverage-input.model';
import { assignDistricts } from './district-assignment.model';
import type { DemandUnits, Settlement, UnknownPeople } from './demand-columns.model';
import { districtKey } from './district-key.model';
import { scaleAdults } from './electorate-scale.model';
import { nearestName, orderOfPoints } from './exact-points.model';

export type { DemandUnits, Settlement, UnknownPeople };

/** Region over which the people of a postal area are spread: its outline, else a disc of the same area. */
export function demandRegion(area: CoverageDemandArea): Region {
  const outlined = area.outline === null ? null : outlineRegion(area.outline);
  return outlined ?? discRegion(area.centre, equalAreaRadiusMetres(area.areaSquareMetres));
}

/**
 * Makes the points of all demand in an order of their own, whatever the order given. A part of a postal area that lies
 * in a voting district of another municipality is counted there. Adults are scaled to the electorate where it is known.
 * Throws a RangeError for a municipality that is not in the list.
 */
export function toDemandUnits(input: CoverageInput, parameters: CoverageParameters): DemandUnits {
  const builder = new UnitBuilder(input.municipalities, new Set(input.exactMunicipalities));
  const shares = sharesByPostcode(input.districtShares);
  for (const area of sortedBy(input.demandAreas, (each) => `${each.postcode}/${each.municipalityCode}`)) {
    builder.addArea(area, shares.get(area.postcode) ?? [], parameters.pointsPerArea);
  }
  if (input.exactDemand) builder.addExact(input.exactDemand, input.settlementNames ?? []);
  const units = assignDistricts(builder.build(), input.municipalities, input.districtOutlines ?? []);
  scaleAdults(units, input);
  return units;
}

/** The units of the municipalities that `keeps` names; their numbers of people stay what they are. */
export function selectUnits(units: DemandUnits, keeps: (municipality: number) => boolean): DemandUnits {
  const kept: number[] = [];
  for (let unit = 0; unit < units.count; unit++) if (keeps(units.municipality[unit]!)) kept.push(unit);
  if (kept.length === units.count) return units;
  const groups = reportedGroups.length;
  const selected: DemandUnits = {
    ...units,
    count: kept.length,
    easting: new Float64Array(kept.length),
    northing: new Float64Array(kept.length),
    municipality: new Int32Array(kept.length),
    district: new Int32Array(kept.length),
    settlement: new Int32Array(kept.length),
    postalArea: new Int32Array(kept.length),
    weights: new Float64Array(kept.length * groups),
    spreadWidth: new Float64Array(kept.length),
  };
  kept.forEach((unit, index) => {
    selected.easting[index] = units.easting[unit]!;
    selected.northing[index] = units.northing[unit]!;
    selected.municipality[index] = units.municipality[unit]!;
    selected.district[index] = units.district[unit]!;
    selected.settlement[index] = units.settlement[unit]!;
    selected.postalArea[index] = units.postalArea[unit]!;
    selected.spreadWidth[index] = units.spreadWidth[unit]!;
    for (let group = 0; group < groups; group++) {
      selected.weights[index * groups + group] = units.weights[unit * groups + group]!;
    }
  });
  return selected;
}

/** A copy in order of a text key. */
export function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}

function sharesByPostcode(shares: readonly DistrictShare[]): Map<string, DistrictShare[]> {
  const byPostcode = new Map<string, DistrictShare[]>();
  for (const share of sortedBy(
    shares,
    (each) => `${districtKey(each.municipalityCode, each.district)}/${each.share}`,
  )) {
    const known = byPostcode.get(share.postcode);
    if (known) known.push(share);
    else byPostcode.set(share.postcode, [share]);
  }
  return byPostcode;
}

interface Piece {
  municipalityCode: string;
  district: string | null;
  fraction: number;
}

/** Less than this of a postal area is a rounding error, and nobody. */
const leastShare = 1e-9;

/** Parts of a postal area by voting district; what the shares leave over stays in its own municipality. */
export function piecesOfArea(municipalityCode: string, shares: readonly DistrictShare[]): Piece[] {
  const telling = shares.filter((each) => each.share > leastShare);
  const total = telling.reduce((sum, each) => sum + each.share, 0);
  const scale = total > 1 ? 1 / total : 1;
  const pieces: Piece[] = telling.map((each) => ({
    municipalityCode: each.municipalityCode,
    district: each.district,
    fraction: each.share * scale,
  }));
  const rest = 1 - total * scale;
  if (rest > leastShare) pieces.push({ municipalityCode, district: null, fraction: rest });
  return pieces;
}

class UnitBuilder {
  private readonly easting: number[] = [];
  private readonly northing: number[] = [];
  private readonly municipality: number[] = [];
  private readonly district: number[] = [];
  private readonly settlement: number[] = [];
  private readonly settlements = new Map<string, Settlement & { index: number }>();
  private lastSettlement: (Settlement & { index: number }) | null = null;
  private readonly postalArea: number[] = [];
  private readonly postcodes: string[] = [];
  private readonly postcodeIndex = new Map<string, number>();
  private readonly weights: number[] = [];
  private readonly spreadWidth: number[] = [];
  private readonly districtIndex = new Map<string, number>();
  private readonly municipalityIndex: Map<string, number>;
  private readonly unknown: UnknownPeople[][];

  /** @param exact municipalities of which postal areas say nothing */
  constructor(
    municipalities: readonly CoverageMunicipality[],
    private readonly exact: ReadonlySet<string>,
  ) {
    this.municipalityIndex = new Map(municipalities.map((each, index) => [each.code, index]));
    this.unknown = municipalities.map(() =>
      reportedGroups.map(() => ({ places: 0, atMost: 0, unbounded: false })),
    );
  }

  addArea(area: CoverageDemandArea, shares: readonly DistrictShare[], pointsPerArea: number): void {
    const pieces = piecesOfArea(area.municipalityCode, shares);
    const counts = pieces.map((piece) => Math.max(1, Math.round(piece.fraction * pointsPerArea)));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const points = spreadPoints(demandRegion(area), total, area.centre);
    const width = 2 * equalAreaRadiusMetres(area.areaSquareMetres);
    const postalArea = this.postalAreaOf(area.postcode);
    let next = 0;
    pieces.forEach((piece, index) => {
      const count = counts[index]!;
      if (this.exact.has(piece.municipalityCode)) {
        next += count;
        return;
      }
      const place = this.place(piece.municipalityCode, piece.district);
      for (let i = 0; i < count; i++, next++) {
        this.add(points[next]!.easting, points[next]!.northing, place, area);
        this.spreadWidth.push(width);
        this.postalArea.push(postalArea);
        for (const group of reportedGroups) {
          this.weights.push(((area.people[group] ?? 0) * piece.fraction) / count);
        }
      }
      this.noteUnknown(area.people, place.municipality, piece.fraction);
    });
    if (this.exact.has(area.municipalityCode)) return;
    const own = this.place(area.municipalityCode, null).municipality;
    reportedGroups.forEach((group, index) => {
      if (area.people[group] === null) this.unknown[own]![index]!.places++;
    });
  }

  addExact(demand: ExactDemand, names: readonly SettlementName[]): void {
    const nameAt = nearestName(names);
    const columns = reportedGroups.map((group) => demand.people[group]);
    for (const i of orderOfPoints(demand)) {
      const place = this.place(demand.municipalityCodes[i]!, demand.districts?.[i] ?? null);
      const [easting, northing] = [demand.easting[i]!, demand.northing[i]!];
      this.add(easting, northing, place, nameAt(easting, northing));
      this.spreadWidth.push(0);
      const postcode = demand.postcodes?.[i] ?? null;
      this.postalArea.push(postcode === null ? -1 : this.postalAreaOf(postcode));
      for (let group = 0; group < columns.length; group++) {
        const people = columns[group]![i]!;
        this.weights.push(Number.isNaN(people) ? 0 : people);
        if (!Number.isNaN(people)) continue;
        this.unknown[place.municipality]![group]!.places++;
        this.bound(place.municipality, group, demand.people.all[i]!);
      }
    }
  }

  build(): DemandUnits {
    return {
      count: this.easting.length,
      easting: new Float64Array(this.easting),
      northing: new Float64Array(this.northing),
      municipality: new Int32Array(this.municipality),
      district: new Int32Array(this.district),
      districts: [...this.districtIndex.keys()],
      settlement: new Int32Array(this.settlement),
      settlements: [...this.settlements.values()].map(({ index: _, ...settlement }) => settlement),
      postalArea: new Int32Array(this.postalArea),
      postcodes: this.postcodes,
      weights: new Float64Array(this.weights),
      spreadWidth: new Float64Array(this.spreadWidth),
      unknown: this.unknown,
    };
  }

  private add(
    easting: number,
    northing: number,
    place: { municipality: number; district: number },
    name: Pick<SettlementName, 'postcode' | 'nameFi' | 'nameSv'> | null,
  ): void {
    this.settlement.push(name === null ? -1 : this.settlementOf(name, place.municipality));
    this.easting.push(easting);
    this.northing.push(northing);
    this.municipality.push(place.municipality);
    this.district.push(place.district);
  }

  private postalAreaOf(postcode: string): number {
    const known = this.postcodeIndex.get(postcode);
    if (known !== undefined) return known;
    const index = this.postcodes.push(postcode) - 1;
    this.postcodeIndex.set(postcode, index);
    return index;
  }

  private settlementOf(
    { postcode, nameFi, nameSv }: Pick<SettlementName, 'postcode' | 'nameFi' | 'nameSv'>,
    municipality: number,
  ): number {
    const last = this.lastSettlement;
    // Neighbours often live in the same one.
    if (last?.postcode === postcode && last.municipality === municipality) return last.index;
    const key = `${postcode}/${municipality}`;
    const known = this.settlements.get(key);
    const index = this.settlements.size;
    this.lastSettlement = known ?? { key, postcode, nameFi, nameSv, municipality, index };
    if (!known) this.settlements.set(key, this.lastSettlement);
    return this.lastSettlement.index;
  }

  private noteUnknown(
    people: Readonly<Record<ReportedGroup, number | null>>,
    municipality: number,
    fraction: number,
  ): void {
    reportedGroups.forEach((group, index) => {
      if (people[group] === null) this.bound(municipality, index, (people.all ?? NaN) * fraction);
    });
  }

  private bound(municipality: number, group: number, atMost: number): void {
    const unknown = this.unknown[municipality]![group]!;
    if (Number.isNaN(atMost)) unknown.unbounded = true;
    else unknown.atMost += atMost;
  }

  private place(municipalityCode: string, district: string | null) {
    const municipality = this.municipalityIndex.get(municipalityCode);
    if (municipality === undefined) {
      throw new RangeError(
        `People are given for municipality ${municipalityCode}, which is not in this division.`,
      );
    }
    if (district === null) return { municipality, district: -1 };
    const key = districtKey(municipalityCode, district);
    const known = this.districtIndex.get(key) ?? this.districtIndex.size;
    this.districtIndex.set(key, known);
    return { municipality, district: known };
  }
}
