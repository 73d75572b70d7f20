/** The data quality of a municipality's places as a page and as CSV. */
import { Router } from 'express';
import { localName } from '../i18n/language';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { renderPage } from '../platform/render';
import { isCsvDialect } from '../shared/csv-table';
import { readerOf, workspaceGuard, workspaceOf } from '../workspace/workspace.routes';
import { writeQualityCsv } from './quality.csv';
import { parseQualityQuery } from './quality.form';
import { qualityPage } from './quality.pages';
import type { PlaceQuality } from './quality.service';

export function qualityRoutes(deps: Deps, quality: PlaceQuality): Router {
  const router = Router();
  router.get(paths.municipalityQuality, workspaceGuard, async (req, res) => {
    const workspace = await workspaceOf(deps, req);
    const report = await quality.judge(workspace.election, workspace.municipality.code);
    const query = parseQualityQuery(req.query);
    const page = qualityPage({ workspace, report, query }, readerOf(res));
    await renderPage(res, 'place-quality/quality', page);
  });
  router.get(paths.municipalityQualityCsv, workspaceGuard, async (req, res) => {
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const { municipality, election } = await workspaceOf(deps, req);
    const report = await quality.judge(election, municipality.code);
    const reader = readerOf(res);
    const about = { municipality: localName(municipality, reader.language), electionCode: election.code };
    res.attachment(`${election.code}-${municipality.code}-quality.csv`);
    res
      .type('text/csv; charset=utf-8')
      .set('Cache-Control', 'no-store')
      .send(writeQualityCsv(report.findings, about, reader, dialect));
  });
  return router;
}
