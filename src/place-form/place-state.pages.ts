/** What the form of a place tells of it above the fields: its state, its position, and what to look at again. */
import { formatDay, formatNumber } from '../i18n/format';
import type { MessageKey } from '../i18n/messages';
import { toWgs84 } from '../geo/projection';
import type { HoursContext } from '../polling-places/opening-hours.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { finnishDay } from '../shared/dates';
import type { Reader } from '../workspace/workspace.pages';
import { hoursWarningTexts } from './hours-grid.pages';

/** What cannot be refused but should be looked at again, with the part of the form where it is mended. */
export function placeWarnings(
  {
    place,
    context,
    isOutsideMunicipality,
  }: { place: PollingPlace; context: HoursContext; isOutsideMunicipality: boolean },
  reader: Reader,
): { text: string; href: string }[] {
  const isOnlyCarried = place.carriedOverFrom !== null && place.confirmedAt === null;
  const checks: [boolean, MessageKey, string][] = [
    [isOnlyCarried, 'placeForm.warning.carriedOver', '#hours'],
    [isOutsideMunicipality, 'placeForm.warning.outsideMunicipality', '#position'],
    [!place.hoursUnderstood, 'placeForm.warning.hoursNotAllKnown', '#hours'],
  ];
  const election = place.carriedOverFrom ?? '';
  return [
    ...checks
      .filter(([applies]) => applies)
      .map(([, key, href]) => ({ text: reader.t(key, { election }), href })),
    ...hoursWarningTexts(place.hours, context, reader).map((text) => ({ text, href: '#hours' })),
  ];
}

/** Where the position comes from, as a sentence; "address right, position unknown" is a state of its own. */
export function positionLine(place: PollingPlace | null, { t, language }: Reader): string {
  if (place === null) return t('placeForm.position.none');
  if (place.position === null) {
    const hasAddress = place.addressFi !== null || place.addressSv !== null;
    return t(hasAddress ? 'placeForm.position.addressOnly' : 'placeForm.position.none');
  }
  const { lat, lon } = toWgs84(place.position);
  return t('placeForm.position.known', {
    source: t(`pollingPlaces.positionSource.${place.positionSource}`),
    lat: formatNumber(lat, language, 5),
    lon: formatNumber(lon, language, 5),
  });
}

/** Latitude and longitude; null while the position is not known. */
export function degreesOf(place: PollingPlace | null): readonly [number, number] | null {
  const position = place?.position ?? null;
  if (position === null) return null;
  const { lat, lon } = toWgs84(position);
  return [lat, lon];
}

/** Whether the place is confirmed and seen. */
export function stateLine(place: PollingPlace, { t, language }: Reader): string {
  const confirmed =
    place.confirmedAt === null
      ? t('placeForm.state.notConfirmed')
      : t('placeForm.state.confirmed', { day: formatDay(finnishDay(new Date(place.confirmedAt)), language) });
  return place.visibility === 'shown'
    ? confirmed
    : `${t(`placeForm.visibility.state.${place.visibility}`)}. ${confirmed}`;
}
