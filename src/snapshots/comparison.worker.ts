/** Compares two snapshots in a thread of its own: reading reports of a whole country takes its time. */
import type { MunicipalityMerger } from '../areas/area.model';
import { openKeptReport } from '../full-report/kept-report.worker';
import type { Language } from '../i18n/language';
import { translator } from '../i18n/translate';
import type { CsvDialect } from '../shared/csv-table';
import { comparisonCsv } from './comparison.csv';
import type { ComparisonQuery, ComparisonTable } from './comparison.form';
import { comparisonPage, type ComparisonPage } from './comparison.pages';
import { areComparable, compareReports } from './snapshot-comparison.model';
import type { KeptSnapshot } from './snapshot.model';

export interface ComparisonJob {
  before: KeptSnapshot;
  after: KeptSnapshot;
  mergers: readonly MunicipalityMerger[];
  language: Language;
  /** The page of a query, or a table as a file. */
  make: { page: ComparisonQuery } | { table: ComparisonTable; dialect: CsvDialect };
}

export type MadeComparison = { page: ComparisonPage } | { csv: string };

function opened(kept: KeptSnapshot) {
  const { report: text, ...snapshot } = kept;
  return { snapshot, report: openKeptReport({ text, sha256: kept.sha256 }) };
}

/** Null where the two cannot be put side by side. */
export default function compare({
  before,
  after,
  mergers,
  language,
  make,
}: ComparisonJob): MadeComparison | null {
  const [old, now] = [opened(before), opened(after)];
  if (!areComparable(old.report, now.report)) return null;
  const compared = { before: old, after: now, comparison: compareReports(old.report, now.report, mergers) };
  const wording = { t: translator(language), language };
  return 'page' in make
    ? { page: comparisonPage(compared, make.page, wording) }
    : { csv: comparisonCsv(compared, make.table, make.dialect, wording) };
}
