/** The whole report of an election on an area, as files. Authorities see more of it. */
import { Router, type Request, type Response } from 'express';
import { actorOf } from '../accounts/guard.routes';
import { can } from '../accounts/policy.model';
import type { Outlines } from '../areas/outline.service';
import { readHelpAddress } from '../help-coverage/help-question.form';
import { translator } from '../i18n/translate';
import { machinePaths, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { isCsvDialect } from '../shared/csv-table';
import { fullReportSchema } from './full-report.form';
import type { Audience, FullQuestion, FullReport } from './full-report.model';
import type { FullReports } from './full-report.service';
import { fullReportPage } from './full-report.pages';
import { makeReportDocument, writeReportFile } from './report-file.service';
import { isReportFormat, reportFileName, reportMediaTypes } from './report-format.model';

type ReportDeps = Deps & { outlines: Outlines };

/** @param outlines for the maps */
export function fullReportRoutes(given: Deps, outlines: Outlines, reports: FullReports): Router {
  const deps: ReportDeps = { ...given, outlines };
  const router = Router();
  router.get(paths.fullReport, showReport(deps, reports));
  router.get(paths.fullReportFile, sendFile(deps, reports));
  return router;
}

/** What has no language: the published shape of the JSON. */
export function reportSchemaRoutes({ config }: Pick<Deps, 'config'>): Router {
  const router = Router();
  const schema = fullReportSchema(`${config.publicUrl}${machinePaths.reportSchema}`);
  router.get(machinePaths.reportSchema, (_, res) => {
    res.type('application/schema+json').send(schema);
  });
  return router;
}

/** Amounts, needs, fragility and risks of queues are for those who plan. */
function audienceOf(res: Response): Audience {
  return can(actorOf(res), 'viewPlannerReport', null) ? 'authorities' : 'public';
}

/** The question of a file; a file has no form to show, so what cannot be used is refused. */
export function readReportQuestion(req: Request): FullQuestion {
  const { question, help, view, problems } = readHelpAddress(String(req.params.election), req.query);
  if (problems.length > 0) throw new AppError('badRequest');
  return { coverage: question, help, area: view.area };
}

async function reportOf(
  reports: FullReports,
  question: FullQuestion,
  audience: Audience,
): Promise<FullReport> {
  const report = await reports.read(question, audience);
  if (!report.ok) throw new AppError('notFound');
  return report.value;
}

function keepPrivate(res: Response, audience: Audience): void {
  if (audience === 'authorities') res.set('Cache-Control', 'private, no-store');
}

function showReport(deps: ReportDeps, reports: FullReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const language = languageOf(res);
    const { problems, ...address } = readHelpAddress(String(req.params.election), req.query);
    const question = { coverage: address.question, help: address.help, area: address.view.area };
    const audience = audienceOf(res);
    const report = await reportOf(reports, question, audience);
    const document = await makeReportDocument(deps, report, language);
    keepPrivate(res, audience);
    // The form is on the page of coverage: what could not be used there is named there.
    if (problems.length > 0) res.status(400);
    const wording = { t: translator(language), language };
    await renderPage(
      res,
      'full-report/report',
      fullReportPage({ report, document, address, problems }, wording),
    );
  };
}

function sendFile(deps: ReportDeps, reports: FullReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const { format } = req.params;
    if (!isReportFormat(format)) throw new AppError('notFound');
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const language = languageOf(res);
    const audience = audienceOf(res);
    const report = await reportOf(reports, readReportQuestion(req), audience);
    const bytes = await writeReportFile(deps, { report, format, language, dialect });
    keepPrivate(res, audience);
    res.attachment(reportFileName(report, { format, language })).type(reportMediaTypes[format]).send(bytes);
  };
}
