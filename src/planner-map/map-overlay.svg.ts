/** People, places and offers above the areas of the picture: dots are points of a few paths, so that thousands stay light. */
import { toPicture, type Frame } from '../geo/svg-path';
import type { AreaPicture, PictureBox } from './area-picture.svg';
import type { DemandPoints } from './demand-points.model';
import type { OfferOnMap, PlaceOnMap } from './map-layers.pages';
import type { NeedOnMap } from './map-needs.pages';

/** What is to be drawn; null: that layer is not asked for. */
export interface OverlayInput {
  /** `group`: position of the group in the points' columns. */
  people: { points: DemandPoints; group: number } | null;
  places: readonly PlaceOnMap[] | null;
  offers: readonly OfferOnMap[] | null;
  needs: readonly NeedOnMap[] | null;
}

/** Dots of one look: the `d` of a path whose round line ends are the dots. */
export interface Dots {
  cssClass: string;
  path: string;
}

export interface Overlay {
  people: readonly Dots[];
  places: readonly Dots[];
  needs: readonly Dots[];
  circles: readonly { x: number; y: number; radius: number; title: string; href: string }[];
  /** Municipalities in which help is given, where the picture shows municipalities. */
  areas: readonly { path: string; title: string; href: string }[];
  /** Points left out because they are too many to draw. */
  leftOut: number;
}

/** Lower edges of the sizes of circles, in people. */
export const peopleSizes = [1, 100, 500, 2000, 10_000] as const;
/** More would only cover each other, and weigh on the page. */
const mostPoints = 6000;

/** The size of a circle, from 0. */
export function peopleSize(people: number): number {
  return Math.max(0, peopleSizes.filter((edge) => people >= edge).length - 1);
}

function isIn({ x, y, width, height }: PictureBox, [px, py]: readonly [number, number]): boolean {
  return px >= x && px <= x + width && py >= y && py <= y + height;
}

const dot = ([x, y]: readonly [number, number]) => `M${x} ${y}h0`;

function dotsBy<T>(
  items: readonly T[],
  look: (item: T) => string,
  at: (item: T) => readonly [number, number],
): Dots[] {
  const paths = new Map<string, string>();
  for (const item of items) paths.set(look(item), (paths.get(look(item)) ?? '') + dot(at(item)));
  return [...paths].sort(([a], [b]) => (a < b ? -1 : 1)).map(([cssClass, path]) => ({ cssClass, path }));
}

function peopleDots(
  { points, group }: NonNullable<OverlayInput['people']>,
  frame: Frame,
  box: PictureBox,
): { dots: Dots[]; leftOut: number } {
  const people = points.people[group]!;
  const inBox: { at: [number, number]; people: number }[] = [];
  for (let point = 0; point < points.count; point++) {
    if (!(people[point]! > 0)) continue;
    const at = toPicture(frame, points.easting[point]!, points.northing[point]!);
    if (isIn(box, at)) inBox.push({ at, people: people[point]! });
  }
  inBox.sort((a, b) => b.people - a.people);
  const drawn = inBox.slice(0, mostPoints);
  const dots = dotsBy(
    drawn,
    (each) => `people-${peopleSize(each.people)}`,
    ({ at }) => at,
  );
  return { dots, leftOut: inBox.length - drawn.length };
}

/** Offers of a municipality share one outline. */
function offerAreas(offers: readonly OfferOnMap[], picture: AreaPicture): Overlay['areas'] {
  const byMunicipality = new Map<string, OfferOnMap[]>();
  for (const offer of offers.filter(({ circle }) => circle === null)) {
    for (const code of offer.municipalities) {
      const known = byMunicipality.get(code);
      if (known === undefined) byMunicipality.set(code, [offer]);
      else known.push(offer);
    }
  }
  return [...byMunicipality].flatMap(([code, members]) => {
    const path = picture.paths.get(code);
    return path === undefined
      ? []
      : [{ path, title: members.map(offerTitle).join('; '), href: members[0]!.href }];
  });
}

function offerTitle({ name, organisation }: OfferOnMap): string {
  return `${name}: ${organisation}`;
}

/**
 * @param box the part of the picture that is shown: what lies outside is left out
 * @param isMunicipal whether the areas of the picture are municipalities
 */
export function drawOverlay(
  { people, places, offers, needs }: OverlayInput,
  picture: AreaPicture,
  box: PictureBox,
  isMunicipal: boolean,
): Overlay {
  const { frame } = picture;
  // In the whole country circles would only cover each other.
  const isNear = box !== picture.whole;
  const shown = people === null || !isNear ? { dots: [], leftOut: 0 } : peopleDots(people, frame, box);
  const at = ({ x, y }: { x: number; y: number }) => toPicture(frame, x, y);
  return {
    people: shown.dots,
    leftOut: shown.leftOut,
    places: dotsBy(
      (places ?? []).filter((place) => isIn(box, at(place))),
      ({ kind, isSure }) => `place ${kind}${isSure ? '' : ' unsure'}`,
      at,
    ),
    needs: dotsBy(
      (needs ?? []).flatMap(({ x, y, cover }) => (x === null || y === null ? [] : [{ x, y, cover }])),
      ({ cover }) => `need ${cover}`,
      at,
    ),
    circles: (offers ?? []).flatMap((offer) => {
      if (offer.circle === null) return [];
      const [x, y] = at(offer.circle);
      const radius = Math.round(offer.circle.radius / frame.metresPerUnit);
      return [{ x, y, radius, title: offerTitle(offer), href: offer.href }];
    }),
    areas: isMunicipal ? offerAreas(offers ?? [], picture) : [],
  };
}
