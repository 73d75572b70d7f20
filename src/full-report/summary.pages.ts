/** The summary in plain language, generated from the figures: first what is not known, then what is. */
import type { Wording } from '../coverage/coverage-figures.pages';
import { accessKinds, type AccessKind } from '../coverage/coverage-input.model';
import { coverageSummary } from '../coverage/coverage-summary.pages';
import { readReportAddress } from '../coverage/report-view.form';
import { questionQuery } from '../coverage/coverage-question.form';
import { formatDay, formatDistance, formatNumber } from '../i18n/format';
import { shareOfPeople } from '../help-coverage/help-tables.pages';
import { peopleClasses } from '../help-coverage/people-classes.model';
import { spokenThreshold } from './figures.pages';
import { coverageOf, type FullReport } from './full-report.model';

/** Sentences on what the figures do not know, those that touch most first: lists, positions, hours, access, people, help. */
export function unknownSentences(report: FullReport, wording: Wording): string[] {
  const { t, language } = wording;
  const area = report.areas[0]!;
  const number = (value: number) => formatNumber(value, language);
  const listSentence = (kind: string, missing: number, all: number) =>
    area.kind === 'municipality'
      ? t('fullReport.unknown.list', { kind })
      : t('fullReport.unknown.lists', { kind, missing: number(missing), all: number(all) });
  const of = (kind: AccessKind): string[] => {
    const { partial, unknown, complete } = report.completeness[kind];
    const { listed, withPosition, withHours, byFeature } = area.places[kind];
    const name = t(`coverage.kind.${kind}`);
    const missing = partial + unknown;
    return [
      ...(missing === 0 ? [] : [listSentence(name, missing, missing + complete)]),
      ...(listed === withPosition
        ? []
        : [t('fullReport.unknown.positions', { kind: name, places: number(listed - withPosition) })]),
      ...(kind === 'election_day' || listed === withHours
        ? []
        : [t('fullReport.unknown.hours', { places: number(listed - withHours) })]),
      ...(byFeature.step_free.unknown === 0
        ? []
        : [
            t('fullReport.unknown.stepFree', {
              kind: name,
              places: number(byFeature.step_free.unknown),
              listed: number(listed),
            }),
          ]),
    ];
  };
  const people = area.people.adults.unknownPlaces;
  const sentences = [
    ...accessKinds.flatMap(of),
    ...(people === 0 ? [] : [t('report.area.unknownPeople', { count: number(people) })]),
    ...(report.knowsOffers ? [] : [t('gaps.offersNotKnown')]),
    ...(report.authorityHelp?.capacity ? [t('fullReport.unknown.need')] : []),
  ];
  return sentences.length === 0 ? [t('fullReport.unknown.nothing')] : sentences;
}

function accessSentences(report: FullReport, wording: Wording): string[] {
  const { coverage } = report.question;
  const address = readReportAddress(coverage.election, questionQuery(coverage));
  const withinMetres = report.parameters.thresholdsMetres[spokenThreshold(report)]!;
  const view = { ...address.view, withinMetres };
  return coverageSummary(coverageOf(report), report.areas[0]!, { question: coverage, view }, wording);
}

function helpSentences({ help, question, areas, knowsOffers }: FullReport, wording: Wording): string[] {
  const { t, language } = wording;
  if (!knowsOffers) return [];
  const offers =
    help.offers === 0
      ? t('helpCoverage.summary.none')
      : t('fullReport.summary.offers', {
          offers: formatNumber(help.offers, language),
          organisations: formatNumber(help.organisations, language),
        });
  const { classes } = help.areas[0]!;
  const classSentences = accessKinds
    .filter((kind) => areas[0]!.access[kind].status !== 'no_election')
    .map((kind) =>
      t('helpCoverage.summary.classes', {
        kind: t(`coverage.kind.${kind}`),
        group: t('coverage.group.over75'),
        distance: formatDistance(question.help.nearMetres, language),
        ...Object.fromEntries(
          peopleClasses.map((each) => [
            each,
            shareOfPeople(classes[kind].people[each].over75, help.areas[0]!.people.over75, wording),
          ]),
        ),
      }),
    );
  return [offers, ...classSentences];
}

function nextSentences({ gaps, deadlines }: FullReport, { t, language }: Wording): string[] {
  const open = gaps.filter(({ chance }) => chance === 'open').length;
  const next = deadlines.find(({ state }) => state === 'ahead' || state === 'today');
  return [
    t('fullReport.summary.gaps', {
      gaps: formatNumber(gaps.length, language),
      open: formatNumber(open, language),
    }),
    ...(next?.day
      ? [
          t('fullReport.summary.nextDeadline', {
            what: t(`elections.deadline.${next.code}`),
            day: formatDay(next.day, language),
          }),
        ]
      : []),
  ];
}

/** Sentences on access, help, gaps and the next deadline. */
export function summarySentences(report: FullReport, wording: Wording): string[] {
  return [
    ...accessSentences(report, wording),
    ...helpSentences(report, wording),
    ...nextSentences(report, wording),
  ];
}
