/** Asking the people of a municipality by mail to confirm its places: asks first, then sends. */
import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { textField } from '../accounts/account.form';
import { requireSignedIn } from '../accounts/guard.routes';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { renderPage } from '../platform/render';
import { openWorkspaceOf, readerOf, toPlaces, workspaceGuard } from '../workspace/workspace.routes';
import { askPage } from './confirmation-link.pages';
import { askForConfirmation, readAskable } from './confirmation-mail.service';
import { isRequestId } from './confirmation-request.model';

export function confirmationMailRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.municipalityAsk, workspaceGuard, async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const [askable] = await readAskable(deps.db, workspace.election.code, [workspace.municipality.code]);
    const counts = { places: askable?.places ?? 0, people: askable?.people.length ?? 0 };
    await renderPage(
      res,
      'place-carry/ask',
      askPage(workspace, { ...counts, requestId: randomUUID() }, readerOf(res)),
    );
  });
  router.post(paths.municipalityAsk, workspaceGuard, async (req, res) => {
    const workspace = await openWorkspaceOf(deps, req);
    const requestId = textField(req.body, 'request');
    if (!isRequestId(requestId)) throw new AppError('badRequest');
    const actorId = requireSignedIn(res).account.id;
    const request = { electionCode: workspace.election.code, actorId, requestId, insists: true };
    await askForConfirmation(deps, request, [workspace.municipality.code]);
    toPlaces(res, workspace, 'confirmationAsked');
  });
  return router;
}
