/** Places and published offers above the areas. */
import { escapeHtml } from './place-map-ground.js';
import { polygonsOf } from './planner-map-areas.js';

/**
 * @param {any[]} places of `places.json`
 * @param {{ renderer: any, colour: (name: string) => string, texts: Record<string, string> }} how
 */
export function placesLayer(places, { renderer, colour, texts }) {
  return L.layerGroup(
    places.map(({ x, y, kind, name, municipality, isSure, href }) => {
      const own = colour(`mark-${kind}`);
      const mark = L.circleMarker([y, x], {
        renderer,
        radius: isSure ? 4.5 : 4,
        weight: isSure ? 1.5 : 2.5,
        color: isSure ? 'white' : own,
        fillColor: isSure ? own : 'white',
        fillOpacity: 1,
        bubblingMouseEvents: false,
      });
      const shownName =
        href === null ? escapeHtml(name) : `<a href="${escapeHtml(href)}">${escapeHtml(name)}</a>`;
      const about = [municipality, texts[kind], ...(href === null ? [texts.unconfirmed] : [])];
      return mark.bindPopup(`${shownName}<br>${escapeHtml(about.join(' · '))}`, { maxWidth: 260 });
    }),
  );
}

/** A mark that is a square, so that needs and places differ by more than colour. */
/** @type {any} */
const SquareMarker = L.CircleMarker.extend({
  _updatePath() {
    this._renderer._updateSquare(this);
  },
});

/** Marks this near to each other share a popup, pixels. */
const nearPixels = 12;
/** Links of a popup; the rest is counted. */
const mostLinks = 8;

/**
 * What stands at a place, as links.
 * @param {string} heading
 * @param {readonly { name: string, about: string, href: string }[]} marks
 * @param {Record<string, string>} texts
 */
function linkList(heading, marks, texts) {
  const items = marks
    .slice(0, mostLinks)
    .map(
      ({ name, about, href }) =>
        `<li><a href="${escapeHtml(href)}">${escapeHtml(name)}</a>: ${escapeHtml(about)}</li>`,
    );
  const rest = marks.length - items.length;
  const more =
    rest > 0
      ? `<br>${escapeHtml(texts.more.replace('{n}', rest.toLocaleString(document.documentElement.lang)))}`
      : '';
  return `<strong>${escapeHtml(heading)}</strong><ul>${items.join('')}</ul>${more}`;
}

/**
 * Needs: a white middle where there is no help yet, a dark dot in it where there is too little.
 * @param {any[]} needs of `needs.json`
 * @param {any} map
 * @param {{ renderer: any, colour: (name: string) => string, texts: Record<string, string> }} how
 */
export function needsLayer(needs, map, { renderer, colour, texts }) {
  const placed = needs.filter(({ x }) => x !== null);
  const own = colour('need');
  /** @param {any} at */
  const nearby = (at) => {
    const point = map.latLngToContainerPoint(at);
    return placed.filter(({ x, y }) => map.latLngToContainerPoint([y, x]).distanceTo(point) <= nearPixels);
  };
  return L.layerGroup(
    placed.flatMap(({ x, y, cover }) => {
      const mark = new SquareMarker([y, x], {
        renderer,
        radius: 5,
        weight: 3,
        color: own,
        fillColor: cover === 'enough' ? own : 'white',
        fillOpacity: 1,
        bubblingMouseEvents: false,
      });
      mark.on('click', () => {
        const marks = nearby([y, x]).map((need) => ({
          name: need.name,
          about: `${need.where} · ${need.amount}`,
          href: need.href,
        }));
        map.openPopup(linkList(texts.needs, marks, texts), [y, x], { maxWidth: 300 });
      });
      if (cover !== 'tooSmall') return [mark];
      const core = new SquareMarker([y, x], {
        renderer,
        radius: 1.5,
        weight: 0,
        fillColor: own,
        fillOpacity: 1,
        interactive: false,
      });
      return [mark, core];
    }),
  );
}

/**
 * Whether a point lies inside the rings of a municipality: a line to the east crosses them an odd number of times.
 * @param {any[][][]} polygons
 * @param {any} at
 */
function isInside(polygons, { lat, lng }) {
  let inside = false;
  for (const ring of polygons.flat()) {
    for (let index = 0; index < ring.length; index++) {
      const [from, to] = [ring[index], ring[(index + 1) % ring.length]];
      if (from.lat > lat === to.lat > lat) continue;
      if (lng < from.lng + ((lat - from.lat) / (to.lat - from.lat)) * (to.lng - from.lng)) inside = !inside;
    }
  }
  return inside;
}

/**
 * Circles as they are; municipalities in which help is given by their outline. A click anywhere shows the offers that reach
 * there, and what lies below is opened by the same click: shapes that cover half the country must not keep it from the reader.
 * @param {any[]} offers of `offers.json`
 * @param {any} outlines of the municipalities
 * @param {any} map
 * @param {{ renderer: any, colour: (name: string) => string, texts: Record<string, string> }} how
 */
export function offersLayer(offers, outlines, map, { renderer, colour, texts }) {
  const look = {
    renderer,
    color: colour('offer'),
    weight: 2,
    dashArray: '6 3',
    fillOpacity: 0.12,
    fillColor: colour('offer'),
    interactive: false,
  };
  const circles = offers.flatMap(({ circle }) =>
    circle === null ? [] : [L.circle([circle.y, circle.x], { ...look, radius: circle.radius })],
  );
  const whole = new Set(
    offers.flatMap(({ circle, municipalities }) => (circle === null ? municipalities : [])),
  );
  const areas = [...whole].map((code) => ({ code, polygons: polygonsOf(outlines, code) }));
  /** @param {any} at */
  const reaching = (at) => {
    const codes = new Set(areas.filter(({ polygons }) => isInside(polygons, at)).map(({ code }) => code));
    return offers.filter(({ circle, municipalities }) =>
      circle === null
        ? municipalities.some((/** @type {string} */ code) => codes.has(code))
        : Math.hypot(circle.x - at.lng, circle.y - at.lat) <= circle.radius,
    );
  };
  /** @param {any} event */
  const tell = ({ latlng }) => {
    const found = reaching(latlng).map(({ name, organisation, href }) => ({
      name,
      about: organisation,
      href,
    }));
    if (found.length > 0) map.openPopup(linkList(texts.help, found, texts), latlng, { maxWidth: 300 });
  };
  const layer = L.layerGroup([...areas.map(({ polygons }) => L.polygon(polygons, look)), ...circles]);
  layer.on('add', () => map.on('click', tell));
  layer.on('remove', () => map.off('click', tell));
  return layer;
}
