/** Asking the people of a municipality by mail to confirm its places: asks first, then sends. */
import { Router } from 'express';
import { requireSignedIn } from '../accounts/guard.routes';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { renderPage } from '../platform/render';
import { openWorkspaceOf, readerOf, toPlaces, workspaceGuard } from '../workspace/workspace.routes';
import { askPage } from './confirmation-link.pages';
import { askForConfirmation, readAskable } from './confirmation-mail.service';

export function confirmationMailRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.municipalityAsk, workspaceGuard, async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const [askable] = await readAskable(deps.db, workspace.election.code, [workspace.municipality.code]);
    const counts = { places: askable?.places ?? 0, people: askable?.accountIds.length ?? 0 };
    await renderPage(res, 'place-carry/ask', askPage(workspace, counts, readerOf(res)));
  });
  router.post(paths.municipalityAsk, workspaceGuard, async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const act = { electionCode: workspace.election.code, actorId: requireSignedIn(res).account.id };
    await askForConfirmation(deps, act, [workspace.municipality.code]);
    toPlaces(res, workspace, 'confirmationAsked');
  });
  return router;
}
