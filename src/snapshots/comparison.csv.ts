/** A comparison as CSV: every figure, or every gap, of two snapshots; an empty cell is not known. */
import { areaName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import { roundedDistance, wholePercent } from '../coverage/rounded-figures.model';
import { ruleName } from '../gaps/gap-words.pages';
import type { Gap } from '../gaps/gap.model';
import { reportCells } from '../shared/report-table';
import { writeCsv, type CsvCell, type CsvDialect } from '../shared/csv-table';
import type { ComparisonTable } from './comparison.form';
import { comparisonRemarks, measureName, type ComparedSnapshots } from './comparison-words.pages';
import type { ComparedGap } from './gap-comparison.model';
import type { ComparedFigure, ComparedSide } from './snapshot-comparison.model';

const sides = ['before', 'beforeLow', 'beforeHigh', 'after', 'afterLow', 'afterHigh'] as const;

/** Columns in their order; the headings are `snapshotComparison.csv.<column>`. */
export const comparisonColumns = {
  figures: [
    'areaKind',
    'areaCode',
    'area',
    'kind',
    'group',
    'measure',
    'unit',
    ...sides,
    'difference',
    'change',
    'changeCode',
  ],
  gaps: [
    'areaCode',
    'area',
    'rule',
    'ruleCode',
    'kind',
    'group',
    ...sides,
    'difference',
    'change',
    'changeCode',
  ],
} as const;

function sideCells(side: ComparedSide | null): CsvCell[] {
  if (side === null) return [null, null, null];
  const { median, low, high } = side.type === 'share' ? side.estimate : roundedDistance(side.estimate);
  if (side.type === 'distance') return [median, low, high];
  // A share that is too coarse has a range and no middle.
  return [side.estimate.tooCoarse ? null : wholePercent(median), wholePercent(low), wholePercent(high)];
}

function figureRow(figure: ComparedFigure, wording: Wording): CsvCell[] {
  const { t, language } = wording;
  const { area, kind, group, measure, before, after, difference, change } = figure;
  return [
    t(`fullReport.areaKind.${area.kind}`),
    area.code,
    areaName(area, language),
    t(`coverage.kind.${kind}`),
    t(`coverage.group.${group}`),
    measureName(measure, wording),
    measure.id === 'within' ? '%' : 'm',
    ...sideCells(before),
    ...sideCells(after),
    difference,
    t(`snapshotComparison.change.${change}`),
    change,
  ];
}

function gapSide(gap: Gap | null): CsvCell[] {
  if (gap === null) return [null, null, null];
  const { people, evidence } = gap;
  return [people, evidence.peopleLow ?? null, evidence.peopleHigh ?? null];
}

function gapRow(
  { rule, municipality, kind, before, after, change }: ComparedGap,
  wording: Wording,
): CsvCell[] {
  const { t, language } = wording;
  const [old, now] = [before?.people ?? null, after?.people ?? null];
  return [
    municipality.code,
    areaName(municipality, language),
    ruleName(rule, wording),
    rule,
    kind === null ? null : t(`coverage.kind.${kind}`),
    t(`coverage.group.${(after ?? before)!.group}`),
    ...gapSide(before),
    ...gapSide(after),
    old === null || now === null ? null : now - old,
    t(`snapshotComparison.gapChange.${change}`),
    change,
  ];
}

/** The whole table, whatever is filtered on the page, then what was compared and how to read it. */
export function comparisonCsv(
  compared: ComparedSnapshots,
  table: ComparisonTable,
  dialect: CsvDialect,
  wording: Wording,
): string {
  const { figures, gaps } = compared.comparison;
  const rows =
    table === 'figures'
      ? figures.map((figure) => figureRow(figure, wording))
      : gaps.map((gap) => gapRow(gap, wording));
  const header = comparisonColumns[table].map((column) => wording.t(`snapshotComparison.csv.${column}`));
  return writeCsv(reportCells({ header, rows, remarks: comparisonRemarks(compared, wording) }), dialect);
}
