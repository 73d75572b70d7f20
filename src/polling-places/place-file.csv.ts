/** The files that an import takes, from bytes to a plan: places, or the accessibility of places that are there. */
import type { Municipality, MunicipalityMerger } from '../areas/area.model';
import type { Election } from '../elections/election.model';
import { ok, problem, type Result } from '../shared/result';
import { decodeText, type NotText, type TextEncoding } from '../shared/text-decoding';
import { readAccessibilityCsv } from './accessibility-file.csv';
import { planAccessibility } from './accessibility-import.model';
import { garbledProblems } from './garbled-cells.csv';
import { municipalityStandings, standingsWithin } from './municipality-standing.model';
import { checkMunicipalities, type CheckContext, type CheckedPlace } from './place-checks.model';
import { mendOwnIds } from './own-id.model';
import { withoutRepeats } from './place-key.model';
import {
  hasErrors,
  placeProblem,
  sortedProblems,
  type PlaceProblem,
  type PlaceProblemCode,
} from './place-problem.model';
import { readPlacesCsv, type PlacesFileContext } from './polling-place.csv';
import { isWithdrawn, planImport, scopeOf, type ImportPlan } from './polling-place-import.model';
import type { PollingPlace } from './polling-place.model';

/** What reading and checking need to know, as plain values that a thread can be handed. */
export interface FileContext {
  election: Election;
  /** Those of the election's vintage. */
  municipalities: readonly Municipality[];
  mergers: readonly MunicipalityMerger[];
  /** Voting districts by municipality as last published. */
  listedDistricts: ReadonlyMap<string, readonly string[]>;
}

/** The problem of bytes that are no text. */
export const notTextCodes: Readonly<Record<NotText, PlaceProblemCode>> = {
  workbook: 'fileIsWorkbook',
  pdf: 'fileIsPdf',
  archive: 'fileIsArchive',
  image: 'fileIsImage',
  binary: 'fileIsBinary',
  empty: 'fileIsEmpty',
};

/** A file that was read, whatever it speaks of. */
export interface ReadFile {
  encoding: TextEncoding;
  /** Municipalities whose places are compared; all, when left out. */
  municipalityCodes: readonly string[] | undefined;
  /** Warnings of the reading. */
  problems: readonly PlaceProblem[];
  plan(existing: readonly PollingPlace[]): { plan: ImportPlan; problems: readonly PlaceProblem[] };
  /** What is doubtful in the places as they will be. */
  check(after: readonly CheckedPlace[]): readonly PlaceProblem[];
}

/** A file of accessibility; null when the text is none. */
function accessibilityFile(
  text: string,
  own: string | undefined,
): Result<Omit<ReadFile, 'encoding'>, PlaceProblem[]> | null {
  const read = readAccessibilityCsv(text);
  if (read === null) return null;
  if (hasErrors(read.problems)) return problem(sortedProblems(read.problems));
  return ok({
    municipalityCodes: own === undefined ? undefined : [own],
    problems: read.problems,
    plan: (existing) => {
      const { plan, problems } = planAccessibility(existing, read.rows);
      return { plan, problems: [...problems, ...garbledProblems(plan)] };
    },
    check: () => [],
  });
}

function placesFile(
  text: string,
  context: PlacesFileContext & CheckContext,
): Result<Omit<ReadFile, 'encoding'>, PlaceProblem[]> {
  const read = readPlacesCsv(text, context);
  const { rows, problems: repeats } = withoutRepeats(read.rows);
  const problems = [...read.problems, ...repeats];
  if (hasErrors(problems)) return problem(sortedProblems(problems));
  return ok({
    municipalityCodes: [...new Set(rows.map(({ draft }) => draft.municipalityCode))],
    problems,
    plan: (existing) => {
      const mended = mendOwnIds(existing, rows);
      const plan = planImport(existing, mended.rows, scopeOf(rows, read.fields));
      return { plan, problems: [...mended.problems, ...garbledProblems(plan)] };
    },
    check: (after) => checkMunicipalities(after, context),
  });
}

function readingContext(
  { election, municipalities, mergers, listedDistricts }: FileContext,
  own: string | undefined,
): PlacesFileContext & CheckContext {
  const { heldOn: electionDay, advanceFrom, advanceTo } = election;
  const whole = municipalityStandings(election, municipalities, mergers);
  const standingOf = own === undefined ? whole : standingsWithin(whole, own);
  return { electionDay, advanceFrom, advanceTo, standingOf, listedDistricts };
}

/**
 * Reads a file and everything that is wrong with it, not only what is found first.
 * @param own the only municipality that the file may speak of; any, when left out
 */
export function readPlaceFile(
  bytes: Uint8Array,
  context: FileContext,
  own?: string,
): Result<ReadFile, PlaceProblem[]> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return problem([placeProblem(notTextCodes[decoded.problem])]);
  const { text, encoding } = decoded.value;
  const read = accessibilityFile(text, own) ?? placesFile(text, readingContext(context, own));
  return read.ok ? ok({ ...read.value, encoding }) : read;
}

/** Every place of the municipalities as it will be: what the file says of it, and what it leaves as it is. */
export function placesAfter(plan: ImportPlan, existing: readonly PollingPlace[]): CheckedPlace[] {
  const described: CheckedPlace[] = [
    ...plan.add.map(({ line, draft }) => ({ line, place: draft, id: null })),
    ...plan.change
      .filter(({ place }) => !isWithdrawn(place))
      .map(({ line, draft, place }) => ({ line, place: draft, id: place.id })),
    ...plan.unchanged
      .filter(({ place }) => !isWithdrawn(place))
      .map(({ line, place }) => ({ line, place, id: place.id })),
  ];
  const settled = new Set([...plan.change, ...plan.unchanged].map(({ place }) => place.id));
  for (const { id } of plan.remove) settled.add(id);
  const withdrawn = new Set(existing.filter(isWithdrawn).map(({ id }) => id));
  const untouched = existing.filter(({ id }) => !settled.has(id) && !withdrawn.has(id));
  return [...described, ...untouched.map((place) => ({ line: null, place, id: place.id }))];
}

/** What a file does to the places that are there. */
export interface FilePlan {
  plan: ImportPlan;
  /** Every place of the file's municipalities as it will be. */
  after: readonly CheckedPlace[];
  /** Warnings, in order of line. */
  problems: readonly PlaceProblem[];
}

/**
 * Compares a file with what is there.
 * @param existing every place of the file's municipalities, withdrawn ones too
 */
export function planReadFile(
  file: ReadFile,
  existing: readonly PollingPlace[],
): Result<FilePlan, PlaceProblem[]> {
  const { plan, problems } = file.plan(existing);
  if (hasErrors(problems)) return problem(sortedProblems([...file.problems, ...problems]));
  const after = placesAfter(plan, existing);
  return ok({ plan, after, problems: sortedProblems([...file.problems, ...problems, ...file.check(after)]) });
}
