/** Positions of places in a file: metres or degrees, in either order, recognised by their values. */
import type { Etrs } from '../geo/coordinates';
import { isInFinland, toEtrs } from '../geo/projection';
import type { PlaceCells } from './place-cells.csv';

export type PositionReading =
  { code: 'read' | 'positionSwapped'; position: Etrs } | { code: 'positionOutsideFinland' };

/**
 * A number with decimal comma or point and with or without spaces between thousands.
 * @returns null when the text is no such number
 */
export function readNumber(text: string): number | null {
  const compact = text.replace(/\s/g, '').replace(',', '.');
  return /^[+-]?\d+(\.\d+)?$/.test(compact) ? Number(compact) : null;
}

/** Metres of a building's centre: decimals would promise more than anyone measured. */
function wholeMetres({ easting, northing }: Etrs): Etrs {
  return { easting: Math.round(easting), northing: Math.round(northing) };
}

function asDegrees(lat: number, lon: number): Etrs | null {
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
  return toEtrs({ lat, lon });
}

/**
 * Finds the one reading of two numbers that lies in Finland; metres of EPSG:3067 and degrees cannot be mistaken for each other there,
 * nor can north and east.
 * @param north what the file gives as northing or latitude
 * @param east what the file gives as easting or longitude
 */
export function readPosition(north: number, east: number): PositionReading {
  const readings: readonly (readonly ['read' | 'positionSwapped', Etrs | null])[] = [
    ['read', { northing: north, easting: east }],
    ['read', asDegrees(north, east)],
    ['positionSwapped', { northing: east, easting: north }],
    ['positionSwapped', asDegrees(east, north)],
  ];
  for (const [code, position] of readings) {
    if (position !== null && isInFinland(position)) return { code, position: wholeMetres(position) };
  }
  return { code: 'positionOutsideFinland' };
}

/** The position of a row; null when it gives none, and, with a problem, when it gives one that cannot be true. */
export function readPlacePosition(cells: PlaceCells): Etrs | null {
  const texts = { northing: cells.text('northing'), easting: cells.text('easting') };
  if (texts.northing === null && texts.easting === null) return null;
  if (texts.northing === null || texts.easting === null) {
    cells.report('positionIncomplete', texts.northing === null ? 'northing' : 'easting');
    return null;
  }
  const north = readNumber(texts.northing);
  const east = readNumber(texts.easting);
  if (north === null) cells.report('numberUnreadable', 'northing');
  if (east === null) cells.report('numberUnreadable', 'easting');
  if (north === null || east === null) return null;
  const reading = readPosition(north, east);
  if (reading.code !== 'read') cells.report(reading.code, 'northing', { other: texts.easting });
  return reading.code === 'positionOutsideFinland' ? null : reading.position;
}
