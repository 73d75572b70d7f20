/** The report as a document: what is not known, the summary, then chapter by chapter; all from the report's own tables. */
import { farthestView } from '../coverage/access-curve.pages';
import { areaDetail, areaName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import { usesCostMatrix } from '../coverage/coverage-report.model';
import type { AreaOutline } from '../coverage/coverage-map.svg';
import { kindsOfPhase } from '../coverage/coverage-question.model';
import { formatNumber } from '../i18n/format';
import { documentTable, tableNamed, type Selection } from './document-table.pages';
import { heading, list, paragraph, type DocumentBlock, type ReportDocument } from './document.pages';
import { curveFigure, mapFigures, spokenThreshold } from './figures.pages';
import { coverageOf, type FullReport } from './full-report.model';
import { aboutLines, reportTitle } from './report-about.pages';
import type { TableId, TableOfReport } from './report-table.model';
import { reportTables } from './report-tables.model';
import { summarySentences, unknownSentences } from './summary.pages';

/** Rows of long tables that a document shows; the files have all. */
const shownGaps = 40;
const shownLosses = 15;

interface Source {
  report: FullReport;
  tables: readonly TableOfReport[];
  wording: Wording;
}

/** Part of a table as a block; nothing where the report has no such table or no such row. */
function part({ tables, wording }: Source, id: TableId, chosen: Selection): DocumentBlock[] {
  const table = tableNamed(tables, id);
  if (table === undefined) return [];
  const made = documentTable(table, chosen, wording);
  return made.rows.length === 0 ? [] : [made];
}

const ofArea = ({ report }: Source) => ({
  area_kind: report.areas[0]!.kind,
  area_code: report.areas[0]!.code,
});

function accessChapter(source: Source): DocumentBlock[] {
  const { report, wording } = source;
  const { t } = wording;
  const coverage = coverageOf(report);
  const kinds = kindsOfPhase(report.question.coverage.phase);
  const detail = areaDetail(coverage, report.areas[0]!, kinds, wording);
  const phases = detail.phases.flatMap((phase): DocumentBlock[] => {
    const farthest = farthestView(coverage, report.areas[0]!, phase.kind, wording);
    return [
      heading(phase.heading, 3),
      ...list([phase.status, ...phase.notes]),
      ...(phase.rows.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              caption: phase.caption,
              header: [
                { text: t('report.column.group'), isNumber: false },
                { text: t('report.column.people'), isNumber: true },
                ...detail.thresholds.map((distance) => ({
                  text: t('fullReport.atMost', { distance }),
                  isNumber: true,
                })),
                { text: t('report.column.median'), isNumber: true },
                { text: t('report.column.p90'), isNumber: true },
              ],
              rows: phase.rows.map(({ group, people, shares, median, p90 }) => [
                group,
                people,
                ...shares,
                median,
                p90,
              ]),
            },
          ]),
      ...(farthest === null
        ? []
        : [
            {
              kind: 'table' as const,
              caption: farthest.caption,
              header: [
                { text: t('coverageQuestion.farthest.settlement'), isNumber: false },
                { text: t('coverageQuestion.farthest.people'), isNumber: true },
                { text: t('coverageQuestion.farthest.distance'), isNumber: true },
              ],
              rows: farthest.rows.map(({ name, people, distance }) => [name, people, distance]),
            },
          ]),
    ];
  });
  const asked = report.question.coverage.placeFeatures.length === 0 ? [] : filteredPart(source);
  return [heading(t('fullReport.chapter.access')), ...phases, ...curveFigure(report, wording), ...asked];
}

function filteredPart(source: Source): DocumentBlock[] {
  const { thresholdsMetres } = source.report.parameters;
  return part(source, 'filtered', {
    columns: [
      'kind',
      'group',
      'places_yes',
      'places_unknown',
      ...thresholdsMetres.flatMap((metres) => [`within_${metres}_m_low`, `within_${metres}_m_high`]),
    ],
    where: ofArea(source),
  });
}

function placesChapter(source: Source): DocumentBlock[] {
  const { t } = source.wording;
  return [
    heading(t('fullReport.chapter.places')),
    ...part(source, 'places', {
      columns: ['kind', 'listed', 'with_position', 'with_hours', 'confirmed', 'carried_over'],
      where: ofArea(source),
    }),
    ...part(source, 'place_features', {
      columns: ['feature', 'kind', 'places_yes', 'places_no', 'places_unknown'],
      where: ofArea(source),
    }),
  ];
}

function helpChapter(source: Source): DocumentBlock[] {
  const { report, wording } = source;
  const { t } = wording;
  const byOne = report.authorityHelp?.byOneOrganisation ? ['by_one_organisation'] : [];
  return [
    heading(t('fullReport.chapter.help')),
    ...part(source, 'classes', {
      columns: ['group', 'kind', 'class_near', 'class_ride', 'class_home_only', 'class_not_known'],
      where: ofArea(source),
    }),
    ...part(source, 'help', {
      columns: ['help_type', 'group', 'known_people', 'reached', ...byOne],
      where: {
        ...ofArea(source),
        window: 'both',
        help_language: null,
        group: (group) => group === 'adults' || group === 'over75',
      },
    }),
    ...part(source, 'capacity', {
      columns: ['service', 'window', 'need', 'served', 'short_area', 'short_days', 'short_used_up'],
      where: ofArea(source),
    }),
  ];
}

function gapsChapter(source: Source): DocumentBlock[] {
  const { report, wording } = source;
  const { t, language } = wording;
  const all = report.gaps.length;
  const isOne = report.areas[0]!.kind === 'municipality';
  const columns = ['rule', ...(isOne ? [] : ['municipality']), 'kind', 'touched_people', 'group'];
  return [
    heading(t('fullReport.chapter.gaps')),
    ...(all === 0 ? [paragraph(t('fullReport.gapsNone'))] : []),
    ...(all > shownGaps
      ? [
          paragraph(
            t('fullReport.gapsShown', {
              shown: formatNumber(shownGaps, language),
              all: formatNumber(all, language),
            }),
          ),
        ]
      : []),
    ...part(source, 'gaps', {
      columns: [...columns, 'certainty', 'who', 'deadline_day', 'chance'],
      most: shownGaps,
    }),
  ];
}

function fragilityChapter(source: Source): DocumentBlock[] {
  const { report, wording } = source;
  const { t } = wording;
  if (!report.authorityHelp?.fragility) return [];
  const losses = [
    ...part(source, 'fragility', {
      caption: t('fullReport.fragility.reach'),
      columns: ['drops_out', 'loss_kind', 'help_type', 'lost_adults', 'lost_over75'],
      where: { loss_kind: (kind) => typeof kind === 'string' && kind.endsWith('_reach') },
      most: shownLosses,
    }),
    ...part(source, 'fragility', {
      caption: t('fullReport.fragility.service'),
      columns: ['drops_out', 'loss_kind', 'service', 'lost_served'],
      where: { loss_kind: (kind) => typeof kind === 'string' && kind.endsWith('_service') },
      most: shownLosses,
    }),
    ...part(source, 'fragility', {
      caption: t('fullReport.fragility.places'),
      columns: ['drops_out', 'kind', 'municipality', 'lost_adults', 'lost_over75'],
      where: { loss_kind: 'place' },
      most: shownLosses,
    }),
  ];
  return [
    heading(t('fullReport.chapter.fragility')),
    paragraph(t('fullReport.fragility.lead')),
    ...(losses.length === 0 ? [paragraph(t('fullReport.fragility.none'))] : losses),
  ];
}

function planningChapters(source: Source): DocumentBlock[] {
  const { t } = source.wording;
  return [
    heading(t('fullReport.chapter.deadlines')),
    ...part(source, 'deadlines', {
      columns: ['deadline', 'deadline_day', 'days_left', 'who', 'day_certainty'],
    }),
    heading(t('fullReport.chapter.completeness')),
    ...part(source, 'completeness', { columns: ['kind', 'list_state', 'municipalities'] }),
  ];
}

/** Municipalities side by side, one table per way of voting. */
function municipalitiesChapter(source: Source): DocumentBlock[] {
  const { report, wording } = source;
  const { t } = wording;
  if (report.areas[0]!.kind === 'municipality') return [];
  const byRoad = report.areas.some(usesCostMatrix) ? ['by_road'] : [];
  const within = `within_${report.parameters.thresholdsMetres[spokenThreshold(report)]!}_m`;
  return [
    heading(t('fullReport.chapter.municipalities')),
    ...kindsOfPhase(report.question.coverage.phase).flatMap((kind) =>
      part(source, 'coverage', {
        caption: t('fullReport.municipalitiesCaption', {
          kind: t(`coverage.kind.${kind}`),
          group: t(`coverage.group.${report.question.coverage.group}`),
        }),
        columns: [
          'area_name',
          'status',
          within,
          `${within}_low`,
          `${within}_high`,
          'median_distance',
          ...byRoad,
        ],
        where: { area_kind: 'municipality', kind, group: report.question.coverage.group },
      }),
    ),
  ];
}

function methodsChapter(source: Source): DocumentBlock[] {
  const { report, wording } = source;
  const { t } = wording;
  return [
    heading(t('fullReport.chapter.equity')),
    paragraph(t('fullReport.equityLead')),
    ...part(source, 'equity', {
      columns: ['group', 'kind', 'equity_mean', 'equity_ede', 'gini'],
      where: ofArea(source),
    }),
    ...part(source, 'equity', {
      caption: t('fullReport.scoreCaption'),
      columns: ['area_name', 'equity_mean', 'equity_ede', 'gini', 'access_score'],
      where: { ...ofArea(source), kind: 'advance', group: 'adults' },
    }),
    heading(t('fullReport.chapter.methods')),
    ...(report.areas.some(usesCostMatrix)
      ? [paragraph(t('fullReport.methods.distanceByRoad')), paragraph(t('fullReport.methods.alwaysStraight'))]
      : [paragraph(t('fullReport.methods.distance'))]),
    paragraph(t('coverage.remark.method', { draws: report.parameters.draws })),
    paragraph(t('fullReport.methods.people', { year: report.peopleDescribedOn.slice(0, 4) })),
    paragraph(t('fullReport.methods.help')),
    ...part(source, 'assumptions', { columns: ['assumption', 'help_type', 'group', 'value'] }),
    heading(t('fullReport.chapter.sources')),
    ...list(tableNamed(source.tables, 'sources')!.rows.map((_, row) => sourceText(source, row))),
  ];
}

function sourceText({ tables, wording }: Source, row: number): string {
  const table = tableNamed(tables, 'sources')!;
  return documentTable({ ...table, rows: [table.rows[row]!] }, { columns: ['source'] }, wording).rows[0]![0]!;
}

/** @param outlines of municipalities, EPSG:3067; those that the report does not speak of are left out */
export function reportDocument(
  report: FullReport,
  outlines: readonly AreaOutline[],
  wording: Wording,
): ReportDocument {
  const { t, language } = wording;
  const source: Source = { report, tables: reportTables(report), wording };
  return {
    title: reportTitle(report, wording),
    about: aboutLines(report, wording),
    blocks: [
      heading(t('fullReport.chapter.unknown')),
      ...list(unknownSentences(report, wording)),
      heading(t('fullReport.chapter.summary', { area: areaName(report.areas[0]!, language) })),
      ...summarySentences(report, wording).map(paragraph),
      ...mapFigures(report, outlines, wording),
      ...accessChapter(source),
      ...placesChapter(source),
      ...helpChapter(source),
      ...gapsChapter(source),
      ...fragilityChapter(source),
      ...planningChapters(source),
      ...municipalitiesChapter(source),
      ...methodsChapter(source),
    ],
  };
}
