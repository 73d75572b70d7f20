/** What can be wrong with a file of polling places: where, how badly, and what the reader should know of it. */

/** An error refuses the whole file: it cannot be true. A warning is shown, and the file can be imported. */
export type ProblemSeverity = 'error' | 'warning';

/** Every problem that a file can have; its texts are `pollingPlaces.problem.<code>`. */
export const placeProblemSeverities = {
  // The file as a whole
  electionUnknown: 'error',
  municipalitiesMissing: 'error',
  placesMoved: 'error',
  fileIsWorkbook: 'error',
  fileIsPdf: 'error',
  fileIsArchive: 'error',
  fileIsImage: 'error',
  fileIsBinary: 'error',
  fileIsEmpty: 'error',
  accessibilityIsEmpty: 'error',
  quotesNotClosed: 'error',
  columnMissing: 'error',
  columnTwice: 'error',
  columnUnknown: 'warning',
  textMisread: 'error',
  lettersLost: 'warning',
  // A row as a whole
  cellsTooMany: 'error',
  cellsTooFew: 'warning',
  nameAndAddressMissing: 'error',
  rowTwice: 'warning',
  keyTwice: 'error',
  ownIdZerosLost: 'warning',
  ownIdOther: 'warning',
  // A cell
  valueMissing: 'error',
  municipalityCodeImpossible: 'error',
  municipalityUnknown: 'error',
  municipalityMerged: 'error',
  municipalityTakesNoPart: 'error',
  municipalityOfOthers: 'error',
  kindUnknown: 'error',
  kindInstitution: 'error',
  choiceUnknown: 'error',
  driveInOnElectionDay: 'error',
  districtImpossible: 'error',
  districtOfOtherMunicipality: 'error',
  districtOnAdvancePlace: 'warning',
  postcodeImpossible: 'error',
  numberUnreadable: 'error',
  positionIncomplete: 'error',
  positionSwapped: 'warning',
  positionOutsideFinland: 'error',
  hoursNotUnderstood: 'warning',
  hoursDateDashed: 'error',
  hoursDayImpossible: 'error',
  hoursTimeImpossible: 'error',
  hoursEndBeforeStart: 'error',
  hoursPeriodBackwards: 'error',
  hoursWeekdayMismatch: 'warning',
  hoursOutsideElectionDay: 'warning',
  hoursOutsideAdvanceWeekday: 'warning',
  hoursOutsideAdvanceWeekend: 'warning',
  hoursNotOnElectionDay: 'warning',
  hoursOutsideAdvancePeriod: 'warning',
  // A row of a file of accessibility
  placeNotFound: 'error',
  ownIdAmbiguous: 'error',
  idsDisagree: 'error',
  criterionUnknown: 'error',
  criterionTwice: 'error',
  dayUnreadable: 'error',
  // A municipality, as it would be after the import
  noAdvancePlace: 'warning',
  noAdvanceWeekend: 'warning',
  severalPlacesForDistrict: 'warning',
  electionDayPlaceWithoutDistrict: 'warning',
  districtsWithoutPlace: 'warning',
} as const satisfies Readonly<Record<string, ProblemSeverity>>;

export type PlaceProblemCode = keyof typeof placeProblemSeverities;

export interface PlaceProblem {
  severity: ProblemSeverity;
  /** Line of the file, the first is 1; null when the problem belongs to no line. */
  line: number | null;
  /** Name of the column as the file writes it; null when the problem belongs to no column. */
  column: string | null;
  /** The cell as the file writes it; null when the problem belongs to no cell. */
  value: string | null;
  code: PlaceProblemCode;
  /** What fills the places of the text. */
  params: Readonly<Record<string, string | number>>;
}

/** Where in the file a problem is; what is left out is null. */
export interface ProblemPlace {
  line?: number | null;
  column?: string | null;
  value?: string | null;
}

export function placeProblem(
  code: PlaceProblemCode,
  where: ProblemPlace = {},
  params: PlaceProblem['params'] = {},
): PlaceProblem {
  return {
    severity: placeProblemSeverities[code],
    line: where.line ?? null,
    column: where.column ?? null,
    value: where.value ?? null,
    code,
    params,
  };
}

export function hasErrors(problems: readonly PlaceProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** In order of line; what belongs to no line comes first. */
export function sortedProblems(problems: readonly PlaceProblem[]): PlaceProblem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
