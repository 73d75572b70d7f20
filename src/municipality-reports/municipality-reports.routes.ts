/** Reports that a municipality takes away: each as CSV, and all in one zip. */
import { strToU8, zip } from 'fflate';
import { Router, type Request, type Response } from 'express';
import type { Outlines } from '../areas/outline.service';
import { formatInstant } from '../i18n/format';
import { localName } from '../i18n/language';
import { paths } from '../paths';
import { sha256 } from '../platform/checksum';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { renderPage } from '../platform/render';
import { isCsvDialect, type CsvCell, type CsvDialect } from '../shared/csv-table';
import { readerOf, workspaceGuard, workspaceOf } from '../workspace/workspace.routes';
import type { Reader } from '../workspace/workspace.pages';
import type { Workspace } from '../workspace/workspace.service';
import { coverageRows, gapRows } from './area-reports.csv';
import { needRows, offerRows } from './help-reports.csv';
import { writeMunicipalityReport } from './municipality-report.csv';
import { isReportKind, reportKinds, type ReportKind } from './municipality-report.model';
import {
  readAreaAccess,
  readReportedGaps,
  readReportedNeeds,
  readReportedOffers,
  readReportPlaces,
} from './municipality-report.service';
import { municipalityReportsPage } from './municipality-reports.pages';
import { accessibilityRows, placesRows } from './place-reports.csv';

type ReportDeps = Deps & { outlines: Outlines };
type Rows = readonly Readonly<Record<string, CsvCell>>[];
type MakeRows = (deps: ReportDeps, workspace: Workspace, reader: Reader) => Promise<Rows>;

const rowsOf: Readonly<Record<ReportKind, MakeRows>> = {
  places: async (deps, workspace, reader) => placesRows(await readReportPlaces(deps, workspace), reader),
  accessibility: async (deps, workspace, reader) =>
    accessibilityRows(await readReportPlaces(deps, workspace), reader),
  coverage: async (deps, workspace, reader) => coverageRows(await readAreaAccess(deps, workspace), reader),
  gaps: async (deps, workspace, reader) => {
    const { findings, queues, deadline } = await readReportedGaps(deps, workspace);
    const atRisk = queues.map(({ place, estimate }) => ({
      place,
      electors: estimate.electors?.count ?? null,
      risk: estimate.risk === 'grows' ? ('grows' as const) : ('atRisk' as const),
    }));
    return gapRows(findings, atRisk, deadline, reader);
  },
  offers: async (deps, workspace, reader) => {
    const { offers, municipalities } = await readReportedOffers(deps, workspace);
    return offerRows(offers, municipalities, reader);
  },
  needs: async (deps, workspace, reader) =>
    needRows(await readReportedNeeds(deps, workspace), await readReportPlaces(deps, workspace), reader),
};

/** A report as text, and a word that stays the same as long as the report says the same, whenever it is made. */
export interface MadeReport {
  csv: string;
  version: string;
}

/** A report of a workspace as CSV text. */
export async function makeReport(
  deps: ReportDeps,
  workspace: Workspace,
  kind: ReportKind,
  how: { reader: Reader; dialect: CsvDialect },
): Promise<MadeReport> {
  const { reader } = how;
  const about = {
    municipality: localName(workspace.municipality, reader.language),
    electionCode: workspace.election.code,
  };
  const rows = await rowsOf[kind](deps, workspace, reader);
  const write = (madeAt: string) => writeMunicipalityReport(kind, rows, { ...about, madeAt }, how);
  return { csv: write(formatInstant(deps.clock(), reader.language)), version: sha256(write('')) };
}

/** Name of a file that says whose it is: `EKV-2027-091-places.csv`. */
export function reportFileName({ election, municipality }: Workspace, kind: string, ending = 'csv'): string {
  return `${election.code}-${municipality.code}-${kind}.${ending}`;
}

/** @throws {AppError} badRequest, for a dialect that there is none of */
export function dialectOf(req: Request): CsvDialect {
  const dialect = req.query.dialect ?? 'excel-fi';
  if (!isCsvDialect(dialect)) throw new AppError('badRequest');
  return dialect;
}

/** All reports of a workspace in one zip. */
export async function makeReportsZip(
  deps: ReportDeps,
  workspace: Workspace,
  how: { reader: Reader; dialect: CsvDialect },
): Promise<{ bytes: Buffer; version: string }> {
  const files: Record<string, Uint8Array> = {};
  const versions: string[] = [];
  for (const kind of reportKinds) {
    const { csv, version } = await makeReport(deps, workspace, kind, how);
    files[reportFileName(workspace, kind)] = strToU8(csv);
    versions.push(version);
  }
  return { bytes: Buffer.from(await zipped(files)), version: sha256(versions.join()) };
}

function zipped(files: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip(files, (error, bytes) => {
      if (error === null) resolve(bytes);
      else reject(error);
    });
  });
}

/** Sends one report. */
async function sendReport(
  deps: ReportDeps,
  res: Response,
  workspace: Workspace,
  of: { kind: ReportKind; reader: Reader; dialect: CsvDialect },
): Promise<void> {
  const { csv } = await makeReport(deps, workspace, of.kind, of);
  res.attachment(reportFileName(workspace, of.kind));
  res.type('text/csv; charset=utf-8').set('Cache-Control', 'no-store').send(csv);
}

export function municipalityReportRoutes(given: Deps, outlines: Outlines): Router {
  const deps: ReportDeps = { ...given, outlines };
  const router = Router();
  router.get(paths.municipalityReports, workspaceGuard, async (req, res) => {
    const workspace = await workspaceOf(deps, req);
    await renderPage(res, 'municipality-reports/reports', municipalityReportsPage(workspace, readerOf(res)));
  });
  router.get(paths.municipalityReportsZip, workspaceGuard, async (req, res) => {
    const dialect = dialectOf(req);
    const workspace = await workspaceOf(deps, req);
    const { bytes } = await makeReportsZip(deps, workspace, { reader: readerOf(res), dialect });
    res.attachment(reportFileName(workspace, 'reports', 'zip'));
    res.type('application/zip').set('Cache-Control', 'no-store').send(bytes);
  });
  router.get(paths.municipalityReport, workspaceGuard, async (req, res) => {
    const { report } = req.params;
    if (!isReportKind(report)) throw new AppError('notFound');
    const dialect = dialectOf(req);
    const workspace = await workspaceOf(deps, req);
    await sendReport(deps, res, workspace, { kind: report, reader: readerOf(res), dialect });
  });
  return router;
}
