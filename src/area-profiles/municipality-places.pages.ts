/** The places of a municipality at one election as a list: what stands where, and when it is open. */
import { localName, type Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { hoursLines } from '../polling-places/hours-lines.pages';
import { placeKinds, type PollingPlace } from '../polling-places/polling-place.model';

export interface PlaceLine {
  name: string;
  address: string | null;
  /** Voting districts that vote here; null where they are not known or it is no place of election day. */
  districts: string | null;
  hours: readonly string[];
  /** Hours in the words of the announcement, where they are not wholly understood. */
  hoursText: string | null;
  hoursUnknown: boolean;
}

export interface PlaceGroup {
  id: string;
  heading: string;
  places: readonly PlaceLine[];
}

function addressOf(place: PollingPlace, language: Language): string | null {
  const { addressFi, addressSv, postcode, locality } = place;
  const street = language === 'sv' ? (addressSv ?? addressFi) : (addressFi ?? addressSv);
  const town = [postcode, locality].filter((part) => part !== null).join(' ');
  const parts = [street, town === '' ? null : town].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

function nameOf(place: PollingPlace, t: Translate, language: Language): string {
  const { nameFi, nameSv } = place;
  if (nameFi === null) return nameSv ?? addressOf(place, language) ?? t('areaProfiles.places.nameless');
  return localName({ nameFi, nameSv }, language);
}

/** @param formerName name of the municipality that the place was in, where that has joined another since */
function placeLine(
  place: PollingPlace,
  formerName: string | undefined,
  { t, language }: { t: Translate; language: Language },
): PlaceLine {
  const districts = place.districts.join(', ');
  const name = nameOf(place, t, language);
  const isPartial = place.hoursText !== null && !place.hoursUnderstood;
  return {
    name: formerName === undefined ? name : `${name} (${formerName})`,
    address: addressOf(place, language),
    districts: districts === '' ? null : t('areaProfiles.places.districts', { districts }),
    hours: hoursLines(place.hours, language),
    hoursText: isPartial || place.hours.length === 0 ? place.hoursText : null,
    hoursUnknown: place.hours.length === 0 && place.hoursText === null,
  };
}

/**
 * Groups by kind; a kind without places is left out.
 * @param formerNames names of municipalities that are no more, by code
 */
export function placeGroups(
  places: readonly PollingPlace[],
  formerNames: ReadonlyMap<string, string>,
  wording: { t: Translate; language: Language },
): PlaceGroup[] {
  return placeKinds.flatMap((kind) => {
    const ofKind = places.filter((place) => place.kind === kind);
    if (ofKind.length === 0) return [];
    return [
      {
        id: kind,
        heading: `${wording.t(`coverage.kind.${kind}`)} (${ofKind.length})`,
        places: ofKind.map((place) => placeLine(place, formerNames.get(place.municipalityCode), wording)),
      },
    ];
  });
}
