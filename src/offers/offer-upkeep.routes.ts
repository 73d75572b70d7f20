/** The mailed link by which an organisation answers about an offer, without signing in. */
import { Router, type Response } from 'express';
import { translator } from '../i18n/translate';
import { field } from '../organisations/organisation.form';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { languageOf } from '../platform/language';
import { limitRequests } from '../platform/rate-limit';
import { renderPage } from '../platform/render';
import { finnishDay } from '../shared/dates';
import type { FieldProblem } from '../i18n/form-problem';
import { declarationProblems } from './offer-upkeep.form';
import { answerMessagePage, answerPage } from './offer-upkeep.pages';
import { declareAgain, findOfferToAnswer, reconfirmOffer, type OfferToAnswer } from './offer-upkeep.service';

/** Guessing 256 random bits is hopeless anyway; the limit keeps the database from being asked in vain. */
export const answerLimit = { name: 'offer-answer', limit: 120, windowSeconds: 900 };

export function offerUpkeepRoutes(deps: Deps): Router {
  const router = Router();
  const limit = limitRequests(deps, answerLimit);
  router.get(paths.offerAnswer, limit, async (req, res) => {
    const token = field(req.query, 'token');
    await renderAnswer(deps, res, { token, found: await findOfferToAnswer(deps, token) });
  });
  router.post(paths.offerAnswer, limit, async (req, res) => {
    const token = field(req.body, 'token');
    const found = await findOfferToAnswer(deps, token);
    const problems = found === null ? null : declarationProblems(req.body, found.flags);
    if (found === null || problems !== null) {
      await renderAnswer(deps, res, { token, found, problems: problems ?? [] });
      return;
    }
    await renderMessage(res, await answer(deps, found));
  });
  return router;
}

async function answer(deps: Deps, found: OfferToAnswer): Promise<boolean> {
  return found.flags.length === 0
    ? reconfirmOffer(deps, null, found)
    : (await declareAgain(deps, null, found)).ok;
}

async function renderMessage(res: Response, isAnswered: boolean): Promise<void> {
  if (!isAnswered) res.status(410);
  await renderPage(res, 'offers/message', answerMessagePage(translator(languageOf(res)), isAnswered));
}

async function renderAnswer(
  deps: Deps,
  res: Response,
  {
    token,
    found,
    problems = [],
  }: { token: string; found: OfferToAnswer | null; problems?: readonly FieldProblem[] },
): Promise<void> {
  if (found === null) {
    await renderMessage(res, false);
    return;
  }
  if (problems.length > 0) res.status(422);
  const language = languageOf(res);
  const today = finnishDay(deps.clock());
  const page = answerPage(translator(language), language, { ...found, token, today, problems });
  await renderPage(res, 'offers/answer', page);
}
