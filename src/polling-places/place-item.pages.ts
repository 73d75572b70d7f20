/** A polling place as an entry of a list. */
import { formatShortWeekday } from '../i18n/format';
import { localName } from '../i18n/language';
import { href, paths } from '../paths';
import type { MunicipalityName } from './place-answer.model';
import type { PlaceAtDistance } from './place-distance.model';
import { hoursLines } from './hours-lines.pages';
import {
  addressText,
  announcedIn,
  distanceText,
  placeName,
  type ForeignText,
  type Wording,
} from './place-words.pages';
import type { PollingPlace } from './polling-place.model';

export interface PlaceItem {
  id: string;
  name: ForeignText;
  href: string;
  kind: string;
  /** Said only where it is known and not simply indoors. */
  serviceForm: string | null;
  municipality: { text: string; href: string };
  address: string | null;
  hours: readonly string[];
  /** What keeps the hours from being the whole answer: the announcement's own words, or that they are not known. */
  hoursNote: { text: string; quote: ForeignText | null } | null;
  distance: string | null;
}

type Names = ReadonlyMap<string, MunicipalityName>;

/** A municipality's name for the reader; its code where no division in use has it. */
export function municipalityText(code: string, names: Names, { language }: Wording): string {
  const municipality = names.get(code);
  return municipality === undefined ? code : localName(municipality, language);
}

/** What is to be said of hours besides those that are understood; null when those are all. */
function hoursNote(place: PollingPlace, { t, language }: Wording): PlaceItem['hoursNote'] {
  const { hours, hoursText, hoursUnderstood } = place;
  if (hoursUnderstood) return null;
  if (hoursText !== null)
    return {
      text: t('places.hours.announced'),
      quote: { text: hoursText, lang: announcedIn(place, language) },
    };
  return {
    text: t(hours.length === 0 ? 'places.hours.notKnown' : 'places.hours.notAllKnown'),
    quote: null,
  };
}

/** @param near postcode that distances are taken from; null where none is asked for */
export function placeItem(
  { place, distance }: PlaceAtDistance,
  near: string | null,
  names: Names,
  wording: Wording,
): PlaceItem {
  const { t, language } = wording;
  const form = place.serviceForm;
  const away =
    distance === null
      ? t('places.distance.notKnown')
      : distanceText(distance, place.postcode === near, wording);
  return {
    id: place.id,
    name: placeName(place, wording).main,
    href: href(language, paths.place, { election: place.electionCode, place: place.id }),
    kind: t(`pollingPlaces.kind.${place.kind}`),
    serviceForm: form === 'unknown' || form === 'indoors' ? null : t(`pollingPlaces.serviceForm.${form}`),
    municipality: {
      text: municipalityText(place.municipalityCode, names, wording),
      href: href(language, paths.municipality, { municipality: place.municipalityCode }),
    },
    address: addressText(place, language),
    hours: hoursLines(place.hours, language, formatShortWeekday),
    hoursNote: hoursNote(place, wording),
    distance: near === null ? null : away,
  };
}
