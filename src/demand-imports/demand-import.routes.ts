/** Bringing data on the people: kinds, upload, preview, confirming, withdrawing, going back. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
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
  isOfMunicipality,
  largestImportBytes,
  type ImportConflict,
  type ImportKind,
  type ShownImport,
} from './demand-import.model';
import { importHref, kindPage, kindsPage, plannerAddresses, versionPage } from './demand-import.pages';
import {
  readElections,
  readImport,
  readImports,
  readNames,
  readOwnImports,
  settleImport,
} from './demand-import.service';
import { fileTaker, isFileTooLarge, readTaken } from './import-file.routes';
import { importProgressPage } from './import-progress.pages';
import { createImportReadings, type ImportReadings } from './import-readings.service';

/** Addresses that take multipart bodies; their routes check the token after the file is read. */
export const importUploadPaths: readonly RegExp[] = [
  new RegExp(`^/(${languages.join('|')})/planner/data/[^/]+/?$`),
];

const guard: RequestHandler = requirePermission('bringDemandData', () => null);
const uploadLimit = { name: 'demand-import', limit: 30, windowSeconds: 3600 };

export function demandImportRoutes(deps: Deps): Router {
  const router = Router();
  const readings = createImportReadings(deps);
  const takeFile = Object.fromEntries(
    importKinds.map((kind) => [kind, fileTaker(deps, largestImportBytes(kind))]),
  ) as Record<ImportKind, RequestHandler>;
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
    receive(deps, readings),
  );
  router.get(paths.plannerDataVersion, guard, async (req, res) => {
    if (await showProgress(req, res, readings)) return;
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
    own: await readOwnImports(deps, kind),
    names: await readNames(deps),
    elections: await readElections(deps),
    form,
    problem,
  };
  const page = kindPage(input, readerOf(res));
  await renderPage(res, 'demand-imports/kind', page);
}

/** Shows how far a file is that is still being read; tells whether it did. */
async function showProgress(req: Request, res: Response, readings: ImportReadings): Promise<boolean> {
  const id = String(req.params.version);
  const reading = readings.find(id);
  if (reading?.kind !== kindOf(req) || isOfMunicipality(reading)) return false;
  const reader = readerOf(res);
  res.set('Cache-Control', 'no-store');
  const kind = reader.t(`demandImports.kind.${reading.kind}.title`);
  await renderPage(res, 'demand-imports/progress', importProgressPage({ id, reading, kind }, reader));
  return true;
}

function receive(deps: Deps, readings: ImportReadings): RequestHandler {
  return async (req, res) => {
    const kind = kindOf(req);
    const form = readImportForm(req.body);
    const { file } = req;
    const problem: ImportFormProblem | null = isFileTooLarge(res)
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
    const version = await readTaken(res, readings, {
      kind,
      scope: isOfElection(kind) ? form.election : 'all',
      path: file.path,
      name: shownFileName(file.originalname),
      sizeBytes: file.size,
      describedOn: isOfElection(kind) ? null : form.describedOn,
      accountId: requireSignedIn(res).account.id,
    });
    res.redirect(303, plannerAddresses(kind, readerOf(res)).version(version));
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
    const action = String(req.params.action);
    // What a municipality brought, planners only take out of use.
    if (isOfMunicipality(made) && action !== 'undo') throw new AppError('notFound');
    const done = await settleImport(deps, made, action, {
      accountId,
      seen: textField(req.body, 'seen') || null,
    });
    if (done === null) throw new AppError('notFound');
    if (done.ok) {
      res.redirect(303, href(languageOf(res), paths.plannerDataKind, { kind: made.kind }));
      return;
    }
    res.status(409);
    await showVersion(deps, res, { ...(await versionOf(deps, req)), conflict: done.problem });
  };
}
