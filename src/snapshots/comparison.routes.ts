/** Comparing two snapshots, for planners: a page and tables to take away. */
import { Router, type Request, type Response } from 'express';
import { requirePermission } from '../accounts/guard.routes';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { isCsvDialect } from '../shared/csv-table';
import { comparisonTables, parseComparisonQuery } from './comparison.form';
import { compareSnapshots } from './comparison.service';
import type { ComparisonJob, MadeComparison } from './comparison.worker';

/** To be mounted before the routes of single snapshots, whose pattern would take these addresses. */
export function comparisonRoutes(deps: Deps): Router {
  const guard = requirePermission('viewPlannerReport', () => null);
  const router = Router();
  router.get(paths.compareSnapshots, guard, showComparison(deps));
  router.get(paths.compareSnapshotsCsv, guard, sendCsv(deps));
  return router;
}

async function compared(
  deps: Deps,
  req: Request,
  res: Response,
  make: ComparisonJob['make'],
): Promise<MadeComparison> {
  const made = await compareSnapshots(deps, parseComparisonQuery(req.query), {
    language: languageOf(res),
    make,
  });
  if (made === 'notFound') throw new AppError('notFound');
  if (made === 'notComparable') throw new AppError('badRequest');
  res.set('Cache-Control', 'private, no-store');
  return made;
}

function showComparison(deps: Deps) {
  return async (req: Request, res: Response): Promise<void> => {
    const made = await compared(deps, req, res, { page: parseComparisonQuery(req.query) });
    if ('page' in made) await renderPage(res, 'snapshots/comparison', made.page);
  };
}

function sendCsv(deps: Deps) {
  return async (req: Request, res: Response): Promise<void> => {
    const table = comparisonTables.find((each) => each === req.query.table);
    const { dialect } = req.query;
    if (table === undefined || !isCsvDialect(dialect)) throw new AppError('badRequest');
    const made = await compared(deps, req, res, { table, dialect });
    if (!('csv' in made)) return;
    res
      .attachment(`comparison-${table}-${languageOf(res)}.csv`)
      .type('text/csv')
      .send(made.csv);
  };
}
