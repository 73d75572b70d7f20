/** Public places as plain values, JSON and GeoJSON (RFC 7946). */
import { toWgs84 } from '../geo/projection';
import type { Wgs84 } from '../geo/coordinates';
import { languages, type Language } from '../i18n/language';
import { href, paths } from '../paths';
import type { PollingPlace, PositionSource } from '../polling-places/polling-place.model';
import type { MapGeoJson, PlaceListHead, PlacesGeoJson, PlacesJson, PublicPlace } from './public-place.form';

/** What a place is shown with besides itself. */
export interface PlaceContext {
  language: Language;
  /** Address of the service without a trailing slash. */
  publicUrl: string;
  /** Names by municipality code, of every division into municipalities. */
  municipalityNames: ReadonlyMap<string, { nameFi: string; nameSv: string }>;
}

/** Decimals of a degree that a position bears: six are a decimetre, five a metre, four some ten metres. */
const decimals: Readonly<Record<PositionSource, number>> = {
  building: 6,
  address: 5,
  postcode: 4,
  place_name: 4,
  seat: 4,
  unknown: 4,
};

/** The position in degrees, rounded to what its source bears; null when none is known. */
export function publicPosition(place: Pick<PollingPlace, 'position' | 'positionSource'>): Wgs84 | null {
  if (place.position === null) return null;
  const { lat, lon } = toWgs84(place.position);
  const round = (degrees: number) => Number(degrees.toFixed(decimals[place.positionSource]));
  return { lat: round(lat), lon: round(lon) };
}

/** The fields of a place that anyone may have, and no other: each is named here. */
export function toPublicPlace(place: PollingPlace, context: PlaceContext): PublicPlace {
  const { language, publicUrl, municipalityNames } = context;
  const names = municipalityNames.get(place.municipalityCode);
  const pageIn = (each: Language) =>
    `${publicUrl}${href(each, paths.place, { election: place.electionCode, place: place.id })}`;
  return {
    id: place.id,
    election: place.electionCode,
    kind: place.kind,
    name: language === 'sv' ? (place.nameSv ?? place.nameFi) : (place.nameFi ?? place.nameSv),
    nameFi: place.nameFi,
    nameSv: place.nameSv,
    municipalityCode: place.municipalityCode,
    municipalityNameFi: names?.nameFi ?? null,
    municipalityNameSv: names?.nameSv ?? null,
    districts: [...place.districts],
    districtName: place.districtName,
    addressFi: place.addressFi,
    addressSv: place.addressSv,
    postcode: place.postcode,
    locality: place.locality,
    position: publicPosition(place),
    positionSource: place.positionSource,
    hours: place.hours.map(({ day, opensAt, closesAt }) => ({ day, opensAt, closesAt })),
    hoursText: place.hoursText,
    hoursUnderstood: place.hoursUnderstood,
    serviceForm: place.serviceForm,
    accessibilitySummary: place.accessibilitySummary,
    accessibility: place.accessibility.map(({ criterion, value, measure, source, assessedOn }) => ({
      criterion,
      value,
      measure,
      source,
      assessedOn,
    })),
    note: place.note,
    source: place.source,
    confirmedAt: place.confirmedAt,
    href: pageIn(language),
    pages: Object.fromEntries(languages.map((each) => [each, pageIn(each)])) as PublicPlace['pages'],
  };
}

export function toPlacesJson(head: PlaceListHead, places: readonly PublicPlace[]): PlacesJson {
  return { ...head, places: [...places] };
}

type Geometry = PlacesGeoJson['features'][number]['geometry'];

function pointAt(position: PublicPlace['position']): Geometry {
  return position === null ? null : { type: 'Point', coordinates: [position.lon, position.lat] };
}

/** A feature each, longitude before latitude; a place without a position is a feature without geometry. */
export function toPlacesGeoJson(head: PlaceListHead, places: readonly PublicPlace[]): PlacesGeoJson {
  return {
    type: 'FeatureCollection',
    ...head,
    features: places.map(({ position, ...properties }) => ({
      type: 'Feature',
      id: properties.id,
      geometry: pointAt(position),
      properties,
    })),
  };
}

/** The same features with what a map needs of them, about a quarter of the whole. */
export function toMapGeoJson(
  head: PlaceListHead,
  places: readonly PublicPlace[],
  language: Language,
): MapGeoJson {
  const isSwedish = language === 'sv';
  return {
    type: 'FeatureCollection',
    ...head,
    features: places.map((place) => ({
      type: 'Feature',
      id: place.id,
      geometry: pointAt(place.position),
      properties: {
        name:
          place.name ??
          (isSwedish ? (place.addressSv ?? place.addressFi) : (place.addressFi ?? place.addressSv)),
        municipalityName: isSwedish ? place.municipalityNameSv : place.municipalityNameFi,
        kind: place.kind,
        serviceForm: place.serviceForm,
        positionSource: place.positionSource,
        href: place.href,
      },
    })),
  };
}
