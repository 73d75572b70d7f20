/** The report's map: areas coloured by class, drawn on the server. */
import type { Ring } from '../geo/outlines';
import { frameAround, svgPath } from '../geo/svg-path';
import type { MapClass } from './coverage-classes.model';

/** Outline of an area in EPSG:3067. */
export interface AreaOutline {
  code: string;
  rings: readonly Ring[];
}

/** A colour by its class, or a pattern by its name: a style sheet cannot name a pattern of the page. */
export interface MapLook {
  cssClass: string;
  fill: string | null;
}

/** An area as the template draws it. */
export interface MapShape {
  code: string;
  path: string;
  look: MapLook;
  /** What a pointer resting on it tells. */
  title: string;
  href: string;
}

export interface CoverageMap {
  width: number;
  height: number;
  shapes: readonly MapShape[];
}

const heightUnits = 2400;

const patterns: Partial<Record<MapClass, string>> = {
  too_coarse: 'url(#hatch-too-coarse)',
  not_known: 'url(#hatch-not-known)',
};

/** The look of a class of shares, or the hatching of what is not known. */
export function mapLook(mapClass: MapClass): MapLook {
  const cssClass = typeof mapClass === 'number' ? `share-class-${mapClass}` : mapClass.replace(/_/g, '-');
  return { cssClass, fill: patterns[mapClass] ?? null };
}

/**
 * Draws the outlines.
 * @param describe title, address and class of the area with a code; null leaves it out
 */
export function coverageMap(
  outlines: readonly AreaOutline[],
  describe: (code: string) => { title: string; href: string; mapClass: MapClass } | null,
): CoverageMap | null {
  if (outlines.length === 0) return null;
  const frame = frameAround(
    outlines.flatMap((outline) => outline.rings),
    heightUnits,
  );
  const shapes = outlines.flatMap(({ code, rings }) => {
    const described = describe(code);
    if (described === null) return [];
    const { title, href, mapClass } = described;
    return [{ code, title, href, look: mapLook(mapClass), path: svgPath(rings, frame) }];
  });
  return { width: frame.widthUnits, height: frame.heightUnits, shapes };
}
