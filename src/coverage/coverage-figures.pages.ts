/** Figures in words: a range where it matters, "at least" where places may be missing, and no more digits than are known. */
import { formatDistance, formatNumber, formatShare } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import type { DistanceEstimate, PhaseAccess, ShareEstimate } from './coverage-report.model';
import { roundedDistance, roundedPeople, wholePercent } from './rounded-figures.model';

/** What a reader's language needs to write a figure. */
export interface Wording {
  t: Translate;
  language: Language;
}

type Bound = PhaseAccess['bound'];

/** `52 %`, as whole as the table writes it. */
export function percentText(share: number, { language }: Pick<Wording, 'language'>): string {
  return formatShare(wholePercent(share) / 100, language);
}

/** People as the table writes them, `4 460 000`. */
export function peopleText(people: number, { language }: Pick<Wording, 'language'>): string {
  return formatNumber(roundedPeople(people), language);
}

/** A share as `at least 52 % (50–55 %)`; its range alone where that is too wide to tell; `rough` where it rests on the spread. */
export function shareText(share: ShareEstimate, bound: Bound, wording: Wording): string {
  const { t, language } = wording;
  const [low, high] = [wholePercent(share.low), wholePercent(share.high)];
  const range = `${formatNumber(low, language)}–${formatShare(high / 100, language)}`;
  if (share.tooCoarse) return t('report.figure.tooCoarse', { range });
  const median = percentText(share.median, wording);
  const figure = low === high ? median : `${median} (${range})`;
  const bounded = bound === 'at_least' ? t('report.figure.atLeast', { figure }) : figure;
  return share.rough ? t('report.figure.rough', { figure: bounded }) : bounded;
}

/** A distance as `at most 3.2 km (2.9 km – 3.6 km)`. */
export function distanceText(
  distance: DistanceEstimate | null,
  bound: Bound,
  { t, language }: Wording,
): string {
  if (distance === null) return t('report.figure.none');
  const rounded = roundedDistance(distance);
  const [low, high] = [formatDistance(rounded.low, language), formatDistance(rounded.high, language)];
  const median = formatDistance(rounded.median, language);
  const figure = low === high ? median : `${median} (${low} – ${high})`;
  const bounded = bound === 'at_least' ? t('report.figure.atMost', { figure }) : figure;
  return distance.rough ? t('report.figure.rough', { figure: bounded }) : bounded;
}

/** What distances rest on: the cost matrix, straight lines, or some of each with the share. */
export function distanceBasisText({ roadShare }: Pick<PhaseAccess, 'roadShare'>, wording: Wording): string {
  const { t } = wording;
  if (typeof roadShare !== 'number' || roadShare === 0) return t('report.summary.straightLine');
  if (roadShare === 1) return t('report.summary.roadDistance');
  return t('report.summary.mixedDistance', { share: percentText(roadShare, wording) });
}
