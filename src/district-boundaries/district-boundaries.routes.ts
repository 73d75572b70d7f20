/** District boundaries of a municipality: upload, preview, confirming, withdrawing, going back, and taking them away. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { textField } from '../accounts/account.form';
import { requirePermission, requireSignedIn } from '../accounts/guard.routes';
import type { Outlines } from '../areas/outline.service';
import {
  readImportForm,
  shownFileName,
  subjectProblem,
  type ImportForm,
  type ImportFormProblem,
} from '../demand-imports/demand-import.form';
import type { ImportConflict, ShownImport } from '../demand-imports/demand-import.model';
import { settleImport } from '../demand-imports/demand-import.service';
import { fileTaker, isFileTooLarge, readTaken } from '../demand-imports/import-file.routes';
import { importProgressPage } from '../demand-imports/import-progress.pages';
import { createImportReadings, type ImportReadings } from '../demand-imports/import-readings.service';
import { languages } from '../i18n/language';
import { paths } from '../paths';
import { checkCsrfToken } from '../platform/csrf';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { limitRequests } from '../platform/rate-limit';
import { renderPage } from '../platform/render';
import { finnishDay } from '../shared/dates';
import { readerOf } from '../workspace/workspace.routes';
import { boundariesGeoJson, boundarySystems } from './boundaries.geojson';
import {
  boundariesPage,
  boundaryAddresses,
  boundaryVersionPage,
  largestBoundariesBytes,
  settleActions,
  type BoundariesPageInput,
} from './district-boundaries.pages';
import {
  boundaryFile,
  findBoundaryWorkspace,
  readBoundaries,
  readBoundariesInUse,
  readBoundaryState,
  readDescribedDistricts,
  type BoundaryWorkspace,
} from './district-boundaries.service';

/** Addresses that take multipart bodies; their routes check the token after the file is read. */
export const boundaryUploadPaths: readonly RegExp[] = [
  new RegExp(`^/(${languages.join('|')})/municipality/[^/]+/districts/?$`),
];

const guard: RequestHandler = requirePermission('bringDistrictsOfMunicipality', (req) => ({
  municipalityCode: String(req.params.municipality),
}));
const uploadLimit = { name: 'district-boundaries', limit: 30, windowSeconds: 3600 };

type BoundaryRouteDeps = Deps & { outlines: Outlines };

export function districtBoundaryRoutes(given: Deps, outlines: Outlines): Router {
  const deps: BoundaryRouteDeps = { ...given, outlines };
  const readings = createImportReadings(given);
  const router = Router();
  router.get(paths.municipalityDistricts, guard, async (req, res) => {
    await showBoundaries(deps, res, await workspaceOf(deps, req), {
      done: settleActions.find((each) => each === req.query.done) ?? null,
    });
  });
  router.post(
    paths.municipalityDistricts,
    guard,
    limitRequests(deps, uploadLimit),
    fileTaker(deps, largestBoundariesBytes),
    checkCsrfToken,
    receive(deps, readings),
  );
  router.get(paths.municipalityDistrictsGeoJson, guard, download(deps));
  router.get(paths.municipalityDistrictVersion, guard, async (req, res) => {
    if (await showProgress(req, res, readings)) return;
    await showVersion(deps, res, await workspaceOf(deps, req), await versionOf(deps, req));
  });
  // A page about a conflict shows under the address that it was sent to: changing its language leads back to the version.
  router.get(paths.municipalityDistrictAction, guard, async (req, res) => {
    const { made } = await versionOf(deps, req);
    res.redirect(303, boundaryAddresses(codeOf(req), readerOf(res)).version(made.id));
  });
  router.post(paths.municipalityDistrictAction, guard, act(deps));
  return router;
}

const codeOf = (req: Request) => String(req.params.municipality);

async function workspaceOf(deps: Deps, req: Request): Promise<BoundaryWorkspace> {
  const workspace = await findBoundaryWorkspace(deps, codeOf(req));
  if (workspace === null) throw new AppError('notFound');
  return workspace;
}

async function versionOf(deps: Deps, req: Request): Promise<ShownImport> {
  const shown = await readBoundaries(deps, codeOf(req), String(req.params.version));
  if (shown === null) throw new AppError('notFound');
  return shown;
}

interface Shown {
  done?: BoundariesPageInput['done'];
  form?: ImportForm;
  problem?: ImportFormProblem;
}

async function showBoundaries(
  deps: Deps,
  res: Response,
  workspace: BoundaryWorkspace,
  { done = null, form = readImportForm({}), problem }: Shown,
): Promise<void> {
  const state = await readBoundaryState(deps, workspace.municipality.code);
  const input = { workspace, ...state, form, problem: problem ?? null, done };
  await renderPage(res, 'district-boundaries/districts', boundariesPage(input, readerOf(res)));
}

async function showVersion(
  deps: BoundaryRouteDeps,
  res: Response,
  workspace: BoundaryWorkspace,
  shown: ShownImport & { conflict?: ImportConflict },
): Promise<void> {
  const described = await readDescribedDistricts(deps, workspace, shown.made);
  const page = boundaryVersionPage({ ...shown, workspace, described }, readerOf(res));
  await renderPage(res, 'district-boundaries/version', page);
}

/** Shows how far a file is that is still being read; tells whether it did. */
async function showProgress(req: Request, res: Response, readings: ImportReadings): Promise<boolean> {
  const id = String(req.params.version);
  const reading = readings.find(id);
  if (reading?.scope !== codeOf(req)) return false;
  const reader = readerOf(res);
  res.set('Cache-Control', 'no-store');
  const shown = { id, reading, kind: reader.t('districts.crumb') };
  const page = importProgressPage(shown, reader, boundaryAddresses(codeOf(req), reader));
  await renderPage(res, 'demand-imports/progress', page);
  return true;
}

function receive(deps: Deps, readings: ImportReadings): RequestHandler {
  return async (req, res) => {
    const workspace = await workspaceOf(deps, req);
    const form = readImportForm(req.body);
    const { file } = req;
    const problem: ImportFormProblem | null = isFileTooLarge(res)
      ? 'fileTooLarge'
      : file === undefined || file.size === 0
        ? 'fileMissing'
        : subjectProblem(form, 'districts', { today: finnishDay(deps.clock()), elections: [] });
    if (problem !== null || file === undefined) {
      res.status(problem === 'fileTooLarge' ? 413 : 422);
      await showBoundaries(deps, res, workspace, { form, problem: problem ?? 'fileMissing' });
      return;
    }
    const brought = boundaryFile(workspace, {
      path: file.path,
      name: shownFileName(file.originalname),
      sizeBytes: file.size,
      describedOn: form.describedOn,
      accountId: requireSignedIn(res).account.id,
    });
    const version = await readTaken(res, readings, brought);
    res.redirect(303, boundaryAddresses(workspace.municipality.code, readerOf(res)).version(version));
  };
}

function act(deps: BoundaryRouteDeps): RequestHandler {
  return async (req, res) => {
    const { made } = await versionOf(deps, req);
    const action = String(req.params.action);
    const done = await settleImport(deps, made, action, {
      accountId: requireSignedIn(res).account.id,
      seen: textField(req.body, 'seen') || null,
    });
    if (done === null) throw new AppError('notFound');
    if (done.ok) {
      res.redirect(303, `${boundaryAddresses(codeOf(req), readerOf(res)).kind}?done=${action}`);
      return;
    }
    res.status(409);
    const shown = { ...(await versionOf(deps, req)), conflict: done.problem };
    await showVersion(deps, res, await workspaceOf(deps, req), shown);
  };
}

function download(deps: Deps): RequestHandler {
  return async (req, res) => {
    const system = boundarySystems.find((each) => each === (req.query.system ?? 'wgs84'));
    if (system === undefined) throw new AppError('badRequest');
    const districts = await readBoundariesInUse(deps, codeOf(req));
    if (districts.length === 0) throw new AppError('notFound');
    res.attachment(`districts-${codeOf(req)}-${system}.geojson`);
    res.type('application/geo+json').set('Cache-Control', 'no-store');
    res.send(JSON.stringify(boundariesGeoJson(districts, system)));
  };
}
