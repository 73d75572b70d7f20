/** What lies above the areas of the map: places and published offers with their areas, for the browser and for the picture. */
import type { Wording } from '../coverage/coverage-figures.pages';
import { formatDistance } from '../i18n/format';
import { localName, type Language } from '../i18n/language';
import type { HelpTypeCode } from '../offers/help-type.model';
import type { PublicOffer } from '../offers/public-offer.model';
import { href, paths } from '../paths';
import type { MunicipalityName } from '../polling-places/place-answer.model';
import { municipalityText } from '../polling-places/place-item.pages';
import { placeName } from '../polling-places/place-words.pages';
import type { PollingPlace } from '../polling-places/polling-place.model';

/** Names of municipalities by code. */
type Names = ReadonlyMap<string, MunicipalityName>;

/** A polling place of the map; positions are whole metres of EPSG:3067. */
export interface PlaceOnMap {
  x: number;
  y: number;
  kind: PollingPlace['kind'];
  name: string;
  municipality: string;
  municipalityCode: string;
  /** Stands for a larger area, or its municipality has not confirmed it: drawn hollow. */
  isSure: boolean;
  /** Null before everybody may see the place. */
  href: string | null;
}

export interface OfferOnMap {
  id: string;
  type: HelpTypeCode;
  name: string;
  organisation: string;
  href: string;
  /** Where help is given, in words. */
  where: string;
  /** Middle and radius in metres; null where municipalities say where help is given. */
  circle: { x: number; y: number; radius: number } | null;
  municipalities: readonly string[];
  /** Only in some postcodes of the municipalities. */
  isPart: boolean;
}

const exactSources: readonly PollingPlace['positionSource'][] = ['building', 'address'];

/** @param isPublic whether everybody may see a place */
export function placesOnMap(
  places: readonly PollingPlace[],
  isPublic: (place: PollingPlace) => boolean,
  names: Names,
  wording: Wording,
): PlaceOnMap[] {
  return places.flatMap((place): PlaceOnMap[] => {
    const { position, positionSource, kind, municipalityCode, electionCode, id } = place;
    if (position === null) return [];
    const shown = isPublic(place);
    return [
      {
        x: Math.round(position.easting),
        y: Math.round(position.northing),
        kind,
        name: placeName(place, wording).main.text,
        municipality: municipalityText(municipalityCode, names, wording),
        municipalityCode,
        isSure: shown && exactSources.includes(positionSource),
        href: shown ? href(wording.language, paths.place, { election: electionCode, place: id }) : null,
      },
    ];
  });
}

/** Municipalities that are named before the rest is counted. */
const namedMunicipalities = 3;

/** "within 12 km, Kuopio", "Kuopio, Siilinjärvi", "Kuopio, Siilinjärvi, Maaninka and 9 more". */
function whereText(
  { circle, municipalities }: Pick<PublicOffer, 'circle' | 'municipalities'>,
  names: Names,
  wording: Wording,
): string {
  const { t, language } = wording;
  const nameOf = (code: string) => municipalityText(code, names, wording);
  if (circle !== null)
    return t('plannerMap.list.around', {
      distance: formatDistance(circle.radiusMetres, language),
      municipality: nameOf(circle.municipalityCode),
    });
  const shown = municipalities.slice(0, namedMunicipalities).map(nameOf).join(', ');
  const rest = municipalities.length - namedMunicipalities;
  return rest <= 0 ? shown : t('plannerMap.list.andMore', { shown, count: rest });
}

/**
 * The offer on the page of its organisation; where there is none yet, among the help of its municipality.
 * @param election code of the election whose help finder the offer is in
 */
function offerHref(
  { id, type, organisationId, circle, municipalities }: PublicOffer,
  election: string,
  names: Names,
  language: Language,
): string {
  if (organisationId !== null)
    return `${href(language, paths.organisation, { organisation: organisationId })}#offer-${id}`;
  const home = circle?.municipalityCode ?? municipalities[0] ?? '';
  const place = names.get(home);
  const query = { place: place === undefined ? home : localName(place, language), type };
  return href(language, paths.electionHelp, { election }, query);
}

/** @param election code of the election that the offers are for */
export function offersOnMap(
  offers: readonly PublicOffer[],
  election: string,
  names: Names,
  wording: Wording,
): OfferOnMap[] {
  const { t, language } = wording;
  return offers.map((offer) => {
    const { id, type, organisationName, circle, municipalities, postcodes } = offer;
    return {
      id,
      type,
      name: t(`offers.type.${type}`),
      organisation: organisationName,
      href: offerHref(offer, election, names, language),
      where: whereText(offer, names, wording),
      circle:
        circle === null
          ? null
          : {
              x: Math.round(circle.centre.easting),
              y: Math.round(circle.centre.northing),
              radius: circle.radiusMetres,
            },
      municipalities,
      isPart: postcodes.length > 0,
    };
  });
}

/** Offers or needs that the map shows: where a kind of help is chosen, only those of it. */
export function ofType<T extends { type: HelpTypeCode }>(
  marks: readonly T[],
  type: HelpTypeCode | null,
): T[] {
  return marks.filter((mark) => type === null || mark.type === type);
}
