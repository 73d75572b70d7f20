/** Formats in which a report is handed out, and the thread that writes them. */
import { join } from 'node:path';
import type { Language } from '../i18n/language';
import type { Deps } from '../platform/deps';
import type { FullReport } from './full-report.model';
import type { ReportFileJob } from './report-file.worker';

export const reportMediaTypes = {
  zip: 'application/zip',
  json: 'application/json',
} as const;
export type ReportFormat = keyof typeof reportMediaTypes;
export const reportFormats = Object.keys(reportMediaTypes) as readonly ReportFormat[];

export function isReportFormat(text: unknown): text is ReportFormat {
  return reportFormats.some((format) => format === text);
}

/** `report-KV-2021-municipality-091-fi.zip`; JSON has no language. */
export function reportFileName(
  { election, question: { area } }: FullReport,
  { format, language }: { format: ReportFormat; language: Language },
): string {
  const name = `report-${election.code}-${area.kind}-${area.code}`;
  return format === 'json' ? `${name}.json` : `${name}-${language}.${format}`;
}

/** Writes a file in a thread. */
export async function writeReportFile(
  { workers }: Pick<Deps, 'workers'>,
  job: ReportFileJob,
): Promise<Buffer> {
  return Buffer.from(await workers.run<Uint8Array>(join(__dirname, 'report-file.worker'), job));
}
