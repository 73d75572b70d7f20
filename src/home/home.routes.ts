/** `GET /` in each language. */
import { Router } from 'express';
import { translator } from '../i18n/translate';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { homePage } from './home.pages';
import { gatherHomeFacts } from './home.service';

export function homeRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.home, async (_req, res) => {
    const language = languageOf(res);
    await renderPage(res, 'home/home', homePage(await gatherHomeFacts(deps), translator(language), language));
  });
  return router;
}
