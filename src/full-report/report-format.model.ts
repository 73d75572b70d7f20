/** The formats in which a report is handed out. */
import type { Language } from '../i18n/language';
import type { FullReport } from './full-report.model';

export const reportMediaTypes = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  geojson: 'application/geo+json',
  json: 'application/json',
} as const;
export type ReportFormat = keyof typeof reportMediaTypes;
export const reportFormats = Object.keys(reportMediaTypes) as readonly ReportFormat[];

export function isReportFormat(text: unknown): text is ReportFormat {
  return reportFormats.some((format) => format === text);
}

interface ReportSubject {
  election: Pick<FullReport['election'], 'code'>;
  question: Pick<FullReport['question'], 'area'>;
}

/** `report-KV-2021-municipality-091-fi.zip`; formats for programs have no language. */
export function reportFileName(
  { election, question: { area } }: ReportSubject,
  { format, language }: { format: ReportFormat; language: Language },
): string {
  const name = `report-${election.code}-${area.kind}-${area.code}`;
  return format === 'json' || format === 'geojson' ? `${name}.${format}` : `${name}-${language}.${format}`;
}
