/** `GET /elections` and `GET /elections/:election` in each language. */
import { Router } from 'express';
import { readStateOfDay } from '../data-version/data-version.service';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import type { KeptPages } from '../platform/kept-pages';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { finnishDay } from '../shared/dates';
import { electionListPage } from './election-list.pages';
import { electionPage } from './election.pages';
import { findElection, findElections } from './election.service';

export function electionRoutes(deps: Deps, kept: KeptPages): Router {
  const router = Router();
  router.get(paths.elections, async (_req, res) => {
    const language = languageOf(res);
    const elections = await findElections(deps);
    const today = finnishDay(deps.clock());
    await renderPage(
      res,
      'elections/list',
      electionListPage(elections, translator(language), language, today),
    );
  });
  router.get(paths.election, async (req, res) => {
    const language = languageOf(res);
    const found = await findElection(deps, req.params.election);
    if (found === undefined) throw new AppError('notFound');
    if (found.election.code !== req.params.election) {
      res.redirect(301, href(language, paths.election, { election: found.election.code }));
      return;
    }
    const { election, related } = found;
    const key = `${election.code} ${await readStateOfDay(deps)}`;
    await kept.show(res, 'elections/election', key, () => {
      const today = finnishDay(deps.clock());
      return Promise.resolve(electionPage(election, { t: translator(language), language, today, related }));
    });
  });
  return router;
}
