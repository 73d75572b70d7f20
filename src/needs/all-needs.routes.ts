/** All needs with their pledges for authorities, as a page and as CSV. */
import { Router } from 'express';
import { requirePermission } from '../accounts/guard.routes';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { renderPage } from '../platform/render';
import { isCsvDialect } from '../shared/csv-table';
import { finnishDay } from '../shared/dates';
import { readerOf } from '../workspace/workspace.routes';
import { needsCsv } from './all-needs.csv';
import { allNeedsPage } from './all-needs.pages';
import { allNeedsPerPage, readAllNeeds, readNeedsForFile } from './all-needs.service';
import { parseNeedListQuery } from './need.form';

export function allNeedRoutes(deps: Deps): Router {
  const router = Router();
  const guard = requirePermission('viewAllNeeds', () => null);
  router.get(paths.plannerNeeds, guard, async (req, res) => {
    const query = parseNeedListQuery(req.query);
    const found = await readAllNeeds(deps, query);
    const page = allNeedsPage(
      { ...found, query, perPage: allNeedsPerPage, today: finnishDay(deps.clock()) },
      readerOf(res),
    );
    await renderPage(res, 'needs/all', page);
  });
  router.get(paths.plannerNeedsCsv, guard, async (req, res) => {
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const found = await readNeedsForFile(deps, parseNeedListQuery(req.query));
    res.attachment('needs.csv');
    res.type('text/csv; charset=utf-8').set('Cache-Control', 'no-store');
    res.send(needsCsv(found.rows, found, readerOf(res), dialect));
  });
  return router;
}
