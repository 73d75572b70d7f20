/** Copying the places of an earlier election: choose, look, copy. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { requireSignedIn } from '../accounts/guard.routes';
import type { FieldProblem } from '../i18n/form-problem';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { renderPage } from '../platform/render';
import { openWorkspaceOf, readerOf, toPlaces, workspaceGuard } from '../workspace/workspace.routes';
import type { Workspace } from '../workspace/workspace.service';
import { parseCopy, type CopyForm } from './place-copy.form';
import { copyPage } from './place-copy.pages';
import { copyPlaces, previewCopy, readCopySources } from './place-copy.service';

export function placeCopyRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.municipalityCopy, workspaceGuard, async (req, res) => {
    await showCopy(deps, res, {
      workspace: await openWorkspaceOf(deps, req),
      form: parseCopy(req.query),
    });
  });
  router.post(paths.municipalityCopy, workspaceGuard, copy(deps));
  return router;
}

interface Shown {
  workspace: Workspace;
  form: CopyForm;
  isConflict?: boolean;
  problems?: readonly FieldProblem[];
}

async function showCopy(
  deps: Deps,
  res: Response,
  { workspace, form, isConflict = false, problems = [] }: Shown,
): Promise<void> {
  const of = { electionCode: workspace.election.code, municipalityCode: workspace.municipality.code };
  const sources = await readCopySources(deps, of);
  const preview = form.from === '' ? null : await previewCopy(deps.db, of, form);
  if (form.from !== '' && preview === null && !isConflict) res.status(404);
  await renderPage(
    res,
    'place-carry/copy',
    copyPage({ workspace, sources, preview, form, isConflict, problems }, readerOf(res)),
  );
}

function copy(deps: Deps): RequestHandler {
  return async (req: Request, res: Response) => {
    const workspace = await openWorkspaceOf(deps, req);
    const form = parseCopy(req.body);
    const act = {
      electionCode: workspace.election.code,
      municipalityCode: workspace.municipality.code,
      actorId: requireSignedIn(res).account.id,
    };
    const done = await copyPlaces(deps, act, form, form);
    if (done.ok) {
      toPlaces(res, workspace, 'copied');
      return;
    }
    const isConflict = done.problem === 'placesMoved';
    res.status(isConflict ? 409 : 422);
    const problems = isConflict
      ? []
      : [{ field: 'copies', message: 'placeCarry.problem.nothingChosen' } as const];
    await showCopy(deps, res, { workspace, form, isConflict, problems });
  };
}
