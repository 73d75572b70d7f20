/** The map of the browser: areas, and above them people, places and offers as the form asks. It outlives changes of the page. */
import { createMap } from './place-map-ground.js';
import { createAreas, createCanvas, polygonsOf } from './planner-map-areas.js';
import { needsLayer, offersLayer, placesLayer } from './planner-map-marks.js';
import { decodePoints, PeopleLayer } from './planner-map-people.js';

/** Metres of EPSG:3067 as they are, so that the map has the shape of the picture and circles are circles. */
const metresPerPixel = 4096;
/** @type {any} */
const plane = {
  ...L.CRS.Simple,
  transformation: new L.Transformation(1 / metresPerPixel, 0, -1 / metresPerPixel, 0),
};

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/** What was loaded once is kept; a failure is not. @param {string} href @param {'json' | 'arrayBuffer'} form */
function load(href, form) {
  const known = loaded.get(href);
  if (known !== undefined) return known;
  const answer = fetch(href).then((response) => {
    if (!response.ok) throw new Error(`${href} answers ${response.status}`);
    return response[form]();
  });
  loaded.set(href, answer);
  answer.catch(() => loaded.delete(href));
  return answer;
}

const viewPattern = /^#view=(-?\d+(?:\.\d+)?)\/(-?\d+)\/(-?\d+)$/;

/** The view of the address, `#view=zoom/easting/northing`. @param {string} hash */
function readView(hash) {
  const parts = viewPattern.exec(hash);
  return parts === null ? null : { zoom: Number(parts[1]), at: L.latLng(Number(parts[3]), Number(parts[2])) };
}

/** @param {any} map */
function writeView(map) {
  const { lat, lng } = map.getCenter();
  return `#view=${Math.round(map.getZoom() * 100) / 100}/${Math.round(lng)}/${Math.round(lat)}`;
}

/** @param {HTMLElement} container @param {any} texts */
function createGround(container, texts) {
  const map = createMap(container, {
    crs: plane,
    minZoom: 0,
    maxZoom: 9,
    zoomSnap: 0.25,
    zoomDelta: 0.5,
    maxBounds: null,
  });
  L.control.zoom({ zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const pane = map.createPane('people');
  pane.style.zIndex = '450';
  pane.style.pointerEvents = 'none';
  return map;
}

/** @param {any} outlines */
function boundsOf(outlines) {
  return L.latLngBounds(Object.keys(outlines.areas).flatMap((code) => polygonsOf(outlines, code).flat(2)));
}

/**
 * @param {HTMLElement} firstBox the box of the page that is there now
 * @param {(href: string) => void} open what a click on an area does
 */
export async function createView(firstBox, open) {
  let data = JSON.parse(firstBox.dataset.map ?? '{}');
  const outlines = await load(data.outlinesHref, 'json');
  const container = document.createElement('div');
  container.className = 'planner-map-live';
  container.setAttribute('role', 'region');
  firstBox.append(container);
  const map = createGround(container, data.texts);
  const renderer = createCanvas();
  const style = window.getComputedStyle(container);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  const whole = boundsOf(outlines);
  map.setMaxBounds(whole.pad(0.3));
  const view = readView(location.hash);
  let isReady = false;
  /** @type {any} */
  let areas = null;
  let areasHref = '';
  /** @type {any} */
  let chosen = null;
  /** @type {any} */
  let ring = null;
  /** @type {Map<string, { key: string, layer: any }>} */
  const layers = new Map();

  const makeLayer = {
    people: async () => new PeopleLayer(decodePoints(await load(data.peopleHref, 'arrayBuffer')), data.group),
    places: async () =>
      placesLayer((await load(data.placesHref, 'json')).places, { renderer, colour, texts: data.texts }),
    offers: async () => {
      const [{ offers }, municipalities] = await Promise.all([
        load(data.offersHref, 'json'),
        load(data.municipalitiesHref, 'json'),
      ]);
      const shown = offers.filter((/** @type {any} */ { type }) => data.type === null || data.type === type);
      return offersLayer(shown, municipalities, map, { renderer, colour, texts: data.texts });
    },
    needs: async () => {
      const { needs } = await load(data.needsHref, 'json');
      const shown = needs.filter((/** @type {any} */ { type }) => data.type === null || data.type === type);
      return needsLayer(shown, map, { renderer, colour, texts: data.texts });
    },
  };
  const keyOf = (/** @type {string} */ name) =>
    ({
      people: `${data.peopleHref} ${data.group}`,
      places: data.placesHref,
      offers: `${data.offersHref} ${data.type}`,
      needs: `${data.needsHref} ${data.type}`,
    })[name] ?? '';

  /** Shows the layers that are asked for, in their order, and no others. @param {readonly string[]} wanted */
  const showLayers = async (wanted) => {
    for (const [name, { layer }] of layers) {
      layer.remove();
      if (!wanted.includes(name)) layers.delete(name);
    }
    for (const name of /** @type {const} */ (['offers', 'places', 'needs', 'people'])) {
      if (!wanted.includes(name)) continue;
      const known = layers.get(name);
      const key = keyOf(name);
      const layer = known !== undefined && known.key === key ? known.layer : await makeLayer[name]();
      layers.set(name, { key, layer });
      layer.addTo(map);
    }
  };

  const showChosen = () => {
    chosen?.remove();
    chosen = null;
    const code = data.chosen?.split('-')[1];
    const bounds = code === undefined ? null : areas.boundsOf(code);
    if (bounds === null) return null;
    chosen = L.polygon(polygonsOf(data.outlines, code), {
      renderer,
      color: 'black',
      weight: 4,
      fill: false,
      interactive: false,
    });
    chosen.addTo(map);
    return bounds;
  };

  /** Rings what a row of a list is about. @param {string | null} at `easting northing radius`; null: nothing */
  const ringAt = (at) => {
    ring?.remove();
    ring = null;
    if (at === null) return;
    const [x, y, radius] = at.split(' ').map(Number);
    const look = { renderer, weight: 4, fill: false, color: 'black', interactive: false };
    ring =
      radius > 0 ? L.circle([y, x], { ...look, radius }) : L.circleMarker([y, x], { ...look, radius: 14 });
    ring.addTo(map);
  };

  /** @param {HTMLElement} box @param {readonly string[]} wanted */
  const update = async (box, wanted) => {
    data = JSON.parse(box.dataset.map ?? '{}');
    data.outlines = await load(data.outlinesHref, 'json');
    if (container.parentElement !== box) box.append(container);
    container.setAttribute('aria-label', data.label);
    if (areasHref !== data.outlinesHref) {
      areas?.remove();
      areas = createAreas(map, renderer, data.outlines, open);
      areasHref = data.outlinesHref;
    }
    areas.paint(/** @type {Element} */ (box.querySelector('.planner-map-picture')));
    ringAt(null);
    const bounds = showChosen();
    // A view that somebody chose stays while the area can be seen in it.
    const isChosenView = isReady || view !== null || data.box !== null;
    if (bounds !== null && !(isChosenView && map.getBounds().contains(bounds)))
      map.fitBounds(bounds.pad(1), { animate: false });
    await showLayers(wanted);
    box.classList.add('live');
    box.parentElement?.querySelector('.planner-map-keys')?.removeAttribute('hidden');
  };

  const { box: part } = data;
  if (view === null && part !== null)
    map.fitBounds(
      [
        [part.south, part.west],
        [part.north, part.east],
      ],
      { animate: false },
    );
  else if (view === null) map.fitBounds(whole, { animate: false, padding: [8, 8] });
  else map.setView(view.at, view.zoom, { animate: false });
  map.on('moveend', () => {
    if (isReady) history.replaceState(history.state, '', writeView(map));
  });
  return {
    map,
    update: async (/** @type {HTMLElement} */ box, /** @type {readonly string[]} */ wanted) => {
      await update(box, wanted);
      isReady = true;
    },
    /** @param {string} code @param {boolean} on */
    highlight: (code, on) => areas?.highlight(code, on),
    ringAt,
    /** What is in view, as addresses say it: whole metres, `west,south,east,north`. */
    box: () => {
      const bounds = map.getBounds();
      return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
        .map(Math.round)
        .join(',');
    },
    titles: () => areas?.titles() ?? [],
    hash: () => (readView(location.hash) === null ? '' : location.hash),
    /** @param {string} caption */
    said: (caption) => data.texts.shown.replace('{caption}', caption),
  };
}
