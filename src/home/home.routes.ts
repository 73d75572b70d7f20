/** `GET /` in each language. */
import { Router } from 'express';
import { readStateOfDay } from '../data-version/data-version.service';
import { translator } from '../i18n/translate';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import type { KeptPages } from '../platform/kept-pages';
import { languageOf } from '../platform/language';
import { homePage } from './home.pages';
import { gatherHomeFacts } from './home.service';

export function homeRoutes(deps: Deps, kept: KeptPages): Router {
  const router = Router();
  router.get(paths.home, async (_req, res) => {
    const language = languageOf(res);
    await kept.show(res, 'home/home', await readStateOfDay(deps), async () =>
      homePage(await gatherHomeFacts(deps), translator(language), language),
    );
  });
  return router;
}
