/** Places of the GeoJSON as points of the map, and neighbours gathered into clusters. */

/**
 * A place; `x` and `y` are its position in Web Mercator, the whole world being 1.
 * @typedef {{ id: string, name: string, kind: string, serviceForm: string, municipality: string, href: string,
 *   positionSource: string, lat: number, lon: number, x: number, y: number }} Point
 */

/**
 * Points that stand for one mark; `x` and `y` are their middle.
 * @typedef {{ members: Point[], x: number, y: number }} Cluster
 */

/** Marks closer than this, in pixels, become one. */
const radius = 36;

/** @param {number} lat @param {number} lon */
function toWorld(lat, lon) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

/**
 * @param {any} feature of `places.geojson?fields=map`
 * @returns {Point}
 */
function toPoint({ id, geometry, properties }) {
  const { kind, serviceForm, positionSource } = properties;
  const [lon, lat] = geometry.coordinates;
  const municipality = properties.municipalityName ?? '';
  const name = properties.name ?? municipality;
  // The page may be read under another name of the host than the one that the interface writes.
  const { pathname: href } = new URL(properties.href, location.href);
  return { id, name, kind, serviceForm, municipality, href, positionSource, lat, lon, ...toWorld(lat, lon) };
}

/**
 * @param {any} geoJson of `places.geojson?fields=map`: WGS84, no geometry where no position is known
 * @returns {Point[]}
 */
export function toPoints(geoJson) {
  return geoJson.features
    .filter((/** @type {any} */ feature) => feature.geometry !== null)
    .map((/** @type {any} */ feature) => toPoint(feature));
}

/** @param {Point[]} members @returns {Cluster} */
function clusterOf(members) {
  const sum = members.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { members, x: sum.x / members.length, y: sum.y / members.length };
}

/**
 * Each point, in the order given, takes the points around it that no other has taken. The same points at the same zoom
 * give the same clusters, wherever the map stands: moving it changes none.
 * @param {readonly Point[]} points
 * @param {number} zoom
 * @returns {Cluster[]}
 */
export function clusterPoints(points, zoom) {
  const reach = radius / (256 * 2 ** zoom);
  /** @param {number} value */
  const cellOf = (value) => Math.floor(value / reach);
  /** @param {number} column @param {number} row */
  const keyOf = (column, row) => row * 2 ** 26 + column;
  /** @type {Map<number, Point[]>} */
  const cells = new Map();
  for (const point of points) {
    const key = keyOf(cellOf(point.x), cellOf(point.y));
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [point]);
    else cell.push(point);
  }
  /** @param {Point} point */
  const around = (point) =>
    [-1, 0, 1].flatMap((down) =>
      [-1, 0, 1].flatMap((right) => cells.get(keyOf(cellOf(point.x) + right, cellOf(point.y) + down)) ?? []),
    );
  /** @type {Set<Point>} */
  const taken = new Set();
  return points.flatMap((point) => {
    if (taken.has(point)) return [];
    const members = around(point).filter(
      (other) => !taken.has(other) && Math.hypot(other.x - point.x, other.y - point.y) <= reach,
    );
    for (const member of members) taken.add(member);
    return [clusterOf(members)];
  });
}
