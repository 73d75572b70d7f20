/** The view of the map in the address, `#map=9/60.1700/24.9400`: a link shows the same, and Back comes back to it. */

/**
 * @param {string} hash
 * @returns {{ zoom: number, lat: number, lon: number } | null} null when it names no view
 */
export function readView(hash) {
  const parts = /^#map=(\d{1,2}(?:\.\d)?)\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)$/.exec(hash);
  if (parts === null) return null;
  const [zoom, lat, lon] = parts.slice(1).map(Number);
  return { zoom, lat, lon };
}

/** @param {{ zoom: number, lat: number, lon: number }} view */
export function writeView({ zoom, lat, lon }) {
  return `#map=${zoom}/${lat.toFixed(4)}/${lon.toFixed(4)}`;
}

/**
 * Shows the view of the address, or else `home`; follows the address and writes every move into it. A move is no step
 * of the history: Back leaves the page, as it does everywhere else.
 * @param {any} map
 * @param {any} home bounds
 */
export function keepViewInAddress(map, home) {
  const show = () => {
    const view = readView(location.hash);
    if (view !== null) map.setView([view.lat, view.lon], view.zoom, { animate: false });
    return view !== null;
  };
  if (!show()) map.fitBounds(home, { animate: false, padding: [8, 8] });
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter();
    const hash = writeView({ zoom: map.getZoom(), lat, lon: lng });
    if (hash !== location.hash) history.replaceState(history.state, '', hash);
  });
  window.addEventListener('hashchange', show);
}
