/** The wiring as a list: middleware in order, then one line per capability. */
import express, { Router, type Express } from 'express';
import { coverageRoutes } from './coverage/coverage.routes';
import { createCoverageReports } from './coverage/coverage.service';
import { electionRoutes } from './elections/election.routes';
import { accountRoutes } from './accounts/account.routes';
import { administrationRoutes } from './accounts/administration.routes';
import { loadSession } from './accounts/guard.routes';
import { identityProviderRoutes } from './accounts/identity-provider.routes';
import { signInRoutes } from './accounts/sign-in.routes';
import { auditRoutes } from './audit/audit.routes';
import { healthRoutes } from './health/health.routes';
import { homeRoutes } from './home/home.routes';
import { languages } from './i18n/language';
import { outboxRoutes } from './outbox/outbox.routes';
import { href, machinePaths, paths } from './paths';
import { serveAssets } from './platform/assets';
import { protectFromCsrf } from './platform/csrf';
import type { Deps } from './platform/deps';
import { answerNotFound, handleErrors } from './platform/errors';
import { parseForms } from './platform/forms';
import { languageOf, setLanguage } from './platform/language';
import { logRequests } from './platform/log-requests';
import { setSecurityHeaders } from './platform/security';
import { uploadPaths, uploadRoutes } from './workspace/upload.routes';
import { workspaceRoutes } from './workspace/workspace.routes';

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
  app.use(parseForms, loadSession(deps), protectFromCsrf(deps.config, uploadPaths));
  const provider = identityProviderRoutes(deps);
  app.use(provider.callback);
  app.use(
    languages.map((language) => `/${language}`),
    provider.start,
    pages(deps),
  );
  app.use(answerNotFound);
  app.use(handleErrors(deps.logger));
  return app;
}

/** Everything that people read, once per language. */
function pages(deps: Deps): Router {
  const router = Router();
  router.use(homeRoutes(deps));
  router.use(electionRoutes(deps));
  router.use(coverageRoutes(createCoverageReports(deps)));
  router.use(signInRoutes(deps));
  router.use(accountRoutes(deps));
  router.use(administrationRoutes(deps));
  router.use(outboxRoutes(deps));
  router.use(auditRoutes(deps));
  router.use(workspaceRoutes(deps));
  router.use(uploadRoutes(deps));
  return router;
}
