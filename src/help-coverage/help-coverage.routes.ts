/** The report on help of an election: as a page, as CSV and as JSON; authorities see amounts and what depends on whom. */
import { Router, type Request, type Response } from 'express';
import { actorOf } from '../accounts/guard.routes';
import { can } from '../accounts/policy.model';
import { electionName } from '../elections/election-name.pages';
import { placeBasisFor } from '../coverage/place-basis.model';
import { translator } from '../i18n/translate';
import { paths } from '../paths';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { isCsvDialect } from '../shared/csv-table';
import { helpTables, toHelpCsv } from './help-coverage.csv';
import { helpCoveragePage } from './help-coverage.pages';
import type { ElectionHelp, HelpReports } from './help-coverage.service';
import { readHelpAddress } from './help-question.form';
import { toHelpJson, toPublicHelpReport } from './help-report.model';

export function helpCoverageRoutes(reports: HelpReports): Router {
  const router = Router();
  router.get(paths.helpCoverage, showReport(reports));
  router.get(paths.helpCoverageCsv, sendCsv(reports));
  router.get(paths.helpCoverageJson, sendJson(reports));
  return router;
}

/** Whether amounts, needs and what depends on whom may be shown. */
function isAuthority(res: Response): boolean {
  return can(actorOf(res), 'viewPlannerReport', null);
}

async function helpOf(
  reports: HelpReports,
  { req, res }: { req: Request; res: Response },
  address: Pick<ReturnType<typeof readHelpAddress>, 'help'>,
): Promise<ElectionHelp> {
  const basis = placeBasisFor(actorOf(res));
  const help = await reports.read(String(req.params.election), address.help, basis);
  if (!help.ok) throw new AppError('notFound');
  return help.value;
}

function showReport(reports: HelpReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const language = languageOf(res);
    const t = translator(language);
    const { problems, ...address } = readHelpAddress(String(req.params.election), req.query);
    const { election, report, basis } = await helpOf(reports, { req, res }, address);
    const names = isAuthority(res) ? await reports.organisationNames(report) : null;
    const name = electionName(election, t, language);
    const page = helpCoveragePage(
      {
        report: names === null ? toPublicHelpReport(report) : report,
        names,
        basis,
        address,
        problems,
        electionName: name,
      },
      { t, language },
    );
    if (problems.length > 0) res.status(400);
    await renderPage(res, 'help-coverage/help-coverage', page);
  };
}

/** The question of a file; a file has no form to show, so what cannot be used is refused. */
function addressOfFile(req: Request) {
  const address = readHelpAddress(String(req.params.election), req.query);
  if (address.problems.length > 0) throw new AppError('badRequest');
  return address;
}

function attach(res: Response, name: string): void {
  res.set('Content-Disposition', `attachment; filename="${name}"`);
}

function sendCsv(reports: HelpReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const table = helpTables.find((each) => each === (req.query.table ?? 'help'));
    if (table === undefined) throw new AppError('badRequest');
    if (table === 'capacity' && !isAuthority(res)) throw new AppError('forbidden');
    const language = languageOf(res);
    const { election, report } = await helpOf(reports, { req, res }, addressOfFile(req));
    attach(res, `${table}-${election.code}-${language}.csv`);
    const shown = isAuthority(res) ? report : toPublicHelpReport(report);
    const wording = { t: translator(language), language };
    res.type('text/csv; charset=utf-8').send(toHelpCsv(shown, { table, dialect }, wording));
  };
}

function sendJson(reports: HelpReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const { election, report } = await helpOf(reports, { req, res }, addressOfFile(req));
    attach(res, `help-${election.code}.json`);
    res.type('application/json').send(toHelpJson(isAuthority(res) ? report : toPublicHelpReport(report)));
  };
}
