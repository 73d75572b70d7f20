/** Uploading files of places: form, preview, confirming, withdrawing, and the problems as a file. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import multer from 'multer';
import { requireSignedIn } from '../accounts/guard.routes';
import { textField } from '../accounts/account.form';
import type { FormError } from '../i18n/form-problem';
import { languages } from '../i18n/language';
import { paths } from '../paths';
import { checkCsrfToken } from '../platform/csrf';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { withinTime } from '../platform/within-time';
import { renderPage } from '../platform/render';
import type { PlaceQuality } from '../place-quality/quality.service';
import { problemText } from '../polling-places/place-problem.pages';
import { isCsvDialect } from '../shared/csv-table';
import { decodeText } from '../shared/text-decoding';
import { largestUploadBytes, type Upload } from './upload.model';
import { uploadProgressPage } from './upload-progress.pages';
import { uploadHref, uploadPage, uploadsPage, type PreviewInput, type UploadPageInput } from './upload.pages';
import { createUploadPreviews, type JudgedPreview, type UploadPreviews } from './upload-preview.service';
import { writeUploadProblems } from './upload-problems.csv';
import { confirmUpload, readUpload, readUploads, receiveUpload, withdrawUpload } from './upload.service';
import { readerOf, toPlaces, workspaceGuard, workspaceOf } from './workspace.routes';
import type { Workspace } from './workspace.service';

/** Addresses that take multipart bodies; their routes check the token after the file is read. */
export const uploadPaths: readonly RegExp[] = [
  new RegExp(`^/(${languages.join('|')})/municipality/[^/]+/[^/]+/uploads/?$`),
];

/** What the pages of uploads need besides the database. */
type UploadDeps = Deps & { previews: UploadPreviews };

export function uploadRoutes(given: Deps, quality: PlaceQuality): Router {
  const deps: UploadDeps = { ...given, previews: createUploadPreviews(given, quality) };
  const router = Router();
  router.get(paths.municipalityUploads, workspaceGuard, async (req, res) => {
    await showUploads(deps, res, await workspaceOf(deps, req));
  });
  router.post(paths.municipalityUploads, workspaceGuard, takeFile, checkCsrfToken, receive(deps));
  router.get(paths.municipalityUpload, workspaceGuard, async (req, res) => {
    const { workspace, upload } = await uploadOf(deps, req);
    await showUpload(deps, res, { workspace, upload });
  });
  router.get(paths.municipalityUploadProblems, workspaceGuard, downloadProblems(deps));
  // A page about a conflict shows under the address that it was sent to: changing its language leads back to the preview.
  for (const path of [paths.municipalityUploadConfirm, paths.municipalityUploadWithdraw]) {
    router.get(path, workspaceGuard, async (req, res) => {
      const { upload } = await uploadOf(deps, req);
      res.redirect(303, uploadHref(upload, languageOf(res), 'municipalityUpload'));
    });
  }
  router.post(paths.municipalityUploadConfirm, workspaceGuard, confirm(deps));
  router.post(paths.municipalityUploadWithdraw, workspaceGuard, withdraw(deps));
  return router;
}

const multipart = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: { fileSize: largestUploadBytes, files: 1, fields: 5, fieldSize: 1000, parts: 7 },
}).single('file');

interface UploadLocals {
  isTooLarge?: boolean;
}

/** Whether `takeFile` met a file over the limit. */
export function isTooLarge(res: Response): boolean {
  return (res.locals as UploadLocals).isTooLarge === true;
}

/** Reads the body; a file over the limit is noted, and anything else that is wrong with the body is a bad request. */
export const takeFile: RequestHandler = (req, res, next) => {
  void multipart(req, res, (error: unknown) => {
    if (error === undefined || error === null) {
      next();
      return;
    }
    if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') {
      (res.locals as UploadLocals).isTooLarge = true;
      next();
      return;
    }
    next(new AppError('badRequest'));
  });
};

async function showUploads(
  deps: Deps,
  res: Response,
  workspace: Workspace,
  problem: FormError | null = null,
): Promise<void> {
  const uploads = await readUploads(deps, workspace);
  await renderPage(res, 'workspace/uploads', uploadsPage({ workspace, uploads, problem }, readerOf(res)));
}

function receive(deps: Deps): RequestHandler {
  return async (req, res) => {
    const workspace = await workspaceOf(deps, req);
    if (!workspace.isOpen) throw new AppError('notFound');
    const { t, language } = readerOf(res);
    const refuse = async (status: number, text: string) => {
      res.status(status);
      await showUploads(deps, res, workspace, { field: 'file', text });
    };
    if (isTooLarge(res)) {
      const megabytes = largestUploadBytes / 1024 / 1024;
      await refuse(413, t('workspace.problem.fileTooLarge', { megabytes }));
      return;
    }
    const { file } = req;
    if (file === undefined || (file.size === 0 && file.originalname === '')) {
      await refuse(422, t('workspace.problem.fileMissing'));
      return;
    }
    const { id } = requireSignedIn(res).account;
    const received = await receiveUpload(deps, workspace, id, {
      name: file.originalname,
      bytes: file.buffer,
    });
    if (received.ok) {
      res.redirect(303, uploadHref(received.value, language, 'municipalityUpload'));
      return;
    }
    const { what, advice } = problemText(received.problem, t, language);
    await refuse(422, `${what} ${advice}`);
  };
}

/**
 * The upload of the address.
 * @throws {AppError} notFound, also when it is another municipality's
 */
async function uploadOf(deps: Deps, req: Request): Promise<{ workspace: Workspace; upload: Upload }> {
  const workspace = await workspaceOf(deps, req);
  const upload = await readUpload(deps, workspace, String(req.params.upload));
  if (upload === null) throw new AppError('notFound');
  return { workspace, upload };
}

function previewInput(upload: Upload, { plan, quality }: JudgedPreview): PreviewInput {
  return plan.ok
    ? { problems: plan.value.problems, plan: plan.value.plan, seen: plan.value.seen, quality }
    : { problems: plan.problem, plan: null, seen: upload.placesSeen, quality };
}

type Shown = Omit<UploadPageInput, 'preview' | 'workspace'> & { workspace: Workspace };

async function showPreview(res: Response, shown: Shown, preview: JudgedPreview | null): Promise<void> {
  const input = { ...shown, preview: preview === null ? null : previewInput(shown.upload, preview) };
  await renderPage(res, 'workspace/upload', uploadPage(input, readerOf(res)));
}

/** How long the page of an upload waits for its preview before it says that the file is being checked. */
const waitMs = 2000;

/** The preview; while it takes longer, a page that asks again. */
async function showUpload(deps: UploadDeps, res: Response, shown: Shown): Promise<void> {
  const { workspace, upload } = shown;
  const made = deps.previews.read(workspace, upload).then((preview) => ({ preview }));
  const ready = await withinTime(made, waitMs);
  if (ready === null) {
    const progress = { workspace, upload, step: deps.previews.stepOf(upload) };
    res.set('Cache-Control', 'no-store');
    await renderPage(res, 'workspace/upload-progress', uploadProgressPage(progress, readerOf(res)));
    return;
  }
  // The first check writes down whether the file can be confirmed.
  const current = (await readUpload(deps, workspace, upload.id)) ?? upload;
  await showPreview(res, { workspace, upload: current }, ready.preview);
}

function downloadProblems(deps: UploadDeps): RequestHandler {
  return async (req, res) => {
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const { workspace, upload } = await uploadOf(deps, req);
    const preview = await deps.previews.read(workspace, upload);
    const decoded = preview === null ? null : decodeText(preview.bytes);
    if (preview === null || decoded?.ok !== true) throw new AppError('notFound');
    const { problems } = previewInput(upload, preview);
    const csv = writeUploadProblems(problems, decoded.value.text, { ...readerOf(res), dialect });
    res.attachment(`${upload.electionCode}-${upload.municipalityCode}-problems.csv`);
    res.type('text/csv; charset=utf-8').set('Cache-Control', 'no-store').send(csv);
  };
}

function confirm(deps: UploadDeps): RequestHandler {
  return async (req, res) => {
    const { workspace, upload } = await uploadOf(deps, req);
    if (!workspace.isOpen) throw new AppError('notFound');
    const preview = await deps.previews.read(workspace, upload);
    const done = await confirmUpload(deps, workspace, upload, {
      accountId: requireSignedIn(res).account.id,
      seen: textField(req.body, 'seen'),
      planned: preview?.plan ?? null,
    });
    if (done.ok) toPlaces(res, workspace, 'uploadConfirmed');
    else await showConflict(deps, res, workspace, { upload, conflict: done.problem });
  };
}

function withdraw(deps: UploadDeps): RequestHandler {
  return async (req, res) => {
    const { workspace, upload } = await uploadOf(deps, req);
    if (await withdrawUpload(deps, upload, requireSignedIn(res).account.id))
      toPlaces(res, workspace, 'uploadWithdrawn');
    else await showConflict(deps, res, workspace, { upload, conflict: 'settled' });
  };
}

/** The upload as it is by now, with why it was not written. */
async function showConflict(
  deps: UploadDeps,
  res: Response,
  workspace: Workspace,
  { upload, conflict }: { upload: Upload; conflict: NonNullable<UploadPageInput['conflict']> },
): Promise<void> {
  res.status(409);
  const current = (await readUpload(deps, workspace, upload.id)) ?? upload;
  const preview = await deps.previews.read(workspace, current);
  await showPreview(res, { workspace, upload: current, conflict }, preview);
}
