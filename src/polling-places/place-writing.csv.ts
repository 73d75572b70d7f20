/** Places to the file that `readPlacesCsv` reads: what is downloaded can be uploaded again unchanged. */
import { writeCsv, type CsvCell, type CsvDialect } from '../shared/csv-table';
import {
  accessibilityChoices,
  kindChoices,
  positionSourceChoices,
  serviceFormChoices,
  writeChoice,
} from './place-choices.csv';
import { placeColumnKeys, placeColumns, type PlaceColumnKey } from './place-columns.csv';
import { writePlaceHours } from './place-hours.csv';
import type { PollingPlaceDraft } from './polling-place.model';

/** What each column holds for a place; in the same order as the table of columns. */
const cellsOf: Readonly<Record<PlaceColumnKey, (place: PollingPlaceDraft) => CsvCell>> = {
  ownId: ({ ownId }) => ownId,
  municipalityCode: ({ municipalityCode }) => municipalityCode,
  districts: ({ districts }) => districts.join('|'),
  districtName: ({ districtName }) => districtName,
  kind: ({ kind }) => writeChoice(kindChoices, kind),
  nameFi: ({ nameFi }) => nameFi,
  nameSv: ({ nameSv }) => nameSv,
  addressFi: ({ addressFi }) => addressFi,
  addressSv: ({ addressSv }) => addressSv,
  postcode: ({ postcode }) => postcode,
  locality: ({ locality }) => locality,
  northing: ({ position }) => position?.northing ?? null,
  easting: ({ position }) => position?.easting ?? null,
  positionSource: ({ positionSource }) => writeChoice(positionSourceChoices, positionSource),
  hours: writePlaceHours,
  hoursText: ({ hoursText }) => hoursText,
  serviceForm: ({ serviceForm }) => writeChoice(serviceFormChoices, serviceForm),
  accessibilitySummary: ({ accessibilitySummary }) => writeChoice(accessibilityChoices, accessibilitySummary),
  note: ({ note }) => note,
  source: ({ source }) => source,
  serviceMapId: ({ serviceMapId }) => serviceMapId,
  buildingId: ({ buildingId }) => buildingId,
};

/** Writes places as a file of all columns, in the order given. */
export function writePlacesCsv(places: readonly PollingPlaceDraft[], dialect: CsvDialect): string {
  const header = placeColumnKeys.map((key) => placeColumns[key].header);
  const rows = places.map((place) => placeColumnKeys.map((key) => cellsOf[key](place)));
  return writeCsv([header, ...rows], dialect);
}

/** The cells of a place by the names of their columns. */
export function placeCellsByColumn(place: PollingPlaceDraft): { column: string; cell: CsvCell }[] {
  return placeColumnKeys.map((key) => ({ column: placeColumns[key].header, cell: cellsOf[key](place) }));
}

export interface ChangedCell {
  /** Name of the column as we write it. */
  column: string;
  before: CsvCell;
  after: CsvCell;
}

/** The cells in which two descriptions of a place differ, in the words of the file. */
export function changedCells(before: PollingPlaceDraft, after: PollingPlaceDraft): ChangedCell[] {
  return placeColumnKeys
    .map((key) => ({
      column: placeColumns[key].header,
      before: cellsOf[key](before),
      after: cellsOf[key](after),
    }))
    .filter((cell) => cell.before !== cell.after);
}
