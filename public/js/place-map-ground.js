/** The map itself and what lies under the marks: our outlines, or tiles where a tile layer is configured. */
import '../leaflet/1.9.4/leaflet.js';

const finland = L.latLngBounds([59.4, 19], [70.2, 31.7]);

/** Leaflet's map without movement of its own, for those who asked their system for less of it. */
/** @type {any} */
const CalmMap = L.Map.extend({
  /** @param {L.PointExpression} offset */
  panBy(offset) {
    return L.Map.prototype.panBy.call(this, offset, { animate: false });
  },
});

/**
 * @param {HTMLElement} container
 * @param {any} [special] options of Leaflet that differ from those of a map of the country in WGS84
 */
export function createMap(container, special = {}) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const options = {
    minZoom: 4,
    maxZoom: 17,
    zoomSnap: 0.5,
    maxBounds: finland.pad(0.5),
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    inertia: !calm,
    ...special,
  };
  const map = calm ? new CalmMap(container, options) : L.map(container, options);
  // The wheel scrolls the page until somebody works with the map.
  map.on('focus', () => map.scrollWheelZoom.enable());
  map.on('blur', () => map.scrollWheelZoom.disable());
  return map;
}

/** @param {string} text */
export function escapeHtml(text) {
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}

/**
 * @param {any} map
 * @param {any} outlines GeoJSON, the code of each municipality as id
 * @param {{ municipality: string | undefined, tiled: boolean, colour: (name: string) => string }} how
 */
function addOutlines(map, outlines, { municipality, tiled, colour }) {
  map.createPane('outlines').style.zIndex = '250';
  map.getPane('outlines').style.pointerEvents = 'none';
  /** @type {any} */
  const options = {
    pane: 'outlines',
    renderer: L.canvas({ pane: 'outlines', padding: 0.3 }),
    interactive: false,
    style: (/** @type {any} */ feature) => {
      const chosen = feature?.id === municipality;
      return {
        color: colour(chosen ? 'mark-line' : 'border'),
        weight: chosen ? 2.5 : 1,
        fillColor: colour(chosen ? 'mark-ground' : 'land'),
        fillOpacity: tiled ? 0 : 1,
      };
    },
  };
  return L.geoJSON(outlines, options).addTo(map);
}

/**
 * What the map shows at first: the municipality asked for, or the country, and every point.
 * @param {any} layer outlines; null when there are none
 * @param {string | undefined} municipality
 * @param {readonly { lat: number, lon: number }[]} points
 */
function homeBounds(layer, municipality, points) {
  const bounds = L.latLngBounds(points.map(({ lat, lon }) => [lat, lon]));
  if (municipality === undefined) return bounds.extend(finland);
  layer?.eachLayer((/** @type {any} */ each) => {
    if (each.feature.id === municipality) bounds.extend(each.getBounds());
  });
  return bounds.isValid() ? bounds : finland;
}

/**
 * @param {HTMLElement} container
 * @param {any} outlines GeoJSON; null when there are none
 * @param {{ root: HTMLElement, points: readonly import('./place-map-points.js').Point[], texts: any,
 *   looks: { colour: (name: string) => string } }} page
 */
export function createGround(container, outlines, { root, points, texts, looks }) {
  const { municipality, tileUrl, tileAttribution } = root.dataset;
  const map = createMap(container);
  L.control.zoom({ zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
  const credits = L.control.attribution({ prefix: false }).addTo(map);
  credits.addAttribution(escapeHtml(texts.credits));
  if (tileUrl !== undefined) {
    const attribution = escapeHtml(tileAttribution ?? '');
    // Of the page, the host of the tiles learns the address of the service and no more.
    L.tileLayer(tileUrl, { attribution, maxZoom: 19, referrerPolicy: 'strict-origin' }).addTo(map);
  }
  const how = { municipality, tiled: tileUrl !== undefined, colour: looks.colour };
  const layer = outlines === null ? null : addOutlines(map, outlines, how);
  return { map, home: homeBounds(layer, municipality, points) };
}
