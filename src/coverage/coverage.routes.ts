/** The coverage report of an election: as a page, as CSV and as JSON. */
import { Router, type Request, type Response } from 'express';
import { actorOf } from '../accounts/guard.routes';
import { translator } from '../i18n/translate';
import { electionName } from '../elections/election-name.pages';
import { paths } from '../paths';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { isCsvDialect } from '../shared/csv-table';
import { toCoverageCsv } from './coverage.csv';
import { coveragePage } from './coverage.pages';
import { readCoverageQuestion } from './coverage-question.form';
import type { AccessQuestion, CoverageQuestion } from './coverage-question.model';
import { toCoverageJson } from './coverage-report.model';
import type { CoverageReports, ElectionCoverage } from './coverage.service';
import { placeBasisFor } from './place-basis.model';
import { readReportAddress } from './report-view.form';

export function coverageRoutes(reports: CoverageReports): Router {
  const router = Router();
  router.get(paths.coverage, showReport(reports));
  router.get(paths.coverageCsv, sendCsv(reports));
  router.get(paths.coverageJson, sendJson(reports));
  return router;
}

async function coverageOf(
  reports: CoverageReports,
  { req, res }: { req: Request; res: Response },
  question: AccessQuestion,
): Promise<ElectionCoverage> {
  const coverage = await reports.read(String(req.params.election), placeBasisFor(actorOf(res)), question);
  if (!coverage.ok) throw new AppError('notFound');
  // What rests on places that are not public yet is kept by no cache.
  if (coverage.value.basis === 'listed') res.set('Cache-Control', 'private, no-store');
  return coverage.value;
}

function showReport(reports: CoverageReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const language = languageOf(res);
    const t = translator(language);
    const { problems, ...address } = readReportAddress(String(req.params.election), req.query);
    const { election, report, basis } = await coverageOf(reports, { req, res }, address.question);
    const outlines = await reports.outlines(election, address.view.level);
    const name = electionName(election, t, language);
    const page = coveragePage(
      { report, basis, address, problems, electionName: name, outlines },
      { t, language },
    );
    if (problems.length > 0) res.status(400);
    await renderPage(res, 'coverage/coverage', page);
  };
}

/** The question of a file; a file has no form to show, so what cannot be used is refused. */
function questionOf(req: Request): CoverageQuestion {
  const { question, problems } = readCoverageQuestion(String(req.params.election), req.query);
  if (problems.length > 0) throw new AppError('badRequest');
  return question;
}

function attach(res: Response, name: string): void {
  res.set('Content-Disposition', `attachment; filename="${name}"`);
}

function sendCsv(reports: CoverageReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const language = languageOf(res);
    const { election, report } = await coverageOf(reports, { req, res }, questionOf(req));
    attach(res, `coverage-${election.code}-${language}.csv`);
    res
      .type('text/csv; charset=utf-8')
      .send(toCoverageCsv(report, { t: translator(language), language }, dialect));
  };
}

function sendJson(reports: CoverageReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const { election, report } = await coverageOf(reports, { req, res }, questionOf(req));
    attach(res, `coverage-${election.code}.json`);
    res.type('application/json').send(toCoverageJson(report));
  };
}
