/** Reporting a published offer without an account, and the moderators' list of reports. */
import { Router, type Request, type Response } from 'express';
import { actorOf, requireRole } from '../accounts/guard.routes';
import type { FieldProblem } from '../i18n/form-problem';
import { translator } from '../i18n/translate';
import { field } from '../organisations/organisation.form';
import { currentMunicipalities } from '../organisations/organisation.service';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { limitRequests } from '../platform/rate-limit';
import { renderPage } from '../platform/render';
import { parseHandling, parseReport, parseReportFilter, typedReport } from './offer-report.form';
import { reportDecisionPage, reportListPage, reportPage, reportSentPage } from './offer-report.pages';
import { closeReport, readReport, readReports, reportOffer, reportsPerPage } from './offer-report.service';
import { findPublicOffer } from './public-offer.service';

/** Many people may share one network address; one person reports a few offers. */
export const reportLimit = { name: 'offer-report', limit: 20, windowSeconds: 3600 };

export function offerReportRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.offerReportSent, async (_req, res) => {
    await renderPage(res, 'offers/message-public', reportSentPage(translator(languageOf(res))));
  });
  router.get(paths.offerReport, async (req, res) => {
    await renderReport(deps, req, res, []);
  });
  router.post(paths.offerReport, limitRequests(deps, reportLimit), async (req, res) => {
    const form = parseReport(req.body, languageOf(res));
    if (!form.ok) {
      res.status(422);
      await renderReport(deps, req, res, form.problem);
      return;
    }
    if (form.value !== null) await reportOffer(deps, String(req.params.offer), form.value);
    res.redirect(303, href(languageOf(res), paths.offerReportSent));
  });
  const guard = requireRole('moderator');
  router.get(paths.moderationReports, guard, showList(deps));
  router.get(paths.moderationReport, guard, async (req, res) => {
    await renderDecision(deps, req, res, []);
  });
  router.post(paths.moderationReport, guard, close(deps));
  return router;
}

/** An offer that is not public answers as one that does not exist. */
async function renderReport(
  deps: Deps,
  req: Request,
  res: Response,
  problems: readonly FieldProblem[],
): Promise<void> {
  const found = await findPublicOffer(deps, String(req.params.offer));
  if (found === null) throw new AppError('notFound');
  const page = reportPage(translator(languageOf(res)), {
    offer: found.offer,
    typed: typedReport(req.body),
    problems,
  });
  await renderPage(res, 'offers/report', page);
}

function showList(deps: Deps) {
  return async (req: Request, res: Response) => {
    const language = languageOf(res);
    const filter = parseReportFilter(req.query);
    const found = await readReports(deps, actorOf(res)!, filter);
    const page = reportListPage(translator(language), language, {
      ...found,
      filter,
      perPage: reportsPerPage,
    });
    await renderPage(res, 'offers/reports', page);
  };
}

async function reportOf(deps: Deps, req: Request, res: Response) {
  const found = await readReport(deps, actorOf(res)!, String(req.params.report));
  if (found === null) throw new AppError('notFound');
  return found;
}

async function renderDecision(
  deps: Deps,
  req: Request,
  res: Response,
  problems: readonly FieldProblem[],
): Promise<void> {
  const language = languageOf(res);
  const page = reportDecisionPage(translator(language), language, {
    ...(await reportOf(deps, req, res)),
    municipalities: await currentMunicipalities(deps),
    note: field(req.body, 'note').slice(0, 1000),
    problems,
  });
  await renderPage(res, 'offers/report-decision', page);
}

function close(deps: Deps) {
  return async (req: Request, res: Response) => {
    const found = await reportOf(deps, req, res);
    const form = parseHandling(req.body);
    if (form.ok && (await closeReport(deps, actorOf(res)!, found, form.value))) {
      res.redirect(303, href(languageOf(res), paths.moderationReports));
      return;
    }
    res.status(form.ok ? 409 : 422);
    const conflict: FieldProblem = { field: 'content', message: 'offerReports.problem.handled' };
    await renderDecision(deps, req, res, form.ok ? [conflict] : form.problem);
  };
}
