/** The coverage report as a page: one area in full, then areas side by side on a map and in a table. */
import { formatDistance, formatShare } from '../i18n/format';
import { href, paths } from '../paths';
import { sourceLine } from '../reference-data/data-source.pages';
import { curveView, farthestView, type CurveView, type FarthestView } from './access-curve.pages';
import { areaDetail, areaName, demandText, groupName, type AreaDetail } from './coverage-area.pages';
import { mapClassOf, shareClassEdges, shareOf } from './coverage-classes.model';
import { shareText, type Wording } from './coverage-figures.pages';
import { placeFeatures } from './coverage-input.model';
import { coverageMap, mapLook, type AreaOutline, type CoverageMap, type MapLook } from './coverage-map.svg';
import { kindsOfPhase } from './coverage-question.model';
import type { AreaCoverage, CoverageReport } from './coverage-report.model';
import { questionQuery } from './coverage-question.form';
import { coverageSummary } from './coverage-summary.pages';
import type { PlaceBasis } from './place-basis.model';
import { placeBasisLines } from './place-basis.pages';
import { coverageTable, measureOf, type CoverageTable } from './coverage-table.pages';
import { filteredDetail, type FilteredDetail } from './filtered-access.pages';
import type { QueryProblem } from './query-reader.form';
import {
  questionForm,
  questionProblems,
  type QuestionForm,
  type QuestionProblemView,
} from './question-form.pages';
import { areaKey, reportQuery, type ReportAddress, type ReportView } from './report-view.form';

export interface CoveragePage {
  title: string;
  description: string;
  section: 'coverage';
  styles: readonly string[];
  electionName: string;
  electionHref: string;
  /** The planner's map, for the same question and area. */
  mapHref: string;
  /** The report on help, for the same area. */
  helpHref: string;
  problems: readonly QuestionProblemView[];
  /** On which places the figures rest, where that makes a difference. */
  basisLines: readonly string[];
  summary: readonly string[];
  downloads: readonly { href: string; label: string }[];
  gapsHref: string;
  reportHref: string;
  detail: AreaDetail;
  form: QuestionForm;
  filtered: FilteredDetail | null;
  /** Questions about the places that one may ask next. */
  features: readonly { href: string; label: string; counts: readonly string[] }[];
  curve: CurveView | null;
  farthest: readonly FarthestView[];
  map: CoverageMap | null;
  mapCaption: string;
  legend: readonly { look: MapLook; label: string }[];
  table: CoverageTable;
  basis: readonly string[];
  sources: readonly string[];
}

/** What the page is made from. */
export interface CoveragePageInput {
  report: CoverageReport;
  basis: PlaceBasis | null;
  address: ReportAddress;
  problems: readonly QueryProblem[];
  electionName: string;
  outlines: readonly AreaOutline[];
}

/** The area that the question asks to show in full; the country where it names none of the report. */
export function chosenArea(report: CoverageReport, view: ReportView): AreaCoverage | undefined {
  const { kind, code } = view.area;
  return report.areas.find((area) => area.kind === kind && area.code === code) ?? report.areas[0];
}

function legend({ t, language }: Wording): CoveragePage['legend'] {
  const shares = shareClassEdges.map((low, index) => ({
    look: mapLook(index),
    label: t('report.map.classRange', {
      low: String(Math.round(low * 100)),
      high: formatShare(shareClassEdges[index + 1] ?? 1, language),
    }),
  }));
  return [
    ...shares,
    { look: mapLook('too_coarse'), label: t('report.map.tooCoarse') },
    { look: mapLook('not_known'), label: t('report.map.notKnown') },
    { look: mapLook('no_election'), label: t('report.map.noElection') },
  ];
}

function map({ report, address, outlines }: CoveragePageInput, wording: Wording): CoverageMap | null {
  const { t, language } = wording;
  const measure = measureOf(report, address);
  const areas = new Map(
    report.areas.filter((area) => area.kind === address.view.level).map((area) => [area.code, area]),
  );
  return coverageMap(outlines, (code) => {
    const area = areas.get(code);
    if (area === undefined) return null;
    const share = shareOf(area, measure);
    const phase = area.access[measure.kind];
    const figure =
      share === null ? t(`coverage.status.${phase.status}`) : shareText(share, phase.bound, wording);
    const query = reportQuery(address, { area: { kind: area.kind, code } });
    return {
      title: `${areaName(area, language)}: ${figure}`,
      href: href(language, paths.coverage, { election: report.election.code }, query),
      mapClass: mapClassOf(area, measure),
    };
  });
}

function downloads(
  { election }: CoverageReport,
  { question }: ReportAddress,
  { t, language }: Wording,
): CoveragePage['downloads'] {
  const params = { election: election.code };
  const query = questionQuery(question);
  return [
    { href: href(language, paths.coverageCsv, params, query), label: t('report.download.excel') },
    {
      href: href(language, paths.coverageCsv, params, { ...query, dialect: 'rfc4180' }),
      label: t('report.download.rfc'),
    },
    { href: href(language, paths.coverageJson, params, query), label: t('report.download.json') },
  ];
}

/** What is known of the places of an area feature by feature, each leading to the question about it. */
function features(area: AreaCoverage, address: ReportAddress, wording: Wording): CoveragePage['features'] {
  const { t, language } = wording;
  return placeFeatures.map((feature) => {
    const question = { ...address.question, placeFeatures: [feature] };
    const query = reportQuery({ ...address, question }, { page: 1 });
    return {
      href: href(language, paths.coverage, { election: question.election }, query),
      label: t(`coverageQuestion.features.${feature}`),
      counts: kindsOfPhase(address.question.phase).map((kind) => {
        const { yes, no, unknown } = area.places[kind].byFeature[feature];
        if (area.places[kind].listed === 0)
          return `${t(`coverage.kind.${kind}`)}: ${t(`coverage.status.${area.access[kind].status}`)}`;
        return t('coverageQuestion.features.counts', { kind: t(`coverage.kind.${kind}`), yes, no, unknown });
      }),
    };
  });
}

/** What the people of the figures are. */
function basisOf(
  report: CoverageReport,
  { area, country }: { area: AreaCoverage; country: AreaCoverage },
  wording: Wording,
): string[] {
  const { t } = wording;
  return [
    t(`report.basis.${country.peopleBasis}`),
    t('report.basis.others'),
    demandText(report, area, wording),
  ];
}

/** The page for a question. @throws {Error} when the report has no area at all */
export function coveragePage(input: CoveragePageInput, wording: Wording): CoveragePage {
  const { report, address, problems, electionName } = input;
  const { question, view } = address;
  const { t, language } = wording;
  const area = chosenArea(report, view);
  const country = report.areas[0];
  // Order and page are those of this page's own table.
  const mapQuery = reportQuery(address, { sort: 'name', direction: 'asc', page: 1 });
  if (area === undefined || country === undefined)
    throw new Error('The report has no areas: reference tables are missing');
  return {
    title: t('report.title', { election: electionName }),
    description: t('report.description', { election: electionName }),
    section: 'coverage',
    styles: ['css/map.css', 'css/places.css', 'css/coverage.css'],
    electionName,
    electionHref: href(language, paths.election, { election: report.election.code }),
    mapHref: href(language, paths.plannerMap, { election: report.election.code }, mapQuery),
    helpHref: href(
      language,
      paths.helpCoverage,
      { election: report.election.code },
      area.kind === 'country' ? {} : { area: areaKey(area) },
    ),
    problems: questionProblems(problems, wording),
    basisLines: placeBasisLines(input.basis, wording),
    summary: coverageSummary(report, area, address, wording),
    downloads: downloads(report, address, wording),
    reportHref: href(
      language,
      paths.fullReport,
      { election: report.election.code },
      reportQuery(address, { search: '', page: 1 }),
    ),
    gapsHref: href(
      language,
      paths.gaps,
      { election: report.election.code },
      { ...questionQuery(question), ...(area.kind === 'country' ? {} : { area: areaKey(area) }) },
    ),
    detail: areaDetail(report, area, kindsOfPhase(question.phase), wording),
    filtered: filteredDetail(report, area, question, wording),
    features: features(area, address, wording),
    curve: curveView(report, area, question, wording),
    farthest: kindsOfPhase(question.phase).flatMap((kind) => farthestView(report, area, kind, wording) ?? []),
    form: questionForm(address, problems, country, wording),
    map: map(input, wording),
    mapCaption: t('report.map.caption', {
      group: groupName(question.group, country, wording),
      distance: formatDistance(view.withinMetres, language),
      kind: t(`coverage.kind.${view.kind}`),
    }),
    legend: legend(wording),
    table: coverageTable(report, address, wording),
    basis: basisOf(report, { area, country }, wording),
    sources: report.sources.map(({ id }) => sourceLine(t, id)),
  };
}
