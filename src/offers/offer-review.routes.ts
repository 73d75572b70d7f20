/** The moderators' queue of offers, and the decision on one. */
import { Router, type Request, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { FieldProblem } from '../i18n/form-problem';
import { translator } from '../i18n/translate';
import { field } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { offerDecisionPage, offerQueuePage } from './offer-review.pages';
import { decideOnOffer, readLikeOffers, readOfferQueue, readOfferToReview } from './offer-review.service';
import { parseOfferDecision } from './offer.form';
import { parseOfferFilter } from './offer-queue.form';

export function offerReviewRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requireRole('moderator');
  router.get(paths.moderationOffers, guard, async (req, res) => {
    const language = languageOf(res);
    const filter = parseOfferFilter(req.query);
    const queue = await readOfferQueue(deps, actorOf(res)!, filter);
    const page = offerQueuePage(translator(language), language, { ...queue, filter });
    await renderPage(res, 'offers/queue', page);
  });
  router.get(paths.moderationOffer, guard, async (req, res) => {
    await renderDecision(deps, req, res);
  });
  router.post(paths.moderationOffer, guard, decide(deps));
  return router;
}

async function offerOf(deps: Deps, req: Request, res: Response) {
  const found = await readOfferToReview(deps, actorOf(res)!, String(req.params.offer));
  if (found === null) throw new AppError('notFound');
  return found;
}

async function renderDecision(
  deps: Deps,
  req: Request,
  res: Response,
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const language = languageOf(res);
  const found = await offerOf(deps, req, res);
  const page = offerDecisionPage(translator(language), language, {
    ...found,
    like: await readLikeOffers(deps, found.offer),
    problems,
    reason: field(req.body, 'reason').slice(0, 1000),
  });
  await renderPage(res, 'offers/decision', page);
}

function decide(deps: Deps) {
  return async (req: Request, res: Response) => {
    const found = await offerOf(deps, req, res);
    const form = parseOfferDecision(req.body);
    const version = Number(field(req.body, 'version'));
    const done = form.ok
      ? await decideOnOffer(deps, actorOf(res)!, found, { decision: form.value, version })
      : form;
    if (done.ok) {
      res.redirect(303, href(languageOf(res), paths.moderationOffers));
      return;
    }
    res.status(done.problem === 'conflict' ? 409 : 422);
    const problems =
      typeof done.problem === 'string'
        ? [{ field: 'content', message: `offers.problem.${done.problem}` } as const]
        : done.problem;
    await renderDecision(deps, req, res, problems);
  };
}
