/** Mail that did not go through, for administrators: see and try again. */
import { Router } from 'express';
import { requirePermission, requireSignedIn } from '../accounts/guard.routes';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { outboxPage } from './outbox.pages';
import { readOutbox, retryMail } from './outbox.service';

export function outboxRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requirePermission('administerMail', () => null);
  router.get(paths.adminMail, guard, async (_req, res) => {
    const page = outboxPage(translator(languageOf(res)), await readOutbox(deps));
    await renderPage(res, 'outbox/outbox', page);
  });
  router.post(paths.adminMailRetry, guard, async (req, res) => {
    const found = await retryMail(deps, requireSignedIn(res).account.id, String(req.params.mail));
    if (!found) throw new AppError('notFound');
    res.redirect(303, href(languageOf(res), paths.adminMail));
  });
  return router;
}
