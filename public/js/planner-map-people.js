/** People as circles on a canvas of their own: read from the binary form of `src/planner-map/demand-points.model.ts`. */
import '../leaflet/1.9.4/leaflet.js';

/**
 * Points in order of northing; people as bytes on a scale of logarithms, 255 where they are not known.
 * @typedef {{ count: number, easting: Float64Array, northing: Float64Array, people: Uint8Array[] }} Points
 */

/** Lower edges of the sizes in people, and the circles' diameters in pixels: as in the legend. */
const sizes = [
  { from: 1, diameter: 2 },
  { from: 100, diameter: 4 },
  { from: 500, diameter: 6 },
  { from: 2000, diameter: 10 },
  { from: 10_000, diameter: 16 },
];

/**
 * @param {ArrayBuffer} buffer
 * @returns {Points}
 */
export function decodePoints(buffer) {
  const view = new DataView(buffer);
  const magic = String.fromCharCode(...new Uint8Array(buffer, 0, 4));
  if (magic !== 'VKDP' || view.getUint16(4, true) !== 1) throw new Error('These are not points of version 1');
  const groups = view.getUint16(6, true);
  const count = view.getUint32(8, true);
  const [west, south] = [view.getInt32(12, true), view.getInt32(16, true)];
  const step = view.getUint16(20, true);
  const easting = new Float64Array(count);
  const northing = new Float64Array(count);
  let row = 0;
  for (let point = 0; point < count; point += 1) {
    row += view.getUint16(24 + 2 * point, true);
    northing[point] = south + row * step;
    easting[point] = west + view.getUint16(24 + 2 * count + 2 * point, true) * step;
  }
  const people = Array.from(
    { length: groups },
    (_, group) => new Uint8Array(buffer, 24 + count * (4 + group), count),
  );
  return { count, easting, northing, people };
}

/** The size of every byte, -1 for nobody and for what is not known. */
const sizeOfByte = Int8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0 || byte === 255) return -1;
  const people = 2 ** (byte / 16) - 1;
  return Math.max(0, sizes.filter(({ from }) => people >= from).length - 1);
});

/** The first point at or north of a northing. @param {Float64Array} northing @param {number} from */
function firstFrom(northing, from) {
  let [low, high] = [0, northing.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (northing[middle] < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** From this zoom on circles are drawn (about a kilometre a pixel): farther away they would only cover each other. */
const leastZoom = 2;

const ink = 'rgba(33, 33, 33, 0.55)';

/** A circle drawn once, to be stamped. @param {number} diameter in pixels */
function circleOf(diameter) {
  const canvas = document.createElement('canvas');
  canvas.width = 2 * diameter;
  canvas.height = 2 * diameter;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = ink;
  context.arc(diameter, diameter, diameter, 0, 2 * Math.PI);
  context.fill();
  return canvas;
}

/** Around the map this share of its size is drawn too, so that moving it a little shows no edge. */
const padding = 0.4;

/** @type {any} */
export const PeopleLayer = L.Layer.extend({
  /** @param {Points} points @param {number} group */
  initialize(points, group) {
    this._points = points;
    this._group = group;
  },
  /** @param {any} map */
  onAdd(map) {
    this._canvas = L.DomUtil.create('canvas', 'leaflet-zoom-hide');
    map.getPane('people').append(this._canvas);
    this._draw();
  },
  onRemove() {
    this._canvas.remove();
  },
  getEvents() {
    return { moveend: this._draw, zoomend: this._draw, resize: this._draw };
  },
  /** @param {number} group */
  setGroup(group) {
    this._group = group;
    this._draw();
  },
  _draw() {
    const map = this._map;
    if (!map) return;
    const size = map.getSize();
    const corner = size.multiplyBy(-padding).round();
    const [width, height] = [size.x - 2 * corner.x, size.y - 2 * corner.y];
    const ratio = window.devicePixelRatio || 1;
    Object.assign(this._canvas, { width: width * ratio, height: height * ratio });
    Object.assign(this._canvas.style, { width: `${width}px`, height: `${height}px` });
    L.DomUtil.setPosition(this._canvas, map.containerPointToLayerPoint(corner));
    const context = this._canvas.getContext('2d');
    if (map.getZoom() < leastZoom) return;
    context.scale(ratio, ratio);
    // The plane of the map is that of EPSG:3067: two corners say where every metre lies.
    const northWest = map.containerPointToLatLng(corner);
    const southEast = map.containerPointToLatLng(corner.add([width, height]));
    const scale = width / (southEast.lng - northWest.lng);
    this._drawPoints(context, {
      west: northWest.lng,
      north: northWest.lat,
      south: southEast.lat,
      scale,
      width,
    });
  },
  /** @param {any} context @param {{ west: number, north: number, south: number, scale: number, width: number }} part */
  _drawPoints(context, { west, north, south, scale, width }) {
    const { easting, northing, people } = this._points;
    const bytes = people[this._group];
    const [from, to] = [firstFrom(northing, south), firstFrom(northing, north)];
    context.fillStyle = ink;
    // Each by itself: one path of tens of thousands of shapes takes a browser minutes to fill.
    sizes.forEach(({ diameter }, size) => {
      const radius = diameter / 2;
      const stamp = diameter <= 4 ? null : circleOf(diameter);
      for (let point = from; point < to; point += 1) {
        if (sizeOfByte[bytes[point]] !== size) continue;
        const x = (easting[point] - west) * scale;
        if (x < -radius || x > width + radius) continue;
        const y = (north - northing[point]) * scale;
        // A circle of a few pixels is a square to the eye, and a fraction of the work.
        if (stamp === null) context.fillRect(x - radius, y - radius, diameter, diameter);
        else context.drawImage(stamp, x - radius, y - radius, diameter, diameter);
      }
    });
  },
});
