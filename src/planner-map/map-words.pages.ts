/** Figures and classes of the map in words: the same words on the map, in the legend and in the table. */
import { formatDistance, formatNumber, formatShare } from '../i18n/format';
import { groupName } from '../coverage/coverage-area.pages';
import {
  distanceText,
  peopleText,
  percentText,
  shareText,
  type Wording,
} from '../coverage/coverage-figures.pages';
import type { AccessStatus, AreaCoverage } from '../coverage/coverage-report.model';
import { ruleName } from '../gaps/gap-words.pages';
import type { ClassScheme, MapClass } from './map-classes.model';
import type { FigureDetail, MapFigure, MapMeasure } from './map-measure.model';
import type { MapAddress } from './map-question.form';

/** The kind of help that figures speak of where the address names none. */
export const usualType = 'transport_individual';

/** The figure as it stands on the map and in the table. */
export function figureText({ state, detail }: Pick<MapFigure, 'state' | 'detail'>, wording: Wording): string {
  const { t } = wording;
  if (detail === null) return t(`plannerMap.state.${state === 'no_election' ? 'no_election' : 'not_known'}`);
  return detailText(detail, wording);
}

function detailText(detail: FigureDetail, wording: Wording): string {
  const { t, language } = wording;
  switch (detail.unit) {
    case 'share':
      return shareText(detail.estimate, detail.bound, wording);
    case 'distance':
      return distanceText(detail.estimate, detail.bound, wording);
    case 'part':
      return percentText(detail.part / detail.all, wording);
    case 'gaps':
      return formatNumber(detail.count, language);
    case 'people': {
      const figure = peopleText(detail.people, wording);
      return detail.isLeast && detail.people > 0 ? t('report.figure.atLeast', { figure }) : figure;
    }
  }
}

/** What the map shows, as a heading. */
export function measureCaption(address: MapAddress, country: AreaCoverage, wording: Wording): string {
  const { t, language } = wording;
  const { map, question, view, shownType } = address;
  const rule = map.rule === null ? t('plannerMap.anyRule') : ruleName(map.rule, wording);
  return t(`plannerMap.caption.${map.measure}`, {
    group:
      map.measure === 'share'
        ? groupName(question.group, country, wording)
        : t(`coverage.group.${question.group}`),
    distance: formatDistance(view.withinMetres, language),
    kind: t(`coverage.kind.${view.kind}`),
    type: t(`offers.type.${shownType ?? usualType}`),
    rule,
  });
}

/** What the figure rests on: for ways to a place what is known of the places, else how it may be read. */
export function readingText(
  { state }: Pick<MapFigure, 'state'>,
  measure: MapMeasure,
  status: AccessStatus,
  { t }: Wording,
): string {
  const isAccess = measure === 'share' || measure === 'median' || measure === 'p90';
  return isAccess ? t(`coverage.status.${status}`) : t(`plannerMap.state.${state}`);
}

/** The values of a class: `25–50 %`, `2–5 km`, `3–7`. */
export function classLabel(
  measure: MapMeasure,
  { edges }: ClassScheme,
  index: number,
  wording: Wording,
): string {
  const [low, next] = [edges[index]!, edges[index + 1]];
  if (measure === 'median' || measure === 'p90') return distanceClass(low, next, wording);
  return measure === 'gaps' || measure === 'touched'
    ? countClass(low, next, wording)
    : wording.t('report.map.classRange', {
        low: String(Math.round(low * 100)),
        high: formatShare(next ?? 1, wording.language),
      });
}

function distanceClass(low: number, next: number | undefined, { t, language }: Wording): string {
  if (next === undefined) return t('plannerMap.legend.atLeast', { low: formatDistance(low, language) });
  const high = formatDistance(next, language);
  return low === 0
    ? t('plannerMap.legend.below', { high })
    : t('report.map.classRange', { low: formatNumber(low / 1000, language), high });
}

/** Whole numbers: a class ends just before the next begins. */
function countClass(from: number, next: number | undefined, { t, language }: Wording): string {
  const low = formatNumber(from, language);
  if (from === 0 || next === from + 1) return low;
  return next === undefined
    ? t('plannerMap.legend.atLeast', { low })
    : t('report.map.classRange', { low, high: formatNumber(next - 1, language) });
}

/** How an area is painted: a class of the style sheet, or a pattern of the page by its name. */
export interface MapPaint {
  cssClass: string;
  fill: string | null;
}

/** Colours of figures that stand; the same under lines where they are rough; hatching without a colour where there is none. */
export function paintOf({ state, index }: MapClass, { direction }: ClassScheme): MapPaint {
  if (index !== null && state === 'rough')
    return { cssClass: 'rough', fill: `url(#rough-${direction}-${index})` };
  if (index !== null) return { cssClass: `${direction}-class-${index}`, fill: null };
  if (state === 'too_coarse') return { cssClass: 'too-coarse', fill: 'url(#hatch-too-coarse)' };
  if (state === 'no_election') return { cssClass: 'no-election', fill: null };
  return { cssClass: 'not-known', fill: 'url(#hatch-not-known)' };
}
