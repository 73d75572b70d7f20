/** Reads the files that an import takes: places, or the accessibility of places that are there. */
import { readElection } from '../elections/election.store';
import type { Database } from '../platform/database';
import { ok, problem, type Result } from '../shared/result';
import { decodeText, type NotText, type TextEncoding } from '../shared/text-decoding';
import { readAccessibilityCsv } from './accessibility-file.csv';
import { planAccessibility } from './accessibility-import.model';
import { importContext, type ImportContext } from './import-context.service';
import { standingsWithin } from './municipality-standing.model';
import { checkMunicipalities, type CheckedPlace } from './place-checks.model';
import { withoutRepeats } from './place-key.model';
import {
  hasErrors,
  placeProblem,
  sortedProblems,
  type PlaceProblem,
  type PlaceProblemCode,
} from './place-problem.model';
import { readPlacesCsv } from './polling-place.csv';
import { planImport, scopeOf, type ImportPlan } from './polling-place-import.model';
import type { PollingPlace } from './polling-place.model';

export interface FileToRead {
  bytes: Uint8Array;
  electionCode: string;
  /** The only municipality that the file may speak of; any, when left out. */
  onlyMunicipality?: string;
}

/** The problem of bytes that are no text. */
export const notTextCodes: Readonly<Record<NotText, PlaceProblemCode>> = {
  workbook: 'fileIsWorkbook',
  pdf: 'fileIsPdf',
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
    plan: (existing) => planAccessibility(existing, read.rows),
    check: () => [],
  });
}

function placesFile(
  text: string,
  context: ImportContext,
): Result<Omit<ReadFile, 'encoding'>, PlaceProblem[]> {
  const read = readPlacesCsv(text, context);
  const { rows, problems: repeats } = withoutRepeats(read.rows);
  const problems = [...read.problems, ...repeats];
  if (hasErrors(problems)) return problem(sortedProblems(problems));
  return ok({
    municipalityCodes: [...new Set(rows.map(({ draft }) => draft.municipalityCode))],
    problems,
    plan: (existing) => ({ plan: planImport(existing, rows, scopeOf(rows, read.fields)), problems: [] }),
    check: (after) => checkMunicipalities(after, context),
  });
}

/** Reads a file and everything that is wrong with it, not only what is found first. */
export async function readPlaceFile(
  db: Database,
  request: FileToRead,
): Promise<Result<ReadFile, PlaceProblem[]>> {
  const decoded = decodeText(request.bytes);
  if (!decoded.ok) return problem([placeProblem(notTextCodes[decoded.problem])]);
  const election = await readElection(db, request.electionCode);
  if (!election) return problem([placeProblem('electionUnknown', {}, { election: request.electionCode })]);
  const whole = await importContext(db, election);
  if (whole === null) return problem([placeProblem('municipalitiesMissing')]);
  const { onlyMunicipality: own } = request;
  const context =
    own === undefined ? whole : { ...whole, standingOf: standingsWithin(whole.standingOf, own) };
  const { text, encoding } = decoded.value;
  const read = accessibilityFile(text, own) ?? placesFile(text, context);
  return read.ok ? ok({ ...read.value, encoding }) : read;
}
