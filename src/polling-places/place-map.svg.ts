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
  /** The places of its municipality: where it leads instead when marks stand too close to be told apart. */
  municipality: MapLink;
}

/** A link in the picture, and what a pointer resting on it tells. */
interface MapLink {
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
}

export interface PlaceMapPicture {
  width: number;
  height: number;
  /** Filled with the colour of land. */
  outlines: readonly { path: string }[];
  /** Lines between municipalities; empty when one municipality is shown. */
  borders: string;
  /** A link for each place; where there are too many to be pointed at, one for each municipality with all its marks. */
  links: readonly (MapLink & { marks: readonly PlaceMark[] })[];
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

/** Marks that are links of their own. */
const mostLinked = 500;
const countryHeight = 1000;
const municipalityHeight = 600;

function markOf({ position, kind, serviceForm, positionSource }: PlaceWithPosition, frame: Frame): PlaceMark {
  const [x, y] = toPicture(frame, position.easting, position.northing);
  const approximate = !exactSources.includes(positionSource);
  return { x, y, kind, serviceForm, form: formOf[serviceForm], approximate };
}

type PlaceWithPosition = PlaceOnMap & { position: Etrs };
const hasPosition = (place: PlaceOnMap): place is PlaceWithPosition => place.position !== null;

function linksOf(places: readonly PlaceWithPosition[], frame: Frame): PlaceMapPicture['links'] {
  if (places.length <= mostLinked)
    return places.map((place) => ({ title: place.title, href: place.href, marks: [markOf(place, frame)] }));
  const links = new Map<string, MapLink & { marks: PlaceMark[] }>();
  for (const place of places) {
    const { title, href } = place.municipality;
    const link = links.get(href);
    if (link === undefined) links.set(href, { title, href, marks: [markOf(place, frame)] });
    else link.marks.push(markOf(place, frame));
  }
  return [...links.values()];
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
  const placed = places.filter(hasPosition);
  const points = placed.map(({ position }): RingPoint => [position.easting, position.northing]);
  // A place may lie outside the outline that is drawn for it; the frame takes it in.
  const frame = frameAround([...shown.flat(), points], municipality ? municipalityHeight : countryHeight);
  return {
    width: frame.widthUnits,
    height: frame.heightUnits,
    outlines: shown.map((polygon) => ({ path: svgPath(polygon, frame) })),
    borders: municipality ? '' : outlines.borders.map((line) => linePath(line, frame)).join(''),
    links: linksOf(placed, frame),
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
