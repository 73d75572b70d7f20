/** Where help is given: whole municipalities, some of their postcodes, or a circle around a place that everybody knows. */
import { distanceMetres, type Etrs } from '../geo/coordinates';
import type { Outline } from '../geo/outlines';
import { distanceToOutlineMetres } from '../geo/outline-distance';
import type { KnownPlaceKind } from './known-place.model';

/** A circle around a known place; its centre is never an address or a point that somebody chose. */
export interface ServiceCircle {
  /** Position of the known place, EPSG:3067. */
  centre: Etrs;
  radiusMetres: number;
  kind: KnownPlaceKind;
  /** Code of the municipality, postcode, or id of the polling place. */
  reference: string;
  nameFi: string;
  nameSv: string | null;
  /** Municipality of today in which the known place lies. */
  municipalityCode: string;
}

/** Radii that can be chosen, whole kilometres. */
export const radiusKilometres = { least: 1, most: 150 } as const;

export interface ServiceArea {
  /**
   * Codes of today's municipalities: those in which help is given, and with a circle those that it touches. The area never
   * reaches beyond them, so moderators, lists and searches can go by them alone.
   */
  municipalities: readonly string[];
  /** Only in these postcodes of the municipalities; empty: everywhere in them. Always empty with a circle. */
  postcodes: readonly string[];
  /** Only within this circle; null: no circle. */
  circle: ServiceCircle | null;
}

/** A point as far as it is known; null is not known. */
export interface AreaPoint {
  municipalityCode: string;
  postcode: string | null;
  /** EPSG:3067. */
  position: Etrs | null;
}

/**
 * Whether help is given at a point. Where the area asks for what is not known of the point (its postcode, its position), the
 * answer is no: count such points apart where "not known" must not look like "no".
 */
export function contains({ municipalities, postcodes, circle }: ServiceArea, point: AreaPoint): boolean {
  if (circle !== null)
    return point.position !== null && distanceMetres(circle.centre, point.position) <= circle.radiusMetres;
  if (!municipalities.includes(point.municipalityCode)) return false;
  return postcodes.length === 0 || (point.postcode !== null && postcodes.includes(point.postcode));
}

/** A point and how far around it somebody who asks may be. */
export interface AreaSpot extends AreaPoint {
  spreadMetres: number;
}

/** Whether help may be given somewhere in a spot; what is not known of it excludes nothing. */
export function mayReach(area: ServiceArea, spot: AreaSpot): boolean {
  const { municipalities, postcodes, circle } = area;
  if (circle !== null)
    return (
      spot.position === null ||
      distanceMetres(circle.centre, spot.position) <= circle.radiusMetres + spot.spreadMetres
    );
  if (!municipalities.includes(spot.municipalityCode)) return false;
  return postcodes.length === 0 || spot.postcode === null || postcodes.includes(spot.postcode);
}

/**
 * Codes of the municipalities that a circle touches, in order of code.
 * @param outlines of today's municipalities by code, EPSG:3067
 * @param own municipality of the known place: it counts also where no outline is known
 */
export function municipalitiesTouched(
  { centre, radiusMetres }: Pick<ServiceCircle, 'centre' | 'radiusMetres'>,
  outlines: ReadonlyMap<string, Outline>,
  own: string,
): string[] {
  const touched = [...outlines]
    .filter(([, outline]) => distanceToOutlineMetres(outline, centre) <= radiusMetres)
    .map(([code]) => code);
  return [...new Set([...touched, own])].sort();
}

/** Whether two areas may have a point in common, by municipality, postcode and circle; never no where they do. */
export function mayOverlap(a: ServiceArea, b: ServiceArea): boolean {
  if (!a.municipalities.some((code) => b.municipalities.includes(code))) return false;
  if (a.circle !== null && b.circle !== null)
    return distanceMetres(a.circle.centre, b.circle.centre) <= a.circle.radiusMetres + b.circle.radiusMetres;
  if (a.postcodes.length === 0 || b.postcodes.length === 0) return true;
  return a.postcodes.some((postcode) => b.postcodes.includes(postcode));
}
