/** The order in which an organisation sees needs: those of its own area first, then the nearest; of the same, the most urgent. */
import { distanceMetres, type Etrs } from '../geo/coordinates';
import type { HelpTypeCode } from '../offers/help-type.model';
import { daysBetween, type IsoDate } from '../shared/dates';
import type { PartnersNeed } from './need-view.model';

/** A postal area with its municipality of today. */
export interface PostalPoint {
  postcode: string;
  municipalityCode: string;
  /** A point inside the area. */
  position: Etrs;
  /** Null: not known. */
  people: number | null;
}

/** Where municipalities and postcodes are, as far as distances between areas need it. */
export interface NeedGeography {
  /** Middle of a municipality's postal areas, weighted by their people. */
  middles: ReadonlyMap<string, Etrs>;
  postcodes: ReadonlyMap<string, PostalPoint>;
  pointsOf: ReadonlyMap<string, readonly Etrs[]>;
}

function middleOf(points: readonly PostalPoint[]): Etrs {
  // Where few live their number is withheld: such an area counts as one person, so that no municipality is without a middle.
  const weights = points.map(({ people }) => Math.max(1, people ?? 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (of: (point: PostalPoint) => number) =>
    points.reduce((sum, point, index) => sum + of(point) * weights[index]!, 0) / total;
  return {
    easting: mean(({ position }) => position.easting),
    northing: mean(({ position }) => position.northing),
  };
}

export function needGeography(points: readonly PostalPoint[]): NeedGeography {
  const byMunicipality = new Map<string, PostalPoint[]>();
  for (const point of points) {
    const group = byMunicipality.get(point.municipalityCode);
    if (group === undefined) byMunicipality.set(point.municipalityCode, [point]);
    else group.push(point);
  }
  return {
    postcodes: new Map(points.map((point) => [point.postcode, point])),
    middles: new Map([...byMunicipality].map(([code, group]) => [code, middleOf(group)])),
    pointsOf: new Map(
      [...byMunicipality].map(([code, group]) => [code, group.map(({ position }) => position)]),
    ),
  };
}

/** Where an organisation works, and what it offers. */
export interface Reach {
  municipalities: ReadonlySet<string>;
  types: ReadonlySet<HelpTypeCode>;
}

export interface RankedNeed {
  need: PartnersNeed;
  isOwnArea: boolean;
  /** From the nearest postal area of the organisation's to the need's; 0 in the own area, null where it is not known. */
  distanceMetres: number | null;
  /** Whether the organisation has an offer of the kind. */
  isOwnKind: boolean;
  daysLeft: number;
}

/** Ends of the bands within which not distance but urgency decides, in metres. */
export const nearnessBands = [25_000, 50_000, 100_000] as const;
/** Needs as far as this are shown as near. */
export const nearMetres = nearnessBands[1];

/** 0 in the own area, then one more per band; what is not known comes last. */
function bandOf(metres: number | null): number {
  if (metres === null) return nearnessBands.length + 2;
  if (metres === 0) return 0;
  const band = nearnessBands.findIndex((end) => metres <= end);
  return band < 0 ? nearnessBands.length + 1 : band + 1;
}

function pointsOfNeed(need: PartnersNeed, { postcodes, middles }: NeedGeography): Etrs[] {
  const named = need.content.postcodes.flatMap((each) => postcodes.get(each)?.position ?? []);
  if (named.length > 0) return named;
  const middle = middles.get(need.municipalityCode);
  return middle === undefined ? [] : [middle];
}

/** A point for a need that names no polling place: the middle of what `pointsOfNeed` gives; null where it is not known. */
export function middleOfNeed(need: PartnersNeed, geography: NeedGeography): Etrs | null {
  const points = pointsOfNeed(need, geography);
  if (points.length === 0) return null;
  const mean = (of: (point: Etrs) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { easting: mean(({ easting }) => easting), northing: mean(({ northing }) => northing) };
}

function distanceTo(need: PartnersNeed, own: readonly Etrs[], geography: NeedGeography): number | null {
  const distances = pointsOfNeed(need, geography).flatMap((point) =>
    own.map((each) => distanceMetres(point, each)),
  );
  return distances.length === 0 ? null : distances.reduce((least, each) => Math.min(least, each));
}

/** What decides between two needs, from the weightiest on. */
function orderOf({
  need,
  distanceMetres: metres,
  isOwnKind,
  daysLeft,
}: RankedNeed): readonly (number | string)[] {
  return [bandOf(metres), isOwnKind ? 0 : 1, daysLeft, metres ?? 0, need.id];
}

function compare(a: RankedNeed, b: RankedNeed): number {
  const other = orderOf(b);
  for (const [index, value] of orderOf(a).entries()) {
    if (value !== other[index]) return value < other[index]! ? -1 : 1;
  }
  return 0;
}

/**
 * Orders needs for an organisation: by band of distance (own area, 25, 50, 100 km, farther, not known); within a band those
 * of a kind that it offers first, then by days left, then by distance.
 */
export function rankNeeds(
  needs: readonly PartnersNeed[],
  reach: Reach,
  geography: NeedGeography,
  today: IsoDate,
): RankedNeed[] {
  const own = [...reach.municipalities].flatMap((code) => geography.pointsOf.get(code) ?? []);
  return needs
    .map((need): RankedNeed => {
      const isOwnArea = reach.municipalities.has(need.municipalityCode);
      return {
        need,
        isOwnArea,
        distanceMetres: isOwnArea ? 0 : distanceTo(need, own, geography),
        isOwnKind: reach.types.has(need.type),
        daysLeft: need.content.until === null ? 0 : daysBetween(today, need.content.until),
      };
    })
    .sort(compare);
}

export const needScopes = ['fit', 'near', 'all'] as const;
export type NeedScope = (typeof needScopes)[number];

/** `fit`: own area and a kind that the organisation offers; `near`: own area or at most 50 km away. */
export function isInScope(
  { isOwnArea, isOwnKind, distanceMetres: metres }: RankedNeed,
  scope: NeedScope,
): boolean {
  switch (scope) {
    case 'fit':
      return isOwnArea && isOwnKind;
    case 'near':
      return metres !== null && metres <= nearMetres;
    case 'all':
      return true;
  }
}
