/** Data that planners bring: kinds, versions, limits, and what is found wrong with a file. */
import { addDays, type IsoDate } from '../shared/dates';

export const importKinds = ['population_grid', 'electors', 'care_units', 'districts', 'cost_matrix'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Kinds whose numbers are those of one election; the others describe a day. */
export function isOfElection(kind: ImportKind): boolean {
  return kind === 'electors' || kind === 'cost_matrix';
}

/** Whether a municipality brought a version for its own area, rather than planners one for all. */
export function isOfMunicipality({ kind, scope }: Pick<DemandImport, 'kind' | 'scope'>): boolean {
  return kind === 'districts' && scope !== 'all';
}

export function isImportKind(text: unknown): text is ImportKind {
  return importKinds.some((kind) => kind === text);
}

/** `refused`: the file has errors. Only a `previewed` one can be confirmed or withdrawn, only a `confirmed` one undone. */
export const importStates = ['previewed', 'refused', 'confirmed', 'withdrawn', 'undone'] as const;
export type ImportState = (typeof importStates)[number];

export const problemCodes = [
  'notText',
  'noRows',
  'quotesNotClosed',
  'notGeoPackage',
  'damaged',
  'noLayer',
  'tooManyRows',
  'columnMissing',
  'notNumber',
  'positionMissing',
  'outsideFinland',
  'twice',
  'agesTooMany',
  'noOutlines',
  'outsideMunicipalities',
  'unknownMunicipality',
  'unknownPostcode',
  'areaMissing',
  'notDistrict',
  'sumDiffers',
  'notGeoJson',
  'notPolygon',
  'crossesItself',
  'outsideMunicipality',
  'otherMunicipality',
  'outsideOwnArea',
  'districtWithoutPlace',
  'districtMissing',
  'overlap',
  'gap',
  'notAmount',
  'unknownOrigin',
  'unknownPlace',
  'severalPlaces',
  'shorterThanLine',
  'pairTwice',
  'tooManyPairs',
] as const;
export type ImportProblemCode = (typeof problemCodes)[number];

/** What is wrong or doubtful, and where; an error refuses the file. */
export interface ImportProblem {
  severity: 'error' | 'warning';
  code: ImportProblemCode;
  /** Line of a text file, row of a table; the first is 1, and of a text file the header. Null: the whole file. */
  row: number | null;
  column: string | null;
  value: string | null;
}

/** A count that the preview shows; names are keys of texts. */
export interface ImportFact {
  code: ImportFactCode;
  count: number;
  /** Code of the municipality that the fact is about, where it is about one. */
  municipalityCode?: string;
}
export const factCodes = [
  'cells',
  'people',
  'cellsWithAges',
  'municipalitiesWhole',
  'municipalitiesInPart',
  'municipalityInPart',
  'movedToShore',
  'leftOut',
  'electors',
  'municipalities',
  'districts',
  'placeDistricts',
  'residents',
  'rows',
  'pairs',
  'origins',
  'destinations',
  'placesWithoutPairs',
  'pairsWithoutWay',
  'pairsLeftOut',
] as const;
export type ImportFactCode = (typeof factCodes)[number];

/** What was read from a file. */
export interface ImportReading {
  facts: readonly ImportFact[];
  /** The first of each severity; all of them are counted in `errors` and `warnings`. */
  problems: readonly ImportProblem[];
  errors: number;
  warnings: number;
  /** Packed content; null when the file is refused. */
  content: Uint8Array | null;
}

/** A version of one kind of data. */
export interface DemandImport {
  id: string;
  kind: ImportKind;
  /** `all`, or the code of the election or municipality that it is for. */
  scope: string;
  /** Null for the command line. */
  accountId: string | null;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  /** Day that the numbers describe. */
  describedOn: IsoDate | null;
  state: ImportState;
  /** The version that was in use before this one. */
  replacesId: string | null;
  facts: readonly ImportFact[];
  problems: readonly ImportProblem[];
  errors: number;
  warnings: number;
  /** Whether the content is still kept. */
  isKept: boolean;
  createdAt: Date;
  /** Last day on which a version that was never in use is kept; null for others. */
  deleteAfter: IsoDate | null;
}

/** A version with what is in use in its place. */
export interface ShownImport {
  made: DemandImport;
  /** Null when nothing of that kind and scope is. */
  inUse: DemandImport | null;
}

/** Why nothing was changed: the version was settled before, or another one is in use by now than was seen. */
export type ImportConflict = 'settled' | 'moved';

const megabyte = 1024 * 1024;
/** The national 1 km grid as a GeoPackage is about half of it. */
const usualMegabytes = 100;
/** Three million pairs with ids of places are 200 MB. */
const costMatrixMegabytes = 400;

/** Largest file of a kind in bytes. */
export function largestImportBytes(kind: ImportKind): number {
  return (kind === 'cost_matrix' ? costMatrixMegabytes : usualMegabytes) * megabyte;
}
/** Most rows of a file: the national grid has 102,000. */
export const mostImportRows = 500_000;
/** Problems of each severity that are kept and shown. */
export const keptProblems = 200;

const keptDays = 30;

/** The last day on which a version is kept that was never in use. */
export function importDeletionDay(today: IsoDate): IsoDate {
  return addDays(today, keptDays);
}

/** Collects problems: keeps the first of each severity, and counts all. */
export class ProblemList {
  readonly kept: ImportProblem[] = [];
  errors = 0;
  warnings = 0;

  error(code: ImportProblemCode, where: Partial<Pick<ImportProblem, 'row' | 'column' | 'value'>> = {}): void {
    this.errors++;
    if (this.errors <= keptProblems) this.keep('error', code, where);
  }

  warn(code: ImportProblemCode, where: Partial<Pick<ImportProblem, 'row' | 'column' | 'value'>> = {}): void {
    this.warnings++;
    if (this.warnings <= keptProblems) this.keep('warning', code, where);
  }

  private keep(
    severity: ImportProblem['severity'],
    code: ImportProblemCode,
    { row = null, column = null, value = null }: Partial<ImportProblem>,
  ): void {
    this.kept.push({ severity, code, row, column, value: value === null ? null : value.slice(0, 60) });
  }
}

/** A reading that is refused, or that has no content yet. */
export function readingOf(
  problems: ProblemList,
  facts: readonly ImportFact[],
  content: Uint8Array | null,
): ImportReading {
  const { kept, errors, warnings } = problems;
  return { facts, problems: kept, errors, warnings, content: errors > 0 ? null : content };
}
