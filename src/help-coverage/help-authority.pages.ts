/** What only authorities see of the report on help: amounts, what binds, who carries a figure, and what would be lost. */
import type { Wording } from '../coverage/coverage-figures.pages';
import { areaName } from '../coverage/coverage-area.pages';
import { formatNumber, formatShare } from '../i18n/format';
import { shortReasons } from './capacity-coverage.model';
import { serviceName } from './help-coverage.csv';
import { rankedGroup } from './help-fragility.model';
import type { CapacityReport, HelpReport } from './help-report.model';
import { shareOfPeople, type TableView } from './help-tables.pages';

export interface AuthorityView {
  /** Assumptions that the figures rest on, one sentence each. */
  assumptions: readonly string[];
  capacity: TableView | null;
  /** What binds, in words. */
  cuts: readonly string[];
  tables: readonly TableView[];
}

/** @param areaIndex place of the chosen area in the report */
export function authorityView(
  report: HelpReport,
  areaIndex: number,
  names: ReadonlyMap<string, string>,
  wording: Wording,
): AuthorityView {
  const lists = [
    carrierTable(report, areaIndex, names, wording),
    helpLossTable(report, names, wording),
    serviceLossTable(report, names, wording),
    placeLossTable(report, wording),
  ];
  return {
    assumptions: assumptionsOf(report, wording),
    capacity: report.capacity.length === 0 ? null : capacityTable(report, areaIndex, wording),
    cuts: report.capacity
      .filter(({ window }) => window === 'both')
      .map((capacity) => cutText(capacity, areaIndex, wording)),
    tables: lists.filter((table) => table.rows.length > 0),
  };
}

function assumptionsOf({ question }: HelpReport, { t, language }: Wording): string[] {
  const { needRates, peoplePerHelperDay, peoplePerPhoneHour } = question;
  return [
    ...needRates.map(({ type, group, rate }) =>
      t('helpCoverage.assumption.rate', {
        rate: formatShare(rate, language, 1),
        group: t(`coverage.group.${group}`),
        type: t(`offers.type.${type}`),
      }),
    ),
    t('helpCoverage.assumption.roundTrip'),
    t('helpCoverage.assumption.helpers', { people: peoplePerHelperDay, calls: peoplePerPhoneHour }),
  ];
}

function capacityTable({ capacity, areas }: HelpReport, areaIndex: number, wording: Wording): TableView {
  const { t, language } = wording;
  return {
    caption: t('helpCoverage.capacity.caption', { area: areaName(areas[areaIndex]!, language) }),
    header: [
      { label: t('helpCoverage.column.service'), number: false },
      ...['need', 'served'].map((each) => ({
        label: t(`helpCoverage.column.${each as 'need' | 'served'}`),
        number: true,
      })),
      ...shortReasons.map((reason) => ({ label: t(`helpCoverage.short.${reason}`), number: true })),
    ],
    rows: capacity.map((each) => {
      const { need, served, short } = each.areas[areaIndex]!;
      return {
        name: `${serviceName(each.service, wording)}: ${t(`helpCoverage.window.${each.window}`)}`,
        href: null,
        cells: [
          formatNumber(need, language),
          `${formatNumber(served, language)} (${shareOfPeople(served, need, wording)})`,
          ...shortReasons.map((reason) => formatNumber(short[reason], language)),
        ],
      };
    }),
  };
}

/** The least cut in words: who is beyond every offer, and which amounts are used up. */
function cutText(capacity: CapacityReport, areaIndex: number, wording: Wording): string {
  const { t, language } = wording;
  const { need, served, short } = capacity.areas[areaIndex]!;
  const name = serviceName(capacity.service, wording);
  if (need === served) return t('helpCoverage.cut.allServed', { service: name });
  const parts = shortReasons
    .filter((reason) => short[reason] > 0)
    .map((reason) => {
      const people = formatNumber(short[reason], language);
      if (reason !== 'used_up') return t(`helpCoverage.cut.${reason}`, { people });
      const binding = capacity.providers.filter(({ binds }) => binds).length;
      return t('helpCoverage.cut.used_up', {
        people,
        resource: t(`helpCoverage.resource.${capacity.resource}`),
        offers: formatNumber(binding, language),
      });
    });
  const unknown =
    capacity.offersWithoutAmount === 0
      ? ''
      : ` ${t('helpCoverage.cut.withoutAmount', { offers: formatNumber(capacity.offersWithoutAmount, language) })}`;
  return `${t('helpCoverage.cut.start', { service: name, people: formatNumber(need - served, language) })} ${parts.join(' ')}${unknown}`;
}

function nameOf(names: ReadonlyMap<string, string>, id: string): string {
  return names.get(id) ?? id;
}

/** Offers that serve the people of a municipality; in larger areas those that serve most in the country. */
function carrierTable(
  { capacity, areas }: HelpReport,
  areaIndex: number,
  names: ReadonlyMap<string, string>,
  wording: Wording,
): TableView {
  const { t, language } = wording;
  const area = areas[areaIndex]!;
  const rows = capacity
    .filter(({ window }) => window === 'both')
    .flatMap((each) => {
      const carriers =
        area.kind === 'municipality'
          ? (each.carriers[area.code] ?? [])
          : each.providers.map(({ carried }, provider) => ({ provider, people: carried }));
      return [...carriers]
        .sort((a, b) => b.people - a.people)
        .slice(0, 20)
        .map(({ provider, people }) => {
          const { organisationId, capacity: amount, binds } = each.providers[provider]!;
          return {
            name: nameOf(names, organisationId),
            href: null,
            cells: [
              serviceName(each.service, wording),
              formatNumber(people, language),
              formatNumber(amount, language),
              t(binds ? 'helpCoverage.carriers.binds' : 'helpCoverage.carriers.spare'),
            ],
          };
        });
    });
  return {
    caption: t('helpCoverage.carriers.caption', { area: areaName(area, language) }),
    header: [
      { label: t('helpCoverage.column.organisation'), number: false },
      { label: t('helpCoverage.column.service'), number: false },
      { label: t('helpCoverage.column.served'), number: true },
      { label: t('helpCoverage.column.amount'), number: true },
      { label: t('helpCoverage.column.binds'), number: false },
    ],
    rows,
  };
}

function lossHeader({ t }: Wording, second: string) {
  return [
    { label: t('helpCoverage.column.dropsOut'), number: false },
    { label: second, number: false },
    { label: t('helpCoverage.column.lost'), number: true },
  ];
}

function organisationOf({ capacity }: HelpReport, offerId: string): string | undefined {
  for (const { providers } of capacity) {
    const found = providers.find((provider) => provider.offerId === offerId);
    if (found) return found.organisationId;
  }
  return undefined;
}

function subjectName(
  report: HelpReport,
  { kind, id }: { kind: 'offer' | 'organisation'; id: string },
  names: ReadonlyMap<string, string>,
  { t }: Wording,
): string {
  if (kind === 'organisation') return nameOf(names, id);
  const organisation = organisationOf(report, id);
  return t('helpCoverage.losses.offer', {
    organisation: organisation === undefined ? id.slice(0, 8) : nameOf(names, organisation),
  });
}

function helpLossTable(report: HelpReport, names: ReadonlyMap<string, string>, wording: Wording): TableView {
  const { t, language } = wording;
  return {
    caption: t('helpCoverage.losses.help', { group: t(`coverage.group.${rankedGroup}`) }),
    header: lossHeader(wording, t('helpCoverage.column.type')),
    rows: report.fragility.help.map((loss) => ({
      name: subjectName(report, loss, names, wording),
      href: null,
      cells: [t(`offers.type.${loss.type}`), formatNumber(loss.people[rankedGroup], language)],
    })),
  };
}

function serviceLossTable(
  report: HelpReport,
  names: ReadonlyMap<string, string>,
  wording: Wording,
): TableView {
  const { t, language } = wording;
  return {
    caption: t('helpCoverage.losses.service'),
    header: lossHeader(wording, t('helpCoverage.column.service')),
    rows: report.fragility.service.map((loss) => ({
      name: subjectName(report, loss, names, wording),
      href: null,
      cells: [serviceName(loss.service, wording), formatNumber(loss.people, language)],
    })),
  };
}

function placeLossTable({ fragility, areas }: HelpReport, wording: Wording): TableView {
  const { t, language } = wording;
  const municipality = new Map(
    areas.filter(({ kind }) => kind === 'municipality').map((area) => [area.code, areaName(area, language)]),
  );
  const own = (fi: string | null, sv: string | null) => (language === 'sv' ? (sv ?? fi) : (fi ?? sv)) ?? '';
  return {
    caption: t('helpCoverage.losses.places', { group: t(`coverage.group.${rankedGroup}`) }),
    header: lossHeader(wording, t('helpCoverage.column.kind')),
    rows: fragility.places.map(
      ({ kind, municipalityCode, nameFi, nameSv, addressFi, addressSv, people }) => ({
        name: [
          own(nameFi, nameSv),
          own(addressFi, addressSv),
          municipality.get(municipalityCode) ?? municipalityCode,
        ]
          .filter((part) => part !== '')
          .join(', '),
        href: null,
        cells: [t(`coverage.kind.${kind}`), formatNumber(people[rankedGroup], language)],
      }),
    ),
  };
}
