/** The audit trail, for planners and administrators. */
import { Router } from 'express';
import { requirePermission } from '../accounts/guard.routes';
import { translator } from '../i18n/translate';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { parseAuditQuery } from './audit.form';
import { auditPage } from './audit.pages';
import { eventsPerPage, readAuditEvents } from './audit.service';

export function auditRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requirePermission('readAudit', () => null);
  router.get(paths.adminAudit, guard, async (req, res) => {
    const query = parseAuditQuery(req.query);
    const found = await readAuditEvents(deps, query);
    const language = languageOf(res);
    const page = auditPage(translator(language), language, query, { ...found, perPage: eventsPerPage });
    await renderPage(res, 'audit/audit', page);
  });
  return router;
}
