/** The figures of a report: small maps, and the curve "share of adults within x km". */
import { curveView } from '../coverage/access-curve.pages';
import { areaName, groupName } from '../coverage/coverage-area.pages';
import { mapClassOf, shareClassEdges, type Measure } from '../coverage/coverage-classes.model';
import type { Wording } from '../coverage/coverage-figures.pages';
import { accessKinds, type AccessKind } from '../coverage/coverage-input.model';
import { coverageMap, mapLook, type AreaOutline, type MapLook } from '../coverage/coverage-map.svg';
import { formatDistance, formatNumber, formatShare } from '../i18n/format';
import type { DocumentBlock, Drawing } from './document.pages';
import { coverageOf, type FullReport } from './full-report.model';

/** The distance that summaries and maps speak of: 5 km where it was asked, else the longest. */
export function spokenThreshold({ parameters }: Pick<FullReport, 'parameters'>): number {
  const usual = parameters.thresholdsMetres.indexOf(5000);
  return usual === -1 ? parameters.thresholdsMetres.length - 1 : usual;
}

function mapLegend({ t, language }: Wording): Drawing['legend'] {
  return [
    ...shareClassEdges.map((low, index) => ({
      look: mapLook(index),
      label: t('report.map.classRange', {
        low: String(Math.round(low * 100)),
        high: formatShare(shareClassEdges[index + 1] ?? 1, language),
      }),
    })),
    { look: mapLook('too_coarse'), label: t('report.map.tooCoarse') },
    { look: mapLook('not_known'), label: t('report.map.notKnown') },
    { look: mapLook('no_election'), label: t('report.map.noElection') },
  ];
}

function mapFigure(
  report: FullReport,
  outlines: readonly AreaOutline[],
  kind: AccessKind,
  wording: Wording,
): DocumentBlock[] {
  const { t, language } = wording;
  const measure: Measure = {
    kind,
    group: report.question.coverage.group,
    threshold: spokenThreshold(report),
  };
  const municipalities = new Map(
    report.areas.filter((area) => area.kind === 'municipality').map((area) => [area.code, area]),
  );
  const classes = [...municipalities.values()].map((area) => mapClassOf(area, measure));
  const shown = outlines.filter(({ code }) => municipalities.has(code));
  const map = coverageMap(shown, (code) => ({
    title: '',
    href: '',
    mapClass: mapClassOf(municipalities.get(code)!, measure),
  }));
  if (map === null) return [];
  const metres = report.parameters.thresholdsMetres[measure.threshold]!;
  const caption = t('fullReport.figure.map', {
    kind: t(`coverage.kind.${kind}`),
    group: groupName(measure.group, report.areas[0]!, wording),
    distance: formatDistance(metres, language),
  });
  const told = classes.filter((each) => typeof each === 'number');
  const alternative = t('fullReport.figure.mapAlternative', {
    caption,
    told: formatNumber(told.length, language),
    most: formatNumber(told.filter((each) => each >= 3).length, language),
    notKnown: formatNumber(classes.length - told.length, language),
  });
  const { width, height, shapes } = map;
  const drawing: Drawing = {
    width,
    height,
    kind: 'map',
    shapes: shapes.map(({ path, look }) => ({ path, look })),
    labels: [],
    legend: mapLegend(wording),
  };
  return [{ kind: 'figure', caption, alternative, drawing }];
}

/** One map of the municipalities for each way of voting; none for a single municipality. */
export function mapFigures(
  report: FullReport,
  outlines: readonly AreaOutline[],
  wording: Wording,
): DocumentBlock[] {
  if (report.areas[0]!.kind === 'municipality') return [];
  return accessKinds.flatMap((kind) => mapFigure(report, outlines, kind, wording));
}

const look = (cssClass: string): MapLook => ({ cssClass, fill: null });
const cssKind = (kind: AccessKind) => kind.replace('_', '-');

/** The curve of the area and its figures as a table; nothing where none is known. */
export function curveFigure(report: FullReport, wording: Wording): DocumentBlock[] {
  const { t, language } = wording;
  const area = report.areas[0]!;
  const curve = curveView(coverageOf(report), area, report.question.coverage, wording);
  if (curve === null) return [];
  const { frame, horizontal, vertical, lines, width, height } = curve.drawing;
  const drawing: Drawing = {
    width,
    height,
    kind: 'curve',
    shapes: [
      ...vertical.map(({ at }) => ({
        path: `M${frame.left} ${at}H${frame.right}`,
        look: look('curve-grid'),
      })),
      ...horizontal.map(({ at }) => ({
        path: `M${at} ${frame.top}V${frame.bottom}`,
        look: look('curve-grid'),
      })),
      ...lines.flatMap(({ kind, path, band }) => [
        { path: band, look: look(`curve-band curve-${cssKind(kind)}`) },
        { path, look: look(`curve-line curve-${cssKind(kind)}`) },
      ]),
    ],
    labels: [
      ...vertical.map(({ at, label }) => ({
        x: frame.left - 8,
        y: at + 4,
        text: label,
        anchor: 'end' as const,
      })),
      ...horizontal.map(({ at, label }) => ({
        x: at,
        y: frame.bottom + 20,
        text: label,
        anchor: 'middle' as const,
      })),
    ],
    legend: curve.kinds.map(({ kind, label }) => ({
      look: look(`curve-line curve-${cssKind(kind)}`),
      label,
    })),
  };
  const caption = t('fullReport.figure.curve', { area: areaName(area, language) });
  return [
    { kind: 'figure', caption, alternative: t('coverageQuestion.curve.figure'), drawing },
    {
      kind: 'table',
      caption: curve.caption,
      header: [
        { text: t('coverageQuestion.curve.distance'), isNumber: true },
        ...curve.kinds.map(({ label }) => ({ text: label, isNumber: true })),
      ],
      rows: curve.rows.map(({ distance, shares }) => [
        distance,
        ...shares.map((share) => share ?? t('report.figure.none')),
      ]),
    },
  ];
}
