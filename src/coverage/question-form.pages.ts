/** The form that asks about coverage, filled in with the question that was answered, and what could not be used of it. */
import type { MarkedOption, Select } from '../i18n/form-control';
import { formatDistance } from '../i18n/format';
import { href, paths } from '../paths';
import { groupName } from './coverage-area.pages';
import type { Wording } from './coverage-figures.pages';
import { accessKinds, placeFeatures, reportedGroups } from './coverage-input.model';
import { questionQuery } from './coverage-question.form';
import { askedPhases } from './coverage-question.model';
import type { AreaCoverage } from './coverage-report.model';
import type { QueryProblem } from './query-reader.form';
import { areaKey, reportLevels, type ReportAddress } from './report-view.form';

/** A choice of the form. */
export interface QuestionForm {
  action: string;
  selects: readonly Select[];
  search: { value: string; error: string | null };
  phase: Select;
  thresholds: { value: string; error: string | null };
  features: readonly MarkedOption[];
  featuresError: string | null;
  /** Parts of the question that the form does not ask for and must not lose. */
  hidden: readonly { name: string; value: string }[];
  /** Whether anything beyond the first row is asked for: the rest of the form is open then. */
  hasMore: boolean;
}

/** A problem for the summary; `href` leads to the field where the form has one. */
export interface QuestionProblemView {
  text: string;
  href: string | null;
}

const labels = {
  kind: 'report.form.kind',
  group: 'report.form.group',
  within: 'report.form.within',
  level: 'report.form.level',
  q: 'report.form.search',
  phase: 'coverageQuestion.phase.label',
  thresholds: 'coverageQuestion.thresholds.label',
  places: 'coverageQuestion.features.label',
} as const;

const isLabelled = (field: string): field is keyof typeof labels => Object.hasOwn(labels, field);

const moreFields: readonly string[] = ['phase', 'thresholds', 'places'];

function problemText({ field, value }: QueryProblem, { t }: Wording): string {
  const name = isLabelled(field) ? t(labels[field]) : field;
  return t('report.form.problemText', { field: name, value });
}

/** Everything that could not be used of an address, in words. */
export function questionProblems(problems: readonly QueryProblem[], wording: Wording): QuestionProblemView[] {
  return problems.map((problem) => ({
    text: problemText(problem, wording),
    href: isLabelled(problem.field) ? `#${problem.field}` : null,
  }));
}

function options<T extends string>(
  values: readonly T[],
  selected: T,
  label: (value: T) => string,
): MarkedOption[] {
  return values.map((value) => ({ value, label: label(value), selected: value === selected }));
}

/** @param basis area whose people name the groups */
export function questionForm(
  address: ReportAddress,
  problems: readonly QueryProblem[],
  basis: AreaCoverage,
  wording: Wording,
): QuestionForm {
  const { question, view } = address;
  const { t, language } = wording;
  const errorOf = (field: string) => {
    const problem = problems.find((each) => each.field === field);
    return problem === undefined ? null : problemText(problem, wording);
  };
  const select = (name: keyof typeof labels, choices: readonly MarkedOption[]): Select => ({
    name,
    label: t(labels[name]),
    options: choices,
    error: errorOf(name),
  });
  const kind = select(
    'kind',
    options(accessKinds, view.kind, (each) => t(`coverage.kind.${each}`)),
  );
  const thresholds = question.thresholdsMetres.map(String);
  const groups = options(reportedGroups, question.group, (group) => groupName(group, basis, wording));
  const within = options(thresholds, String(view.withinMetres), (metres) =>
    formatDistance(Number(metres), language),
  );
  const levels = options(reportLevels, view.level, (level) => t(`report.level.${level}`));
  const typed = problems.find(({ field }) => field === 'thresholds')?.value;
  return {
    action: href(language, paths.coverage, { election: question.election }),
    selects: [
      ...(question.phase === 'both' ? [kind] : []),
      select('group', groups),
      select('within', within),
      select('level', levels),
    ],
    search: { value: view.search, error: errorOf('q') },
    phase: select(
      'phase',
      options(askedPhases, question.phase, (phase) =>
        phase === 'both' ? t('coverageQuestion.phase.both') : t(`coverage.kind.${phase}`),
      ),
    ),
    thresholds: { value: typed ?? thresholds.join(', '), error: errorOf('thresholds') },
    features: placeFeatures.map((feature) => ({
      value: feature,
      label: t(`coverageQuestion.features.${feature}`),
      selected: question.placeFeatures.includes(feature),
    })),
    featuresError: errorOf('places'),
    hidden: hiddenFields(address),
    hasMore:
      Object.keys(questionQuery(question)).some((name) => moreFields.includes(name)) ||
      problems.some(({ field }) => moreFields.includes(field)),
  };
}

function hiddenFields({ question, view }: ReportAddress): QuestionForm['hidden'] {
  const shown = [...moreFields, 'group'];
  const kept = Object.entries(questionQuery(question)).filter(([name]) => !shown.includes(name));
  const area: [string, string][] = view.area.kind === 'country' ? [] : [['area', areaKey(view.area)]];
  return [...kept, ...area].map(([name, value]) => ({ name, value }));
}
