/** Imports files of polling places: reads, plans, and writes all of it or nothing. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { raiseDataVersion } from '../data-version/data-version.store';
import type { Database } from '../platform/database';
import type { Deps } from '../platform/deps';
import { flatMapInTurns } from '../platform/turns';
import type { CsvDialect } from '../shared/csv-table';
import { ok, problem, type Result } from '../shared/result';
import type { TextEncoding } from '../shared/text-decoding';
import { fileContext } from './import-context.service';
import { deleteConfirmedLists } from './place-confirmation.store';
import type { ChangeAuthor } from './place-change.model';
import { placesChanged } from './place-change.service';
import { planReadFile, readPlaceFile, type FilePlan } from './place-file.csv';
import { planFile, wholeFilePlan, type FileJob, type LightFilePlan } from './place-file.worker';
import { identityKey } from './place-key.model';
import { placeProblem, type PlaceProblem } from './place-problem.model';
import { placesState } from './places-state.service';
import { writePlacesCsv } from './place-writing.csv';
import { changesNothing, planCounts, type ImportPlan, type PlanCounts } from './polling-place-import.model';
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

export interface PlaceImportRequest {
  bytes: Uint8Array;
  electionCode: string;
  /** Plan only: nothing is written. */
  dryRun: boolean;
  /** Who imports, for the log: an account or the name of a program. */
  actor: string;
}

/** A file of one municipality, with what it would do. */
export interface PlannedFile extends FilePlan {
  /** `placesState` of the places that the plan was made from. */
  seen: string;
}

export interface PlaceImport extends PlannedFile {
  electionCode: string;
  dryRun: boolean;
  encoding: TextEncoding;
  counts: PlanCounts;
}

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

async function newPlaces(
  drafts: readonly PollingPlaceDraft[],
  electionCode: string,
  existing: readonly PollingPlace[],
): Promise<PollingPlace[]> {
  const unconfirmed = {
    accessibility: [],
    confirmedAt: null,
    carriedOverFrom: null,
    visibility: 'shown',
    version: 1,
  } as const;
  const taken = new Set(existing.map(({ id }) => id));
  return flatMapInTurns(drafts, (draft): PollingPlace[] => {
    const id = newId(draft, electionCode, taken);
    taken.add(id);
    return [{ ...draft, ...unconfirmed, id, electionCode }];
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
  const added = await newPlaces(
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

type Existing = readonly PollingPlace[];

/** Writes a plan, if it changes anything. */
async function writePlan(
  trx: Database,
  plan: ImportPlan,
  of: { electionCode: string; existing: Existing },
  by: { actor: string; at: Date },
): Promise<void> {
  if (changesNothing(plan)) return;
  await applyPlan(trx, plan, of, { ...by, way: 'file' });
  await raiseDataVersion(trx, 'polling_places', by.at);
}

/**
 * Imports a file of places into an election. Errors refuse the whole file; everything that is wrong is told, not only
 * what is found first. Planning and writing share one transaction that other imports into the election wait for.
 */
export async function importPlaces(
  { db, clock, logger }: Pick<Deps, 'db' | 'clock' | 'logger'>,
  { bytes, electionCode, dryRun, actor }: PlaceImportRequest,
): Promise<Result<PlaceImport, PlaceProblem[]>> {
  const context = await fileContext(db, electionCode);
  if (!context.ok) return problem([context.problem]);
  const read = readPlaceFile(bytes, context.value);
  if (!read.ok) return read;
  const { encoding, municipalityCodes } = read.value;
  const filter = municipalityCodes === undefined ? {} : { municipalityCodes };
  const done = await movedAsProblem(() =>
    db.transaction(async (trx) => {
      await lockPlaces(trx, electionCode);
      const existing = await listPlaces(trx, electionCode, { ...filter, withWithdrawn: true });
      const planned = planReadFile(read.value, existing);
      if (planned.ok && !dryRun)
        await writePlan(trx, planned.value.plan, { electionCode, existing }, { actor, at: clock() });
      return planned.ok ? ok({ ...planned.value, seen: placesState(existing) }) : planned;
    }),
  );
  if (!done.ok) return done;
  const counts = planCounts(done.value.plan);
  logger.info({ actor, electionCode, dryRun, ...counts }, 'polling places imported');
  return ok({ ...done.value, electionCode, dryRun, encoding, counts });
}

async function movedAsProblem<T>(
  work: () => Promise<Result<T, PlaceProblem[]>>,
): Promise<Result<T, PlaceProblem[]>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PlacesMovedError)) throw error;
    return problem([placeProblem('placesMoved')]);
  }
}

/** Larger files are read in a thread: about fifteen hundred places. Starting a thread for less takes longer than the reading. */
const readHereBytes = 200_000;

/** What a municipality's file would do to its places as they are now; nothing is written and nobody has to wait for it. */
export async function planMunicipalityFile(
  { db, workers }: Pick<Deps, 'db' | 'workers'>,
  { bytes, electionCode, own }: { bytes: Uint8Array; electionCode: string; own: string },
): Promise<Result<PlannedFile, PlaceProblem[]>> {
  const context = await fileContext(db, electionCode);
  if (!context.ok) return problem([context.problem]);
  const existing = await listPlaces(db, electionCode, { municipalityCodes: [own], withWithdrawn: true });
  const job: FileJob = { bytes, context: context.value, own, existing };
  const planned =
    bytes.length <= readHereBytes
      ? planFile(job)
      : wholeFilePlan(await workers.run<LightFilePlan>(join(__dirname, 'place-file.worker'), job), existing);
  return planned.ok ? ok({ ...planned.value, seen: placesState(existing) }) : planned;
}

/**
 * Writes a municipality's planned file, if the places are still as they were when it was planned.
 * @param alongside what is written together with it, or not at all
 */
export async function writePlannedFile(
  { db, clock, logger }: Pick<Deps, 'db' | 'clock' | 'logger'>,
  { plan, seen }: PlannedFile,
  of: { electionCode: string; own: string; actor: string },
  alongside: (trx: Database) => Promise<void>,
): Promise<Result<PlanCounts, 'placesMoved'>> {
  const { electionCode, own, actor } = of;
  const done = await movedAsProblem(() =>
    db.transaction(async (trx) => {
      await lockPlaces(trx, electionCode);
      const existing = await listPlaces(trx, electionCode, { municipalityCodes: [own], withWithdrawn: true });
      if (placesState(existing) !== seen) throw new PlacesMovedError();
      await writePlan(trx, plan, { electionCode, existing }, { actor, at: clock() });
      await alongside(trx);
      return ok(planCounts(plan));
    }),
  );
  if (!done.ok) return problem('placesMoved');
  logger.info({ actor, electionCode, dryRun: false, ...done.value }, 'polling places imported');
  return done;
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
