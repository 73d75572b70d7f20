/** Taking note of marks on offers and pledges that a changed polling place touches. */
import { Router, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { Actor } from '../accounts/policy.model';
import { organisationsActedFor } from '../organisations/coordination.service';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { workspaceGuard } from '../workspace/workspace.routes';
import { takeNote } from './place-mark.service';

function actorIn(res: Response): Actor {
  const actor = actorOf(res);
  if (actor === null) throw new AppError('forbidden');
  return actor;
}

export function markRoutes(deps: Deps): Router {
  const router = Router();
  router.post(paths.partnerMark, requireRole('partner'), async (req, res) => {
    const actor = actorIn(res);
    const mark = {
      id: String(req.params.mark),
      side: 'organisation',
      owners: await organisationsActedFor(deps.db, actor),
    } as const;
    // A mark of others answers as one that does not exist; one that was noted meanwhile needs no more.
    await takeNote(deps, actor, mark);
    res.redirect(303, href(languageOf(res), paths.partner));
  });
  router.post(paths.municipalityMark, workspaceGuard, async (req, res) => {
    const municipality = String(req.params.municipality);
    const mark = { id: String(req.params.mark), side: 'municipality', owners: [municipality] } as const;
    await takeNote(deps, actorIn(res), mark);
    res.redirect(303, href(languageOf(res), paths.municipalityWorkspace, { municipality }));
  });
  return router;
}
