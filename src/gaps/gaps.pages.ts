/** The page of an election's gaps: ranked, filtered, and each with what can still be done. */
import { areaName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import { questionQuery } from '../coverage/coverage-question.form';
import { usesCostMatrix } from '../coverage/coverage-report.model';
import type { CoverageQuestion } from '../coverage/coverage-question.model';
import { placeBasisLines } from '../coverage/place-basis.pages';
import { questionProblems, type QuestionProblemView } from '../coverage/question-form.pages';
import type { QueryProblem } from '../coverage/query-reader.form';
import { areaKey } from '../coverage/report-view.form';
import type { MarkedOption } from '../i18n/form-control';
import { paging, type Paging } from '../i18n/paging';
import type { helpLanguages as knownLanguages } from '../organisations/organisation.form';
import { href, paths } from '../paths';
import { gapAddressQuery, gapQueryString, type GapAddress } from './gap-query.form';
import { countByRule, selectGaps, type GapQuery } from './gap-selection.model';
import { gapChances, type ElectionGaps, type Gap } from './gap.model';
import { gapRuleIds, gapSeverities } from './gap-rule.model';
import {
  gapActors,
  gapDeadline,
  gapEvidence,
  gapPeople,
  gapTitle,
  municipalityNames,
  ruleName,
  ruleWhy,
} from './gap-words.pages';

interface GapRow {
  title: string;
  municipality: { name: string; href: string };
  people: string;
  evidence: string;
  severity: string;
  who: string;
  deadline: string;
  forAuthorities: boolean;
}

export interface GapsPage {
  title: string;
  description: string;
  section: 'coverage';
  styles: readonly string[];
  election: { name: string; href: string };
  coverageHref: string;
  problems: readonly QuestionProblemView[];
  lead: readonly string[];
  /** The gaps of the usual question; null where that is the one that is asked. */
  usualHref: string | null;
  counts: readonly { name: string; why: string; count: number; href: string }[];
  form: {
    action: string;
    /** The question, which the form does not ask for and must not lose. */
    hidden: readonly { name: string; value: string }[];
    selects: readonly { name: string; label: string; options: readonly MarkedOption[] }[];
  };
  count: string;
  caption: string;
  rows: readonly GapRow[];
  paging: Paging;
  downloads: readonly { href: string; label: string }[];
}

export const gapsPerPage = 50;

/** What the page is made from. */
export interface GapsPageInput {
  found: ElectionGaps;
  address: GapAddress;
  /** Codes of the municipalities of the area asked. */
  municipalities: ReadonlySet<string>;
  problems: readonly QueryProblem[];
  electionName: string;
}

function choices<T extends string>(
  values: readonly T[],
  selected: string | null,
  any: string,
  label: (value: T) => string,
): MarkedOption[] {
  return [
    { value: '', label: any, selected: selected === null },
    ...values.map((value) => ({ value, label: label(value), selected: value === selected })),
  ];
}

function areaOptions({ found, address: { query } }: GapsPageInput, { t, language }: Wording): MarkedOption[] {
  const collator = new Intl.Collator(language);
  const chosen = query.area.kind === 'country' ? null : areaKey(query.area);
  const areas = found.report.areas.filter(({ kind }) => kind !== 'country');
  const keys = areas
    .map((area) => ({
      key: areaKey(area),
      name: areaName(area, language),
      kind: area.kind === 'municipality' || area.kind === 'country' ? null : area.kind,
    }))
    .sort((a, b) => Number(a.kind === null) - Number(b.kind === null) || collator.compare(a.name, b.name));
  const names = new Map(
    keys.map(({ key, name, kind }) => [
      key,
      kind === null ? name : `${name} (${t(`coverage.areaKind.${kind}`)})`,
    ]),
  );
  return choices([...names.keys()], chosen, t('gaps.form.country'), (key) => names.get(key) ?? key);
}

function form(input: GapsPageInput, wording: Wording): GapsPage['form'] {
  const { t, language } = wording;
  const {
    address: { question, query },
    found,
  } = input;
  const any = t('gaps.form.any');
  return {
    action: href(language, paths.gaps, { election: found.election.code }),
    hidden: Object.entries(questionQuery(question)).map(([name, value]) => ({ name, value })),
    selects: [
      { name: 'area', label: t('gaps.form.area'), options: areaOptions(input, wording) },
      {
        name: 'rule',
        label: t('gaps.form.rule'),
        options: choices(gapRuleIds, query.rule, any, (rule) => ruleName(rule, wording)),
      },
      {
        name: 'severity',
        label: t('gaps.form.severity'),
        options: choices(gapSeverities, query.severity, any, (severity) => t(`gaps.severity.${severity}`)),
      },
      {
        name: 'chance',
        label: t('gaps.form.chance'),
        options: choices(gapChances, query.chance, any, (chance) => t(`gaps.chance.${chance}`)),
      },
    ],
  };
}

function row(gap: Gap, name: string, electionCode: string, wording: Wording): GapRow {
  const { t, language } = wording;
  const area = { kind: 'municipality' as const, code: gap.municipalityCode };
  return {
    title: gapTitle(gap, wording),
    municipality: {
      name,
      href: href(language, paths.coverage, { election: electionCode }, { area: areaKey(area) }),
    },
    people: gapPeople(gap, wording),
    evidence: gapEvidence(gap, wording),
    severity: t(`gaps.severity.${gap.severity}`),
    who: gapActors(gap, wording),
    deadline: gapDeadline(gap, wording),
    forAuthorities: gap.audience === 'authorities',
  };
}

function downloads({ found, address }: GapsPageInput, { t, language }: Wording): GapsPage['downloads'] {
  const params = { election: found.election.code };
  const asked = gapAddressQuery(address, { page: 1 });
  return [
    { href: href(language, paths.gapsCsv, params, asked), label: t('report.download.excel') },
    {
      href: href(language, paths.gapsCsv, params, { ...asked, dialect: 'rfc4180' }),
      label: t('report.download.rfc'),
    },
    { href: href(language, paths.gapsJson, params, asked), label: t('report.download.json') },
  ];
}

const isUsual = (question: CoverageQuestion) => Object.keys(questionQuery(question)).length === 0;

/** Which question the page answers: what of it the rules heed, and what they do not. */
function questionLines(question: CoverageQuestion, { t }: Wording): string[] {
  const { phase, placeFeatures, helpLanguages } = question;
  if (isUsual(question)) return [t('gaps.question.usual')];
  return [
    ...(phase === 'both' ? [] : [t('gaps.question.phase', { phase: t(`coverage.kind.${phase}`) })]),
    ...(placeFeatures.length === 0
      ? []
      : [
          t('gaps.question.features', {
            asked: placeFeatures.map((each) => t(`coverageQuestion.features.${each}`)).join(', '),
          }),
        ]),
    ...(helpLanguages.length === 0
      ? []
      : [
          t('gaps.question.languages', {
            asked: helpLanguages
              .map((each) => t(`organisations.language.${each as (typeof knownLanguages)[number]}`))
              .join(', '),
          }),
        ]),
    t('gaps.question.rest'),
  ];
}

function leadOf(found: ElectionGaps, question: CoverageQuestion, wording: Wording): string[] {
  const { t } = wording;
  return [
    t('gaps.lead'),
    ...questionLines(question, wording),
    t(found.report.areas.some(usesCostMatrix) ? 'gaps.byRoad' : 'report.summary.straightLine'),
    ...placeBasisLines(found.basis, wording),
    ...(found.knowsOffers ? [] : [t('gaps.offersNotKnown')]),
  ];
}

export function gapsPage(input: GapsPageInput, wording: Wording): GapsPage {
  const { found, address, municipalities, electionName } = input;
  const { question, query } = address;
  const { t, language } = wording;
  const params = { election: found.election.code };
  const inArea = selectGaps(
    found.gaps,
    { ...query, rule: null, severity: null, chance: null },
    municipalities,
  );
  const gaps = selectGaps(found.gaps, query, municipalities);
  const names = municipalityNames(found.report.areas, wording);
  const pages = Math.max(1, Math.ceil(gaps.length / gapsPerPage));
  const page = Math.min(query.page, pages);
  const pageHref = (change: Partial<GapQuery>) =>
    `${href(language, paths.gaps, params, gapAddressQuery(address, change))}#gaps`;
  const area = found.report.areas.find(
    (each) => each.kind === query.area.kind && each.code === query.area.code,
  );
  const areaText = area === undefined ? '' : areaName(area, language);
  return {
    title: t('gaps.title', { election: electionName }),
    description: t('gaps.description', { election: electionName }),
    section: 'coverage',
    styles: ['css/coverage.css'],
    election: { name: electionName, href: href(language, paths.election, params) },
    coverageHref: href(
      language,
      paths.coverage,
      params,
      gapAddressQuery(address, { rule: null, severity: null, chance: null, page: 1 }),
    ),
    problems: questionProblems(input.problems, wording),
    lead: leadOf(found, question, wording),
    usualHref: isUsual(question)
      ? null
      : href(language, paths.gaps, params, gapQueryString(query, { page: 1 })),
    counts: countByRule(inArea).map(({ rule, count }) => ({
      name: ruleName(rule, wording),
      why: ruleWhy(rule, wording),
      count,
      href: pageHref({ rule, page: 1 }),
    })),
    form: form(input, wording),
    count: t('gaps.count', { count: gaps.length }),
    caption: t('gaps.caption', { area: areaText }),
    rows: gaps
      .slice((page - 1) * gapsPerPage, page * gapsPerPage)
      .map((gap) =>
        row(gap, names.get(gap.municipalityCode) ?? gap.municipalityCode, found.election.code, wording),
      ),
    paging: paging(t, { page, perPage: gapsPerPage, total: gaps.length }, (number) =>
      pageHref({ page: number }),
    ),
    downloads: downloads(input, wording),
  };
}
