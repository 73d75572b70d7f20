/** The tables of the report on help that everybody may read. */
import { areaName } from '../coverage/coverage-area.pages';
import { peopleText, percentText, type Wording } from '../coverage/coverage-figures.pages';
import { accessKinds, type AccessKind, type ReportedGroup } from '../coverage/coverage-input.model';
import { formatNumber } from '../i18n/format';
import type { helpLanguages } from '../organisations/organisation.form';
import type { HelpTypeCode } from '../offers/help-type.model';
import type { HelpAreaReport, PublicHelpReport } from './help-report.model';
import { peopleClasses } from './people-classes.model';

export interface TableView {
  caption: string;
  header: readonly { label: string; number: boolean }[];
  rows: readonly { name: string; href: string | null; cells: readonly string[] }[];
}

const number = (label: string) => ({ label, number: true });
const text = (label: string) => ({ label, number: false });

/** A share of people in whole percent; where nobody lives there is none. */
export function shareOfPeople(part: number, all: number, wording: Wording): string {
  return all > 0 ? percentText(part / all, wording) : wording.t('report.figure.none');
}

/** The name of a language as organisations choose it. */
export function languageName(language: string, { t }: Wording): string {
  return t(`organisations.language.${language as (typeof helpLanguages)[number]}`);
}

/** Types that are offered, in the order of the report. */
export function offeredTypes({ layers }: PublicHelpReport): HelpTypeCode[] {
  return [...new Set(layers.map(({ type }) => type))];
}

/** One row per kind of help: who offers it, and whom it reaches when. */
export function typeTable(
  report: PublicHelpReport,
  area: HelpAreaReport,
  group: ReportedGroup,
  wording: Wording,
): TableView {
  const { t, language: reader } = wording;
  const indexOf = (type: HelpTypeCode, window: string, language: string | null) =>
    report.layers.findIndex(
      (layer) => layer.type === type && layer.window === window && layer.language === language,
    );
  const share = (layer: number) => shareOfPeople(area.reached[layer]![group], area.people[group], wording);
  return {
    caption: t('helpCoverage.types.caption', {
      area: areaName(area, reader),
      group: t(`coverage.group.${group}`),
    }),
    header: [
      text(t('helpCoverage.column.type')),
      number(t('helpCoverage.column.offers')),
      number(t('helpCoverage.column.organisations')),
      number(t('helpCoverage.window.advance')),
      number(t('helpCoverage.window.election_day')),
      number(t('helpCoverage.window.both')),
      text(t('helpCoverage.column.byLanguage')),
    ],
    rows: offeredTypes(report).map((type) => {
      const both = report.layers[indexOf(type, 'both', null)]!;
      const spoken = report.layers.flatMap((layer, index) =>
        layer.type === type && layer.language !== null
          ? [`${languageName(layer.language, wording)} ${share(index)}`]
          : [],
      );
      return {
        name: t(`offers.type.${type}`),
        href: null,
        cells: [
          formatNumber(both.offers, reader),
          formatNumber(both.organisations, reader),
          ...(['advance', 'election_day', 'both'] as const).map((window) =>
            share(indexOf(type, window, null)),
          ),
          spoken.join(', '),
        ],
      };
    }),
  };
}

function classCells(
  area: HelpAreaReport,
  kind: AccessKind,
  group: ReportedGroup,
  wording: Wording,
): string[] {
  const { people } = area.classes[kind];
  return peopleClasses.map((each) => shareOfPeople(people[each][group], area.people[group], wording));
}

/** One row per way of voting with the four classes. */
export function classTable(area: HelpAreaReport, group: ReportedGroup, wording: Wording): TableView {
  const { t, language } = wording;
  return {
    caption: t('helpCoverage.classes.caption', {
      area: areaName(area, language),
      group: t(`coverage.group.${group}`),
    }),
    header: [
      text(t('helpCoverage.column.kind')),
      ...peopleClasses.map((each) => number(t(`helpCoverage.class.${each}`))),
      text(t('helpCoverage.column.status')),
    ],
    rows: accessKinds.map((kind) => ({
      name: t(`coverage.kind.${kind}`),
      href: null,
      cells: [...classCells(area, kind, group, wording), t(`coverage.status.${area.classes[kind].status}`)],
    })),
  };
}

/** One row per area: people, whom a kind of help reaches, and the four classes of one way of voting. */
export function areaTable(
  report: PublicHelpReport,
  areas: readonly HelpAreaReport[],
  shown: {
    group: ReportedGroup;
    kind: AccessKind;
    type: HelpTypeCode | null;
    hrefOf: (area: HelpAreaReport) => string;
  },
  wording: Wording,
): TableView {
  const { t, language } = wording;
  const { group, kind, type } = shown;
  const layer = report.layers.findIndex(
    (each) => each.type === type && each.window === 'both' && each.language === null,
  );
  return {
    caption: t('helpCoverage.areas.caption', { kind: t(`coverage.kind.${kind}`) }),
    header: [
      text(t('helpCoverage.column.area')),
      number(t('helpCoverage.column.people', { group: t(`coverage.group.${group}`) })),
      ...(type === null || layer === -1
        ? []
        : [number(t('helpCoverage.column.reached', { type: t(`offers.type.${type}`) }))]),
      ...peopleClasses.map((each) => number(t(`helpCoverage.class.${each}`))),
    ],
    rows: areas.map((area) => ({
      name: areaName(area, language),
      href: shown.hrefOf(area),
      cells: [
        peopleText(area.people[group], wording),
        ...(layer === -1 ? [] : [shareOfPeople(area.reached[layer]![group], area.people[group], wording)]),
        ...classCells(area, kind, group, wording),
      ],
    })),
  };
}
