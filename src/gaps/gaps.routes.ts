/** The gaps of an election: as a page, as CSV and as JSON. Everybody sees some, authorities see all. */
import { Router, type Request, type Response } from 'express';
import { actorOf } from '../accounts/guard.routes';
import type { CoverageQuestion } from '../coverage/coverage-question.model';
import type { CoverageReports } from '../coverage/coverage.service';
import { areaKey } from '../coverage/report-view.form';
import { electionName } from '../elections/election-name.pages';
import { translator } from '../i18n/translate';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { isCsvDialect } from '../shared/csv-table';
import { readGapAddress } from './gap-query.form';
import { defaultGapQuery, municipalitiesOfArea, selectGaps } from './gap-selection.model';
import { readGaps } from './gap.service';
import { toGapsCsv, toGapsJson } from './gaps.csv';
import { gapsPage } from './gaps.pages';

export function gapsRoutes(deps: Deps, reports: CoverageReports): Router {
  const router = Router();
  router.get(paths.gaps, showGaps(deps, reports));
  router.get(paths.gapsCsv, sendCsv(deps, reports));
  router.get(paths.gapsJson, sendJson(deps, reports));
  return router;
}

const electionOf = (req: Request) => String(req.params.election);

interface Where {
  deps: Deps;
  reports: CoverageReports;
}

async function gapsOf({ deps, reports }: Where, question: CoverageQuestion, res: Response) {
  const found = await readGaps(deps, reports, question.election, { actor: actorOf(res), question });
  if (!found.ok) throw new AppError('notFound');
  if (found.value.basis === 'listed') res.set('Cache-Control', 'private, no-store');
  return found.value;
}

function showGaps(deps: Deps, reports: CoverageReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const language = languageOf(res);
    const t = translator(language);
    const { question, query: asked, problems: unread } = readGapAddress(electionOf(req), req.query);
    const found = await gapsOf({ deps, reports }, question, res);
    const known = municipalitiesOfArea(found.report, asked.area);
    const query = known === null ? { ...asked, area: defaultGapQuery.area } : asked;
    const problems = known === null ? [...unread, { field: 'area', value: areaKey(asked.area) }] : unread;
    if (problems.length > 0) res.status(400);
    const page = gapsPage(
      {
        found,
        address: { question, query },
        problems,
        municipalities: known ?? municipalitiesOfArea(found.report, query.area) ?? new Set(),
        electionName: electionName(found.election, t, language),
      },
      { t, language },
    );
    await renderPage(res, 'gaps/gaps', page);
  };
}

/** The gaps of a file; a file has no form to show, so what cannot be used is refused. */
async function selectedGaps(deps: Deps, reports: CoverageReports, req: Request, res: Response) {
  const { question, query, problems } = readGapAddress(electionOf(req), req.query);
  const found = await gapsOf({ deps, reports }, question, res);
  const municipalities = municipalitiesOfArea(found.report, query.area);
  if (problems.length > 0 || municipalities === null) throw new AppError('badRequest');
  return { found, gaps: selectGaps(found.gaps, query, municipalities) };
}

function sendCsv(deps: Deps, reports: CoverageReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const language = languageOf(res);
    const { found, gaps } = await selectedGaps(deps, reports, req, res);
    const wording = { t: translator(language), language };
    res
      .attachment(`gaps-${found.election.code}-${language}.csv`)
      .type('text/csv; charset=utf-8')
      .send(toGapsCsv(found, gaps, wording, dialect));
  };
}

function sendJson(deps: Deps, reports: CoverageReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const { found, gaps } = await selectedGaps(deps, reports, req, res);
    res.attachment(`gaps-${found.election.code}.json`).type('application/json').send(toGapsJson(found, gaps));
  };
}
