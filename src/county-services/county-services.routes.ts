/** The start page of a wellbeing services county, on which it opens its own service. */
import { Router, type RequestHandler } from 'express';
import { requirePermission, requireSignedIn } from '../accounts/guard.routes';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { readerOf } from '../workspace/workspace.routes';
import { countyServicesPage } from './county-services.pages';
import { openCountyService, readCountyServices } from './county-services.service';

export function countyServicesRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requirePermission('actForWellbeingCounty', (req) => ({
    countyCode: String(req.params.county),
  }));
  router.get(paths.countyServices, guard, show(deps));
  router.post(paths.countyServices, guard, open(deps));
  return router;
}

function show(deps: Deps): RequestHandler {
  return async (req, res) => {
    const found = await readCountyServices(deps, requireSignedIn(res).account, String(req.params.county));
    if (found === null) throw new AppError('notFound');
    await renderPage(res, 'county-services/start', countyServicesPage(found, readerOf(res)));
  };
}

/** Makes the county's service, or lets in whoever acts for the county by now. */
function open(deps: Deps): RequestHandler {
  return async (req, res) => {
    const opened = await openCountyService(deps, requireSignedIn(res).account, String(req.params.county));
    if (opened === null) throw new AppError('notFound');
    res.redirect(303, href(languageOf(res), paths.countyServices, { county: String(req.params.county) }));
  };
}
