/** The forms that ask about help: what is counted and shown, and for planners the rates of need. */
import type { PlaceBasis } from '../coverage/place-basis.model';
import type { Wording } from '../coverage/coverage-figures.pages';
import { accessKinds, reportedGroups } from '../coverage/coverage-input.model';
import { rateField } from '../coverage/coverage-question.form';
import type { QueryProblem } from '../coverage/query-reader.form';
import { reportLevels } from '../coverage/report-view.form';
import type { MarkedOption, Select } from '../i18n/form-control';
import { formatDistance, formatNumber } from '../i18n/format';
import { helpTypeCodes } from '../offers/help-type.model';
import { helpLanguages } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import { helpQuery, nearChoices, type HelpAddress } from './help-question.form';
import type { HelpReport, PublicHelpReport } from './help-report.model';
import { offeredTypes } from './help-tables.pages';

/** Boxes of which none ticked means any. */
interface Checks {
  name: string;
  legend: string;
  options: readonly MarkedOption[];
  error: string | null;
}

export interface HelpForm {
  action: string;
  selects: readonly Select[];
  search: string;
  checks: readonly Checks[];
  /** Whether only some help is counted: the boxes are open then. */
  hasChecks: boolean;
  hidden: readonly { name: string; value: string }[];
}

/** Rates of need that a planner may change; in percent. */
export interface RateForm {
  fields: readonly { name: string; label: string; value: string; error: string | null }[];
  hidden: readonly { name: string; value: string }[];
}

/** What the page is made from; names of organisations for authorities only. */
export interface HelpPageInput {
  /** On which places the figures rest; null once the election is over. */
  basis: PlaceBasis | null;
  report: PublicHelpReport | HelpReport;
  names: ReadonlyMap<string, string> | null;
  address: HelpAddress;
  problems: readonly QueryProblem[];
  electionName: string;
}

interface Choice<T extends string> {
  values: readonly T[];
  chosen: readonly string[];
  text: (value: T) => string;
}

function optionsOf<T extends string>({ values, chosen, text }: Choice<T>): MarkedOption[] {
  return values.map((value) => ({ value, label: text(value), selected: chosen.includes(value) }));
}

/** Form of the page, filled in with the question that was answered. */
export function helpForm(input: HelpPageInput, { t, language }: Wording): HelpForm {
  const { report, address, problems } = input;
  const { question, view, help } = address;
  const errorOf = (field: string) => {
    const found = problems.find((each) => each.field === field);
    return found === undefined ? null : t('report.form.problemText', { field, value: found.value });
  };
  const select = <T extends string>(name: string, label: string, choice: Choice<T>): Select => ({
    name,
    label,
    options: optionsOf(choice),
    error: errorOf(name),
  });
  const kind = (each: (typeof accessKinds)[number]) => t(`coverage.kind.${each}`);
  const group = (each: (typeof reportedGroups)[number]) => t(`coverage.group.${each}`);
  const near = (metres: string) => formatDistance(Number(metres), language);
  const level = (each: (typeof reportLevels)[number]) => t(`report.level.${each}`);
  const type = (each: (typeof helpTypeCodes)[number]) => t(`offers.type.${each}`);
  const types = offeredTypes(report);
  const shownType = address.shownType ?? types[0] ?? '';
  return {
    action: href(language, paths.helpCoverage, { election: report.election.code }),
    selects: [
      select('kind', t('report.form.kind'), { values: accessKinds, chosen: [view.kind], text: kind }),
      select('group', t('report.form.group'), {
        values: reportedGroups,
        chosen: [question.group],
        text: group,
      }),
      select('near', t('helpCoverage.form.near'), {
        values: nearChoices,
        chosen: [String(help.nearMetres)],
        text: near,
      }),
      select('level', t('report.form.level'), { values: reportLevels, chosen: [view.level], text: level }),
      ...(types.length === 0
        ? []
        : [
            select('type', t('helpCoverage.column.type'), { values: types, chosen: [shownType], text: type }),
          ]),
    ],
    search: view.search,
    ...checksOf(input, { t, errorOf }),
    hidden: Object.entries(helpQuery(address))
      .filter(([name]) => !askedFields.includes(name))
      .map(([name, value]) => ({ name, value })),
  };
}

const askedFields: readonly string[] = [
  'kind',
  'group',
  'near',
  'level',
  'type',
  'q',
  'page',
  'help',
  'spoken',
];

/** Boxes for what help is counted. */
function checksOf(
  { address: { question }, problems }: HelpPageInput,
  { t, errorOf }: Pick<Wording, 't'> & { errorOf: (field: string) => string | null },
): Pick<HelpForm, 'checks' | 'hasChecks'> {
  const checks = <T extends string>(name: string, legend: string, choice: Choice<T>): Checks => ({
    name,
    legend,
    options: optionsOf(choice),
    error: errorOf(name),
  });
  return {
    checks: [
      checks('help', t('helpCoverage.form.types'), {
        values: helpTypeCodes,
        chosen: question.helpTypes,
        text: (each) => t(`offers.type.${each}`),
      }),
      checks('spoken', t('helpCoverage.form.languages'), {
        values: helpLanguages,
        chosen: question.helpLanguages,
        text: (each) => t(`organisations.language.${each}`),
      }),
    ],
    hasChecks:
      question.helpTypes.length + question.helpLanguages.length > 0 ||
      problems.some(({ field }) => field === 'help' || field === 'spoken'),
  };
}

/** A rate that could not be used is shown again as it was typed. */
export function rateForm(
  { question }: HelpReport,
  { address, problems }: HelpPageInput,
  { t, language }: Wording,
): RateForm {
  const fields = question.needRates.map(({ type, group, rate }) => {
    const name = rateField(type, group);
    const problem = problems.find(({ field }) => field === name);
    return {
      name,
      label: t('helpCoverage.assumption.field', {
        type: t(`offers.type.${type}`),
        group: t(`coverage.group.${group}`),
      }),
      value: problem?.value ?? formatNumber(rate * 100, language, 1),
      error: problem === undefined ? null : t('helpCoverage.assumption.problem'),
    };
  });
  const names = fields.map(({ name }) => name);
  return {
    fields,
    hidden: Object.entries(helpQuery(address))
      .filter(([name]) => !names.includes(name))
      .map(([name, value]) => ({ name, value })),
  };
}
