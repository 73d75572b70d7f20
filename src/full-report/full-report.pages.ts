/** The report as a page: its document, and the files that hold the same. */
import { questionProblems, type QuestionProblemView } from '../coverage/question-form.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import type { QueryProblem } from '../coverage/query-reader.form';
import { electionName } from '../elections/election-name.pages';
import { helpQuery, type HelpAddress } from '../help-coverage/help-question.form';
import { href, machineHref, machinePaths, paths } from '../paths';
import type { DocumentBlock, ReportDocument } from './document.pages';
import type { FullReport } from './full-report.model';
import type { ReportFormat } from './report-format.model';

/** A document as pages show it. */
export interface DocumentParts {
  about: ReportDocument['about'];
  /** Headings have an id, to which the contents lead. */
  blocks: readonly (DocumentBlock & { id?: string })[];
  contents: readonly { href: string; label: string }[];
}

export interface FullReportPage extends DocumentParts {
  title: string;
  description: string;
  section: 'coverage';
  styles: readonly string[];
  electionName: string;
  electionHref: string;
  coverageHref: string;
  problems: readonly QuestionProblemView[];
  /** Only for those who may freeze it. */
  snapshotHref: string | null;
  downloads: readonly { href: string; label: string }[];
}

export interface FullReportPageInput {
  report: FullReport;
  document: ReportDocument;
  address: HelpAddress;
  problems: readonly QueryProblem[];
}

function downloads(
  { report, address }: FullReportPageInput,
  { t, language }: Wording,
): FullReportPage['downloads'] {
  const query = helpQuery(address);
  const file = (format: ReportFormat, label: string, more: Record<string, string> = {}) => ({
    href: href(
      language,
      paths.fullReportFile,
      { election: report.election.code, format },
      { ...query, ...more },
    ),
    label,
  });
  return [
    file('pdf', t('fullReport.download.pdf')),
    file('xlsx', t('fullReport.download.xlsx')),
    file('zip', t('fullReport.download.csvFi')),
    file('zip', t('fullReport.download.csvRfc'), { dialect: 'rfc4180' }),
    file('geojson', t('fullReport.download.geojson')),
    file('json', t('fullReport.download.json')),
    { href: machineHref(machinePaths.reportSchema), label: t('fullReport.download.schema') },
  ];
}

/** Headings with ids, and the contents that lead to them. */
export function documentParts({ about, blocks: given }: ReportDocument): DocumentParts {
  const blocks = given.map((block, index) =>
    block.kind === 'heading' ? { ...block, id: `part-${index}` } : block,
  );
  return {
    about,
    blocks,
    contents: blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [{ href: `#${block.id}`, label: block.text }] : [],
    ),
  };
}

/** The page of a report. */
export function fullReportPage(input: FullReportPageInput, wording: Wording): FullReportPage {
  const { report, document, address, problems } = input;
  const { t, language } = wording;
  const params = { election: report.election.code };
  return {
    title: document.title,
    description: t('fullReport.page.description', { title: document.title }),
    section: 'coverage',
    styles: ['css/map.css', 'css/coverage.css', 'css/full-report.css'],
    electionName: electionName(report.election, t, language),
    electionHref: href(language, paths.election, params),
    coverageHref: href(language, paths.coverage, params, helpQuery(address)),
    problems: questionProblems(problems, wording),
    ...documentParts(document),
    snapshotHref:
      report.audience === 'authorities'
        ? href(language, paths.newSnapshot, params, helpQuery(address))
        : null,
    downloads: downloads(input, wording),
  };
}
