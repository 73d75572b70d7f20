/** Organisations that wait to be accepted, for moderators of their area and administrators. */
import { Router, type Request, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { FieldProblem } from '../i18n/form-problem';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { field, parseDecision } from './organisation.form';
import { organisationDecisionPage, organisationQueuePage } from './organisation.pages';
import {
  currentMunicipalities,
  decideOnOrganisation,
  readOrganisationToDecide,
  readWaitingOrganisations,
} from './organisation.service';

export function organisationReviewRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requireRole('moderator', 'administrator');
  router.get(paths.moderationOrganisations, guard, async (_req, res) => {
    const language = languageOf(res);
    const waiting = await readWaitingOrganisations(deps, actorOf(res)!);
    const page = organisationQueuePage(
      translator(language),
      language,
      waiting,
      await currentMunicipalities(deps),
    );
    await renderPage(res, 'organisations/queue', page);
  });
  router.get(paths.moderationOrganisation, guard, async (req, res) => {
    await renderDecision(deps, req, res);
  });
  router.post(paths.moderationOrganisation, guard, decide(deps));
  return router;
}

async function renderDecision(
  deps: Deps,
  req: Request,
  res: Response,
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const found = await readOrganisationToDecide(deps, actorOf(res)!, String(req.params.organisation));
  if (found === null) throw new AppError('notFound');
  const language = languageOf(res);
  const page = organisationDecisionPage(translator(language), language, {
    ...found,
    municipalities: await currentMunicipalities(deps),
    problems,
    reason: field(req.body, 'reason').slice(0, 1000),
  });
  await renderPage(res, 'organisations/decision', page);
}

function decide(deps: Deps) {
  return async (req: Request, res: Response) => {
    const form = parseDecision(req.body);
    const id = String(req.params.organisation);
    const done = form.ok ? await decideOnOrganisation(deps, actorOf(res)!, id, form.value) : form;
    if (done.ok) {
      res.redirect(303, href(languageOf(res), paths.moderationOrganisations));
      return;
    }
    if (done.problem === 'notFound') throw new AppError('notFound');
    res.status(422);
    const problems =
      typeof done.problem === 'string'
        ? [{ field: 'content', message: `organisations.problem.${done.problem}` } as const]
        : done.problem;
    await renderDecision(deps, req, res, problems);
  };
}
