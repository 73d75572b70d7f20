/** Published reports: for everyone the list, each report and its files; for planners releasing and withdrawing. */
import { Router, type Request, type Response } from 'express';
import { actorOf, requirePermission, requireSignedIn } from '../accounts/guard.routes';
import { can } from '../accounts/policy.model';
import type { Outlines } from '../areas/outline.service';
import { isReportFormat, reportMediaTypes } from '../full-report/report-format.model';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import { sha256 } from '../platform/checksum';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { isCsvDialect } from '../shared/csv-table';
import { readSnapshotNames } from '../snapshots/snapshot.service';
import { parsePublicationsQuery, readPublication, readWithdrawal } from './publication.form';
import type { Publication } from './publication.model';
import { publicationsPage, publishedReportPage, withdrawnPage } from './publication.pages';
import { publishPage, withdrawPage, type PublishPageInput } from './publishing.pages';
import {
  createPublishedReports,
  publicationsPerPage,
  publish,
  readElections,
  readPublications,
  readPublishing,
  readVersions,
  withdraw,
  type PublishedReports,
} from './publication.service';

export function publicationRoutes(deps: Deps, outlines: Outlines): Router {
  const guard = requirePermission('viewPlannerReport', () => null);
  const reports = createPublishedReports(deps, outlines);
  const router = Router();
  router.get(paths.reports, showList(deps));
  router.get(paths.publishedReport, showReport(deps, reports));
  router.get(paths.publishedReportFile, sendFile(deps, reports));
  router.get(paths.publishSnapshot, guard, showPublishing(deps));
  router.post(paths.publishSnapshot, guard, release(deps));
  router.get(paths.withdrawReport, guard, showWithdrawing(deps));
  router.post(paths.withdrawReport, guard, takeBack(deps));
  return router;
}

const wordingOf = (res: Response) => {
  const language = languageOf(res);
  return { t: translator(language), language };
};

function showList(deps: Deps) {
  return async (req: Request, res: Response): Promise<void> => {
    const query = parsePublicationsQuery(req.query);
    const found = {
      ...(await readPublications(deps, query)),
      perPage: publicationsPerPage,
      known: await readElections(deps),
    };
    await renderPage(res, 'publications/list', publicationsPage(found, query, wordingOf(res)));
  };
}

async function versionsOf(deps: Deps, req: Request) {
  const found = await readVersions(deps, String(req.params.publication));
  if (found === null) throw new AppError('notFound');
  return found;
}

async function showWithdrawn(deps: Deps, res: Response, publication: Publication): Promise<void> {
  res.status(410);
  await renderPage(
    res,
    'publications/withdrawn',
    withdrawnPage(publication, await readElections(deps), wordingOf(res)),
  );
}

function showReport(deps: Deps, reports: PublishedReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const { publication, versions } = await versionsOf(deps, req);
    if (publication.withdrawal !== null) {
      await showWithdrawn(deps, res, publication);
      return;
    }
    const page = publishedReportPage(
      {
        publication,
        versions,
        elections: await readElections(deps),
        document: await reports.document(publication, languageOf(res)),
        origin: deps.config.publicUrl,
        mayWithdraw: can(actorOf(res), 'viewPlannerReport', null),
      },
      wordingOf(res),
    );
    await renderPage(res, 'publications/report', page);
  };
}

function sendFile(deps: Deps, reports: PublishedReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const { format } = req.params;
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isReportFormat(format)) throw new AppError('notFound');
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const { publication } = await versionsOf(deps, req);
    if (publication.withdrawal !== null) {
      await showWithdrawn(deps, res, publication);
      return;
    }
    const language = languageOf(res);
    const version = [publication.sha256, format, language, dialect].join(' ');
    // A report may be withdrawn: caches ask again each time.
    res
      .set('Cache-Control', 'public, no-cache')
      .set('ETag', `W/"${sha256(version).slice(0, 24)}"`)
      .links({ license: 'https://creativecommons.org/licenses/by/4.0/' });
    if (req.fresh) {
      res.status(304).end();
      return;
    }
    const bytes = await reports.file(publication, { format, language, dialect });
    res
      .attachment(`report-${publication.id}-${language}.${format}`)
      .type(reportMediaTypes[format])
      .send(bytes);
  };
}

const nothingTyped = {
  parts: [],
  replaces: '',
  whatFi: '',
  whatSv: '',
  whyFi: '',
  whySv: '',
  isConfirmed: false,
};

async function publishingOf(deps: Deps, req: Request) {
  const found = await readPublishing(deps, String(req.params.snapshot));
  if (found === null) throw new AppError('notFound');
  return { ...found, names: await readSnapshotNames(deps) };
}

function showPublishing(deps: Deps) {
  return async (req: Request, res: Response): Promise<void> => {
    const found = await publishingOf(deps, req);
    await renderPublishing(res, { ...found, typed: nothingTyped, problems: [], isConflict: false });
  };
}

async function renderPublishing(res: Response, input: PublishPageInput): Promise<void> {
  res.set('Cache-Control', 'private, no-store');
  await renderPage(res, 'publications/publish', publishPage(input, wordingOf(res)));
}

function release(deps: Deps) {
  return async (req: Request, res: Response): Promise<void> => {
    const found = await publishingOf(deps, req);
    const { typed, correction, problems } = readPublication(
      req.body,
      found.replaceable.map(({ id }) => id),
    );
    if (found.published === undefined && problems.length > 0) {
      res.status(422);
      await renderPublishing(res, { ...found, typed, problems, isConflict: false });
      return;
    }
    const done = await publish(deps, {
      snapshotId: found.snapshot.id,
      parts: typed.parts,
      replaces: correction === null ? null : typed.replaces,
      correction,
      by: requireSignedIn(res).account.id,
    });
    if (done.ok) {
      res.redirect(303, href(languageOf(res), paths.publishedReport, { publication: done.value.id }));
      return;
    }
    if (done.problem === 'notFound') throw new AppError('notFound');
    res.status(409);
    await renderPublishing(res, {
      ...(await publishingOf(deps, req)),
      typed,
      problems: [],
      isConflict: true,
    });
  };
}

function showWithdrawing(deps: Deps) {
  return async (req: Request, res: Response): Promise<void> => {
    const { publication } = await versionsOf(deps, req);
    if (publication.withdrawal !== null) {
      await showWithdrawn(deps, res, publication);
      return;
    }
    const elections = await readElections(deps);
    const page = withdrawPage(
      publication,
      { typed: { fi: '', sv: '' }, problems: [], elections },
      wordingOf(res),
    );
    await renderPage(res, 'publications/withdraw', page);
  };
}

function takeBack(deps: Deps) {
  return async (req: Request, res: Response): Promise<void> => {
    const { publication } = await versionsOf(deps, req);
    const { reason, problems } = readWithdrawal(req.body);
    if (problems.length > 0) {
      res.status(422);
      const elections = await readElections(deps);
      const page = withdrawPage(publication, { typed: reason, problems, elections }, wordingOf(res));
      await renderPage(res, 'publications/withdraw', page);
      return;
    }
    const by = requireSignedIn(res).account.id;
    // Whoever comes second finds the page that says that it is withdrawn.
    await withdraw(deps, { id: publication.id, reason, by });
    res.redirect(303, href(languageOf(res), paths.publishedReport, { publication: publication.id }));
  };
}
