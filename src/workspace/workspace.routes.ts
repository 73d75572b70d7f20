/** The workspace of a municipality: start page, places as list and file, and confirming them. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { requirePermission, requireSignedIn } from '../accounts/guard.routes';
import { textField } from '../accounts/account.form';
import type { FieldProblem } from '../i18n/form-problem';
import { translator } from '../i18n/translate';
import { readNeedsOverview } from '../needs/needs-overview.service';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import type { PlaceQuality } from '../place-quality/quality.service';
import { chosenPlaces, type ConfirmationChoice } from '../polling-places/confirmation.model';
import { callListWhole, confirmPlaces } from '../polling-places/place-confirmation.service';
import { placesState } from '../polling-places/places-state.service';
import { countQueues } from '../safe-voting-day/voting-day.service';
import { isCsvDialect } from '../shared/csv-table';
import { finnishDay } from '../shared/dates';
import { confirmationPage } from './confirmation.pages';
import { placeListPage } from './place-list.pages';
import { startPage } from './start.pages';
import { readNews } from './visit.service';
import { parseConfirmationChoice, parseListChoice, readPlaceListQuery, type DoneAct } from './workspace.form';
import { workspaceHref, type Reader } from './workspace.pages';
import {
  findWorkspace,
  readDescribedPlaces,
  readOverview,
  readWorkspacePlaces,
  workspacePlacesCsv,
  type Workspace,
} from './workspace.service';

/** Lets in the municipality of the address and administrators. */
export const workspaceGuard: RequestHandler = requirePermission('editPlacesOfMunicipality', (req) => ({
  municipalityCode: String(req.params.municipality),
}));

export function readerOf(res: Response): Reader {
  const language = languageOf(res);
  return { t: translator(language), language };
}

/**
 * The workspace of the address.
 * @throws {AppError} notFound, when there is no such election or the municipality takes no part
 */
export async function workspaceOf(deps: Deps, req: Request): Promise<Workspace> {
  const { municipality, election } = req.params;
  const workspace = await findWorkspace(deps, String(municipality), String(election));
  if (workspace === null) throw new AppError('notFound');
  return workspace;
}

/** Sends to the list of places, which says what was done. */
export function toPlaces(res: Response, workspace: Workspace, done: DoneAct): void {
  res.redirect(303, workspaceHref(workspace, languageOf(res), 'municipalityPlaces', { done }));
}

export function workspaceRoutes(deps: Deps, quality: PlaceQuality): Router {
  const router = Router();
  router.get(paths.municipalityWorkspace, workspaceGuard, showStart(deps, quality));
  router.get(paths.municipalityPlaces, workspaceGuard, async (req, res) => {
    await showPlaces(deps, await workspaceOf(deps, req), { req, res });
  });
  router.get(paths.municipalityPlacesCsv, workspaceGuard, downloadPlaces(deps));
  router.get(paths.municipalityConfirmation, workspaceGuard, async (req, res) => {
    const choice = parseConfirmationChoice(req.query);
    if (choice === null) throw new AppError('badRequest');
    const { page } = readPlaceListQuery(req.query).query;
    await showConfirmation(deps, res, await openWorkspaceOf(deps, req), { choice, page, isConflict: false });
  });
  router.post(paths.municipalityConfirmation, workspaceGuard, confirm(deps));
  // A page with mistakes shows under the address that it was sent to: changing its language leads back to the list.
  router.get(paths.municipalityLists, workspaceGuard, (req, res) => {
    const params = { municipality: String(req.params.municipality), election: String(req.params.election) };
    res.redirect(303, href(languageOf(res), paths.municipalityPlaces, params));
  });
  router.post(paths.municipalityLists, workspaceGuard, changeList(deps));
  return router;
}

/**
 * A workspace in which places can still be changed.
 * @throws {AppError} notFound, also when the election is past
 */
export async function openWorkspaceOf(deps: Deps, req: Request): Promise<Workspace> {
  const workspace = await workspaceOf(deps, req);
  if (!workspace.isOpen) throw new AppError('notFound');
  return workspace;
}

function showStart(deps: Deps, quality: PlaceQuality): RequestHandler {
  return async (req, res) => {
    const overview = await readOverview(deps, String(req.params.municipality));
    if (overview === null) throw new AppError('notFound');
    const { workspace, current, earlier } = overview;
    const today = finnishDay(deps.clock());
    const judged = await quality.judge(workspace.election, workspace.municipality.code);
    const queues = await countQueues(deps, workspace.election, workspace.municipality.code);
    const of = { municipalityCode: workspace.municipality.code, electionCode: workspace.election.code };
    const needs = await readNeedsOverview(deps, of);
    const described = await readDescribedPlaces(deps, workspace);
    const wantsAll = req.query.changes === 'all';
    const news = { ...(await readNews(deps, workspace, requireSignedIn(res), wantsAll)), wantsAll };
    const input = { workspace, ...current, earlier, quality: judged, queues, today, needs, described, news };
    const page = startPage(input, readerOf(res));
    await renderPage(res, 'workspace/start', page);
  };
}

async function showPlaces(
  deps: Deps,
  workspace: Workspace,
  { req, res }: { req: Request; res: Response },
  formProblems: readonly FieldProblem[] = [],
): Promise<void> {
  const { query, problems } = readPlaceListQuery(req.query);
  if (problems.length > 0) res.status(400);
  const known = await readWorkspacePlaces(deps, workspace);
  const described = await readDescribedPlaces(deps, workspace);
  const page = placeListPage(
    { workspace, ...known, described, query, queryProblems: problems, formProblems },
    readerOf(res),
  );
  await renderPage(res, 'workspace/places', page);
}

function downloadPlaces(deps: Deps): RequestHandler {
  return async (req, res) => {
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const workspace = await workspaceOf(deps, req);
    const csv = await workspacePlacesCsv(deps, workspace, dialect);
    res.attachment(`${workspace.election.code}-${workspace.municipality.code}.csv`);
    res.type('text/csv; charset=utf-8').set('Cache-Control', 'no-store').send(csv);
  };
}

async function showConfirmation(
  deps: Deps,
  res: Response,
  workspace: Workspace,
  asked: { choice: ConfirmationChoice; page: number; isConflict: boolean },
): Promise<void> {
  const { places: all } = await readWorkspacePlaces(deps, workspace);
  const places = chosenPlaces(all, asked.choice);
  const described = await readDescribedPlaces(deps, workspace);
  const seen = placesState(places);
  const page = confirmationPage({ workspace, ...asked, places, seen, described }, readerOf(res));
  await renderPage(res, 'workspace/confirmation', page);
}

function confirm(deps: Deps): RequestHandler {
  return async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const choice = parseConfirmationChoice(req.body);
    if (choice === null) throw new AppError('badRequest');
    const act = {
      electionCode: workspace.election.code,
      municipalityCode: workspace.municipality.code,
      actorId: requireSignedIn(res).account.id,
    };
    const done = await confirmPlaces(deps, act, choice, textField(req.body, 'seen'));
    if (done.ok) {
      toPlaces(res, workspace, choice.action === 'confirm' ? 'confirmed' : 'withdrawn');
      return;
    }
    res.status(409);
    await showConfirmation(deps, res, workspace, { choice, page: 1, isConflict: true });
  };
}

function changeList(deps: Deps): RequestHandler {
  return async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const choice = parseListChoice(req.body);
    if (choice === null) throw new AppError('badRequest');
    const act = {
      electionCode: workspace.election.code,
      municipalityCode: workspace.municipality.code,
      actorId: requireSignedIn(res).account.id,
    };
    const done = await callListWhole(deps, act, choice.kind, choice.action);
    if (done.ok) {
      toPlaces(res, workspace, choice.action === 'confirm' ? 'listConfirmed' : 'listWithdrawn');
      return;
    }
    res.status(422);
    await showPlaces(deps, workspace, { req, res }, [
      { field: 'lists', message: 'workspace.problem.notAllConfirmed' },
    ]);
  };
}
