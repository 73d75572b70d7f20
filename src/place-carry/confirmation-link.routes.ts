/** Confirming places from a mailed link: opening it changes nothing, only the button does. */
import { Router, type RequestHandler, type Response } from 'express';
import { textField } from '../accounts/account.form';
import { listField } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { languageOf } from '../platform/language';
import { limitRequests } from '../platform/rate-limit';
import { renderPage } from '../platform/render';
import { readPlaceListQuery } from '../workspace/workspace.form';
import { readerOf } from '../workspace/workspace.routes';
import { readDescribedPlaces } from '../workspace/workspace.service';
import {
  closedLinkPage,
  confirmationLinkPage,
  confirmedByLinkPage,
  type LinkPageInput,
} from './confirmation-link.pages';
import { confirmByLink, openConfirmation, type ClosedConfirmation } from './confirmation-link.service';

/** By network: a whole office can sit behind one address. */
const limit = { name: 'confirmation-link', limit: 300, windowSeconds: 900 };

export function confirmationLinkRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.confirmPlaces, limitRequests(deps, limit), async (req, res) => {
    const { page } = readPlaceListQuery(req.query).query;
    await showLink(deps, res, { token: textField(req.query, 'token'), leftOut: [], problems: [], page });
  });
  router.post(paths.confirmPlaces, limitRequests(deps, limit), confirm(deps));
  router.get(paths.confirmPlacesDone, async (_req, res) => {
    await renderPage(res, 'place-carry/closed', confirmedByLinkPage(readerOf(res)));
  });
  return router;
}

async function showClosed(res: Response, closed: ClosedConfirmation): Promise<void> {
  res.status(closed.code === 'moved' ? 409 : 410);
  const moved = closed.code === 'moved' ? closed : null;
  await renderPage(res, 'place-carry/closed', closedLinkPage(closed.code, moved, readerOf(res)));
}

async function showLink(
  deps: Deps,
  res: Response,
  asked: Pick<LinkPageInput, 'token' | 'leftOut' | 'problems' | 'page'>,
): Promise<void> {
  const opened = await openConfirmation(deps, asked.token);
  if (!opened.ok) {
    await showClosed(res, opened.problem);
    return;
  }
  const { workspace, places } = opened.value;
  const described = await readDescribedPlaces(deps, workspace);
  const page = confirmationLinkPage({ ...asked, workspace, places, described }, readerOf(res));
  await renderPage(res, 'place-carry/link', page);
}

function confirm(deps: Deps): RequestHandler {
  return async (req, res) => {
    const token = textField(req.body, 'token');
    const leftOut = listField(req.body, 'without');
    const done = await confirmByLink(deps, token, leftOut);
    if (done.ok) {
      res.redirect(303, href(languageOf(res), paths.confirmPlacesDone));
      return;
    }
    if (done.problem.code !== 'nothingChosen') {
      await showClosed(res, done.problem);
      return;
    }
    res.status(422);
    const problems = [{ field: 'places', message: 'placeCarry.problem.nothingChosen' } as const];
    await showLink(deps, res, { token, leftOut, problems, page: 1 });
  };
}
