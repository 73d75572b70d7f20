/** Takes in files of a municipality, shows what each would do, and writes or forgets it when told. */
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/audit.store';
import { sha256OfBytes } from '../platform/checksum';
import type { Deps } from '../platform/deps';
import { notTextCodes } from '../polling-places/place-file.csv';
import {
  planMunicipalityFile,
  writePlannedFile,
  type PlannedFile,
} from '../polling-places/place-import.service';
import { placeProblem, type PlaceProblem } from '../polling-places/place-problem.model';
import { planCounts, type PlanCounts } from '../polling-places/polling-place-import.model';
import { finnishDay } from '../shared/dates';
import { ok, problem, type Result } from '../shared/result';
import { decodeText } from '../shared/text-decoding';
import { tidyFileName, uploadDeletionDay, type Upload } from './upload.model';
import {
  deleteUploadsBefore,
  findSameUpload,
  findUpload,
  insertUpload,
  listUploads,
  readUploadContent,
  settleCheck,
  settleUpload,
} from './upload.store';
import type { Workspace } from './workspace.service';

type UploadDeps = Pick<Deps, 'db' | 'clock' | 'logger' | 'workers'>;

/** What a file would do, or why it is refused. */
export type UploadPlan = Result<PlannedFile, PlaceProblem[]>;

function planOf(deps: UploadDeps, { municipality, election }: Workspace, bytes: Uint8Array) {
  return planMunicipalityFile(deps, { bytes, electionCode: election.code, own: municipality.code });
}

export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

/** Who sends a file: a person, or a program with a token that acts for one. */
export interface FileSender {
  accountId: string;
  token: { id: string; name: string } | null;
}

/** Why bytes are no text that could be a table; null when they are. */
function notTextProblem(bytes: Uint8Array): PlaceProblem | null {
  const decoded = decodeText(bytes);
  return decoded.ok ? null : placeProblem(notTextCodes[decoded.problem]);
}

/**
 * What a file would do; nothing is kept and nothing changes.
 * @returns why the bytes are no text
 */
export async function planUpload(
  deps: UploadDeps,
  workspace: Workspace,
  bytes: Uint8Array,
): Promise<Result<UploadPlan, PlaceProblem>> {
  const notText = notTextProblem(bytes);
  return notText === null ? ok(await planOf(deps, workspace, bytes)) : problem(notText);
}

/**
 * Keeps a file for the preview; nothing of the places changes.
 * @param plan what `planUpload` found; null where that is left to the preview
 * @param alongside what is written together with it, or not at all
 */
export async function keepUpload(
  deps: UploadDeps,
  workspace: Workspace,
  { file, sender, plan }: { file: SentFile; sender: FileSender; plan: UploadPlan | null },
  alongside: (trx: Deps['db'], upload: Upload) => Promise<void> = () => Promise.resolve(),
): Promise<Upload> {
  const { municipality, election } = workspace;
  const { accountId, token } = sender;
  const now = deps.clock();
  const upload: Upload = {
    id: randomUUID(),
    municipalityCode: municipality.code,
    electionCode: election.code,
    accountId,
    sentBy: token?.name ?? null,
    fileName: tidyFileName(file.name),
    sizeBytes: file.bytes.length,
    sha256: sha256OfBytes(file.bytes),
    placesSeen: plan?.ok === true ? plan.value.seen : '',
    state: plan === null ? 'checking' : plan.ok ? 'previewed' : 'refused',
    createdAt: now,
    deleteAfter: uploadDeletionDay(finnishDay(now)),
  };
  await deps.db.transaction(async (trx) => {
    await insertUpload(trx, upload, file.bytes);
    await recordAudit(trx, {
      type: 'upload.received',
      at: now,
      actorId: accountId,
      objectId: upload.id,
      details: {
        municipality: municipality.code,
        election: election.code,
        sha256: upload.sha256,
        ...(token === null ? {} : { token: token.id }),
      },
    });
    await alongside(trx, upload);
  });
  return upload;
}

/**
 * Keeps a file that a person chose; the preview tells what it would do.
 * @returns why the bytes are no text; such a file is not kept
 */
export async function receiveUpload(
  deps: UploadDeps,
  workspace: Workspace,
  accountId: string,
  file: SentFile,
): Promise<Result<Upload, PlaceProblem>> {
  const notText = notTextProblem(file.bytes);
  if (notText !== null) return problem(notText);
  const sender = { accountId, token: null };
  return ok(await keepUpload(deps, workspace, { file, sender, plan: null }));
}

/** The same file, where it came before and waits or was refused; null where it did not. */
export function readSameUpload(
  { db }: Pick<Deps, 'db'>,
  { municipality, election }: Workspace,
  bytes: Uint8Array,
): Promise<Upload | null> {
  const sha256 = sha256OfBytes(bytes);
  return findSameUpload(db, {
    municipalityCode: municipality.code,
    electionCode: election.code,
    sha256,
  });
}

/** An upload of the workspace; null when it has none of that id. */
export function readUpload(
  { db }: Pick<Deps, 'db'>,
  { municipality, election }: Workspace,
  id: string,
): Promise<Upload | null> {
  return findUpload(db, { id, municipalityCode: municipality.code, electionCode: election.code });
}

const shownUploads = 10;

/** The latest uploads of a workspace, newest first. */
export function readUploads(
  { db }: Pick<Deps, 'db'>,
  { municipality, election }: Workspace,
): Promise<Upload[]> {
  return listUploads(db, { municipalityCode: municipality.code, electionCode: election.code }, shownUploads);
}

export interface UploadPreview {
  bytes: Uint8Array;
  plan: UploadPlan;
}

/**
 * What an upload would do to the places as they are now; null once its content is no longer kept. The first time it is also
 * written down whether the file can be confirmed.
 */
export async function previewUpload(
  deps: UploadDeps,
  workspace: Workspace,
  upload: Upload,
): Promise<UploadPreview | null> {
  const bytes = await readUploadContent(deps.db, upload.id);
  if (bytes === null) return null;
  const plan = await planOf(deps, workspace, bytes);
  if (upload.state === 'checking')
    await settleCheck(deps.db, upload.id, plan.ok ? { seen: plan.value.seen } : null);
  return { bytes, plan };
}

/** Thrown inside the transaction, so that it is taken back. */
class UploadSettledError extends Error {}

/** Why a file was not written: it was settled before, the places have moved since the preview, or it has errors by now. */
export type UploadConflict = 'settled' | 'placesMoved' | 'refused';

/**
 * Writes what the preview showed, together with the upload's new state and the audit event, or nothing at all.
 * @param by who confirms, the state of the places that this person saw in the preview, and what the file would do to the places as
 *   they are now, null once its content is no longer kept
 */
export async function confirmUpload(
  deps: UploadDeps,
  workspace: Workspace,
  upload: Upload,
  by: { accountId: string; seen: string; planned: UploadPlan | null },
): Promise<Result<PlanCounts, UploadConflict>> {
  const { planned } = by;
  if (planned === null || upload.state !== 'previewed') return problem('settled');
  const { municipality, election } = workspace;
  if (!planned.ok) return problem('refused');
  if (planned.value.seen !== by.seen) return problem('placesMoved');
  const counts = planCounts(planned.value.plan);
  const of = { electionCode: election.code, own: municipality.code, actor: by.accountId };
  try {
    return await writePlannedFile(deps, planned.value, of, async (trx) => {
      if (!(await settleUpload(trx, upload.id, 'confirmed'))) throw new UploadSettledError();
      const { add, change, remove } = counts;
      await recordAudit(trx, {
        type: 'upload.confirmed',
        at: deps.clock(),
        actorId: by.accountId,
        objectId: upload.id,
        details: { municipality: municipality.code, election: election.code, add, change, remove },
      });
    });
  } catch (error) {
    if (!(error instanceof UploadSettledError)) throw error;
    return problem('settled');
  }
}

/** Forgets a file that was not confirmed; false when it was settled before. */
export async function withdrawUpload(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  upload: Upload,
  accountId: string,
): Promise<boolean> {
  return db.transaction(async (trx) => {
    if (!(await settleUpload(trx, upload.id, 'withdrawn'))) return false;
    await recordAudit(trx, {
      type: 'upload.withdrawn',
      at: clock(),
      actorId: accountId,
      objectId: upload.id,
      details: { municipality: upload.municipalityCode, election: upload.electionCode },
    });
    return true;
  });
}

/** Deletes uploads after their last day; tells how many. */
export function deleteOldUploads({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  return deleteUploadsBefore(db, finnishDay(clock()));
}
