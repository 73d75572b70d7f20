/** Places with their hours, and their accessibility criterion by criterion, as tables to take away. */
import { formatDay } from '../i18n/format';
import { accessibilityGroups, criteriaOf } from '../polling-places/accessibility.model';
import type { PollingPlace } from '../polling-places/polling-place.model';
import { finnishDay } from '../shared/dates';
import type { CsvCell } from '../shared/csv-table';
import { placeHours, placeAddress, placeTitle, type Reader } from '../workspace/workspace.pages';
import type { reportColumns } from './municipality-report.model';

type Cells<K extends keyof typeof reportColumns> = Record<(typeof reportColumns)[K][number], CsvCell>;

function stateOf({ confirmedAt, carriedOverFrom }: PollingPlace, { t, language }: Reader): string {
  if (confirmedAt !== null)
    return t('workspace.places.confirmedOn', { day: formatDay(finnishDay(new Date(confirmedAt)), language) });
  return carriedOverFrom === null
    ? t('workspace.places.notConfirmed')
    : t('workspace.places.carriedOver', { election: carriedOverFrom });
}

export function placesRows(places: readonly PollingPlace[], reader: Reader): Cells<'places'>[] {
  const { t, language } = reader;
  return places.map((place) => ({
    ownId: place.ownId,
    kind: t(`pollingPlaces.kind.${place.kind}`),
    nameFi: place.nameFi,
    nameSv: place.nameSv,
    address: placeAddress(place, language),
    postcode: place.postcode,
    locality: place.locality,
    districts: place.districts.join(' '),
    hours: placeHours(place, reader).join('; '),
    serviceForm: t(`pollingPlaces.serviceForm.${place.serviceForm}`),
    accessibility: t(`pollingPlaces.accessibilitySummary.${place.accessibilitySummary}`),
    northing: place.position?.northing ?? null,
    easting: place.position?.easting ?? null,
    position: t(`pollingPlaces.positionSource.${place.positionSource}`),
    state: stateOf(place, reader),
    note: place.note,
  }));
}

/** A row for each place and criterion: what was not assessed is not known, never no. */
export function accessibilityRows(places: readonly PollingPlace[], reader: Reader): Cells<'accessibility'>[] {
  const { t, language } = reader;
  return places.flatMap((place) =>
    accessibilityGroups.flatMap((group) =>
      criteriaOf(group).map((criterion) => {
        const finding = place.accessibility.find((each) => each.criterion === criterion);
        const day = finding?.assessedOn ?? null;
        return {
          ownId: place.ownId,
          kind: t(`pollingPlaces.kind.${place.kind}`),
          place: placeTitle(place, reader),
          address: placeAddress(place, language),
          group: t(`pollingPlaces.accessibility.group.${group}`),
          criterion: t(`pollingPlaces.accessibility.criterion.${criterion}`),
          value: t(`places.accessibility.value.${finding?.value ?? 'unknown'}`),
          measure: finding?.measure ?? null,
          assessedOn: day === null ? null : formatDay(day, language),
          source: finding?.source ?? null,
          placeId: place.id,
        };
      }),
    ),
  );
}
