/** A comparison in words: what is compared, what may make the reports differ, and the names of measures. */
import { areaName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import type { AreaCoverage } from '../coverage/coverage-report.model';
import type { FullReport } from '../full-report/full-report.model';
import { reportTitle } from '../full-report/report-about.pages';
import { formatDistance, formatInstant } from '../i18n/format';
import type { ComparedMeasure, Comparison } from './snapshot-comparison.model';
import type { Snapshot } from './snapshot.model';

/** Two snapshots with their reports, and what came out of comparing them. */
export interface ComparedSnapshots {
  before: { snapshot: Snapshot; report: FullReport };
  after: { snapshot: Snapshot; report: FullReport };
  comparison: Comparison;
}

export function measureName(measure: ComparedMeasure, { t, language }: Wording): string {
  return measure.id === 'within'
    ? t('snapshotComparison.measure.within', { distance: formatDistance(measure.metres, language) })
    : t(`snapshotComparison.measure.${measure.id}`);
}

/** `Whole country, parliamentary elections 2027, frozen on 24 November 2026 at 9:00`. */
export function snapshotName({ snapshot, report }: ComparedSnapshots['before'], wording: Wording): string {
  return wording.t('snapshotComparison.snapshotName', {
    report: reportTitle(report, wording),
    at: formatInstant(snapshot.takenAt, wording.language),
  });
}

const nameOf = ({ before, after }: ComparedSnapshots, code: string, { language }: Wording): string => {
  const isIt = (area: AreaCoverage) => area.kind === 'municipality' && area.code === code;
  const area = after.report.areas.find(isIt) ?? before.report.areas.find(isIt);
  return area === undefined ? code : areaName(area, language);
};

/** Why the two may differ although nothing in the world did; empty where both answer the same question. */
export function differenceSentences(compared: ComparedSnapshots, wording: Wording): string[] {
  const { t } = wording;
  const { differences, mergers } = compared.comparison;
  const isSame = compared.before.snapshot.sha256 === compared.after.snapshot.sha256;
  return [
    ...(isSame ? [t('snapshotComparison.same')] : []),
    ...differences.map((difference) => t(`snapshotComparison.differs.${difference}`)),
    ...mergers
      .filter(({ fromCode, toCode }) =>
        [fromCode, toCode].some((code) => nameOf(compared, code, wording) !== code),
      )
      .map(({ fromCode, toCode, year }) =>
        t('snapshotComparison.merger', {
          from: nameOf(compared, fromCode, wording),
          to: nameOf(compared, toCode, wording),
          year,
        }),
      ),
  ];
}

/** What stands under a table that is taken away. */
export function comparisonRemarks(compared: ComparedSnapshots, wording: Wording): string[] {
  const { t } = wording;
  const line = (key: 'before' | 'after') =>
    `${t(`snapshotComparison.${key}`)}: ${snapshotName(compared[key], wording)} (${compared[key].snapshot.sha256})`;
  return [
    line('before'),
    line('after'),
    ...differenceSentences(compared, wording),
    t('snapshotComparison.reading'),
    t('snapshotComparison.authoritiesOnly'),
  ];
}
