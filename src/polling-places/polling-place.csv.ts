/** A file of polling places: text to drafts and problems (place-writing.csv.ts is the way back). */
import { readCsvTable, type CsvTable } from '../shared/csv-table';
import type { IsoDate } from '../shared/dates';
import type { StandingOf } from './municipality-standing.model';
import { placeCells, type PlaceCells } from './place-cells.csv';
import {
  accessibilityChoices,
  isInstitutionWord,
  kindChoices,
  positionSourceChoices,
  readChoice,
  serviceFormChoices,
  type Choice,
} from './place-choices.csv';
import { readDistricts, readMunicipality, readPostcode } from './place-codes.csv';
import { placeColumns, readPlaceHeader, type PlaceColumnKey, type PlaceHeader } from './place-columns.csv';
import { hoursReader, readPlaceHours, type HoursReader } from './place-hours.csv';
import type { DraftAtLine } from './place-key.model';
import { readPlacePosition } from './place-position.csv';
import { hasErrors, placeProblem, type PlaceProblem } from './place-problem.model';
import type { DraftField } from './polling-place-import.model';
import type { PlaceKind, PollingPlaceDraft, ServiceForm } from './polling-place.model';

/** What the reading of a file needs to know of its election. */
export interface PlacesFileContext {
  electionDay: IsoDate;
  advanceFrom: IsoDate;
  advanceTo: IsoDate;
  standingOf: StandingOf;
}

export interface PlacesFile {
  /** Rows without an error, in order of the file. */
  rows: DraftAtLine[];
  /** Fields for which the file has a column. */
  fields: ReadonlySet<DraftField>;
  problems: PlaceProblem[];
}

function headerProblems(table: CsvTable, header: PlaceHeader): PlaceProblem[] {
  const { line } = table.header;
  return [
    ...header.missing.map((key) => placeProblem('columnMissing', { line, column: placeColumns[key].header })),
    ...header.twice.map((name) => placeProblem('columnTwice', { line, column: name })),
    ...header.unknown
      .filter((name) => name !== '')
      .map((name) => placeProblem('columnUnknown', { line, column: name })),
  ];
}

function raggedProblems({ ragged }: CsvTable): PlaceProblem[] {
  return ragged.map(({ line, expected, found, surplus }) =>
    surplus.length > 0
      ? placeProblem('cellsTooMany', { line, value: surplus.join(' ') }, { expected, found })
      : placeProblem('cellsTooFew', { line }, { expected, found }),
  );
}

/** Columns that several fields of a place rest on together; every other column is named as its field. */
const sharedFields: Partial<Record<PlaceColumnKey, readonly DraftField[]>> = {
  northing: ['position'],
  easting: ['position'],
  hours: ['hours', 'hoursText', 'hoursUnderstood'],
  hoursText: ['hours', 'hoursText', 'hoursUnderstood'],
};

function fieldsOf(header: PlaceHeader): Set<DraftField> {
  return new Set([...header.columns.keys()].flatMap((key) => sharedFields[key] ?? [key as DraftField]));
}

function readKind(cells: PlaceCells): PlaceKind | null {
  const text = cells.text('kind');
  if (text === null) {
    cells.report('valueMissing', 'kind');
    return null;
  }
  const kind = readChoice(kindChoices, text);
  if (kind === null) cells.report(isInstitutionWord(text) ? 'kindInstitution' : 'kindUnknown', 'kind');
  return kind;
}

function readOptional<T extends string>(
  cells: PlaceCells,
  key: PlaceColumnKey,
  choices: readonly Choice<T>[],
  ifBlank: T,
): T {
  const text = cells.text(key);
  if (text === null) return ifBlank;
  const value = readChoice(choices, text);
  if (value === null)
    cells.report('choiceUnknown', key, { allowed: choices.map(({ word }) => word).join(', ') });
  return value ?? ifBlank;
}

function readServiceForm(cells: PlaceCells, kind: PlaceKind): ServiceForm {
  const form = readOptional(cells, 'serviceForm', serviceFormChoices, 'unknown');
  if (form === 'drive_in' && kind === 'election_day') cells.report('driveInOnElectionDay', 'serviceForm');
  return form;
}

/** The place of a row; null when a row without municipality or kind can be read no further. */
function readDraft(
  cells: PlaceCells,
  context: PlacesFileContext,
  readHours: HoursReader,
): PollingPlaceDraft | null {
  const municipalityCode = readMunicipality(cells, context.standingOf);
  const kind = readKind(cells);
  if (municipalityCode === null || kind === null) return null;
  return {
    municipalityCode,
    kind,
    ownId: cells.text('ownId'),
    districts: readDistricts(cells, kind, municipalityCode),
    districtName: cells.text('districtName'),
    nameFi: cells.text('nameFi'),
    nameSv: cells.text('nameSv'),
    addressFi: cells.text('addressFi'),
    addressSv: cells.text('addressSv'),
    postcode: readPostcode(cells),
    locality: cells.text('locality'),
    position: readPlacePosition(cells),
    positionSource: readOptional(cells, 'positionSource', positionSourceChoices, 'unknown'),
    ...readPlaceHours(cells, { ...context, kind }, readHours),
    serviceForm: readServiceForm(cells, kind),
    accessibilitySummary: readOptional(cells, 'accessibilitySummary', accessibilityChoices, 'unknown'),
    note: cells.text('note'),
    source: cells.text('source'),
    serviceMapId: cells.text('serviceMapId'),
    buildingId: cells.text('buildingId'),
  };
}

function cannotBeFound({ ownId, nameFi, nameSv, addressFi, addressSv }: PollingPlaceDraft): boolean {
  return [ownId, nameFi, nameSv, addressFi, addressSv].every((text) => text === null);
}

function readRows(table: CsvTable, header: PlaceHeader, context: PlacesFileContext): PlacesFile {
  const rows: DraftAtLine[] = [];
  const problems: PlaceProblem[] = [];
  const readHours = hoursReader();
  for (const row of table.rows) {
    const found: PlaceProblem[] = [];
    const draft = readDraft(placeCells(row, header, found), context, readHours);
    if (draft !== null && cannotBeFound(draft))
      found.push(placeProblem('nameAndAddressMissing', { line: row.line }));
    if (draft !== null && !hasErrors(found)) rows.push({ line: row.line, draft });
    problems.push(...found);
  }
  return { rows, fields: fieldsOf(header), problems };
}

/** Reads a whole file and collects everything that is wrong with it, not only what is found first. */
export function readPlacesCsv(text: string, context: PlacesFileContext): PlacesFile {
  const unreadable = (problem: PlaceProblem) => ({
    rows: [],
    fields: new Set<DraftField>(),
    problems: [problem],
  });
  const table = readCsvTable(text);
  if (!table.ok) {
    return table.problem.code === 'noRows'
      ? unreadable(placeProblem('fileIsEmpty'))
      : unreadable(placeProblem('quotesNotClosed', { line: table.problem.line }));
  }
  const header = readPlaceHeader(table.value.header.cells);
  const problems = headerProblems(table.value, header);
  if (table.value.rows.length === 0) problems.push(placeProblem('fileIsEmpty'));
  if (header.missing.length > 0) return { rows: [], fields: fieldsOf(header), problems };
  const read = readRows(table.value, header, context);
  return { ...read, problems: [...problems, ...raggedProblems(table.value), ...read.problems] };
}
