/** Gaps as a table: one row per gap in the order of the page, then what the table rests on. */
import type { Wording } from '../coverage/coverage-figures.pages';
import { sourceLine } from '../reference-data/data-source.pages';
import { writeCsv, type CsvCell, type CsvDialect } from '../shared/csv-table';
import type { ElectionGaps, Gap } from './gap.model';
import { gapActors, municipalityNames, ruleName } from './gap-words.pages';

/** Columns in their order; the headings are `gaps.csv.<column>`. */
export const gapColumns = [
  'municipalityCode',
  'municipality',
  'rule',
  'ruleCode',
  'kind',
  'severity',
  'certainty',
  'people',
  'peopleLow',
  'peopleHigh',
  'group',
  'places',
  'unknownPlaces',
  'offers',
  'organisations',
  'who',
  'deadline',
  'deadlineDay',
  'chance',
  'audience',
] as const;
export type GapColumn = (typeof gapColumns)[number];

type CellOf = (gap: Gap, wording: Wording, names: ReadonlyMap<string, string>) => CsvCell;

const cells: Readonly<Record<GapColumn, CellOf>> = {
  municipalityCode: (gap) => gap.municipalityCode,
  municipality: (gap, _, names) => names.get(gap.municipalityCode) ?? null,
  rule: (gap, wording) => ruleName(gap.rule, wording),
  ruleCode: (gap) => gap.rule,
  kind: (gap, { t }) => (gap.kind === null ? null : t(`coverage.kind.${gap.kind}`)),
  severity: (gap, { t }) => t(`gaps.severity.${gap.severity}`),
  certainty: (gap, { t }) => t(`gaps.csv.value.${gap.certainty}`),
  people: (gap) => gap.people,
  peopleLow: (gap) => gap.evidence.peopleLow ?? null,
  peopleHigh: (gap) => gap.evidence.peopleHigh ?? null,
  group: (gap, { t }) => t(`coverage.group.${gap.group}`),
  places: (gap) => gap.evidence.places ?? null,
  unknownPlaces: (gap) => gap.evidence.unknownPlaces ?? null,
  offers: (gap) => gap.evidence.offers ?? null,
  organisations: (gap) => gap.evidence.organisations ?? null,
  who: (gap, wording) => gapActors(gap, wording),
  deadline: (gap, { t }) => (gap.deadline === null ? null : t(`elections.deadline.${gap.deadline.code}`)),
  deadlineDay: (gap) => gap.deadline?.day ?? null,
  chance: (gap, { t }) => t(`gaps.chance.${gap.chance}`),
  audience: (gap, { t }) => t(`gaps.csv.value.${gap.audience}`),
};

/** An empty cell is not known or does not belong to the rule; days are ISO dates. All rows have one width. */
export function toGapsCsv(
  found: ElectionGaps,
  gaps: readonly Gap[],
  wording: Wording,
  dialect: CsvDialect,
): string {
  const { t } = wording;
  const { report, election, today } = found;
  const names = municipalityNames(report.areas, wording);
  const remarks = [
    t('gaps.csv.remark', { election: election.code, version: report.dataVersion, day: today }),
    t('coverage.remark.sources'),
    ...report.sources.map(({ id }) => sourceLine(t, id)),
  ];
  const rows: CsvCell[][] = [
    gapColumns.map((column) => t(`gaps.csv.column.${column}`)),
    ...gaps.map((gap) => gapColumns.map((column) => cells[column](gap, wording, names))),
    [],
    ...remarks.map((remark) => [remark]),
  ];
  return writeCsv(
    rows.map((row) => gapColumns.map((_, index) => row[index] ?? null)),
    dialect,
  );
}

/** Gaps for programs: codes instead of words, and the rules that they rest on. */
export function toGapsJson(found: ElectionGaps, gaps: readonly Gap[]): string {
  const { election, report, today, knowsOffers } = found;
  return `${JSON.stringify({
    election: election.code,
    dataVersion: report.dataVersion,
    day: today,
    knowsOffers,
    gaps: gaps.map(({ deadline, ...gap }) => ({
      ...gap,
      deadline: deadline && { code: deadline.code, day: deadline.day, state: deadline.state },
    })),
    sources: report.sources,
  })}\n`;
}
