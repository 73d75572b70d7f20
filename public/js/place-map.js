/** Puts a map that moves in the place of the picture, once everything that it shows has arrived. */

/**
 * @param {string} address
 * @returns {Promise<any>}
 */
async function readJson(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/geo+json' } });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return answer.json();
}

/** @param {HTMLElement} root the element of `partials/place-map` */
async function start(root) {
  const { places = '', outlines, failed = '' } = root.dataset;
  try {
    // Asked for at once: nothing waits for anything else.
    const [view, placesGeoJson, outlinesGeoJson] = await Promise.all([
      import('./place-map-view.js'),
      readJson(places),
      outlines === undefined ? null : readJson(outlines),
    ]);
    view.showMap(root, placesGeoJson, outlinesGeoJson);
  } catch {
    // The picture and the list stay as they are.
    root.dataset.state = 'failed';
    const message = root.querySelector('.place-map-message');
    if (message !== null) message.textContent = failed;
  }
}

for (const root of document.querySelectorAll('.place-map')) {
  if (root instanceof HTMLElement) void start(root);
}
