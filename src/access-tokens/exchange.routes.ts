/** Addresses for a municipality's programs: reports to fetch, files to send. By token; no session, no cookie, no form. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Outlines } from '../areas/outline.service';
import { localName } from '../i18n/language';
import { isReportKind } from '../municipality-reports/municipality-report.model';
import {
  makeReport,
  makeReportsZip,
  reportFileName,
} from '../municipality-reports/municipality-reports.routes';
import { machinePaths } from '../paths';
import { writeQualityCsv } from '../place-quality/quality.csv';
import type { PlaceQuality } from '../place-quality/quality.service';
import { sha256 } from '../platform/checksum';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { limitRequests } from '../platform/rate-limit';
import { answerErrors, answerUnknownAddress } from '../public-api/answering.routes';
import type { CsvDialect } from '../shared/csv-table';
import type { Reader } from '../workspace/workspace.pages';
import { workspaceOf } from '../workspace/workspace.routes';
import { workspacePlacesCsv, type Workspace } from '../workspace/workspace.service';
import {
  admit,
  answerRefusals,
  dialectOf,
  exchangeReader,
  quarterHourSeconds,
} from './exchange-guard.routes';
import { scheduledUploadRoutes } from './scheduled-upload.routes';

type ExchangeDeps = Deps & { outlines: Outlines; quality: PlaceQuality };

/** By network, before anything is read: guessing tokens is stopped here. */
const networkLimit = { name: 'exchange', limit: 600, windowSeconds: quarterHourSeconds };
interface File {
  body: string | Buffer;
  /** Stays the same as long as the file says the same. */
  version: string;
  name: string;
  mediaType: string;
}

/** Sends a file, or 304 to a program that has what it says. The tag is weak: a report tells when it was made. */
function sendFile(req: Request, res: Response, { body, version, name, mediaType }: File): void {
  res
    .type(mediaType)
    .vary('Authorization')
    .vary('Accept-Language')
    .set('Cache-Control', 'private, no-cache')
    .set('ETag', `W/"${version.slice(0, 32)}"`);
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  res.attachment(name).type(mediaType).send(body);
}

const csvType = 'text/csv; charset=utf-8';

function fileRoute(
  deps: ExchangeDeps,
  make: (workspace: Workspace, how: { reader: Reader; dialect: CsvDialect }, req: Request) => Promise<File>,
): RequestHandler[] {
  return [
    admit(deps, 'fetchReports'),
    async (req, res) => {
      const how = { reader: exchangeReader(req, res), dialect: dialectOf(req) };
      sendFile(req, res, await make(await workspaceOf(deps, req), how, req));
    },
  ];
}

async function reportFile(
  deps: ExchangeDeps,
  workspace: Workspace,
  report: unknown,
  how: { reader: Reader; dialect: CsvDialect },
): Promise<File> {
  if (report === 'quality') {
    const { election, municipality } = workspace;
    const { findings } = await deps.quality.judge(election, municipality.code);
    const about = { municipality: localName(municipality, how.reader.language), electionCode: election.code };
    const body = writeQualityCsv(findings, about, how.reader, how.dialect);
    return { body, version: sha256(body), name: reportFileName(workspace, 'quality'), mediaType: csvType };
  }
  if (!isReportKind(report)) throw new AppError('notFound');
  const { csv, version } = await makeReport(deps, workspace, report, how);
  return { body: csv, version, name: reportFileName(workspace, report), mediaType: csvType };
}

/** The addresses of `machinePaths.workspaceApi`; mounted before forms and sessions are read. */
export function exchangeRoutes(given: Deps, outlines: Outlines, quality: PlaceQuality): Router {
  const deps: ExchangeDeps = { ...given, outlines, quality };
  const router = Router();
  router.use(machinePaths.workspaceApi, limitRequests(deps, networkLimit));
  router.get(
    machinePaths.workspacePlacesCsv,
    ...fileRoute(deps, async (workspace, { dialect }) => {
      const body = await workspacePlacesCsv(deps, workspace, dialect);
      const name = `${workspace.election.code}-${workspace.municipality.code}.csv`;
      return { body, version: sha256(body), name, mediaType: csvType };
    }),
  );
  router.get(
    machinePaths.workspaceReport,
    ...fileRoute(deps, (workspace, how, req) => reportFile(deps, workspace, req.params.report, how)),
  );
  router.get(
    machinePaths.workspaceReportsZip,
    ...fileRoute(deps, async (workspace, how) => {
      const { bytes, version } = await makeReportsZip(deps, workspace, how);
      const name = reportFileName(workspace, 'reports', 'zip');
      return { body: bytes, version, name, mediaType: 'application/zip' };
    }),
  );
  router.use(scheduledUploadRoutes(deps));
  router.use(machinePaths.workspaceApi, answerUnknownAddress);
  router.use(machinePaths.workspaceApi, answerRefusals, answerErrors(deps.logger));
  return router;
}
