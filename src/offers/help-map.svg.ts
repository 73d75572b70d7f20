/** The map beside the found help: the municipality, circles and postal areas of the offers by their number in the list. */
import type { Etrs } from '../geo/coordinates';
import type { Outline, Ring } from '../geo/outlines';
import { frameAround, svgPath, toPicture, type Frame } from '../geo/svg-path';
import type { KnownPlace, KnownPlaceIndex } from './known-place.model';
import type { ServiceArea } from './service-area.model';

/** An offer on the map: its number in the list beside it, and its area. */
export interface OfferOnMap {
  number: number;
  area: ServiceArea;
}

export interface HelpMap {
  width: number;
  height: number;
  land: string;
  circles: readonly { x: number; y: number; radius: number }[];
  /** A mark with the numbers of all offers that are given there. */
  marks: readonly { x: number; y: number; label: string }[];
  /** Where it was looked; null for a whole municipality. */
  spot: { x: number; y: number } | null;
  /** Numbers of offers that are given everywhere in the municipality. */
  everywhere: readonly number[];
}

const heightUnits = 500;

function bounds({ easting, northing }: Etrs, metres: number): Ring {
  return [
    [easting - metres, northing - metres],
    [easting + metres, northing + metres],
  ];
}

/** Marks at the same spot share one label: `1, 4`. */
function marksOf(numbered: readonly { position: Etrs; number: number }[], frame: Frame): HelpMap['marks'] {
  const marks = new Map<string, { x: number; y: number; numbers: number[] }>();
  for (const { position, number } of numbered) {
    const [x, y] = toPicture(frame, position.easting, position.northing);
    const mark = marks.get(`${x} ${y}`) ?? { x, y, numbers: [] };
    mark.numbers.push(number);
    marks.set(`${x} ${y}`, mark);
  }
  return [...marks.values()].map(({ x, y, numbers }) => ({
    x,
    y,
    label: numbers.sort((a, b) => a - b).join(', '),
  }));
}

/**
 * @param outline of the municipality, EPSG:3067
 * @param index gives the points of postal areas
 */
export function helpMap(
  outline: Outline,
  place: Pick<KnownPlace, 'kind' | 'position' | 'municipalityCode'>,
  offers: readonly OfferOnMap[],
  index: Pick<KnownPlaceIndex, 'byPostcode'>,
): HelpMap {
  const circles = offers.flatMap(({ area, number }) =>
    area.circle === null ? [] : [{ ...area.circle, number }],
  );
  const postal = offers.flatMap(({ area, number }) =>
    area.postcodes.flatMap((postcode) =>
      (index.byPostcode.get(postcode) ?? []).flatMap(({ position, municipalityCode }) =>
        position === null || municipalityCode !== place.municipalityCode ? [] : [{ position, number }],
      ),
    ),
  );
  const spot = place.kind === 'municipality' ? null : place.position;
  const around = [
    ...circles.map(({ centre }) => bounds(centre, 0)),
    ...(spot === null ? [] : [bounds(spot, 0)]),
  ];
  const frame = frameAround([...outline.flat(), ...around], heightUnits);
  const at = ({ easting, northing }: Etrs) => {
    const [x, y] = toPicture(frame, easting, northing);
    return { x, y };
  };
  return {
    width: frame.widthUnits,
    height: frame.heightUnits,
    land: svgPath(outline.flat(), frame),
    circles: circles.map(({ centre, radiusMetres }) => ({
      ...at(centre),
      radius: Math.round(radiusMetres / frame.metresPerUnit),
    })),
    marks: marksOf(
      [...circles.map(({ centre, number }) => ({ position: centre, number })), ...postal],
      frame,
    ),
    spot: spot === null ? null : at(spot),
    everywhere: offers
      .filter(({ area }) => area.circle === null && area.postcodes.length === 0)
      .map(({ number }) => number),
  };
}
