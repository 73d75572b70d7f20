/** The coverage report as a page: one area in full, then areas side by side on a map and in a table. */
import { formatDistance, formatShare } from '../i18n/format';
import { href, paths } from '../paths';
import { sourceLine } from '../reference-data/data-source.pages';
import { areaDetail, areaName, groupName, type AreaDetail } from './coverage-area.pages';
import { mapClassOf, shareClassEdges, shareOf } from './coverage-classes.model';
import { distanceText, shareText, percentText, type Wording } from './coverage-figures.pages';
import { accessKinds, reportedGroups } from './coverage-input.model';
import { coverageMap, mapLook, type AreaOutline, type CoverageMap, type MapLook } from './coverage-map.svg';
import {
  areaKey,
  coverageQuery,
  reportLevels,
  type CoverageQuestion,
  type QuestionProblem,
} from './coverage-question.form';
import type { AreaCoverage, CoverageReport } from './coverage-report.model';
import { coverageTable, measureOf, type CoverageTable } from './coverage-table.pages';

/** A choice of the form. */
interface Option {
  value: string;
  label: string;
  selected: boolean;
}

export interface CoveragePage {
  title: string;
  description: string;
  section: 'coverage';
  styles: readonly string[];
  electionName: string;
  electionHref: string;
  problems: readonly string[];
  summary: readonly string[];
  downloads: readonly { href: string; label: string }[];
  detail: AreaDetail;
  form: Record<'kind' | 'group' | 'within' | 'level', readonly Option[]> & {
    action: string;
    search: string;
    area: string;
  };
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
  question: CoverageQuestion;
  problems: readonly QuestionProblem[];
  electionName: string;
  outlines: readonly AreaOutline[];
}

/** The area that the question asks to show in full; the country where it names none of the report. */
export function chosenArea(report: CoverageReport, question: CoverageQuestion): AreaCoverage | undefined {
  const { kind, code } = question.area;
  return report.areas.find((area) => area.kind === kind && area.code === code) ?? report.areas[0];
}

/** Sentences that say the same as the figures of an area, for who does not read tables. */
function summary(report: CoverageReport, area: AreaCoverage, wording: Wording): string[] {
  const { t, language } = wording;
  const sentences = accessKinds.flatMap((kind) => {
    const phase = area.access[kind];
    const adults = phase.groups.adults;
    const threshold = report.parameters.thresholdsMetres.indexOf(5000);
    const share = adults?.shares[threshold];
    const counts = report.completeness[kind];
    const start = `${t(`coverage.kind.${kind}`)}: `;
    const known = area.kind === 'country' ? `${t('report.summary.completeness', { ...counts })} ` : '';
    if (!adults || !share) return [`${start}${known}${t('report.summary.describedNone')}`];
    const described =
      area.kind === 'municipality' || phase.describedShare === null
        ? ''
        : `${t('report.summary.described', { share: percentText(phase.describedShare, wording) })} `;
    const figures = t('report.summary.sentence', {
      share: shareText(share, phase.bound, wording),
      distance: formatDistance(5000, language),
      median: distanceText(adults.medianDistanceMetres, phase.bound, wording),
    });
    return [`${start}${known}${described}${figures}`];
  });
  const shares = accessKinds.flatMap((kind) => area.access[kind].groups.adults?.shares ?? []);
  const rough = shares.some((share) => share.rough) ? [t('report.summary.rough')] : [];
  const atLeast = area.access.advance.bound === 'at_least' ? [t('report.summary.atLeast')] : [];
  return [...sentences, ...rough, ...atLeast, t('report.summary.straightLine')];
}

function options<T extends string>(values: readonly T[], selected: T, label: (value: T) => string): Option[] {
  return values.map((value) => ({ value, label: label(value), selected: value === selected }));
}

function form(
  { report, question }: CoveragePageInput,
  country: AreaCoverage,
  wording: Wording,
): CoveragePage['form'] {
  const { t, language } = wording;
  const thresholds = report.parameters.thresholdsMetres.map(String);
  return {
    action: href(language, paths.coverage, { election: report.question.code }),
    kind: options(accessKinds, question.kind, (kind) => t(`coverage.kind.${kind}`)),
    group: options(reportedGroups, question.group, (group) => groupName(group, country, wording)),
    within: options(thresholds, String(question.withinMetres), (metres) =>
      formatDistance(Number(metres), language),
    ),
    level: options(reportLevels, question.level, (level) => t(`report.level.${level}`)),
    search: question.search,
    area: question.area.kind === 'country' ? '' : areaKey(question.area),
  };
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

function map({ report, question, outlines }: CoveragePageInput, wording: Wording): CoverageMap | null {
  const { t, language } = wording;
  const measure = measureOf(report, question);
  const areas = new Map(
    report.areas.filter((area) => area.kind === question.level).map((area) => [area.code, area]),
  );
  return coverageMap(outlines, (code) => {
    const area = areas.get(code);
    if (area === undefined) return null;
    const share = shareOf(area, measure);
    const phase = area.access[measure.kind];
    const figure =
      share === null ? t(`coverage.status.${phase.status}`) : shareText(share, phase.bound, wording);
    const query = coverageQuery(question, { area: { kind: area.kind, code } });
    return {
      title: `${areaName(area, language)}: ${figure}`,
      href: href(language, paths.coverage, { election: report.question.code }, query),
      mapClass: mapClassOf(area, measure),
    };
  });
}

function downloads(report: CoverageReport, { t, language }: Wording): CoveragePage['downloads'] {
  const params = { election: report.question.code };
  return [
    { href: href(language, paths.coverageCsv, params), label: t('report.download.excel') },
    {
      href: href(language, paths.coverageCsv, params, { dialect: 'rfc4180' }),
      label: t('report.download.rfc'),
    },
    { href: href(language, paths.coverageJson, params), label: t('report.download.json') },
  ];
}

/** The page for a question. @throws {Error} when the report has no area at all */
export function coveragePage(input: CoveragePageInput, wording: Wording): CoveragePage {
  const { report, question, problems, electionName } = input;
  const { t, language } = wording;
  const area = chosenArea(report, question);
  const country = report.areas[0];
  if (area === undefined || country === undefined)
    throw new Error('The report has no areas: reference tables are missing');
  return {
    title: t('report.title', { election: electionName }),
    description: t('report.description', { election: electionName }),
    section: 'coverage',
    styles: ['css/map.css'],
    electionName,
    electionHref: href(language, paths.election, { election: report.question.code }),
    problems: problems.map(({ field, value }) => t('report.form.problemText', { field, value })),
    summary: summary(report, area, wording),
    downloads: downloads(report, wording),
    detail: areaDetail(report, area, wording),
    form: form(input, country, wording),
    map: map(input, wording),
    mapCaption: t('report.map.caption', {
      group: groupName(question.group, country, wording),
      distance: formatDistance(question.withinMetres, language),
      kind: t(`coverage.kind.${question.kind}`),
    }),
    legend: legend(wording),
    table: coverageTable(report, question, wording),
    basis: [t(`report.basis.${country.peopleBasis}`), t('report.basis.others')],
    sources: report.sources.map(({ id }) => sourceLine(t, id)),
  };
}
