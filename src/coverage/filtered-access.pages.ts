/** Access to the places that have what is asked, as ranges: what is not known of a place is neither yes nor no. */
import { formatDistance, formatNumber, formatShare } from '../i18n/format';
import { areaName, groupName } from './coverage-area.pages';
import { peopleText, type Wording } from './coverage-figures.pages';
import { reportedGroups, type AccessKind } from './coverage-input.model';
import { kindsOfPhase, type CoverageQuestion } from './coverage-question.model';
import type {
  AreaCoverage,
  CoverageReport,
  DistanceEstimate,
  FilteredAccess,
  ShareEstimate,
} from './coverage-report.model';
import { roundedDistance, wholePercent } from './rounded-figures.model';

interface FilteredRow {
  group: string;
  people: string;
  shares: readonly string[];
  median: string;
  p90: string;
}

export interface FilteredPhase {
  kind: AccessKind;
  heading: string;
  caption: string;
  places: string;
  rows: readonly FilteredRow[];
}

export interface FilteredDetail {
  asked: string;
  thresholds: readonly string[];
  phases: readonly FilteredPhase[];
}

/** From the least that is certain to the most that is possible, `3–41 %`; one figure where both are the same. */
export function rangeText(known: ShareEstimate, possible: ShareEstimate, { language }: Wording): string {
  const [low, high] = [wholePercent(known.low), wholePercent(possible.high)];
  const top = formatShare(high / 100, language);
  return low === high ? top : `${formatNumber(low, language)}–${top}`;
}

/** From the least that is possible to the most that is certain. */
function distanceRange(
  known: DistanceEstimate | null,
  possible: DistanceEstimate | null,
  { t, language }: Wording,
): string {
  const none = t('coverageQuestion.filtered.noPlace');
  if (possible === null) return none;
  const least = formatDistance(roundedDistance(possible).low, language);
  const most = known === null ? none : formatDistance(roundedDistance(known).high, language);
  return least === most ? most : t('coverageQuestion.filtered.between', { possible: least, known: most });
}

function rowsOf(area: AreaCoverage, access: FilteredAccess, wording: Wording): FilteredRow[] {
  return reportedGroups.flatMap((group) => {
    const [known, possible] = [access.known[group], access.possible[group]];
    if (known === null || possible === null) return [];
    return [
      {
        group: groupName(group, area, wording),
        people: peopleText(known.people, wording),
        shares: known.shares.map((share, index) => rangeText(share, possible.shares[index]!, wording)),
        median: distanceRange(known.medianDistanceMetres, possible.medianDistanceMetres, wording),
        p90: distanceRange(known.p90DistanceMetres, possible.p90DistanceMetres, wording),
      },
    ];
  });
}

/** The features that are asked, in words. */
export function askedFeatures(
  { placeFeatures }: Pick<CoverageQuestion, 'placeFeatures'>,
  { t }: Wording,
): string {
  return placeFeatures.map((feature) => t(`coverageQuestion.features.${feature}`)).join(', ');
}

/** The area's figures for the places asked about; null where every place counts. */
export function filteredDetail(
  report: CoverageReport,
  area: AreaCoverage,
  question: CoverageQuestion,
  wording: Wording,
): FilteredDetail | null {
  const { filtered } = area;
  if (filtered === null) return null;
  const { t, language } = wording;
  const asked = askedFeatures(question, wording);
  return {
    asked,
    thresholds: report.parameters.thresholdsMetres.map((metres) => formatDistance(metres, language)),
    phases: kindsOfPhase(question.phase).map((kind) => {
      const counts = filtered[kind].places;
      const number = (value: number) => formatNumber(value, language);
      return {
        kind,
        heading: t(`coverage.kind.${kind}`),
        caption: t('coverageQuestion.filtered.caption', {
          kind: t(`coverage.kind.${kind}`),
          area: areaName(area, language),
          asked,
        }),
        places:
          area.places[kind].listed === 0
            ? t(`coverage.status.${area.access[kind].status}`)
            : t('coverageQuestion.filtered.places', {
                yes: number(counts.yes),
                unknown: number(counts.unknown),
                no: number(counts.no),
              }),
        rows: rowsOf(area, filtered[kind], wording),
      };
    }),
  };
}
