/** Snapshots of reports, for planners: the list, freezing one, opening one, and its files. */
import { Router, type Request, type Response } from 'express';
import { requirePermission, requireSignedIn } from '../accounts/guard.routes';
import type { Outlines } from '../areas/outline.service';
import type { FullReport } from '../full-report/full-report.model';
import type { FullReports } from '../full-report/full-report.service';
import { readReportQuestion } from '../full-report/full-report.routes';
import type { MadeDocument } from '../full-report/report-file.worker';
import { isReportFormat, reportFileName, reportMediaTypes } from '../full-report/report-format.model';
import { translator } from '../i18n/translate';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { isCsvDialect } from '../shared/csv-table';
import { readComparable } from './comparison.service';
import { parseSnapshotQuery, readNote } from './snapshot.form';
import type { KeptSnapshot } from './snapshot.model';
import { newSnapshotPage, snapshotPage, snapshotsPage } from './snapshot.pages';
import {
  findSnapshot,
  readSnapshotNames,
  readSnapshots,
  readTakers,
  snapshotsPerPage,
  takeSnapshot,
  writeSnapshot,
} from './snapshot.service';

type SnapshotDeps = Deps & { outlines: Outlines };

export function snapshotRoutes(given: Deps, outlines: Outlines, reports: FullReports): Router {
  const deps: SnapshotDeps = { ...given, outlines };
  const guard = requirePermission('viewPlannerReport', () => null);
  const router = Router();
  router.get(paths.snapshots, guard, showList(deps));
  router.get(paths.newSnapshot, guard, showForm(reports));
  router.post(paths.newSnapshot, guard, freeze(deps, reports));
  router.get(paths.snapshot, guard, showSnapshot(deps));
  router.get(paths.snapshotFile, guard, sendFile(deps));
  return router;
}

const wordingOf = (res: Response) => {
  const language = languageOf(res);
  return { t: translator(language), language };
};

function showList(deps: Deps) {
  return async (req: Request, res: Response): Promise<void> => {
    const query = parseSnapshotQuery(req.query);
    const found = await readSnapshots(deps, query);
    const names = await readSnapshotNames(deps);
    const takers = await readTakers(deps, found.snapshots);
    const page = snapshotsPage({ ...found, perPage: snapshotsPerPage, takers }, query, names, wordingOf(res));
    await renderPage(res, 'snapshots/list', page);
  };
}

async function reportOf(reports: FullReports, req: Request): Promise<FullReport> {
  const report = await reports.read(readReportQuestion(req), 'authorities');
  if (!report.ok) throw new AppError('notFound');
  return report.value;
}

async function renderForm(
  res: Response,
  report: FullReport,
  req: Request,
  typed: { note: string; isTooLong: boolean },
): Promise<void> {
  const page = newSnapshotPage(report, { action: req.originalUrl, ...typed }, wordingOf(res));
  await renderPage(res, 'snapshots/new', page);
}

function showForm(reports: FullReports) {
  return async (req: Request, res: Response): Promise<void> => {
    await renderForm(res, await reportOf(reports, req), req, { note: '', isTooLong: false });
  };
}

function freeze(deps: Deps, reports: FullReports) {
  return async (req: Request, res: Response): Promise<void> => {
    const report = await reportOf(reports, req);
    const typed = readNote(req.body);
    if (typed.isTooLong) {
      res.status(422);
      await renderForm(res, report, req, typed);
      return;
    }
    const takenBy = requireSignedIn(res).account.id;
    const { id } = await takeSnapshot(deps, report, { note: typed.note, takenBy });
    res.redirect(303, href(languageOf(res), paths.snapshot, { snapshot: id }));
  };
}

async function found(deps: Deps, req: Request): Promise<KeptSnapshot> {
  const kept = await findSnapshot(deps, String(req.params.snapshot));
  if (kept === null) throw new AppError('notFound');
  return kept;
}

function showSnapshot(deps: SnapshotDeps) {
  return async (req: Request, res: Response): Promise<void> => {
    const kept = await found(deps, req);
    const language = languageOf(res);
    const document = await writeSnapshot<MadeDocument>(deps, kept, {
      format: 'page',
      language,
      dialect: 'excel-fi',
    });
    const page = snapshotPage(
      {
        snapshot: kept,
        comparable: await readComparable(deps, kept),
        names: await readSnapshotNames(deps),
        takers: await readTakers(deps, [kept]),
      },
      document,
      wordingOf(res),
    );
    res.set('Cache-Control', 'private, no-store');
    await renderPage(res, 'snapshots/snapshot', page);
  };
}

function sendFile(deps: SnapshotDeps) {
  return async (req: Request, res: Response): Promise<void> => {
    const { format } = req.params;
    const dialect = req.query.dialect ?? 'excel-fi';
    if (!isReportFormat(format)) throw new AppError('notFound');
    if (!isCsvDialect(dialect)) throw new AppError('badRequest');
    const kept = await found(deps, req);
    const language = languageOf(res);
    const bytes = await writeSnapshot<Uint8Array>(deps, kept, { format, language, dialect });
    const name = reportFileName(
      { election: { code: kept.election }, question: { area: kept.area } },
      { format, language },
    );
    res.set('Cache-Control', 'private, no-store');
    res.attachment(name).type(reportMediaTypes[format]).send(Buffer.from(bytes));
  };
}
