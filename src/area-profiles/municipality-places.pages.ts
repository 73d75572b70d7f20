/** The places of a municipality at one election as a list: what stands where, and when it is open. */
import { href, paths } from '../paths';
import { hoursLines } from '../polling-places/hours-lines.pages';
import {
  addressText,
  announcedIn,
  placeLabel,
  type ForeignText,
  type Wording,
} from '../polling-places/place-words.pages';
import { placeKinds, type PollingPlace } from '../polling-places/polling-place.model';

export interface PlaceLine {
  name: ForeignText;
  href: string;
  /** The municipality that the place was in, where that has joined another since. */
  formerMunicipality: string | null;
  address: string | null;
  /** Voting districts that vote here; null where they are not known or it is no place of election day. */
  districts: string | null;
  hours: readonly string[];
  /** Hours in the words of the announcement, where they are not wholly understood. */
  hoursText: ForeignText | null;
  hoursUnknown: boolean;
}

export interface PlaceGroup {
  id: string;
  heading: string;
  places: readonly PlaceLine[];
}

/** @param formerName name of the municipality that the place was in, where that has joined another since */
function placeLine(place: PollingPlace, formerName: string | undefined, wording: Wording): PlaceLine {
  const { t, language } = wording;
  const districts = place.districts.join(', ');
  const name = placeLabel(place, wording);
  const address = addressText(place, language);
  const isPartial = place.hoursText !== null && !place.hoursUnderstood;
  return {
    name,
    href: href(language, paths.place, { election: place.electionCode, place: place.id }),
    formerMunicipality: formerName ?? null,
    address: address === name.text ? null : address,
    districts: districts === '' ? null : t('areaProfiles.places.districts', { districts }),
    hours: hoursLines(place.hours, language),
    hoursText:
      place.hoursText !== null && (isPartial || place.hours.length === 0)
        ? { text: place.hoursText, lang: announcedIn(place, language) }
        : null,
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
  wording: Wording,
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
