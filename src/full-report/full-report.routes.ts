/** The whole report of an election on an area, as files. Authorities see more of it. */
import { Router, type Request, type Response } from 'express';
import { actorOf } from '../accounts/guard.routes';
import { can } from '../accounts/policy.model';
import { readHelpAddress } from '../help-coverage/help-question.form';
import { machinePaths, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { isCsvDialect } from '../shared/csv-table';
import { fullReportSchema } from './full-report.form';
import { toFullJson, type Audience, type FullQuestion, type FullReport } from './full-report.model';
import type { FullReports } from './full-report.service';
import { isReportFormat, reportFileName, reportMediaTypes, writeReportFile } from './report-file.service';

export function fullReportRoutes(deps: Deps, reports: FullReports): Router {
  const router = Router();
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
function questionOf(req: Request): FullQuestion {
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

function sendFile(deps: Deps, reports: FullReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const { format } = req.params;
    if (!isReportFormat(format)) throw new AppError('notFound');
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const language = languageOf(res);
    const audience = audienceOf(res);
    const report = await reportOf(reports, questionOf(req), audience);
    const bytes =
      format === 'json'
        ? toFullJson(report)
        : await writeReportFile(deps, { report, format, language, dialect });
    if (audience === 'authorities') res.set('Cache-Control', 'private, no-store');
    res.attachment(reportFileName(report, { format, language })).type(reportMediaTypes[format]).send(bytes);
  };
}
