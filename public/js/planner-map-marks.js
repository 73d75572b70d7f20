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

/**
 * Circles as they are; municipalities in which help is given by their outline. What is reached is told beside the map.
 * @param {any[]} offers of `offers.json`
 * @param {any} outlines of the municipalities
 * @param {{ renderer: any, colour: (name: string) => string }} how
 */
export function offersLayer(offers, outlines, { renderer, colour }) {
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
  const areas = [...whole].map((code) => L.polygon(polygonsOf(outlines, code), look));
  return L.layerGroup([...areas, ...circles]);
}
