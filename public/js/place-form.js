/** Makes the form of a place more comfortable: hours are copied at once, and the position is picked on a map. */

/** @param {string} day ISO day */
function isWeekend(day) {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** @param {HTMLElement} grid */
function copyAtOnce(grid) {
  const status = document.querySelector('.copy-status');
  grid.addEventListener('click', (event) => {
    const button = event.target instanceof HTMLElement ? event.target.closest('.copy-down') : null;
    const source = button?.closest('tr');
    if (!source) return;
    event.preventDefault();
    const from = source.dataset.day ?? '';
    const values = [...source.querySelectorAll('input')];
    let copied = 0;
    for (const row of grid.querySelectorAll('tr[data-day]')) {
      const day = row instanceof HTMLElement ? (row.dataset.day ?? '') : '';
      if (day <= from || isWeekend(day) !== isWeekend(from)) continue;
      copied += 1;
      row.querySelectorAll('input').forEach((input, index) => {
        const value = values[index];
        if (value === undefined) return;
        if (input.type === 'checkbox') input.checked = value.checked;
        else input.value = value.value;
      });
    }
    if (status !== null) status.textContent = (grid.dataset.copied ?? '').replace('{n}', String(copied));
  });
}

/** @param {HTMLElement} root */
async function showMap(root) {
  const field = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
  const { outlines } = root.dataset;
  const status = root.querySelector('[role="status"]');
  root.hidden = false;
  try {
    const [{ createGround }, ground] = await Promise.all([
      import('./place-map-ground.js'),
      outlines === undefined ? null : fetch(outlines).then((answer) => answer.json()),
    ]);
    const box = /** @type {HTMLElement} */ (root.querySelector('.position-map-box'));
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', root.dataset.label ?? '');
    const style = window.getComputedStyle(root);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
    const texts = JSON.parse(root.dataset.texts ?? '{}');
    const { map, home } = createGround(box, ground, { root, points: [], texts, looks: { colour } });
    const start = JSON.parse(root.dataset.position ?? 'null');
    const mark = L.circleMarker(start ?? [0, 0], { radius: 9, color: colour('mark-line'), weight: 3 });
    if (start === null) map.fitBounds(home);
    else {
      map.setView(start, 14);
      mark.addTo(map);
    }
    /** @param {{ lat: number, lng: number }} at */
    const pick = ({ lat, lng }) => {
      mark.setLatLng([lat, lng]).addTo(map);
      const decimals = (/** @type {number} */ degrees) =>
        document.documentElement.lang === 'en' ? degrees.toFixed(6) : degrees.toFixed(6).replace('.', ',');
      field('northing').value = decimals(lat);
      field('easting').value = decimals(lng);
      field('positionSource').value = 'building';
      if (status !== null) status.textContent = `${decimals(lat)} N, ${decimals(lng)} E`;
    };
    map.on('click', (/** @type {any} */ event) => pick(event.latlng));
    root.querySelector('button')?.addEventListener('click', () => pick(map.getCenter()));
  } catch {
    // The numbers stay.
    if (status !== null) status.textContent = root.dataset.failed ?? '';
  }
}

const grid = document.querySelector('.hours-grid');
if (grid instanceof HTMLElement) copyAtOnce(grid);
const map = document.querySelector('.position-map');
if (map instanceof HTMLElement) void showMap(map);
