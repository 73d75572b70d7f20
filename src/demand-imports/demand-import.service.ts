/** Takes in data that planners bring, shows what they hold, puts versions into use and goes back. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readOutlineData } from '../areas/area.service';
import { listMunicipalities } from '../areas/area.store';
import { presentVintage, type Municipality } from '../areas/area.model';
import { recordAudit } from '../audit/audit.store';
import { raiseDataVersion } from '../data-version/data-version.store';
import { listDemandAreas, readPostalOutlines } from '../demand/demand.store';
import type { ElectionRecord } from '../elections/election.model';
import { listElections } from '../elections/election.store';
import type { Deps } from '../platform/deps';
import type { PositionSource } from '../polling-places/polling-place.model';
import { listPlaces } from '../polling-places/polling-place.store';
import { finnishDay, type IsoDate } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import type { CostNames } from './cost-pairs.csv';
import {
  importDeletionDay,
  isOfMunicipality,
  type DemandImport,
  type ImportConflict,
  type ImportKind,
  type ImportReading,
  type ShownImport,
} from './demand-import.model';
import {
  changeImportState,
  deleteImportsBefore,
  findImport,
  findInUse,
  insertImport,
  listImports,
  listImportsInUse,
  listInUse,
  putInUse,
  takeOutOfUse,
} from './demand-import.store';
import type { ImportJob } from './demand-import.worker';
import { wholeCountry } from './district-versions.model';
import type { OwnArea } from './own-districts.model';

type ImportDeps = Pick<Deps, 'db' | 'clock' | 'workers'>;

/** A file that somebody brings, on this machine's disk. */
export interface BroughtFile {
  kind: ImportKind;
  scope: string;
  path: string;
  name: string;
  sizeBytes: number;
  describedOn: IsoDate | null;
  /** Null for the command line. */
  accountId: string | null;
  /** For boundaries that a municipality brings for its own area, whose code is then the scope. */
  own?: OwnArea | null;
}

const sourceVintage = 2021;

async function listAllMunicipalities(db: Deps['db']): Promise<Municipality[]> {
  return [...(await listMunicipalities(db, 2021)), ...(await listMunicipalities(db, 2025))];
}

/** Ways are compared with the straight line only where the place is known well enough. */
const comparedSources: readonly PositionSource[] = ['building', 'address'];

async function namesOfCosts(db: Deps['db'], electionCode: string, postcodes: CostNames['postcodes']) {
  const places = await listPlaces(db, electionCode);
  return {
    postcodes,
    places: places
      .filter(({ kind }) => kind !== 'mobile_stop')
      .map(({ id, municipalityCode, ownId, position, positionSource }) => ({
        id,
        municipalityCode,
        ownId,
        position: comparedSources.includes(positionSource) ? position : null,
      })),
  };
}

/** A reading under way. */
export interface Reading {
  /** Id of the version that it becomes. */
  id: string;
  /** One whole number that the thread raises; kinds that are read in one go leave it at 0. */
  kilobytesRead: SharedArrayBuffer;
}

function newReading(): Reading {
  return { id: randomUUID(), kilobytesRead: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
}

async function jobFor(
  { db }: ImportDeps,
  { kind, path, scope, own = null }: BroughtFile,
  { kilobytesRead }: Reading,
): Promise<ImportJob> {
  const postalPeople = new Map<string, number>();
  const areas = await listDemandAreas(db);
  for (const { municipalityCode, people } of areas)
    postalPeople.set(municipalityCode, (postalPeople.get(municipalityCode) ?? 0) + (people.all ?? 0));
  const postcodes = new Set(areas.map(({ postcode }) => postcode));
  return {
    kind,
    file: path,
    // A municipality brings the districts that it has today.
    outlines: await readOutlineData(db, own === null ? sourceVintage : presentVintage),
    own,
    kilobytesRead,
    postalOutlines: await readPostalOutlines(db),
    postalPeople,
    known: {
      municipalities: new Set((await listAllMunicipalities(db)).map(({ code }) => code)),
      postcodes,
    },
    costNames: kind === 'cost_matrix' ? await namesOfCosts(db, scope, postcodes) : null,
  };
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Reads a file in a thread and keeps what it holds for the preview; no figure changes. The file itself is not kept. */
export async function receiveImport(
  deps: ImportDeps,
  file: BroughtFile,
  running: Reading = newReading(),
): Promise<DemandImport> {
  const job = await jobFor(deps, file, running);
  const reading = await deps.workers.run<ImportReading>(join(__dirname, 'demand-import.worker'), job);
  const now = deps.clock();
  const made: DemandImport = {
    id: running.id,
    kind: file.kind,
    scope: file.scope,
    accountId: file.accountId,
    fileName: file.name,
    sizeBytes: file.sizeBytes,
    sha256: await sha256OfFile(file.path),
    describedOn: file.describedOn,
    state: reading.content === null ? 'refused' : 'previewed',
    replacesId: null,
    facts: reading.facts,
    problems: reading.problems,
    errors: reading.errors,
    warnings: reading.warnings,
    isKept: reading.content !== null,
    createdAt: now,
    deleteAfter: importDeletionDay(finnishDay(now)),
  };
  await deps.db.transaction(async (trx) => {
    await insertImport(trx, made, reading.content);
    await recordAudit(trx, {
      type: 'demandImport.received',
      at: now,
      actorId: file.accountId,
      objectId: made.id,
      details: { kind: made.kind, scope: made.scope, sha256: made.sha256 },
    });
  });
  return made;
}

/** Null when there is no version of that id. */
export async function readImport({ db }: Pick<Deps, 'db'>, id: string): Promise<ShownImport | null> {
  const made = await findImport(db, id);
  if (made === null) return null;
  const inUse = await findInUse(db, made.kind, made.scope);
  return { made, inUse: inUse === null ? null : await findImport(db, inUse) };
}

const shownImports = 20;

/** The latest versions of a kind, newest first, and the ids of those in use: of planners, or of one municipality. */
export async function readImports(
  { db }: Pick<Deps, 'db'>,
  kind: ImportKind,
  municipalityCode?: string,
): Promise<{ versions: DemandImport[]; inUse: ReadonlySet<string> }> {
  const inUse = (await listInUse(db)).map(({ import_id }) => import_id);
  const scope = municipalityCode ?? (kind === 'districts' ? wholeCountry : undefined);
  return { versions: await listImports(db, kind, shownImports, scope), inUse: new Set(inUse) };
}

/** Versions in use that municipalities brought for their own area, in order of code. */
export async function readOwnImports({ db }: Pick<Deps, 'db'>, kind: ImportKind): Promise<DemandImport[]> {
  return (await listImportsInUse(db, kind)).filter(isOfMunicipality);
}

/** Elections that numbers can be for, the latest first. */
export async function readElections({ db }: Pick<Deps, 'db'>): Promise<ElectionRecord[]> {
  return (await listElections(db)).reverse();
}

/** Municipalities by code of 2021 and of today, for names in previews. */
export async function readNames({ db }: Pick<Deps, 'db'>): Promise<ReadonlyMap<string, Municipality>> {
  const municipalities = await listAllMunicipalities(db);
  return new Map(municipalities.map((each) => [each.code, each]));
}

/** Thrown inside the transaction, so that it is taken back. */
class ImportMovedError extends Error {
  constructor(readonly conflict: ImportConflict) {
    super(conflict);
  }
}

async function orConflict(change: () => Promise<void>): Promise<Result<null, ImportConflict>> {
  try {
    await change();
    return ok(null);
  } catch (error) {
    if (!(error instanceof ImportMovedError)) throw error;
    return problem(error.conflict);
  }
}

/**
 * Puts a previewed version into use, so that all figures are computed anew, or does nothing at all.
 * @param by who, and which version they saw in use
 */
export function confirmImport(
  { db, clock }: ImportDeps,
  made: DemandImport,
  by: { accountId: string | null; seen: string | null },
): Promise<Result<null, ImportConflict>> {
  return orConflict(() =>
    db.transaction(async (trx) => {
      const change = { state: 'confirmed', replacesId: by.seen } as const;
      if (!(await changeImportState(trx, made.id, 'previewed', change)))
        throw new ImportMovedError('settled');
      if (!(await putInUse(trx, made, by.seen))) throw new ImportMovedError('moved');
      await raiseDataVersion(trx, 'demand', clock());
      await recordAudit(trx, {
        type: 'demandImport.confirmed',
        at: clock(),
        actorId: by.accountId,
        objectId: made.id,
        details: { kind: made.kind, scope: made.scope },
      });
    }),
  );
}

/** Takes a version out of use and goes back to the one before it, if there was one. */
export function undoImport(
  { db, clock }: ImportDeps,
  made: DemandImport,
  accountId: string | null,
): Promise<Result<null, ImportConflict>> {
  return orConflict(() =>
    db.transaction(async (trx) => {
      if (!(await takeOutOfUse(trx, made))) throw new ImportMovedError('moved');
      if (!(await changeImportState(trx, made.id, 'confirmed', { state: 'undone' })))
        throw new ImportMovedError('settled');
      if (made.replacesId !== null) await putInUse(trx, { ...made, id: made.replacesId }, null);
      await raiseDataVersion(trx, 'demand', clock());
      await recordAudit(trx, {
        type: 'demandImport.undone',
        at: clock(),
        actorId: accountId,
        objectId: made.id,
        details: { kind: made.kind, scope: made.scope },
      });
    }),
  );
}

/** Forgets a version that was not confirmed. */
export function withdrawImport(
  { db, clock }: ImportDeps,
  made: DemandImport,
  accountId: string | null,
): Promise<Result<null, ImportConflict>> {
  return orConflict(() =>
    db.transaction(async (trx) => {
      const change = { state: 'withdrawn', forgetContent: true } as const;
      if (!(await changeImportState(trx, made.id, 'previewed', change)))
        throw new ImportMovedError('settled');
      await recordAudit(trx, {
        type: 'demandImport.withdrawn',
        at: clock(),
        actorId: accountId,
        objectId: made.id,
        details: { kind: made.kind, scope: made.scope },
      });
    }),
  );
}

/** Deletes versions that were never in use after their last day; tells how many. */
export function deleteOldImports({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  return deleteImportsBefore(db, finnishDay(clock()));
}

/**
 * Does what a form asks of a version.
 * @returns null for an action that there is not
 */
export function settleImport(
  deps: ImportDeps,
  made: DemandImport,
  action: string,
  by: { accountId: string; seen: string | null },
): Promise<Result<null, ImportConflict>> | null {
  switch (action) {
    case 'confirm':
      return confirmImport(deps, made, by);
    case 'withdraw':
      return withdrawImport(deps, made, by.accountId);
    case 'undo':
      return undoImport(deps, made, by.accountId);
    default:
      return null;
  }
}
