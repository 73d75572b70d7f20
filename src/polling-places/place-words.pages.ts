/** What a polling place is called, where it is and when it is open, in the reader's words. */
import { formatHours, formatNumber } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import type { PlaceDistance } from './place-distance.model';
import type { OpenDay, PollingPlace } from './polling-place.model';

/** What is needed to write in a reader's language. */
export interface Wording {
  t: Translate;
  language: Language;
}

/** A text with its language, where that is another than the page's. */
export interface ForeignText {
  text: string;
  lang: 'fi' | 'sv' | null;
}

/** Letters of a title that stay legible beside the name of the service in a browser's tab and in search results. */
export const titleLimit = 54;

interface BothLanguages {
  fi: string | null;
  sv: string | null;
}

/** The text for the reader and, where it differs, the other one. */
function inOrderOfReading(
  { fi, sv }: BothLanguages,
  language: Language,
): { main: ForeignText | null; other: ForeignText | null } {
  const texts = [
    { text: fi, lang: 'fi' as const },
    { text: sv, lang: 'sv' as const },
  ].flatMap(({ text, lang }): ForeignText[] =>
    text === null ? [] : [{ text, lang: lang === language ? null : lang }],
  );
  if (language === 'sv') texts.reverse();
  const [main, other] = texts;
  return { main: main ?? null, other: other === undefined || other.text === main?.text ? null : other };
}

/** The name in the reader's language, and the other name; a place without a name is called so. */
export function placeName(
  place: Pick<PollingPlace, 'nameFi' | 'nameSv'>,
  { t, language }: Wording,
): { main: ForeignText; other: ForeignText | null } {
  const { main, other } = inOrderOfReading({ fi: place.nameFi, sv: place.nameSv }, language);
  return { main: main ?? { text: t('places.nameless'), lang: null }, other };
}

/** What a line of a list calls a place: by its name or, without one, by its street address. */
export function placeLabel(
  place: Pick<PollingPlace, 'nameFi' | 'nameSv' | 'addressFi' | 'addressSv'>,
  wording: Wording,
): ForeignText {
  const { nameFi, nameSv, addressFi, addressSv } = place;
  const isNamed = nameFi !== null || nameSv !== null;
  return placeName(isNamed ? place : { nameFi: addressFi, nameSv: addressSv }, wording).main;
}

/**
 * The language that the words of an announcement are in, as far as the names of the place tell it; null where that is the
 * reader's, or where a place with names in both languages leaves it open.
 */
export function announcedIn(
  { nameFi, nameSv }: Pick<PollingPlace, 'nameFi' | 'nameSv'>,
  language: Language,
): ForeignText['lang'] {
  if ((nameFi === null) === (nameSv === null)) return null;
  const announced = nameSv === null ? 'fi' : 'sv';
  return announced === language ? null : announced;
}

/** Street address in the reader's language with postcode and locality; null where nothing of it is known. */
export function addressText(
  place: Pick<PollingPlace, 'addressFi' | 'addressSv' | 'postcode' | 'locality'>,
  language: Language,
): string | null {
  const { main } = inOrderOfReading({ fi: place.addressFi, sv: place.addressSv }, language);
  const post = [place.postcode, place.locality].filter((part) => part !== null).join(' ');
  const parts = [main?.text ?? '', post].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(', ');
}

/** `09:00`–`12:00` and `14:00`–`18:00` of one day as one text. */
export function dayHoursText(windows: readonly OpenDay[], language: Language): string {
  return windows.map(({ opensAt, closesAt }) => formatHours(opensAt, closesAt, language)).join(', ');
}

/** The hours of each day. @param hours in order of day */
export function hoursByDay(hours: readonly OpenDay[]): { day: string; windows: OpenDay[] }[] {
  const days: { day: string; windows: OpenDay[] }[] = [];
  for (const window of hours) {
    const last = days.at(-1);
    if (last?.day === window.day) last.windows.push(window);
    else days.push({ day: window.day, windows: [window] });
  }
  return days;
}

/** Nearer than this, the middle of an area says only "near": half of the people live within it of their area's point. */
const nearMetres = 2_240;

/** A distance with what keeps it from being surer: `about 3 km; the place is known only by its postcode`. */
export function distanceText(
  distance: PlaceDistance,
  isSamePostcode: boolean,
  { t, language }: Wording,
): string {
  const { metres, positionSource } = distance;
  const km = formatNumber(Math.max(1, Math.round(metres / 1000)), language);
  const about = t('places.distance.about', { km });
  switch (positionSource) {
    case 'postcode':
    case 'place_name': {
      const why = t(`places.distance.only.${positionSource}`);
      if (isSamePostcode && positionSource === 'postcode')
        return t('places.distance.because', { distance: t('places.distance.samePostcode'), why });
      return t('places.distance.because', {
        distance: metres < nearMetres ? t('places.distance.near') : about,
        why,
      });
    }
    case 'seat':
      return t('places.distance.seat', { km });
    case 'building':
    case 'address':
    case 'unknown':
      return metres < 1000 ? t('places.distance.underOne') : about;
  }
}
