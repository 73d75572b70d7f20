/** The curve "share of adults within x km" and the farthest settlements, drawn and as tables. */
import { formatDistance, formatShare } from '../i18n/format';
import { localName } from '../i18n/language';
import { areaName } from './coverage-area.pages';
import { distanceText, peopleText, type Wording } from './coverage-figures.pages';
import type { AccessKind } from './coverage-input.model';
import { accessCurve, type AccessCurve } from './access-curve.svg';
import { kindsOfPhase, type CoverageQuestion } from './coverage-question.model';
import type { AreaCoverage, CoverageReport } from './coverage-report.model';
import { wholePercent } from './rounded-figures.model';

interface CurveRow {
  distance: string;
  /** One cell per kind; null where nothing is known. */
  shares: readonly (string | null)[];
}

export interface CurveView {
  caption: string;
  kinds: readonly { kind: AccessKind; label: string }[];
  drawing: AccessCurve;
  rows: readonly CurveRow[];
}

export interface FarthestView {
  caption: string;
  rows: readonly { name: string; people: string; distance: string }[];
}

/** The curve of an area; null where nothing is known of any kind asked. */
export function curveView(
  report: CoverageReport,
  area: AreaCoverage,
  question: CoverageQuestion,
  wording: Wording,
): CurveView | null {
  const { t, language } = wording;
  const kinds = kindsOfPhase(question.phase).filter((kind) => area.access[kind].curve !== null);
  if (kinds.length === 0) return null;
  const metres = report.parameters.curveMetres;
  const text = (share: number) => formatShare(wholePercent(share) / 100, language);
  return {
    caption: t('coverageQuestion.curve.caption', { area: areaName(area, language) }),
    kinds: kinds.map((kind) => ({ kind, label: t(`coverage.kind.${kind}`) })),
    drawing: accessCurve(
      metres,
      kinds.map((kind) => ({ kind, points: area.access[kind].curve! })),
      { distance: (each) => formatDistance(each, language), share: (each) => formatShare(each, language) },
    ),
    rows: metres.map((each, index) => ({
      distance: formatDistance(each, language),
      shares: kinds.map((kind) => text(area.access[kind].curve![index]!.median)),
    })),
  };
}

/** Where adults have the longest ways to the places of a kind; null where no settlement is known by name. */
export function farthestView(
  report: CoverageReport,
  area: AreaCoverage,
  kind: AccessKind,
  wording: Wording,
): FarthestView | null {
  const { t, language } = wording;
  const { farthest, bound } = area.access[kind];
  if (farthest.length === 0) return null;
  const municipality = (code: string) => {
    const found = report.areas.find((each) => each.kind === 'municipality' && each.code === code);
    return found === undefined ? code : areaName(found, language);
  };
  return {
    caption: t('coverageQuestion.farthest.caption', { kind: t(`coverage.kind.${kind}`) }),
    rows: farthest.map((each) => ({
      name: `${each.postcode} ${localName(each, language)}, ${municipality(each.municipalityCode)}`,
      people: peopleText(each.people, wording),
      distance:
        each.distanceMetres === null
          ? t('coverageQuestion.filtered.noPlace')
          : distanceText(each.distanceMetres, bound, wording),
    })),
  };
}
