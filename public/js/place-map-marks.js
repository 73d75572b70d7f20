/** Marks on one canvas: circle, square and triangle by kind, a number for a cluster. */
import { clusterPoints } from './place-map-points.js';

/**
 * @typedef {import('./place-map-points.js').Point} Point
 * @typedef {import('./place-map-points.js').Cluster} Cluster
 * @typedef {{ colour: (name: string) => string, font: string }} Looks
 */

/** Half the size of what can be touched, in pixels. */
const touchRadius = 14;
const openAir = ['outdoors', 'tent', 'shelter'];
const exact = ['building', 'address'];

/** Shapes around the middle of a mark, as in the legend. */
const shapes = {
  /** @param {any} context */
  election_day: (context) => context.arc(0, 0, 8, 0, 2 * Math.PI),
  /** @param {any} context */
  advance: (context) => context.rect(-7, -7, 14, 14),
  /** @param {any} context */
  mobile_stop: (context) => {
    context.moveTo(0, -9);
    context.lineTo(9, 7);
    context.lineTo(-9, 7);
    context.closePath();
  },
};

/** @param {any} context @param {number} radius @param {{ fill?: string, line: string }} how */
function drawCircle(context, radius, { fill, line }) {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = fill ?? 'transparent';
  context.fill();
  context.strokeStyle = line;
  context.stroke();
}

/** @param {any} context @param {Point} point @param {Looks} looks */
function drawPlace(context, point, { colour }) {
  const kind = /** @type {keyof typeof shapes} */ (point.kind);
  const [own, ground, line] = [colour(`mark-${kind}`), colour('mark-ground'), colour('mark-line')];
  const hollow = !exact.includes(point.positionSource);
  context.beginPath();
  (shapes[kind] ?? shapes.advance)(context);
  context.lineWidth = hollow ? 3 : 2;
  context.fillStyle = hollow ? ground : own;
  context.fill();
  context.strokeStyle = hollow ? own : ground;
  context.stroke();
  context.lineWidth = 2;
  if (openAir.includes(point.serviceForm)) drawCircle(context, 14, { line });
  if (point.serviceForm === 'drive_in') drawCircle(context, 3, { fill: line, line: ground });
}

/** @param {any} context @param {Cluster} cluster @param {Looks} looks */
function drawCluster(context, cluster, { colour, font }) {
  context.lineWidth = 2;
  drawCircle(context, clusterRadius(cluster), { fill: colour('mark-line'), line: colour('mark-ground') });
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colour('mark-ground');
  context.fillText(String(cluster.members.length), 0, 1);
}

/** @param {Cluster} cluster */
function clusterRadius({ members }) {
  return members.length === 1 ? touchRadius : 11 + 2 * String(members.length).length;
}

/** Leaflet's circle with a drawing of its own; `options.draw` gets the canvas with the mark's middle at 0, 0. */
/** @type {any} */
const Mark = L.CircleMarker.extend({
  _updatePath() {
    const context = this._renderer._ctx;
    if (!this._renderer._drawing || this._empty()) return;
    context.save();
    context.translate(this._point.x, this._point.y);
    this.options.draw(context);
    context.restore();
  },
});

/** @param {Cluster} cluster @param {number} zoom */
function latLngOf({ x, y }, zoom) {
  const size = 256 * 2 ** zoom;
  return L.CRS.EPSG3857.pointToLatLng(L.point(x * size, y * size), zoom);
}

/**
 * Keeps the marks of what is in view, and a little around it, on the map.
 * @param {any} map
 * @param {readonly Point[]} points
 * @param {Looks} looks
 * @param {(members: Point[], latLng: any) => void} open called with the places of a mark that cannot be parted further
 */
export function showMarks(map, points, looks, open) {
  const renderer = L.canvas({ padding: 0.3 });
  /** @type {Map<number, Cluster[]>} */
  const clustersByZoom = new Map();
  /** @type {Map<Cluster, any>} */
  const shown = new Map();

  /** @param {Cluster} cluster */
  const choose = (cluster) => {
    const bounds = L.latLngBounds(cluster.members.map(({ lat, lon }) => [lat, lon]));
    const together = bounds.getNorthEast().equals(bounds.getSouthWest());
    if (together || map.getZoom() >= map.getMaxZoom()) open(cluster.members, bounds.getCenter());
    else {
      const zoom = Math.max(map.getZoom() + 1, map.getBoundsZoom(bounds, false, L.point(60, 60)));
      map.setView(bounds.getCenter(), Math.min(zoom, map.getMaxZoom()));
    }
  };
  /** @param {Cluster} cluster @param {any} latLng */
  const markOf = (cluster, latLng) => {
    const draw = (/** @type {any} */ context) =>
      cluster.members.length === 1
        ? drawPlace(context, cluster.members[0], looks)
        : drawCluster(context, cluster, looks);
    const mark = new Mark(latLng, { renderer, draw, radius: clusterRadius(cluster), weight: 2 });
    return mark.on('click', () => choose(cluster));
  };
  const refresh = () => {
    const zoom = map.getZoom();
    const clusters = clustersByZoom.get(zoom) ?? clusterPoints(points, zoom);
    clustersByZoom.set(zoom, clusters);
    const bounds = map.getBounds().pad(0.4);
    const wanted = new Map(clusters.map((cluster) => [cluster, latLngOf(cluster, zoom)]));
    for (const [cluster, mark] of shown) {
      if (wanted.has(cluster) && bounds.contains(mark.getLatLng())) continue;
      mark.remove();
      shown.delete(cluster);
    }
    for (const [cluster, latLng] of wanted) {
      if (shown.has(cluster) || !bounds.contains(latLng)) continue;
      shown.set(cluster, markOf(cluster, latLng).addTo(map));
    }
  };
  map.on('moveend', refresh);
  refresh();
}
