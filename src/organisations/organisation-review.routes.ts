/** Organisations that wait to be accepted, for moderators of their area and administrators. */
import { Router, type Request, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { Actor } from '../accounts/policy.model';
import type { FieldProblem } from '../i18n/form-problem';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import type { Result } from '../shared/result';
import { field, parseDecision, parseQueueQuestion, parseTrust } from './organisation.form';
import type { OrganisationProblem } from './organisation.model';
import { organisationDecisionPage, organisationQueuePage } from './organisation.pages';
import {
  currentMunicipalities,
  decideOnOrganisation,
  readOrganisationToDecide,
  organisationsPerQueuePage,
  readOrganisationQueue,
} from './organisation.service';
import { changeCheckedTrust } from './trust.service';

export function organisationReviewRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requireRole('moderator', 'administrator');
  router.get(paths.moderationOrganisations, guard, async (req, res) => {
    const language = languageOf(res);
    const question = parseQueueQuestion(req.query);
    const found = await readOrganisationQueue(deps, actorOf(res)!, question);
    const input = { ...found, question, perPage: organisationsPerQueuePage };
    await renderPage(
      res,
      'organisations/queue',
      organisationQueuePage(translator(language), language, input),
    );
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

type Decided = Promise<Result<null, FieldProblem[] | OrganisationProblem | 'notFound'>>;

/** Field `decision`: accept or refuse one that waits, or `trust` for one that was accepted. */
async function decideOrChangeTrust(deps: Deps, actor: Actor, id: string, fields: unknown): Decided {
  if (field(fields, 'decision') === 'trust') {
    const trust = parseTrust(fields);
    return trust.ok ? changeCheckedTrust(deps, actor, id, trust.value) : trust;
  }
  const form = parseDecision(fields);
  return form.ok ? decideOnOrganisation(deps, actor, id, form.value) : form;
}

function decide(deps: Deps) {
  return async (req: Request, res: Response) => {
    const id = String(req.params.organisation);
    const done = await decideOrChangeTrust(deps, actorOf(res)!, id, req.body);
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
