/** What lies above the areas of the map: places and published offers with their areas, for the browser and for the picture. */
import { localName } from '../i18n/language';
import type { Wording } from '../coverage/coverage-figures.pages';
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
  /** Stands for a larger area, or its municipality has not confirmed it: drawn hollow. */
  isSure: boolean;
  /** Null before everybody may see the place. */
  href: string | null;
}

export interface OfferOnMap {
  type: HelpTypeCode;
  name: string;
  organisation: string;
  href: string;
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
        isSure: shown && exactSources.includes(positionSource),
        href: shown ? href(wording.language, paths.place, { election: electionCode, place: id }) : null,
      },
    ];
  });
}

/** @param election code of the election whose help finder the offers lead to */
export function offersOnMap(
  offers: readonly PublicOffer[],
  election: string,
  names: Names,
  { t, language }: Wording,
): OfferOnMap[] {
  return offers.map(({ type, organisationName, circle, municipalities, postcodes }) => {
    const home = circle?.municipalityCode ?? municipalities[0] ?? '';
    const place = names.get(home);
    const query = { place: place === undefined ? home : localName(place, language), type };
    return {
      type,
      name: t(`offers.type.${type}`),
      organisation: organisationName,
      href: href(language, paths.electionHelp, { election }, query),
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

/** Of these the ones that the map shows: where a kind of help is chosen, only that. */
export function offersShown(offers: readonly OfferOnMap[], type: HelpTypeCode | null): OfferOnMap[] {
  return offers.filter((offer) => type === null || offer.type === type);
}
