/** The figures of an area in sentences, for who does not read tables. */
import { formatDistance } from '../i18n/format';
import {
  distanceBasisText,
  distanceText,
  percentText,
  shareText,
  type Wording,
} from './coverage-figures.pages';
import type { AccessKind } from './coverage-input.model';
import { kindsOfPhase } from './coverage-question.model';
import { usesCostMatrix, type AreaCoverage, type CoverageReport } from './coverage-report.model';
import type { ReportAddress } from './report-view.form';

/** What the distances rest on, told by kind of places where a cost matrix is in use and there are distances. */
function distanceTexts(area: AreaCoverage, kinds: readonly AccessKind[], wording: Wording): string[] {
  const { t } = wording;
  if (!usesCostMatrix(area)) return [t('report.summary.straightLine')];
  const measured = kinds.filter((kind) => area.access[kind].groups.adults !== null);
  return measured.map(
    (kind) => `${t(`coverage.kind.${kind}`)}: ${distanceBasisText(area.access[kind], wording)}`,
  );
}

/** What is known first, then the share within the distance asked, of adults, for each kind of places asked about. */
export function coverageSummary(
  report: CoverageReport,
  area: AreaCoverage,
  { question, view }: ReportAddress,
  wording: Wording,
): string[] {
  const { t, language } = wording;
  const kinds = kindsOfPhase(question.phase);
  const sentences = kinds.map((kind) => {
    const phase = area.access[kind];
    const adults = phase.groups.adults;
    const share = adults?.shares[report.parameters.thresholdsMetres.indexOf(view.withinMetres)];
    const start = `${t(`coverage.kind.${kind}`)}: `;
    const known =
      area.kind === 'country' ? `${t('report.summary.completeness', { ...report.completeness[kind] })} ` : '';
    if (!adults || !share)
      return `${start}${known}${t(area.kind === 'municipality' ? 'report.summary.describedNoneHere' : 'report.summary.describedNone')}`;
    const described =
      area.kind === 'municipality' || phase.describedShare === null
        ? ''
        : `${t('report.summary.described', { share: percentText(phase.describedShare, wording) })} `;
    const figures = t('report.summary.sentence', {
      share: shareText(share, phase.bound, wording),
      distance: formatDistance(view.withinMetres, language),
      median: distanceText(adults.medianDistanceMetres, phase.bound, wording),
    });
    return `${start}${known}${described}${figures}`;
  });
  const shares = kinds.flatMap((kind) => area.access[kind].groups.adults?.shares ?? []);
  const rough = shares.some((share) => share.rough) ? [t('report.summary.rough')] : [];
  const isAtLeast = kinds.includes('advance') && area.access.advance.bound === 'at_least';
  const atLeast = isAtLeast ? [t('report.summary.atLeast')] : [];
  return [...sentences, ...rough, ...atLeast, ...distanceTexts(area, kinds, wording)];
}
