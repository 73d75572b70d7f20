/** The data quality page of a municipality's places, and the short form of it beside an uploaded file. */
import type { Option } from '../i18n/form-control';
import { paging, type Paging } from '../i18n/paging';
import { href, paths } from '../paths';
import type { PlaceKind } from '../polling-places/polling-place.model';
import {
  workspaceFrame,
  workspaceHref,
  type ShownWorkspace,
  type WorkspaceFrame,
} from '../workspace/workspace.pages';
import { findingText, subjectAddress, subjectName, type Reader } from './finding-words.pages';
import type { QualityQuery } from './quality.form';
import {
  qualitySeverities,
  qualityTopics,
  topicOf,
  type QualityCounts,
  type QualityFinding,
} from './quality-finding.model';
import type { QualityReport } from './quality.model';

export const findingsPerPage = 50;

export interface FindingLine {
  severity: string;
  /** Which of three looks the severity has. */
  tag: QualityFinding['severity'];
  about: string;
  details: readonly string[];
  what: string;
  advice: string;
  /** Where it is mended. */
  link: { text: string; label: string; href: string };
}

export interface QualityPage {
  title: string;
  styles: readonly string[];
  frame: WorkspaceFrame;
  lead: string;
  query: QualityQuery;
  action: string;
  severityOptions: readonly Option[];
  topicOptions: readonly Option[];
  rows: readonly FindingLine[];
  total: string;
  paging: Paging;
  csv: string;
  basis: readonly string[];
}

/** `2 errors, 5 warnings and 12 remarks`. */
export function countsText(counts: QualityCounts, { t }: Reader): string {
  const parts = qualitySeverities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => t(`quality.counts.${severity}`, { count: counts[severity] }));
  if (parts.length === 0) return t('quality.counts.none');
  const last = parts.at(-1)!;
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} ${t('quality.counts.and')} ${last}`;
}

/** The form of the place; else the list of places of the kind, or a file where there are none. */
function mendHref(finding: QualityFinding, workspace: ShownWorkspace, { language }: Reader): string {
  const { municipality, election } = workspace;
  const id = finding.place?.id ?? null;
  if (id !== null) {
    const params = { municipality: municipality.code, election: election.code, place: id };
    return href(language, paths.municipalityPlace, params);
  }
  if (finding.rule === 'noElectionDayPlace' || finding.rule === 'noAdvancePlace')
    return workspaceHref(workspace, language, 'municipalityUploads');
  return workspaceHref(workspace, language, 'municipalityPlaces', { kind: finding.kind });
}

function aboutOf(finding: QualityFinding, reader: Reader): string {
  const { t, language } = reader;
  if (finding.place !== null) return subjectName(finding.place, reader);
  if (finding.rule === 'peopleFarther') {
    const { postcode, nameFi, nameSv } = finding.evidence;
    return `${postcode} ${language === 'sv' ? (nameSv ?? nameFi) : nameFi}`;
  }
  if (finding.rule === 'districtWithoutPlace' || finding.rule === 'severalPlacesForDistrict')
    return t('quality.district', { district: finding.evidence.district });
  return t('quality.wholeList');
}

export function findingLine(finding: QualityFinding, workspace: ShownWorkspace, reader: Reader): FindingLine {
  const { t } = reader;
  const { place, severity, kind } = finding;
  const about = aboutOf(finding, reader);
  const address = place === null ? null : subjectAddress(place, reader);
  const text = t('quality.mend');
  return {
    severity: t(`quality.severity.${severity}`),
    tag: severity,
    about,
    details: [...(address === null || address === about ? [] : [address]), t(`pollingPlaces.kind.${kind}`)],
    ...findingText(finding, reader),
    link: { text, label: `${text}: ${about}`, href: mendHref(finding, workspace, reader) },
  };
}

function options(all: string, values: readonly string[], label: (value: string) => string): Option[] {
  return [{ value: '', label: all }, ...values.map((value) => ({ value, label: label(value) }))];
}

function contains(finding: QualityFinding, search: string, reader: Reader): boolean {
  if (search === '') return true;
  const { place } = finding;
  const text = [aboutOf(finding, reader), findingText(finding, reader).what]
    .concat(
      place === null ? [] : [subjectAddress(place, reader) ?? '', place.ownId ?? '', place.postcode ?? ''],
    )
    .join(' ');
  return text.toLowerCase().includes(search.toLowerCase());
}

function basisLines(report: QualityReport, { t }: Reader): string[] {
  const compared = Object.entries(report.comparedWith) as [PlaceKind, string][];
  return [
    ...compared
      .filter(([kind]) => kind !== 'mobile_stop')
      .map(([kind, election]) => t(`quality.basis.compared.${kind as 'advance'}`, { election })),
    t('quality.basis.districts'),
    t('quality.basis.people'),
    t('quality.basis.borders'),
  ];
}

export function qualityPage(
  input: { workspace: ShownWorkspace; report: QualityReport; query: QualityQuery },
  reader: Reader,
): QualityPage {
  const { t, language } = reader;
  const { workspace, report, query } = input;
  const frame = workspaceFrame(workspace, reader, true);
  const { severity, topic, search } = query;
  const found = report.findings.filter(
    (finding) =>
      (severity === null || finding.severity === severity) &&
      (topic === null || topicOf(finding) === topic) &&
      contains(finding, search, reader),
  );
  const start = (query.page - 1) * findingsPerPage;
  const asked = { severity: severity ?? undefined, topic: topic ?? undefined, q: search || undefined };
  return {
    title: t('quality.title', { municipality: frame.municipality, election: frame.election }),
    styles: ['css/quality.css'],
    frame,
    lead: countsText(report.counts, reader),
    query,
    action: workspaceHref(workspace, language, 'municipalityQuality'),
    severityOptions: options(t('quality.all'), qualitySeverities, (each) =>
      t(`quality.severity.${each as 'note'}`),
    ),
    topicOptions: options(t('quality.all'), qualityTopics, (each) => t(`quality.topic.${each as 'hours'}`)),
    rows: found
      .slice(start, start + findingsPerPage)
      .map((finding) => findingLine(finding, workspace, reader)),
    total: t('quality.shown', { count: found.length }),
    paging: paging(t, { page: query.page, perPage: findingsPerPage, total: found.length }, (page) =>
      workspaceHref(workspace, language, 'municipalityQuality', { ...asked, page: String(page) }),
    ),
    csv: workspaceHref(workspace, language, 'municipalityQualityCsv'),
    basis: basisLines(report, reader),
  };
}

/** Findings that an uploaded file would leave; the page of the municipality shows those that are there now. */
export interface QualityBrief {
  text: string;
  rows: readonly FindingLine[];
  /** How many are not shown; null when all are. */
  rest: string | null;
}

const briefRows = 20;

export function qualityBrief(report: QualityReport, workspace: ShownWorkspace, reader: Reader): QualityBrief {
  const rest = report.findings.length - briefRows;
  return {
    text: countsText(report.counts, reader),
    rows: report.findings.slice(0, briefRows).map((finding) => findingLine(finding, workspace, reader)),
    rest: rest > 0 ? reader.t('quality.rest', { count: rest }) : null,
  };
}
