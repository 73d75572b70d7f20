/** Between WGS84 and EPSG:3067, with the bounds of Finland that tell a real position from a slip. */
import proj4 from 'proj4';
import type { Etrs, Wgs84 } from './coordinates';

const etrsTm35fin = '+proj=utm +zone=35 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs';
const projection = proj4('EPSG:4326', etrsTm35fin);

/** Bounds of Finland in EPSG:3067, metres, territorial sea included. */
export const finlandBounds = {
  minEasting: 50_000,
  maxEasting: 760_000,
  minNorthing: 6_570_000,
  maxNorthing: 7_800_000,
} as const;

/** Degrees to metres of EPSG:3067, unrounded. */
export function toEtrs(position: Wgs84): Etrs {
  const [easting, northing] = projection.forward([position.lon, position.lat]);
  return { easting, northing };
}

/** Metres of EPSG:3067 to degrees, unrounded. */
export function toWgs84(position: Etrs): Wgs84 {
  const [lon, lat] = projection.inverse([position.easting, position.northing]);
  return { lat, lon };
}

/** The same position on whole metres. */
export function roundEtrs(position: Etrs): Etrs {
  return { easting: Math.round(position.easting), northing: Math.round(position.northing) };
}

/** Whether a position lies within the bounds of Finland, edges included. */
export function isInFinland(position: Etrs): boolean {
  return (
    position.easting >= finlandBounds.minEasting &&
    position.easting <= finlandBounds.maxEasting &&
    position.northing >= finlandBounds.minNorthing &&
    position.northing <= finlandBounds.maxNorthing
  );
}

/** Whether a position lies outside Finland only because easting and northing changed places. */
export function looksSwapped(position: Etrs): boolean {
  return !isInFinland(position) && isInFinland({ easting: position.northing, northing: position.easting });
}
