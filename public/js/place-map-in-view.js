/** Links to the places in view, for those who do not point: the one in focus is ringed on the map. */
import { counted, placeLine } from './place-map-popup.js';

/** @typedef {import('./place-map-points.js').Point} Point */

/** Links that are shown at a time; the rest is counted. */
const shownLinks = 20;

/**
 * @param {any} map
 * @param {readonly Point[]} points
 * @returns {Point[]} those in view, the ones nearest to its middle first
 */
function inView(map, points) {
  const bounds = map.getBounds();
  const middle = map.project(map.getCenter(), 0).divideBy(256);
  /** @param {Point} point */
  const distance = ({ x, y }) => Math.hypot(x - middle.x, y - middle.y);
  return points
    .filter(({ lat, lon }) => bounds.contains([lat, lon]))
    .sort((a, b) => distance(a) - distance(b));
}

/**
 * @param {any} map
 * @param {readonly Point[]} points
 * @param {HTMLElement} root the element of `partials/place-map`
 * @param {{ texts: any, looks: { colour: (name: string) => string } }} how
 */
export function showInView(map, points, root, { texts, looks }) {
  const part = /** @type {HTMLDetailsElement} */ (root.querySelector('.place-map-in-view'));
  // Beside the map there is room for it.
  part.open = matchMedia('(min-width: 60rem)').matches;
  const summary = /** @type {HTMLElement} */ (part.querySelector('summary'));
  const list = /** @type {HTMLElement} */ (part.querySelector('ul'));
  const rest = /** @type {HTMLElement} */ (part.querySelector('p'));
  const ring = L.circleMarker([0, 0], {
    radius: 20,
    weight: 4,
    fill: false,
    color: looks.colour('focus'),
    interactive: false,
  });

  /** @param {Point} point */
  const item = (point) => {
    const { link, about } = placeLine(point, texts);
    const show = () => ring.setLatLng([point.lat, point.lon]).addTo(map);
    const hide = () => ring.remove();
    link.addEventListener('focus', show);
    link.addEventListener('blur', hide);
    link.addEventListener('mouseenter', show);
    link.addEventListener('mouseleave', hide);
    const element = document.createElement('li');
    element.append(link, about);
    return element;
  };
  const refresh = () => {
    const visible = inView(map, points);
    summary.textContent = counted(texts.inView, visible.length);
    list.replaceChildren(...visible.slice(0, shownLinks).map(item));
    const surplus = visible.length - shownLinks;
    rest.textContent =
      surplus > 0 ? texts.more.replace('{n}', surplus.toLocaleString(document.documentElement.lang)) : '';
    rest.hidden = surplus <= 0;
  };
  map.on('moveend', refresh);
  refresh();
}
