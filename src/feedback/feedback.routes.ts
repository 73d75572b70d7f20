/** The feedback form for everyone, and the inbox for administrators. */
import { Router, type Request, type Response } from 'express';
import { requirePermission, requireSignedIn } from '../accounts/guard.routes';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { limitRequests } from '../platform/rate-limit';
import { renderPage } from '../platform/render';
import { isTrapped, pageBefore, parseFeedback, typedFeedback } from './feedback.form';
import { feedbackInboxPage, feedbackPage, feedbackSentPage } from './feedback.pages';
import { feedbackPerPage, handleFeedback, readFeedback, receiveFeedback } from './feedback.service';

/** Many people may share one network address, so the limit is far above what one person writes. */
export const feedbackLimit = { name: 'feedback', limit: 20, windowSeconds: 3600 };

export function feedbackRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.feedback, async (req, res) => {
    const page = pageBefore(req.get('referer'), req.get('host'));
    await renderPage(res, 'feedback/form', feedbackPage(translator(languageOf(res)), { ...empty, page }));
  });
  router.post(paths.feedback, limitRequests(deps, feedbackLimit), takeFeedback(deps));
  router.get(paths.feedbackSent, async (_req, res) => {
    await renderPage(res, 'feedback/sent', feedbackSentPage(translator(languageOf(res))));
  });
  const guard = requirePermission('administerFeedback', () => null);
  router.get(paths.adminFeedback, guard, showInbox(deps));
  router.post(paths.adminFeedbackMessage, guard, changeMessage(deps));
  return router;
}

const empty = { message: '', page: '', replyTo: '' };

function takeFeedback(deps: Deps) {
  return async (req: Request, res: Response) => {
    const language = languageOf(res);
    const form = parseFeedback(req.body, language);
    if (!form.ok) {
      const page = feedbackPage(translator(language), typedFeedback(req.body), form.problem);
      res.status(422);
      await renderPage(res, 'feedback/form', page);
      return;
    }
    // A program that fills in what people do not see is thanked like anybody else, so that it does not try again.
    if (!isTrapped(req.body)) await receiveFeedback(deps, form.value);
    res.redirect(303, href(language, paths.feedbackSent));
  };
}

function pageNumber(text: unknown): number {
  const page = Number(text);
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}

function showInbox(deps: Deps) {
  return async (req: Request, res: Response) => {
    const language = languageOf(res);
    const page = pageNumber(req.query.page);
    const found = await readFeedback(deps, page);
    await renderPage(
      res,
      'feedback/inbox',
      feedbackInboxPage(translator(language), language, { ...found, page, perPage: feedbackPerPage }),
    );
  };
}

/** Field `action`: `answer` or `delete`. */
function changeMessage(deps: Deps) {
  return async (req: Request, res: Response) => {
    const { action } = req.body as { action?: unknown };
    if (action !== 'answer' && action !== 'delete') throw new AppError('badRequest');
    const actorId = requireSignedIn(res).account.id;
    if (!(await handleFeedback(deps, actorId, String(req.params.feedback), action)))
      throw new AppError('notFound');
    res.redirect(303, href(languageOf(res), paths.adminFeedback));
  };
}
