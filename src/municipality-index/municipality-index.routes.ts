/** The index of municipalities, as a page and as CSV. */
import { Router, type Request, type RequestHandler } from 'express';
import { actorOf, requirePermission } from '../accounts/guard.routes';
import { href, paths } from '../paths';
import { readRequestCounts } from '../place-carry/confirmation-mail.service';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { isCsvDialect } from '../shared/csv-table';
import { readerOf } from '../workspace/workspace.routes';
import { readIndexQuery } from './index-query.form';
import { selectMunicipalities } from './index-selection.model';
import { indexCsv } from './municipality-index.csv';
import { indexPage, nameOrder } from './municipality-index.pages';
import type { MunicipalityIndex, MunicipalityIndexReader } from './municipality-index.service';

export function municipalityIndexRoutes(deps: Deps, reader: MunicipalityIndexReader): Router {
  const router = Router();
  const guard = requirePermission('viewMunicipalityIndex', () => null);
  router.get(paths.plannerMunicipalitiesNext, guard, async (_req, res) => {
    const election = await reader.nextElection();
    if (election === null) throw new AppError('notFound');
    res.redirect(303, href(languageOf(res), paths.plannerMunicipalities, { election }));
  });
  router.get(paths.plannerMunicipalities, guard, showIndex(deps, reader));
  router.get(paths.plannerMunicipalitiesCsv, guard, sendCsv(reader));
  return router;
}

/**
 * The index of the election of the address.
 * @throws {AppError} notFound, when there is no such election
 */
export async function indexOf(reader: MunicipalityIndexReader, req: Request): Promise<MunicipalityIndex> {
  const index = await reader.read(String(req.params.election));
  if (index === undefined) throw new AppError('notFound');
  return index;
}

function showIndex(deps: Deps, reader: MunicipalityIndexReader): RequestHandler {
  return async (req, res) => {
    const index = await indexOf(reader, req);
    const { query, problems } = readIndexQuery(req.query);
    if (problems.length > 0) res.status(400);
    const asked = await readRequestCounts(deps.db, index.election.code, req.query.asked);
    const page = indexPage({ index, query, problems, actor: actorOf(res), asked }, readerOf(res));
    await renderPage(res, 'municipality-index/index', page);
  };
}

/** A file has no form to show, so what cannot be used is refused. */
function sendCsv(reader: MunicipalityIndexReader): RequestHandler {
  return async (req, res) => {
    const dialect = req.query.dialect ?? 'excel-fi';
    const { query, problems } = readIndexQuery(req.query);
    if (!isCsvDialect(dialect) || problems.length > 0) throw new AppError('badRequest');
    const index = await indexOf(reader, req);
    const rows = selectMunicipalities(index.rows, query, nameOrder(languageOf(res)));
    res.attachment(`municipalities-${index.election.code}.csv`);
    res.type('text/csv; charset=utf-8').set('Cache-Control', 'no-store');
    res.send(indexCsv({ ...index, rows }, readerOf(res), dialect));
  };
}
