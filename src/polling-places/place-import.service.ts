/** Imports files of polling places: reads, plans, and writes all of it or nothing. */
import { createHash } from 'node:crypto';
import { raiseDataVersion } from '../data-version/data-version.store';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import type { CsvDialect } from '../shared/csv-table';
import { ok, problem, type Result } from '../shared/result';
import type { TextEncoding } from '../shared/text-decoding';
import { deleteConfirmedLists } from './place-confirmation.store';
import type { CheckedPlace } from './place-checks.model';
import type { ChangeAuthor } from './place-change.model';
import { placesChanged } from './place-change.service';
import { readPlaceFile, type FileToRead } from './place-file.service';
import { identityKey } from './place-key.model';
import { hasErrors, placeProblem, sortedProblems, type PlaceProblem } from './place-problem.model';
import { placesState } from './places-state.service';
import { writePlacesCsv } from './place-writing.csv';
import {
  changesNothing,
  planCounts,
  isWithdrawn,
  type ImportPlan,
  type PlanCounts,
} from './polling-place-import.model';
import {
  deletePlaces,
  insertPlaces,
  listPlaces,
  lockPlaces,
  updatedPlace,
  replaceAccessibility,
  updatePlaces,
  type PlaceFilter,
} from './polling-place.store';
import type { PollingPlace, PollingPlaceDraft } from './polling-place.model';

export interface PlaceImportRequest extends FileToRead {
  /** Plan only: nothing is written. */
  dryRun: boolean;
  /** Who imports, for the log: an account or the name of a program. */
  actor: string;
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

/** Thrown inside the transaction, so that it is taken back. */
class PlacesMovedError extends Error {}

/** Thrown inside the transaction, before anything is written. */
class PlanRefusedError extends Error {
  constructor(readonly problems: readonly PlaceProblem[]) {
    super('The file cannot be planned');
  }
}

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
  const updates = plan.change.map(({ place, draft, fields, announces, accessibility }) => ({
    place,
    draft,
    announces,
    accessibility,
    fields: fields.map(({ field }) => field),
  }));
  if ((await updatePlaces(trx, updates)).length > 0) throw new PlacesMovedError();
  for (const { place, accessibility } of plan.change)
    if (accessibility !== undefined) await replaceAccessibility(trx, place.id, accessibility);
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
      ...updates.map((update) => {
        const { place, accessibility = place.accessibility } = update;
        return { before: place, after: { ...updatedPlace(update), accessibility } };
      }),
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

/**
 * Imports a file of places into an election. Errors refuse the whole file; everything that is wrong is told, not only
 * what is found first. Planning and writing share one transaction that other imports into the election wait for.
 */
export async function importPlaces(
  deps: Pick<Deps, 'db' | 'clock' | 'logger'>,
  request: PlaceImportRequest,
): Promise<Result<PlaceImport, PlaceProblem[]>> {
  const { electionCode, dryRun, actor } = request;
  const read = await readPlaceFile(deps.db, request);
  if (!read.ok) return read;
  const file = read.value;
  const { encoding, municipalityCodes } = file;
  try {
    const { plan, after, checks, seen } = await deps.db.transaction(async (trx) => {
      await lockPlaces(trx, electionCode);
      const existing = await listPlaces(trx, electionCode, {
        ...(municipalityCodes === undefined ? {} : { municipalityCodes }),
        withWithdrawn: true,
      });
      const state = placesState(existing);
      if (request.seen !== undefined && request.seen !== state) throw new PlacesMovedError();
      const { plan: planned, problems: found } = file.plan(existing);
      if (hasErrors(found)) throw new PlanRefusedError(found);
      if (!dryRun && !changesNothing(planned)) {
        const at = deps.clock();
        await applyPlan(trx, planned, { electionCode, existing }, { actor, way: 'file', at });
        await raiseDataVersion(trx, 'polling_places', at);
      }
      if (!dryRun) await request.alongside?.(trx, planned);
      const willBe = placesAfter(planned, existing);
      return { plan: planned, after: willBe, checks: [...found, ...file.check(willBe)], seen: state };
    });
    const counts = planCounts(plan);
    deps.logger.info({ actor, electionCode, dryRun, ...counts }, 'polling places imported');
    const problems = sortedProblems([...file.problems, ...checks]);
    return ok({ electionCode, dryRun, encoding, plan, counts, seen, after, problems });
  } catch (error) {
    if (error instanceof PlanRefusedError)
      return problem(sortedProblems([...file.problems, ...error.problems]));
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
