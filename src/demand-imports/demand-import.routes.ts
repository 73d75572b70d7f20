/** Bringing data on the people: kinds, upload, preview, confirming, withdrawing, going back. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import multer from 'multer';
import { textField } from '../accounts/account.form';
import { requirePermission, requireSignedIn } from '../accounts/guard.routes';
import { languages } from '../i18n/language';
import { href, paths } from '../paths';
import { checkCsrfToken } from '../platform/csrf';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { limitRequests } from '../platform/rate-limit';
import { renderPage } from '../platform/render';
import { finnishDay } from '../shared/dates';
import { readerOf } from '../workspace/workspace.routes';
import {
  readImportForm,
  shownFileName,
  subjectProblem,
  type ImportForm,
  type ImportFormProblem,
} from './demand-import.form';
import {
  importKinds,
  isImportKind,
  isOfElection,
  largestImportBytes,
  type ImportConflict,
  type ImportKind,
  type ShownImport,
} from './demand-import.model';
import { importHref, kindPage, kindsPage, versionPage } from './demand-import.pages';
import {
  confirmImport,
  readElections,
  readImport,
  readImports,
  readNames,
  receiveImport,
  undoImport,
  withdrawImport,
} from './demand-import.service';
import { makeTemporaryFolder } from './temporary-files.service';

/** Addresses that take multipart bodies; their routes check the token after the file is read. */
export const importUploadPaths: readonly RegExp[] = [
  new RegExp(`^/(${languages.join('|')})/planner/data/[^/]+/?$`),
];

const guard: RequestHandler = requirePermission('bringDemandData', () => null);
const uploadLimit = { name: 'demand-import', limit: 30, windowSeconds: 3600 };

export function demandImportRoutes(deps: Deps): Router {
  const router = Router();
  const takeFile = Object.fromEntries(importKinds.map((kind) => [kind, fileTaker(deps, kind)])) as Record<
    ImportKind,
    RequestHandler
  >;
  router.get(paths.plannerData, guard, async (_req, res) => {
    const kinds = await Promise.all(
      importKinds.map(async (kind) => ({ kind, ...(await readImports(deps, kind)) })),
    );
    await renderPage(res, 'demand-imports/kinds', kindsPage(kinds, readerOf(res)));
  });
  router.get(paths.plannerDataKind, guard, async (req, res) => {
    await showKind(deps, res, kindOf(req));
  });
  router.post(
    paths.plannerDataKind,
    guard,
    limitRequests(deps, uploadLimit),
    (req, res, next) => {
      takeFile[kindOf(req)](req, res, next);
    },
    checkCsrfToken,
    receive(deps),
  );
  router.get(paths.plannerDataVersion, guard, async (req, res) => {
    await showVersion(deps, res, await versionOf(deps, req));
  });
  // A page about a conflict shows under the address that it was sent to: changing its language leads back to the version.
  router.get(paths.plannerDataAction, guard, async (req, res) => {
    res.redirect(303, importHref((await versionOf(deps, req)).made, readerOf(res)));
  });
  router.post(paths.plannerDataAction, guard, act(deps));
  return router;
}

function kindOf(req: Request): ImportKind {
  const { kind } = req.params;
  if (!isImportKind(kind)) throw new AppError('notFound');
  return kind;
}

async function versionOf(deps: Deps, req: Request): Promise<ShownImport> {
  const shown = await readImport(deps, String(req.params.version));
  if (shown?.made.kind !== kindOf(req)) throw new AppError('notFound');
  return shown;
}

interface UploadLocals {
  isTooLarge?: boolean;
}

/** Writes the file to the disk; it is removed when the answer has left, whatever the answer is. */
function fileTaker(deps: Deps, kind: ImportKind): RequestHandler {
  const multipart = multer({
    storage: multer.diskStorage({
      destination: (_req, _file, done) => {
        makeTemporaryFolder(deps.config).then(
          (folder) => {
            done(null, folder);
          },
          (error: unknown) => {
            done(error as Error, '');
          },
        );
      },
      filename: (_req, _file, done) => {
        done(null, randomUUID());
      },
    }),
    defParamCharset: 'utf8',
    limits: { fileSize: largestImportBytes(kind), files: 1, fields: 5, fieldSize: 1000, parts: 7 },
  }).single('file');
  return (req, res, next) => {
    res.once('close', () => {
      if (req.file !== undefined)
        rm(req.file.path, { force: true }).catch((error: unknown) => {
          deps.logger.error({ err: error }, 'an uploaded file could not be removed');
        });
    });
    void multipart(req, res, (error: unknown) => {
      if (error === undefined || error === null) {
        next();
        return;
      }
      if (!(error instanceof multer.MulterError)) {
        next(error);
        return;
      }
      if (error.code === 'LIMIT_FILE_SIZE') {
        (res.locals as UploadLocals).isTooLarge = true;
        next();
        return;
      }
      next(new AppError('badRequest'));
    });
  };
}

async function showKind(
  deps: Deps,
  res: Response,
  kind: ImportKind,
  refused: { form: ImportForm; problem: ImportFormProblem } | null = null,
): Promise<void> {
  const { form, problem } = refused ?? { form: readImportForm({}), problem: null };
  const input = {
    kind,
    ...(await readImports(deps, kind)),
    elections: await readElections(deps),
    form,
    problem,
  };
  const page = kindPage(input, readerOf(res));
  await renderPage(res, 'demand-imports/kind', page);
}

function receive(deps: Deps): RequestHandler {
  return async (req, res) => {
    const kind = kindOf(req);
    const form = readImportForm(req.body);
    const { file } = req;
    const problem: ImportFormProblem | null =
      (res.locals as UploadLocals).isTooLarge === true
        ? 'fileTooLarge'
        : file === undefined || file.size === 0
          ? 'fileMissing'
          : subjectProblem(form, kind, {
              today: finnishDay(deps.clock()),
              elections: await readElections(deps),
            });
    if (problem !== null || file === undefined) {
      res.status(problem === 'fileTooLarge' ? 413 : 422);
      await showKind(deps, res, kind, { form, problem: problem ?? 'fileMissing' });
      return;
    }
    const made = await receiveImport(deps, {
      kind,
      scope: isOfElection(kind) ? form.election : 'all',
      path: file.path,
      name: shownFileName(file.originalname),
      sizeBytes: file.size,
      describedOn: isOfElection(kind) ? null : form.describedOn,
      accountId: requireSignedIn(res).account.id,
    });
    res.redirect(303, importHref(made, readerOf(res)));
  };
}

async function showVersion(
  deps: Deps,
  res: Response,
  shown: ShownImport & { conflict?: ImportConflict },
): Promise<void> {
  const names = await readNames(deps);
  await renderPage(res, 'demand-imports/version', versionPage({ ...shown, names }, readerOf(res)));
}

function act(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { made } = await versionOf(deps, req);
    const accountId = requireSignedIn(res).account.id;
    const change = () => {
      switch (req.params.action) {
        case 'confirm':
          return confirmImport(deps, made, { accountId, seen: textField(req.body, 'seen') || null });
        case 'withdraw':
          return withdrawImport(deps, made, accountId);
        case 'undo':
          return undoImport(deps, made, accountId);
        default:
          throw new AppError('notFound');
      }
    };
    const done = await change();
    if (done.ok) {
      res.redirect(303, href(languageOf(res), paths.plannerDataKind, { kind: made.kind }));
      return;
    }
    res.status(409);
    await showVersion(deps, res, { ...(await versionOf(deps, req)), conflict: done.problem });
  };
}
