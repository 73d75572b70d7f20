/** Imports files of polling places: reads, plans, and writes all of it or nothing. */
import { createHash } from 'node:crypto';
import { raiseDataVersion } from '../data-version/data-version.store';
import { readElection } from '../elections/election.store';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import type { CsvDialect } from '../shared/csv-table';
import { ok, problem, type Result } from '../shared/result';
import { decodeText, type NotText, type TextEncoding } from '../shared/text-decoding';
import { importContext, type ImportContext } from './import-context.service';
import { standingsWithin } from './municipality-standing.model';
import { deleteConfirmedLists } from './place-confirmation.store';
import { checkMunicipalities, type CheckedPlace } from './place-checks.model';
import type { ChangeAuthor } from './place-change.model';
import { placesChanged } from './place-change.service';
import { identityKey, withoutRepeats } from './place-key.model';
import {
  hasErrors,
  placeProblem,
  sortedProblems,
  type PlaceProblem,
  type PlaceProblemCode,
} from './place-problem.model';
import { placesState } from './places-state.service';
import { writePlacesCsv } from './place-writing.csv';
import { readPlacesCsv, type PlacesFile } from './polling-place.csv';
import {
  changesNothing,
  planCounts,
  isWithdrawn,
  planImport,
  scopeOf,
  type ImportPlan,
  type PlanCounts,
} from './polling-place-import.model';
import {
  deletePlaces,
  insertPlaces,
  listPlaces,
  lockPlaces,
  updatedPlace,
  updatePlaces,
  type PlaceFilter,
} from './polling-place.store';
import type { PollingPlace, PollingPlaceDraft } from './polling-place.model';

export interface PlaceImportRequest {
  bytes: Uint8Array;
  electionCode: string;
  /** Plan only: nothing is written. */
  dryRun: boolean;
  /** Who imports, for the log: an account or the name of a program. */
  actor: string;
  /** The only municipality that the file may speak of; any, when left out. */
  onlyMunicipality?: string;
  /** `placesState` of the places that the plan was shown for; when they have moved since, nothing is written. */
  seen?: string;
  /** What is written together with the import, or not at all. */
  alongside?: (trx: Database, plan: ImportPlan) => Promise<void>;
}

export interface PlaceImport {
  electionCode: string;
  dryRun: boolean;
  encoding: TextEncoding;
  plan: ImportPlan;
  counts: PlanCounts;
  /** `placesState` of the places that the plan was made from. */
  seen: string;
  /** Every place of the file's municipalities as it will be. */
  after: readonly CheckedPlace[];
  /** Warnings, in order of line. */
  problems: readonly PlaceProblem[];
}

/** The problem of bytes that are no text. */
export const notTextCodes: Readonly<Record<NotText, PlaceProblemCode>> = {
  workbook: 'fileIsWorkbook',
  pdf: 'fileIsPdf',
  binary: 'fileIsBinary',
  empty: 'fileIsEmpty',
};

/** Thrown inside the transaction, so that it is taken back. */
class PlacesMovedError extends Error {}

/** The id that a place has in every database it is imported into, unless another place was given it before. */
function newId(draft: PollingPlaceDraft, electionCode: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = createHash('sha256')
      .update(identityKey(electionCode, draft, number))
      .digest('hex')
      .slice(0, 32);
    if (!taken.has(id)) return id;
  }
}

function newPlaces(
  drafts: readonly PollingPlaceDraft[],
  electionCode: string,
  existing: readonly PollingPlace[],
): PollingPlace[] {
  const unconfirmed = {
    accessibility: [],
    confirmedAt: null,
    carriedOverFrom: null,
    visibility: 'shown',
    version: 1,
  } as const;
  const taken = new Set(existing.map(({ id }) => id));
  return drafts.map((draft) => {
    const id = newId(draft, electionCode, taken);
    taken.add(id);
    return { ...draft, ...unconfirmed, id, electionCode };
  });
}

/** @param existing every place of the municipalities before the plan */
async function applyPlan(
  trx: Database,
  plan: ImportPlan,
  { electionCode, existing }: { electionCode: string; existing: readonly PollingPlace[] },
  by: ChangeAuthor,
): Promise<void> {
  await deletePlaces(
    trx,
    plan.remove.map(({ id }) => id),
  );
  const updates = plan.change.map(({ place, draft, fields, announces }) => ({
    place,
    draft,
    announces,
    fields: fields.map(({ field }) => field),
  }));
  if ((await updatePlaces(trx, updates)).length > 0) throw new PlacesMovedError();
  const added = newPlaces(
    plan.add.map(({ draft }) => draft),
    electionCode,
    existing,
  );
  await insertPlaces(trx, added);
  await placesChanged(
    trx,
    [
      ...plan.remove.map((before) => ({ before, after: null })),
      ...updates.map((update) => ({ before: update.place, after: updatedPlace(update) })),
      ...added.map((after) => ({ before: null, after })),
    ],
    by,
  );
  // A list that has gained or lost a place is another list than the one that was called whole.
  const lists = [...plan.remove, ...added].map(({ municipalityCode, kind }) => ({
    electionCode,
    municipalityCode,
    kind,
  }));
  await deleteConfirmedLists(trx, lists);
}

/** Every place of the municipalities as it will be: what the file says of it, and what it leaves as it is. */
function placesAfter(plan: ImportPlan, existing: readonly PollingPlace[]): CheckedPlace[] {
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

interface ReadFile {
  file: PlacesFile;
  context: ImportContext;
  encoding: TextEncoding;
}

async function readFile(
  db: Database,
  request: PlaceImportRequest,
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
  const read = readPlacesCsv(decoded.value.text, context);
  const { rows, problems: repeats } = withoutRepeats(read.rows);
  const problems = [...read.problems, ...repeats];
  if (hasErrors(problems)) return problem(sortedProblems(problems));
  return ok({ file: { ...read, rows, problems }, context, encoding: decoded.value.encoding });
}

/**
 * Imports a file of places into an election. Errors refuse the whole file; everything that is wrong is told, not only
 * what is found first. Planning and writing share one transaction that other imports into the election wait for.
 */
export async function importPlaces(
  deps: Pick<Deps, 'db' | 'clock' | 'logger'>,
  request: PlaceImportRequest,
): Promise<Result<PlaceImport, PlaceProblem[]>> {
  const { electionCode, dryRun, actor } = request;
  const read = await readFile(deps.db, request);
  if (!read.ok) return read;
  const { file, context, encoding } = read.value;
  const municipalityCodes = [...new Set(file.rows.map(({ draft }) => draft.municipalityCode))];
  try {
    const { plan, after, checks, seen } = await deps.db.transaction(async (trx) => {
      await lockPlaces(trx, electionCode);
      const existing = await listPlaces(trx, electionCode, { municipalityCodes, withWithdrawn: true });
      const state = placesState(existing);
      if (request.seen !== undefined && request.seen !== state) throw new PlacesMovedError();
      const planned = planImport(existing, file.rows, scopeOf(file.rows, file.fields));
      if (!dryRun && !changesNothing(planned)) {
        const at = deps.clock();
        await applyPlan(trx, planned, { electionCode, existing }, { actor, way: 'file', at });
        await raiseDataVersion(trx, 'polling_places', at);
      }
      if (!dryRun) await request.alongside?.(trx, planned);
      const willBe = placesAfter(planned, existing);
      const found = checkMunicipalities(willBe, context);
      return { plan: planned, after: willBe, checks: found, seen: state };
    });
    const counts = planCounts(plan);
    deps.logger.info({ actor, electionCode, dryRun, ...counts }, 'polling places imported');
    const problems = sortedProblems([...file.problems, ...checks]);
    return ok({ electionCode, dryRun, encoding, plan, counts, seen, after, problems });
  } catch (error) {
    if (!(error instanceof PlacesMovedError)) throw error;
    return problem([placeProblem('placesMoved')]);
  }
}

/** The places of an election as a file that can be uploaded again. */
export async function exportPlacesCsv(
  db: Database,
  electionCode: string,
  dialect: CsvDialect,
  filter: PlaceFilter = {},
): Promise<string> {
  return writePlacesCsv(await listPlaces(db, electionCode, filter), dialect);
}
