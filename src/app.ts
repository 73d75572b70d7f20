/** The wiring as a list: middleware in order, then one line per capability. */
import express, { Router, type Express } from 'express';
import { outlineRoutes } from './areas/outline.routes';
import { createOutlines, type Outlines } from './areas/outline.service';
import { coverageRoutes } from './coverage/coverage.routes';
import { createCoverageReports } from './coverage/coverage.service';
import { electionRoutes } from './elections/election.routes';
import { healthRoutes } from './health/health.routes';
import { homeRoutes } from './home/home.routes';
import { languages } from './i18n/language';
import { href, machinePaths, paths } from './paths';
import { serveAssets } from './platform/assets';
import { compressAnswers } from './platform/compression';
import type { Deps } from './platform/deps';
import { answerNotFound, handleErrors } from './platform/errors';
import { languageOf, setLanguage } from './platform/language';
import { logRequests } from './platform/log-requests';
import { setSecurityHeaders } from './platform/security';
import { apiGuideRoutes, publicApiRoutes } from './public-api/public-api.routes';
import { placeRoutes } from './polling-places/place.routes';

/** Builds the application; nothing is opened here. */
export function createApp(deps: Deps): Express {
  const app = express();
  const outlines = createOutlines(deps);
  app.disable('x-powered-by');
  app.set('env', deps.config.environment);
  app.set('trust proxy', deps.config.trustProxy);
  app.use(logRequests(deps));
  app.set('tiles', deps.config.tiles);
  app.use(
    setSecurityHeaders(deps.config.publicUrl.startsWith('https://'), deps.config.tiles?.origin ?? null),
  );
  app.use(compressAnswers());
  app.use(serveAssets());
  app.use(setLanguage);
  app.get(machinePaths.root, (_req, res) => {
    res.vary('Accept-Language').redirect(302, href(languageOf(res), paths.home));
  });
  app.use(healthRoutes(deps));
  app.use(outlineRoutes(outlines));
  app.use(publicApiRoutes(deps));
  app.use(
    languages.map((language) => `/${language}`),
    pages(deps, outlines),
  );
  app.use(answerNotFound);
  app.use(handleErrors(deps.logger));
  return app;
}

/** Everything that people read, once per language. */
function pages(deps: Deps, outlines: Outlines): Router {
  const router = Router();
  router.use(homeRoutes(deps));
  router.use(electionRoutes(deps));
  router.use(apiGuideRoutes());
  router.use(placeRoutes(deps, outlines));
  router.use(coverageRoutes(createCoverageReports(deps)));
  return router;
}
