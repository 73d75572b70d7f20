/** Nearest place of every cell: our index against flatbush and turf, in one run and checked against each other. */
import { featureCollection, nearestPoint, point } from '@turf/turf';
import Flatbush from 'flatbush';
import { around } from 'geokdbush';
import KDBush from 'kdbush';
import proj4 from 'proj4';
import { buildNearestIndex, nearestDistances } from '../src/geo/nearest-index';
import { medianMilliseconds, milliseconds, perItem, report } from './measure';
import type { NationalSet, PointColumns } from './national-set';

const turfSample = 40;
const geokdbushSample = 5000;
const etrs = '+proj=utm +zone=35 +ellps=GRS80 +units=m +no_defs';

/** Prints the medians and the ratios. */
export async function benchNearest({ cells, places }: NationalSet): Promise<void> {
  const count = cells.easting.length;
  const out = new Float64Array(count);
  const built = await medianMilliseconds(9, () => buildNearestIndex(places.easting, places.northing));
  const index = buildNearestIndex(places.easting, places.northing);
  const ours = await medianMilliseconds(9, () => nearestDistances(index, cells.easting, cells.northing, out));
  report('nearest index: build', milliseconds(built));
  report('nearest index: all cells', milliseconds(ours), `${perItem(ours, count)} per cell`);

  const tree = flatbushOf(places);
  const flatbush = await medianMilliseconds(3, () => {
    for (let i = 0; i < count; i++) tree.neighbors(cells.easting[i]!, cells.northing[i]!, 1);
  });
  checkAgainstFlatbush(tree, places, cells, out);
  report('flatbush: all cells', milliseconds(flatbush), `${perItem(flatbush, count)} per cell`);

  const geokdbush = await benchGeokdbush(places, cells);
  const turfPlaces = featureCollection(
    wgs84Of(places, places.easting.length).map((position) => point(position)),
  );
  const sampled = wgs84Of(cells, count, Math.floor(count / turfSample));
  const turf = await medianMilliseconds(3, () => {
    for (const position of sampled) nearestPoint(position, turfPlaces);
  });
  report(
    `turf nearestPoint: ${sampled.length} cells`,
    milliseconds(turf),
    `${perItem(turf, sampled.length)} per cell`,
  );
  report('  faster than flatbush', `${(flatbush / ours).toFixed(1)} times`, 'aim: at least 2');
  report(
    '  faster than geokdbush',
    `${(geokdbush / (ours / count)).toFixed(1)} times`,
    'per cell; aim: at least 10',
  );
  report(
    '  faster than turf nearestPoint',
    `${Math.round(turf / sampled.length / (ours / count)).toLocaleString('en-GB')} times`,
    'per cell, turf on a sample; aim: at least 1,500',
  );
}

/** Milliseconds per cell. */
async function benchGeokdbush(places: PointColumns, cells: PointColumns): Promise<number> {
  const positions = wgs84Of(places, places.easting.length);
  const tree = new KDBush(positions.length);
  for (const [longitude, latitude] of positions) tree.add(longitude, latitude);
  tree.finish();
  const count = cells.easting.length;
  const sampled = wgs84Of(cells, count, Math.floor(count / geokdbushSample));
  const time = await medianMilliseconds(3, () => {
    for (const [longitude, latitude] of sampled) around(tree, longitude, latitude, 1);
  });
  report(
    `geokdbush: ${sampled.length} cells`,
    milliseconds(time),
    `${perItem(time, sampled.length)} per cell`,
  );
  return time / sampled.length;
}

function flatbushOf(places: PointColumns): Flatbush {
  const tree = new Flatbush(places.easting.length);
  for (let i = 0; i < places.easting.length; i++) tree.add(places.easting[i]!, places.northing[i]!);
  tree.finish();
  return tree;
}

/** A fast wrong answer is worth nothing: distances must be the same. */
function checkAgainstFlatbush(
  tree: Flatbush,
  places: PointColumns,
  cells: PointColumns,
  ours: Float64Array,
): void {
  for (let i = 0; i < ours.length; i += 50) {
    const [id] = tree.neighbors(cells.easting[i]!, cells.northing[i]!, 1);
    const distance = Math.hypot(
      places.easting[id!]! - cells.easting[i]!,
      places.northing[id!]! - cells.northing[i]!,
    );
    if (Math.abs(distance - ours[i]!) > 1e-6)
      throw new Error(`Cell ${i}: ${ours[i]} m, flatbush ${distance} m.`);
  }
}

function wgs84Of(points: PointColumns, count: number, step = 1): [number, number][] {
  const positions: [number, number][] = [];
  for (let i = 0; i < count; i += step) {
    positions.push(proj4<[number, number]>(etrs, 'WGS84', [points.easting[i]!, points.northing[i]!]));
  }
  return positions;
}
