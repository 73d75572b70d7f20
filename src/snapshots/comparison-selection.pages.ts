/** Which figures and gaps of a comparison are shown, in which order, and the form that asks for them. */
import { areaName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import { accessKinds, reportedGroups } from '../coverage/coverage-input.model';
import { reportLevels } from '../coverage/report-view.form';
import { ruleName } from '../gaps/gap-words.pages';
import { gapRuleIds } from '../gaps/gap-rule.model';
import type { ComparisonQuery } from './comparison.form';
import { measureName, type ComparedSnapshots } from './comparison-words.pages';
import { gapChanges, type ComparedGap } from './gap-comparison.model';
import { figureChanges, type ComparedFigure, type ComparedMeasure } from './snapshot-comparison.model';

const usualMetres = 5000;

export interface Select {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
}
const measureKey = (measure: ComparedMeasure): string =>
  measure.id === 'within' ? `within-${measure.metres}` : measure.id;

/** The measure asked for, or the usual one of those that both reports have. */
export function measureAsked({ comparison }: ComparedSnapshots, asked: string | null): string {
  const { thresholdsMetres: metres } = comparison;
  const known = [...metres.map((each) => `within-${each}`), 'median', 'p90'];
  if (asked !== null && known.includes(asked)) return asked;
  return metres.includes(usualMetres) ? `within-${usualMetres}` : known[0]!;
}

const hasChanged = (asked: string, change: string): boolean =>
  asked === 'all' || asked === change || (asked === 'changed' && change !== 'same');

/** Figures that the query asks for, in its order; those without a difference stand last. */
export function selectFigures(
  compared: ComparedSnapshots,
  query: ComparisonQuery,
  { language }: Pick<Wording, 'language'>,
): ComparedFigure[] {
  const measure = measureAsked(compared, query.measure);
  const wanted = query.search.toLocaleLowerCase(language);
  const collator = new Intl.Collator(language);
  const turn = query.direction === 'asc' ? 1 : -1;
  const byName = (a: ComparedFigure, b: ComparedFigure) =>
    collator.compare(areaName(a.area, language), areaName(b.area, language));
  return compared.comparison.figures
    .filter(
      (each) =>
        each.area.kind === query.level &&
        each.kind === query.kind &&
        each.group === query.group &&
        measureKey(each.measure) === measure &&
        hasChanged(query.change, each.change) &&
        areaName(each.area, language).toLocaleLowerCase(language).includes(wanted),
    )
    .sort((a, b) => {
      if (query.sort === 'area') return turn * byName(a, b);
      if (a.difference === b.difference) return byName(a, b);
      if (a.difference === null) return 1;
      return b.difference === null ? -1 : turn * (a.difference - b.difference);
    });
}

/** Gaps that the query asks for, by name of the municipality, then by rule. */
export function selectComparedGaps(
  { comparison }: ComparedSnapshots,
  { rule, gapChange, search }: ComparisonQuery,
  { language }: Pick<Wording, 'language'>,
): ComparedGap[] {
  const collator = new Intl.Collator(language);
  const wanted = search.toLocaleLowerCase(language);
  return comparison.gaps
    .filter(
      (gap) =>
        (rule === null || gap.rule === rule) &&
        hasChanged(gapChange, gap.change) &&
        areaName(gap.municipality, language).toLocaleLowerCase(language).includes(wanted),
    )
    .sort(
      (a, b) =>
        collator.compare(areaName(a.municipality, language), areaName(b.municipality, language)) ||
        gapRuleIds.indexOf(a.rule) - gapRuleIds.indexOf(b.rule) ||
        (a.id < b.id ? -1 : 1),
    );
}

/** Choices of the table of figures. */
export function figureSelects(
  compared: ComparedSnapshots,
  query: ComparisonQuery,
  wording: Wording,
): Select[] {
  const { t } = wording;
  const measures: ComparedMeasure[] = [
    ...compared.comparison.thresholdsMetres.map((metres) => ({ id: 'within' as const, metres })),
    { id: 'median' },
    { id: 'p90' },
  ];
  const levels =
    compared.after.report.question.area.kind === 'country' ? reportLevels : (['municipality'] as const);
  const select = (name: string, value: string, options: Select['options']): Select => ({
    name,
    label: t(`snapshotComparison.form.${name as 'level'}`),
    value,
    options,
  });
  return [
    select(
      'level',
      query.level,
      levels.map((value) => ({ value, label: t(`report.level.${value}`) })),
    ),
    select(
      'kind',
      query.kind,
      accessKinds.map((value) => ({ value, label: t(`coverage.kind.${value}`) })),
    ),
    select(
      'group',
      query.group,
      reportedGroups.map((value) => ({ value, label: t(`coverage.group.${value}`) })),
    ),
    select(
      'measure',
      measureAsked(compared, query.measure),
      measures.map((each) => ({ value: measureKey(each), label: measureName(each, wording) })),
    ),
    select('change', query.change, [
      { value: 'changed', label: t('snapshotComparison.form.changed') },
      { value: 'all', label: t('snapshotComparison.form.all') },
      ...figureChanges.map((value) => ({ value, label: t(`snapshotComparison.change.${value}`) })),
    ]),
  ];
}

/** Choices of the list of gaps. */
export function gapSelects(query: ComparisonQuery, wording: Wording): Select[] {
  const { t } = wording;
  return [
    {
      name: 'rule',
      label: t('snapshotComparison.form.rule'),
      value: query.rule ?? '',
      options: [
        { value: '', label: t('snapshotComparison.form.all') },
        ...gapRuleIds.map((value) => ({ value, label: ruleName(value, wording) })),
      ],
    },
    {
      name: 'gapChange',
      label: t('snapshotComparison.form.gapChange'),
      value: query.gapChange,
      options: [
        { value: 'changed', label: t('snapshotComparison.form.changed') },
        { value: 'all', label: t('snapshotComparison.form.all') },
        ...gapChanges.map((value) => ({ value, label: t(`snapshotComparison.gapChange.${value}`) })),
      ],
    },
  ];
}
