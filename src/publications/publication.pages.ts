/** View models of published reports for everyone: the list, one report, and one that was withdrawn. */
import { areaName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import type { ElectionRecord } from '../elections/election.model';
import { electionName } from '../elections/election-name.pages';
import type { ReportDocument } from '../full-report/document.pages';
import { documentParts, type DocumentParts } from '../full-report/full-report.pages';
import { publicationAddress } from '../full-report/report-about.pages';
import type { reportFormats } from '../full-report/report-format.model';
import type { Option } from '../i18n/form-control';
import { formatInstant } from '../i18n/format';
import type { Language } from '../i18n/language';
import { paging, type Paging } from '../i18n/paging';
import { href, machineHref, machinePaths, paths } from '../paths';
import type { PublicationsQuery } from './publication.form';
import { stateOf, type OfficialText, type Publication } from './publication.model';

interface Link {
  href: string;
  label: string;
}

/** A text in the reader's language, or in Finnish where the law knows none in it. */
interface ShownText {
  lang: Language;
  text: string;
}

interface CorrectionLine {
  at: string;
  report: Link;
  replaced: Link;
  what: ShownText;
  why: ShownText;
}

export interface PublicationsPage {
  title: string;
  description: string;
  section: 'data';
  elections: readonly Option[];
  election: string;
  rows: readonly { href: string; name: string; election: string; at: string; state: string }[];
  corrections: readonly CorrectionLine[];
  paging: Paging;
}

function shownText(text: OfficialText, language: Language): ShownText {
  return language === 'sv' ? { lang: 'sv', text: text.sv } : { lang: 'fi', text: text.fi };
}

/** Elections that the data know, by code. */
export type ElectionNames = readonly ElectionRecord[];

/** An election by name; by code where the data know it no more. */
function electionText(code: string, elections: ElectionNames, { t, language }: Wording): string {
  const known = elections.find((each) => each.code === code);
  return known === undefined ? code : electionName(known, t, language);
}

export function publicationName(
  { names, election }: Publication,
  elections: ElectionNames,
  wording: Wording,
): string {
  return `${areaName(names, wording.language)}, ${electionText(election, elections, wording)}`;
}

const linkTo = (id: string, { language }: Wording): Link => ({
  href: href(language, paths.publishedReport, { publication: id }),
  label: id,
});

function correctionLines(versions: readonly Publication[], wording: Wording): CorrectionLine[] {
  const { language } = wording;
  return versions.flatMap(({ id, replaces, correction, publishedAt }) =>
    replaces === null || correction === null
      ? []
      : [
          {
            at: formatInstant(publishedAt, language),
            report: linkTo(id, wording),
            replaced: linkTo(replaces, wording),
            what: shownText(correction.what, language),
            why: shownText(correction.why, language),
          },
        ],
  );
}

export interface ListedPublications {
  publications: readonly Publication[];
  total: number;
  perPage: number;
  /** Codes of those with published reports. */
  elections: readonly string[];
  known: ElectionNames;
  corrections: readonly Publication[];
}

/** The list of all published reports, and what was corrected lately. */
export function publicationsPage(
  found: ListedPublications,
  query: PublicationsQuery,
  wording: Wording,
): PublicationsPage {
  const { t, language } = wording;
  return {
    title: t('publications.title'),
    description: t('publications.lead'),
    section: 'data',
    elections: found.elections.map((code) => ({
      value: code,
      label: electionText(code, found.known, wording),
    })),
    election: query.election ?? '',
    rows: found.publications.map((each) => ({
      href: linkTo(each.id, wording).href,
      name: areaName(each.names, language),
      election: electionText(each.election, found.known, wording),
      at: formatInstant(each.publishedAt, language),
      state: t(`publications.state.${stateOf(each)}`),
    })),
    corrections: correctionLines(found.corrections, wording),
    paging: paging(t, { page: query.page, perPage: found.perPage, total: found.total }, (page) =>
      href(language, paths.reports, {}, { election: query.election ?? undefined, page: String(page) }),
    ),
  };
}

export interface PublishedReportPage extends DocumentParts {
  title: string;
  section: 'data';
  styles: readonly string[];
  replacedBy: Link | null;
  facts: readonly { name: string; text: string }[];
  downloads: readonly Link[];
  corrections: readonly CorrectionLine[];
  /** Only for those who may. */
  withdrawHref: string | null;
}

export interface PublishedReportInput {
  publication: Publication;
  versions: readonly Publication[];
  elections: ElectionNames;
  document: ReportDocument;
  /** Origin of the service's addresses. */
  origin: string;
  mayWithdraw: boolean;
}

function downloads({ id }: Publication, { t, language }: Wording): Link[] {
  const file = (format: (typeof reportFormats)[number], dialect?: string) =>
    href(language, paths.publishedReportFile, { publication: id, format }, { dialect });
  return [
    { href: file('pdf'), label: t('fullReport.download.pdf') },
    { href: file('xlsx'), label: t('fullReport.download.xlsx') },
    { href: file('zip'), label: t('fullReport.download.csvFi') },
    { href: file('zip', 'rfc4180'), label: t('fullReport.download.csvRfc') },
    { href: file('geojson'), label: t('fullReport.download.geojson') },
    { href: file('json'), label: t('fullReport.download.json') },
    { href: machineHref(machinePaths.reportSchema), label: t('fullReport.download.schema') },
  ];
}

function facts({ publication, versions, document, origin }: PublishedReportInput, { t, language }: Wording) {
  const { id, publishedAt, sha256, released } = publication;
  const at = formatInstant(publishedAt, language);
  const address = publicationAddress(
    { origin, id, publishedAt: publishedAt.toISOString(), released },
    language,
  );
  const line = (name: 'version' | 'released' | 'cite' | 'codeBook' | 'checksum', text: string) => ({
    name: t(`publications.fact.${name}`),
    text,
  });
  return [
    line(
      'version',
      t('publications.version', { version: versions.indexOf(publication) + 1, of: versions.length }),
    ),
    line(
      'released',
      released.length === 0
        ? t('publications.releasedNone')
        : released.map((part) => t(`publications.part.${part}.name`)).join(', '),
    ),
    line('cite', t('publications.cite', { title: document.title, at, address })),
    line('codeBook', t('publications.codeBook')),
    line('checksum', sha256),
  ];
}

/** A published report: what it is, its files, its corrections, and the report. */
export function publishedReportPage(input: PublishedReportInput, wording: Wording): PublishedReportPage {
  const { language } = wording;
  const { publication, versions, elections, document, mayWithdraw } = input;
  return {
    title: publicationName(publication, elections, wording),
    section: 'data',
    styles: ['css/map.css', 'css/coverage.css', 'css/full-report.css'],
    replacedBy: publication.replacedBy === null ? null : linkTo(publication.replacedBy, wording),
    facts: facts(input, wording),
    downloads: downloads(publication, wording),
    corrections: correctionLines(versions, wording),
    withdrawHref: mayWithdraw ? href(language, paths.withdrawReport, { publication: publication.id }) : null,
    ...documentParts(document),
  };
}

export interface WithdrawnPage {
  title: string;
  section: 'data';
  text: string;
  reason: ShownText;
  replacedBy: Link | null;
}

/** What stands at the address of a report that was withdrawn. */
export function withdrawnPage(
  publication: Publication,
  elections: ElectionNames,
  wording: Wording,
): WithdrawnPage {
  const { t, language } = wording;
  const { at, reason } = publication.withdrawal!;
  return {
    title: t('publications.withdrawn.title'),
    section: 'data',
    text: t('publications.withdrawn.text', {
      name: publicationName(publication, elections, wording),
      at: formatInstant(at, language),
    }),
    reason: shownText(reason, language),
    replacedBy: publication.replacedBy === null ? null : linkTo(publication.replacedBy, wording),
  };
}
