/** The areas of a level as paths of one picture, made once; colours come with each question. */
import type { Outline } from '../geo/outlines';
import { frameAround, svgPath, toPicture, type Frame } from '../geo/svg-path';

/** A part of the picture, in its units. */
export interface PictureBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface AreaPicture {
  frame: Frame;
  /** The whole picture with a margin. */
  whole: PictureBox;
  /** Path of each area by its code. */
  paths: ReadonlyMap<string, string>;
  /** Where each area lies. */
  boxes: ReadonlyMap<string, PictureBox>;
}

/** Fine enough to be looked at one municipality at a time, and light enough for a page. */
const heightUnits = 2400;
const margin = 8;

/**
 * Draws the areas, north up.
 * @param outlines by code, EPSG:3067
 * @returns null where there is nothing to draw
 */
export function drawAreas(outlines: ReadonlyMap<string, Outline>): AreaPicture | null {
  if (outlines.size === 0) return null;
  const all = [...outlines].map(([code, outline]) => ({ code, rings: outline.flat() }));
  const frame = frameAround(
    all.flatMap(({ rings }) => rings),
    heightUnits,
  );
  const boxOf = (rings: Outline[number]): PictureBox => {
    const points = rings.flat().map(([easting, northing]) => toPicture(frame, easting, northing));
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
    const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
    return { x: least(xs), y: least(ys), width: most(xs) - least(xs), height: most(ys) - least(ys) };
  };
  return {
    frame,
    whole: {
      x: -margin,
      y: -margin,
      width: frame.widthUnits + 2 * margin,
      height: frame.heightUnits + 2 * margin,
    },
    paths: new Map(all.map(({ code, rings }) => [code, svgPath(rings, frame)])),
    boxes: new Map(all.map(({ code, rings }) => [code, boxOf(rings)])),
  };
}

/** An area with its surroundings, in the shape of the whole picture so that the page does not jump. */
export function boxAround({ whole }: Pick<AreaPicture, 'whole'>, box: PictureBox): PictureBox {
  const shape = whole.width / whole.height;
  const height = Math.min(whole.height, Math.max(box.height, box.width / shape, whole.height / 20) * 1.6);
  const width = height * shape;
  const within = (value: number, from: number, to: number) => Math.round(Math.min(to, Math.max(from, value)));
  return {
    x: within(box.x + box.width / 2 - width / 2, whole.x, whole.x + whole.width - width),
    y: within(box.y + box.height / 2 - height / 2, whole.y, whole.y + whole.height - height),
    width: Math.round(width),
    height: Math.round(height),
  };
}
