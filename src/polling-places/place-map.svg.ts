/** The map of polling places: a picture drawn on the server, and what the map in the browser starts from. */
import type { Etrs } from '../geo/coordinates';
import type { Outline, Ring, RingPoint } from '../geo/outlines';
import { frameAround, svgPath, toPicture, type Frame } from '../geo/svg-path';
import { machinePaths } from '../paths';
import type { Translate } from '../i18n/translate';
import { placeMapTexts, type PlaceMapTexts } from './place-map-texts.pages';
import type { PlaceKind, PositionSource, ServiceForm } from './polling-place.model';

/** Scripts and style sheets of a page that shows `partials/place-map`. */
export const placeMapScripts = ['js/place-map.js'] as const;
export const placeMapStyles = ['leaflet/1.9.4/leaflet.css', 'css/place-map.css'] as const;

/** What `place-map.js` loads, by the addresses that its modules name: a browser that reads ahead need not wait for each. */
const modules = [
  ...['view', 'ground', 'in-view', 'marks', 'points', 'popup', 'address'].map(
    (part) => `js/place-map-${part}.js`,
  ),
  'leaflet/1.9.4/leaflet.js',
].map((file) => `${machinePaths.assets}/${file}`);

/** What tells marks apart besides the kind: a ring under open sky, a dot where one votes from a car. */
export const markForms = ['plain', 'open_air', 'drive_in'] as const;
export type MarkForm = (typeof markForms)[number];

const formOf: Readonly<Record<ServiceForm, MarkForm>> = {
  indoors: 'plain',
  unknown: 'plain',
  outdoors: 'open_air',
  tent: 'open_air',
  shelter: 'open_air',
  drive_in: 'drive_in',
};

const exactSources: readonly PositionSource[] = ['building', 'address'];

/** A place to draw. */
export interface PlaceOnMap {
  kind: PlaceKind;
  serviceForm: ServiceForm;
  position: Etrs | null;
  positionSource: PositionSource;
  /** What a pointer resting on it tells. */
  title: string;
  href: string;
}

export interface PlaceMark {
  x: number;
  y: number;
  kind: PlaceKind;
  serviceForm: ServiceForm;
  form: MarkForm;
  /** Stands for a larger area, such as the middle of a postal area: drawn hollow. */
  approximate: boolean;
  title: string;
  href: string;
}

export interface PlaceMapPicture {
  width: number;
  height: number;
  /** Filled with the colour of land. */
  outlines: readonly { path: string }[];
  /** Lines between municipalities; empty when one municipality is shown. */
  borders: string;
  places: readonly PlaceMark[];
  /** Whether each mark is a link with its title; not where marks stand too close to be pointed at. */
  linked: boolean;
}

/** `view.page.map` of a page that shows `partials/place-map`. */
export interface PlaceMapView {
  geojsonHref: string;
  /** GeoJSON of the municipalities; null while no outlines are loaded. */
  outlinesHref: string | null;
  /** The municipality shown; null for the country. */
  municipalityCode: string | null;
  label: string;
  texts: PlaceMapTexts;
  modules: readonly string[];
  svg: PlaceMapPicture | null;
}

/** Outlines of the election's vintage, EPSG:3067 (`Outlines.read`). */
export interface PlaceMapOutlines {
  municipalities: ReadonlyMap<string, Outline>;
  land: Outline;
  borders: readonly RingPoint[][];
  href: string;
}

export interface PlaceMapInput {
  outlines: PlaceMapOutlines | null;
  /** GeoJSON of the same places. */
  geojsonHref: string;
  /** The municipality that the places are limited to; null for the country. */
  municipalityCode: string | null;
  /** What the map shows, in words. */
  label: string;
  places: readonly PlaceOnMap[];
}

const mostLinked = 500;
const countryHeight = 1000;
const municipalityHeight = 600;

function markOf(place: PlaceOnMap, frame: Frame): PlaceMark[] {
  if (place.position === null) return [];
  const [x, y] = toPicture(frame, place.position.easting, place.position.northing);
  const { kind, serviceForm, title, href } = place;
  const approximate = !exactSources.includes(place.positionSource);
  return [{ x, y, kind, serviceForm, form: formOf[serviceForm], approximate, title, href }];
}

/** One line of a border as a path; it is not closed. */
function linePath(line: readonly RingPoint[], frame: Frame): string {
  return svgPath([line as Ring], frame).slice(0, -1);
}

function picture(input: PlaceMapInput): PlaceMapPicture | null {
  const { outlines, municipalityCode, places } = input;
  if (outlines === null) return null;
  const municipality = municipalityCode === null ? undefined : outlines.municipalities.get(municipalityCode);
  const shown = municipality ?? outlines.land;
  const points = places.flatMap(({ position }): RingPoint[] =>
    position === null ? [] : [[position.easting, position.northing]],
  );
  // A place may lie outside the outline that is drawn for it; the frame takes it in.
  const frame = frameAround([...shown.flat(), points], municipality ? municipalityHeight : countryHeight);
  const marks = places.flatMap((place) => markOf(place, frame));
  return {
    width: frame.widthUnits,
    height: frame.heightUnits,
    outlines: shown.map((polygon) => ({ path: svgPath(polygon, frame) })),
    borders: municipality ? '' : outlines.borders.map((line) => linePath(line, frame)).join(''),
    places: marks,
    linked: marks.length <= mostLinked,
  };
}

/** What the partial shows. Places without a position are in the list only. */
export function placeMap(input: PlaceMapInput, t: Translate): PlaceMapView {
  const { outlines, geojsonHref, municipalityCode, label } = input;
  return {
    geojsonHref,
    outlinesHref: outlines?.href ?? null,
    municipalityCode,
    label,
    texts: placeMapTexts(t),
    modules,
    svg: picture(input),
  };
}
