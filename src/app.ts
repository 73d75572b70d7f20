/** The wiring as a list: middleware in order, then one line per capability. */
import express, { Router, type Express } from 'express';
import { areaProfileRoutes } from './area-profiles/area-profile.routes';
import { coverageRoutes } from './coverage/coverage.routes';
import { createCoverageReports } from './coverage/coverage.service';
import { electionRoutes } from './elections/election.routes';
import { healthRoutes } from './health/health.routes';
import { homeRoutes } from './home/home.routes';
import { searchRoutes } from './search/search.routes';
import { createSearch } from './search/search.service';
import { languages } from './i18n/language';
import { href, machinePaths, paths } from './paths';
import { serveAssets } from './platform/assets';
import type { Deps } from './platform/deps';
import { answerNotFound, handleErrors } from './platform/errors';
import { languageOf, setLanguage } from './platform/language';
import { logRequests } from './platform/log-requests';
import { setSecurityHeaders } from './platform/security';

/** Builds the application; nothing is opened here. */
export function createApp(deps: Deps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('env', deps.config.environment);
  app.set('trust proxy', deps.config.trustProxy);
  app.use(logRequests(deps));
  app.use(setSecurityHeaders(deps.config.publicUrl.startsWith('https://')));
  app.use(serveAssets());
  app.use(setLanguage);
  app.get(machinePaths.root, (_req, res) => {
    res.vary('Accept-Language').redirect(302, href(languageOf(res), paths.home));
  });
  app.use(healthRoutes(deps));
  app.use(
    languages.map((language) => `/${language}`),
    pages(deps),
  );
  app.use(answerNotFound);
  app.use(handleErrors(deps.logger));
  return app;
}

/** Everything that people read, once per language. */
function pages(deps: Deps): Router {
  const router = Router();
  const reports = createCoverageReports(deps);
  router.use(homeRoutes(deps));
  router.use(electionRoutes(deps));
  router.use(searchRoutes(createSearch(deps)));
  router.use(areaProfileRoutes(deps, reports));
  router.use(coverageRoutes(reports));
  return router;
}
