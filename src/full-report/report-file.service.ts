/** Files of a report: its outlines are read, and a thread writes the bytes. */
import { join } from 'node:path';
import type { DrawnOutlines, Outlines } from '../areas/outline.service';
import { areaKey } from '../coverage/report-view.form';
import type { ElectionRecord } from '../elections/election.model';
import type { Language } from '../i18n/language';
import type { Deps } from '../platform/deps';
import type { FullReport } from './full-report.model';
import type { KeptReportJob, KeptText } from './kept-report.worker';
import type { ReportFormat } from './report-format.model';
import { outlinesOfReport, type AreaOutlines } from './full-report.geojson';
import type { MadeDocument, ReportFileJob } from './report-file.worker';

/** Outlines of all areas that a report may name, by the key of the area (`region-10`); empty while none are loaded. */
function outlinesByArea(drawn: DrawnOutlines | null): AreaOutlines {
  if (drawn === null) return new Map();
  const { municipalities, larger, land } = drawn;
  const all = { country: new Map([['FI', land]]), ...larger, municipality: municipalities };
  return new Map(
    (Object.keys(all) as (keyof typeof all)[]).flatMap((kind) =>
      [...all[kind]].map(([code, outline]) => [areaKey({ kind, code }), outline] as const),
    ),
  );
}

type FileDeps = Pick<Deps, 'workers'> & { outlines: Outlines };

async function runJob<Made>(
  { workers, outlines }: FileDeps,
  job: Omit<ReportFileJob, 'outlines'>,
): Promise<Made> {
  const drawn = outlinesByArea(await outlines.read(job.report.election.municipalityVintage));
  const whole = { ...job, outlines: outlinesOfReport(drawn, job.report) } satisfies ReportFileJob;
  return workers.run<Made>(join(__dirname, 'report-file.worker'), whole);
}

/** Writes a file in a thread. */
export async function writeReportFile(
  deps: FileDeps,
  job: Omit<ReportFileJob, 'outlines' | 'format'> & { format: ReportFormat },
): Promise<Buffer> {
  return Buffer.from(await runJob<Uint8Array>(deps, job));
}

/** Makes the document of a page in a thread. */
export function makeReportDocument(
  deps: FileDeps,
  report: FullReport,
  language: Language,
): Promise<MadeDocument> {
  return runJob(deps, { report, language, format: 'page', dialect: 'excel-fi' });
}

/**
 * The same of a report that was kept as text, which is read in the thread too.
 * @param election the report's, whose municipalities are drawn; undefined where the data know it no more
 * @throws {Error} when the text is not the one that was kept
 */
export async function writeKeptReport<Made>(
  { workers, outlines }: FileDeps,
  { kept, election, file }: KeptReportRequest,
): Promise<Made> {
  const drawn = election === undefined ? null : await outlines.read(election.municipalityVintage);
  const job: KeptReportJob = { kept, file: { ...file, outlines: outlinesByArea(drawn) } };
  return workers.run<Made>(join(__dirname, 'kept-report.worker'), job);
}

interface KeptReportRequest {
  kept: KeptText;
  election: Pick<ElectionRecord, 'municipalityVintage'> | undefined;
  file: Pick<ReportFileJob, 'format' | 'language' | 'dialect'>;
}
