/** Election day in a municipality's workspace: the plan, the places, and the numbers of one place. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { requireSignedIn } from '../accounts/guard.routes';
import { textField } from '../accounts/account.form';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { renderPage } from '../platform/render';
import { openWorkspaceOf, readerOf, workspaceGuard, workspaceOf } from '../workspace/workspace.routes';
import { workspaceHref } from '../workspace/workspace.pages';
import type { Workspace } from '../workspace/workspace.service';
import { parseAssumptions, parsePlaceNumbers, parseVotingDayQuery } from './voting-day.form';
import { votingDayPage, type VotingDayPageInput } from './voting-day.pages';
import { votingDayPlacePage, type VotingDayPlacePageInput } from './voting-day-place.pages';
import { votingDayPlaceHref } from './voting-day-words.pages';
import { numbersState, readVotingDay, saveAssumptions, savePlaceNumbers } from './voting-day.service';

export function votingDayRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.municipalityVotingDay, workspaceGuard, async (req, res) => {
    await showPlan(deps, { req, res }, await workspaceOf(deps, req));
  });
  router.post(paths.municipalityVotingDay, workspaceGuard, savePlan(deps));
  router.get(paths.municipalityVotingDayPlace, workspaceGuard, async (req, res) => {
    const isSaved = textField(req.query, 'saved') === '1';
    await showPlace(deps, { req, res }, await workspaceOf(deps, req), { isSaved });
  });
  router.post(paths.municipalityVotingDayPlace, workspaceGuard, savePlace(deps));
  return router;
}

interface Exchange {
  req: Request;
  res: Response;
}

async function showPlan(
  deps: Deps,
  { req, res }: Exchange,
  workspace: Workspace,
  more: Pick<VotingDayPageInput, 'typed' | 'problems' | 'isConflict'> = {},
): Promise<void> {
  const day = await readVotingDay(deps, workspace.election, workspace.municipality.code);
  const page = votingDayPage(
    { workspace, ...day, query: parseVotingDayQuery(req.query), ...more },
    readerOf(res),
  );
  await renderPage(res, 'safe-voting-day/plan', page);
}

async function showPlace(
  deps: Deps,
  { req, res }: Exchange,
  workspace: Workspace,
  more: Pick<VotingDayPlacePageInput, 'typed' | 'problems' | 'isConflict' | 'isSaved'> = {},
): Promise<void> {
  const { plan, places } = await readVotingDay(deps, workspace.election, workspace.municipality.code);
  const shown = places.find(({ place }) => place.id === req.params.place);
  if (shown === undefined) throw new AppError('notFound');
  const page = votingDayPlacePage(
    { workspace, plan, shown, seen: numbersState(shown.numbers), ...more },
    readerOf(res),
  );
  await renderPage(res, 'safe-voting-day/place', page);
}

function actOf(res: Response, { municipality, election }: Workspace) {
  return {
    municipalityCode: municipality.code,
    electionCode: election.code,
    actorId: requireSignedIn(res).account.id,
  };
}

function typedOf(req: Request): Readonly<Record<string, unknown>> {
  return (req.body ?? {}) as Readonly<Record<string, unknown>>;
}

function savePlan(deps: Deps): RequestHandler {
  return async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const typed = typedOf(req);
    const parsed = parseAssumptions(typed);
    if (!parsed.ok) {
      res.status(422);
      await showPlan(deps, { req, res }, workspace, { typed, problems: parsed.problem });
      return;
    }
    const version = Number(textField(typed, 'version'));
    const done = await saveAssumptions(deps, actOf(res, workspace), parsed.value, version);
    if (done.ok) {
      const { language } = readerOf(res);
      res.redirect(303, workspaceHref(workspace, language, 'municipalityVotingDay', { saved: '1' }));
      return;
    }
    res.status(409);
    await showPlan(deps, { req, res }, workspace, { typed, isConflict: true });
  };
}

function savePlace(deps: Deps): RequestHandler {
  return async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const typed = typedOf(req);
    const parsed = parsePlaceNumbers(typed);
    if (!parsed.ok) {
      res.status(422);
      await showPlace(deps, { req, res }, workspace, { typed, problems: parsed.problem });
      return;
    }
    const placeId = String(req.params.place);
    const change = { numbers: parsed.value, seen: textField(typed, 'seen') };
    const done = await savePlaceNumbers(deps, actOf(res, workspace), placeId, change);
    if (done.ok) {
      res.redirect(303, `${votingDayPlaceHref(workspace, placeId, readerOf(res).language)}?saved=1`);
      return;
    }
    if (done.problem === 'gone') throw new AppError('notFound');
    res.status(409);
    await showPlace(deps, { req, res }, workspace, { typed, isConflict: true });
  };
}
