/** The map of polling places as a whole: ground, marks, popups, the list of what is in view, the address. */
import { createGround } from './place-map-ground.js';
import { showInView } from './place-map-in-view.js';
import { showMarks } from './place-map-marks.js';
import { toPoints } from './place-map-points.js';
import { openPopup } from './place-map-popup.js';
import { keepViewInAddress } from './place-map-address.js';

/** @param {HTMLElement} root */
function look(root) {
  const style = window.getComputedStyle(root);
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return { colour, font: `600 14px ${style.fontFamily}` };
}

/**
 * @param {HTMLElement} root the element of `partials/place-map`
 * @param {any} placesGeoJson of `places.geojson?fields=map`
 * @param {any} outlinesGeoJson municipalities; null when there are none
 */
export function showMap(root, placesGeoJson, outlinesGeoJson) {
  const texts = JSON.parse(root.dataset.texts ?? '{}');
  const points = toPoints(placesGeoJson);
  const box = /** @type {HTMLElement} */ (root.querySelector('.place-map-box'));
  const container = document.createElement('div');
  container.setAttribute('role', 'region');
  container.setAttribute('aria-label', root.dataset.label ?? '');
  const picture = box.querySelector('.place-map-picture');
  picture?.setAttribute('hidden', '');
  box.append(container);
  try {
    const looks = look(root);
    const { map, home } = createGround(container, outlinesGeoJson, { root, points, texts, looks });
    keepViewInAddress(map, home);
    showMarks(map, points, looks, (members, latLng) => openPopup(map, members, latLng, texts));
    showInView(map, points, root, { texts, looks });
  } catch (error) {
    container.remove();
    picture?.removeAttribute('hidden');
    throw error;
  }
  for (const part of root.querySelectorAll('.place-map-keys, .place-map-cluster-key, .place-map-in-view'))
    part.removeAttribute('hidden');
  root.dataset.state = 'ready';
  window.performance.mark('place-map-ready');
}
