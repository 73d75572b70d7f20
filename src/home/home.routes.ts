/** `GET /` in each language. */
import { Router } from 'express';
import { translator } from '../i18n/translate';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { homePage } from './home.pages';

export function homeRoutes(_deps: Deps): Router {
  const router = Router();
  router.get(paths.home, async (_req, res) => {
    await renderPage(res, 'home/home', homePage(translator(languageOf(res))));
  });
  return router;
}
