/** Places that everybody knows by name: municipalities, postal areas, postcodes, and buildings where people vote. */
import type { Municipality } from '../areas/area.model';
import type { Etrs } from '../geo/coordinates';
import { localName, type Language } from '../i18n/language';
import { foldText } from '../search/search-text.model';

export const knownPlaceKinds = ['municipality', 'postal_area', 'postcode', 'polling_place'] as const;
export type KnownPlaceKind = (typeof knownPlaceKinds)[number];

export interface KnownPlace {
  kind: KnownPlaceKind;
  /** Code of the municipality, postcode, or id of the polling place. */
  reference: string;
  nameFi: string;
  nameSv: string | null;
  /** Municipality of today. */
  municipalityCode: string;
  /** Null where it is not known, and for municipalities. */
  postcode: string | null;
  /** Seat of a municipality, inner point of a postal area, the place itself; EPSG:3067. */
  position: Etrs | null;
  /** How far from the position its people live, roughly: radius of a disc of the postal area's size; 0 otherwise. */
  spreadMetres: number;
}

/** Known places by folded name and by postcode; made once for many questions. */
export interface KnownPlaceIndex {
  byPostcode: ReadonlyMap<string, readonly KnownPlace[]>;
  /** Folded names in order, each with its place. */
  names: readonly { name: string; place: KnownPlace }[];
  /** Codes of municipalities by folded name and by code. */
  municipalityCodes: ReadonlyMap<string, string>;
}

/** Most places that are offered to choose from. */
const mostPlaces = 12;

const namesOf = ({ nameFi, nameSv }: Pick<KnownPlace, 'nameFi' | 'nameSv'>): string[] => [
  ...new Set([foldText(nameFi), ...(nameSv === null ? [] : [foldText(nameSv)])]),
];

export function indexKnownPlaces(places: readonly KnownPlace[]): KnownPlaceIndex {
  const areas = places.filter(({ kind }) => kind === 'postal_area' || kind === 'postcode');
  const municipalities = places.filter(({ kind }) => kind === 'municipality');
  const byPostcode = new Map<string, KnownPlace[]>();
  for (const place of areas)
    byPostcode.set(place.reference, [...(byPostcode.get(place.reference) ?? []), place]);
  return {
    byPostcode,
    names: places.flatMap((place) => namesOf(place).map((name) => ({ name, place }))),
    municipalityCodes: new Map(
      municipalities.flatMap((each) =>
        [...namesOf(each), each.reference].map((name) => [name, each.reference] as const),
      ),
    ),
  };
}

/** Several postal areas may share a name with a municipality: whoever types the name means the municipality. */
function preferred(found: readonly KnownPlace[]): KnownPlace[] {
  const municipality = found.find(({ kind }) => kind === 'municipality');
  return municipality === undefined ? [...new Set(found)].slice(0, mostPlaces) : [municipality];
}

/**
 * The places that a text may mean: a postcode, also with its name after it; a municipality by name or code; else places of
 * that name, also with their municipality after a comma; and if none, those whose name begins so. Empty when nothing fits.
 */
export function findKnownPlaces(text: string, index: KnownPlaceIndex): KnownPlace[] {
  const postcode = /^\s*(\d{5})(?!\d)/.exec(text)?.[1];
  if (postcode !== undefined) return [...(index.byPostcode.get(postcode) ?? [])];
  const parts = text.split(',');
  const within = parts.length > 1 ? index.municipalityCodes.get(foldText(parts.at(-1) ?? '')) : undefined;
  const wanted = foldText(within === undefined ? text : parts.slice(0, -1).join(','));
  if (wanted === '') return [];
  const byCode = index.municipalityCodes.get(wanted);
  const fits = (matches: (name: string) => boolean) =>
    index.names
      .filter(
        ({ name, place }) => matches(name) && (within === undefined || place.municipalityCode === within),
      )
      .map(({ place }) => place);
  if (/^\d{3}$/.test(wanted) && byCode !== undefined)
    return preferred(fits((name) => index.municipalityCodes.get(name) === byCode));
  const exact = fits((name) => name === wanted);
  return exact.length > 0 ? preferred(exact) : preferredFirst(fits((name) => name.startsWith(wanted)));
}

/** Of beginnings, municipalities stand before the rest. */
function preferredFirst(found: readonly KnownPlace[]): KnownPlace[] {
  const rank = ({ kind }: KnownPlace) => knownPlaceKinds.indexOf(kind);
  return [...new Set(found)].sort((a, b) => rank(a) - rank(b)).slice(0, mostPlaces);
}

type Named = Pick<KnownPlace, 'kind' | 'reference' | 'nameFi' | 'nameSv' | 'municipalityCode'>;

/** Name of the municipality that a known place lies in; its code where it is none of today's. */
export function municipalityName(
  { municipalityCode }: Pick<KnownPlace, 'municipalityCode'>,
  language: Language,
  municipalities: readonly Municipality[],
): string {
  const found = municipalities.find(({ code }) => code === municipalityCode);
  return found === undefined ? municipalityCode : localName(found, language);
}

/** `83900 Juuka Keskus`, `Poikolan koulu`, `Juuka`. */
export function knownPlaceLabel(
  place: Pick<Named, 'kind' | 'reference' | 'nameFi' | 'nameSv'>,
  language: Language,
): string {
  const name = localName(place, language);
  return place.kind === 'postal_area' || place.kind === 'postcode' ? `${place.reference} ${name}` : name;
}

/** `83900 Juuka Keskus, Juuka`, `Poikolan koulu, Juuka`, `Juuka`; typed into a form, each leads to the same place again. */
export function knownPlaceName(
  place: Named,
  language: Language,
  municipalities: readonly Municipality[],
): string {
  const name = knownPlaceLabel(place, language);
  return place.kind === 'municipality'
    ? name
    : `${name}, ${municipalityName(place, language, municipalities)}`;
}

/** What leads to a known place when it is asked for. */
export function knownPlaceQuery(place: Named, municipalities: readonly Municipality[]): string {
  return place.kind === 'polling_place' ? knownPlaceName(place, 'fi', municipalities) : place.reference;
}
