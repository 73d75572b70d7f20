/** The form of the map: it asks for everything that the address can say, so that the page works without scripts. */
import { groupName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import { accessKinds, placeFeatures, reportedGroups } from '../coverage/coverage-input.model';
import type { AreaCoverage } from '../coverage/coverage-report.model';
import type { QueryProblem } from '../coverage/query-reader.form';
import { reportLevels } from '../coverage/report-view.form';
import { gapRuleIds } from '../gaps/gap-rule.model';
import { ruleName } from '../gaps/gap-words.pages';
import type { MarkedOption, Select } from '../i18n/form-control';
import { formatDistance } from '../i18n/format';
import { helpTypeCodes } from '../offers/help-type.model';
import { href, paths } from '../paths';
import { mapMeasures, publicMeasures, type MapMeasure } from './map-measure.model';
import {
  layersFor,
  listLayers,
  listPageField,
  mapQuery,
  type MapAddress,
  type MapRights,
} from './map-question.form';
import { usualType } from './map-words.pages';

export interface MapForm {
  action: string;
  /** What nearly everybody changes. */
  first: readonly Select[];
  /** What only some figures ask for. */
  more: readonly Select[];
  /** Whether something of `more` or the features is asked for: that part is open then. */
  hasMore: boolean;
  search: { value: string; error: string | null };
  features: readonly MarkedOption[];
  layers: readonly MarkedOption[];
  hidden: readonly { name: string; value: string }[];
}

const moreFields = ['within', 'type', 'rule', 'places'] as const;
const shownFields: readonly string[] = [
  ...['measure', 'kind', 'group', 'level', 'q', 'layers', 'page', 'phase'],
  ...listLayers.map(listPageField),
  ...moreFields,
];

/** Fields on which a figure depends beside way of voting and group. */
const fieldsOf: Readonly<Record<MapMeasure, readonly string[]>> = {
  share: ['within'],
  median: [],
  p90: [],
  help: ['type'],
  gaps: ['rule'],
  touched: ['rule'],
  single: ['type'],
  served: ['type'],
};

type SelectOf = <T extends string>(
  name: string,
  label: string,
  choice: { values: readonly T[]; chosen: string; text: (value: T) => string },
) => Select;

type Problems = readonly QueryProblem[];

function errorOf(problems: Problems, field: string, { t }: Wording): string | null {
  const problem = problems.find((each) => each.field === field);
  return problem === undefined ? null : t('report.form.problemText', { field, value: problem.value });
}

const selectOf =
  (problems: Problems, wording: Wording): SelectOf =>
  (name, label, { values, chosen, text }) => ({
    name,
    label,
    options: values.map((value) => ({ value, label: text(value), selected: value === chosen })),
    error: errorOf(problems, name, wording),
  });

function firstSelects(
  { question, view, map }: MapAddress,
  { isAuthority, country }: { isAuthority: boolean; country: AreaCoverage },
  select: SelectOf,
  wording: Wording,
): Select[] {
  const { t } = wording;
  return [
    select('measure', t('plannerMap.form.measure'), {
      values: isAuthority ? mapMeasures : publicMeasures,
      chosen: map.measure,
      text: (measure) => t(`plannerMap.measure.${measure}`),
    }),
    select('kind', t('report.form.kind'), {
      values: accessKinds,
      chosen: view.kind,
      text: (kind) => t(`coverage.kind.${kind}`),
    }),
    select('group', t('report.form.group'), {
      values: reportedGroups,
      chosen: question.group,
      text: (group) => groupName(group, country, wording),
    }),
    select('level', t('report.form.level'), {
      values: reportLevels,
      chosen: view.level,
      text: (level) => t(`report.level.${level}`),
    }),
  ];
}

function moreSelects(
  { question, view, map, shownType }: MapAddress,
  select: SelectOf,
  wording: Wording,
): Select[] {
  const { t, language } = wording;
  return [
    select('within', t('plannerMap.form.within'), {
      values: question.thresholdsMetres.map(String),
      chosen: String(view.withinMetres),
      text: (metres) => formatDistance(Number(metres), language),
    }),
    select('type', t('plannerMap.form.type'), {
      values: helpTypeCodes,
      chosen: shownType ?? usualType,
      text: (type) => t(`offers.type.${type}`),
    }),
    select('rule', t('plannerMap.form.rule'), {
      values: ['', ...gapRuleIds],
      chosen: map.rule ?? '',
      text: (rule) => (rule === '' ? t('plannerMap.anyRule') : ruleName(rule, wording)),
    }),
  ];
}

/** @param country area whose people name the groups */
export function mapForm(
  { address, problems, rights }: { address: MapAddress; problems: Problems; rights: MapRights },
  country: AreaCoverage,
  wording: Wording,
): MapForm {
  const { t, language } = wording;
  const { question, view, map } = address;
  const asked = Object.keys(mapQuery(address));
  const select = selectOf(problems, wording);
  return {
    action: href(language, paths.plannerMap, { election: question.election }),
    first: firstSelects(address, { isAuthority: rights.isAuthority, country }, select, wording),
    more: moreSelects(address, select, wording),
    hasMore:
      moreFields.some((field) => asked.includes(field)) ||
      fieldsOf[map.measure].some((field) => field !== 'within') ||
      moreFields.some((field) => errorOf(problems, field, wording) !== null),
    search: { value: view.search, error: errorOf(problems, 'q', wording) },
    features: placeFeatures.map((feature) => ({
      value: feature,
      label: t(`coverageQuestion.features.${feature}`),
      selected: question.placeFeatures.includes(feature),
    })),
    layers: layersFor(rights).map((layer) => ({
      value: layer,
      label: t(`plannerMap.layer.${layer}`),
      selected: map.layers.includes(layer),
    })),
    hidden: Object.entries(mapQuery(address))
      .filter(([name]) => !shownFields.includes(name))
      .map(([name, value]) => ({ name, value })),
  };
}
