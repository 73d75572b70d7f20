/** The report on help as tables: whom help reaches, the four classes, and for authorities what the help can carry. */
import { accessKinds, reportedGroups } from '../coverage/coverage-input.model';
import type { TableWording } from '../coverage/coverage.csv';
import { writeCsv, type CsvCell, type CsvDialect } from '../shared/csv-table';
import { shortReasons } from './capacity-coverage.model';
import type { HelpReport, PublicHelpReport } from './help-report.model';
import { peopleClasses } from './people-classes.model';

export const helpTables = ['help', 'classes', 'capacity'] as const;
export type HelpTable = (typeof helpTables)[number];

/** A table with its heading row first; one row per municipality and kind of help, way of voting or service. */
export function toHelpTable(
  report: PublicHelpReport | HelpReport,
  table: HelpTable,
  wording: TableWording,
): CsvCell[][] {
  const rows = {
    help: () => helpRows(report, wording),
    classes: () => classRows(report, wording),
    capacity: () => ('capacity' in report ? capacityRows(report, wording) : []),
  }[table]();
  const remarks = remarksOf(report, wording);
  const width = Math.max(...rows.map((row) => row.length), 1);
  return [...rows, [], ...remarks.map((remark): CsvCell[] => [remark])].map((row) =>
    Array.from({ length: width }, (_, index) => row[index] ?? null),
  );
}

/** The table as CSV text; people are whole numbers, an empty cell is not known or not asked. */
export function toHelpCsv(
  report: PublicHelpReport | HelpReport,
  { table, dialect }: { table: HelpTable; dialect: CsvDialect },
  wording: TableWording,
): string {
  return writeCsv(toHelpTable(report, table, wording), dialect);
}

function identity({ t }: TableWording): CsvCell[] {
  return [t('coverage.csv.code'), t('coverage.csv.nameFi'), t('coverage.csv.nameSv')];
}

/** Municipalities that take part, with their place among the areas. */
function municipalitiesOf({ areas }: PublicHelpReport) {
  return areas.flatMap((area, index) =>
    area.kind === 'municipality' && area.takesPart
      ? [{ area, index, cells: [area.code, area.nameFi, area.nameSv] satisfies CsvCell[] }]
      : [],
  );
}

function helpRows(report: PublicHelpReport | HelpReport, wording: TableWording): CsvCell[][] {
  const { t } = wording;
  const dependence = 'byOneOrganisation' in report ? report.byOneOrganisation : null;
  const groupNames = reportedGroups.map((group) => t(`coverage.group.${group}`));
  const heading = [
    ...identity(wording),
    t('helpCoverage.column.type'),
    t('helpCoverage.column.window'),
    t('helpCoverage.column.language'),
    ...groupNames.flatMap((group) => [
      t('helpCoverage.csv.people', { group }),
      t('helpCoverage.csv.reached', { group }),
      ...(dependence === null ? [] : [t('helpCoverage.csv.byOne', { group })]),
    ]),
  ];
  const rows = municipalitiesOf(report).flatMap(({ area, index, cells }) =>
    report.layers.map(({ type, window, language }, layer): CsvCell[] => [
      ...cells,
      t(`offers.type.${type}`),
      t(`helpCoverage.window.${window}`),
      language,
      ...reportedGroups.flatMap((group): CsvCell[] => [
        area.people[group],
        area.reached[layer]![group],
        ...(dependence === null ? [] : [dependence[index]![layer]![group]]),
      ]),
    ]),
  );
  return [heading, ...rows];
}

function classRows(report: PublicHelpReport, wording: TableWording): CsvCell[][] {
  const { t } = wording;
  const heading = [
    ...identity(wording),
    t('helpCoverage.column.kind'),
    t('helpCoverage.column.status'),
    ...reportedGroups.flatMap((group) =>
      peopleClasses.map((each) =>
        t('helpCoverage.csv.class', {
          group: t(`coverage.group.${group}`),
          name: t(`helpCoverage.class.${each}`),
        }),
      ),
    ),
  ];
  const rows = municipalitiesOf(report).flatMap(({ area, cells }) =>
    accessKinds.map((kind): CsvCell[] => [
      ...cells,
      t(`coverage.kind.${kind}`),
      t(`coverage.status.${area.classes[kind].status}`),
      ...reportedGroups.flatMap((group) =>
        peopleClasses.map((each) => area.classes[kind].people[each][group]),
      ),
    ]),
  );
  return [heading, ...rows];
}

function capacityRows(report: HelpReport, wording: TableWording): CsvCell[][] {
  const { t } = wording;
  const heading = [
    ...identity(wording),
    t('helpCoverage.column.service'),
    t('helpCoverage.column.window'),
    t('helpCoverage.column.need'),
    t('helpCoverage.column.served'),
    ...shortReasons.map((reason) => t(`helpCoverage.short.${reason}`)),
  ];
  const rows = municipalitiesOf(report).flatMap(({ index, cells }) =>
    report.capacity.map(({ service, window, areas }): CsvCell[] => [
      ...cells,
      serviceName(service, wording),
      t(`helpCoverage.window.${window}`),
      areas[index]!.need,
      areas[index]!.served,
      ...shortReasons.map((reason) => areas[index]!.short[reason]),
    ]),
  );
  return [heading, ...rows];
}

/** A service by its own name, or by that of its type. */
export function serviceName(service: HelpReport['capacity'][number]['service'], { t }: TableWording): string {
  return service === 'rides' || service === 'wheelchair_rides'
    ? t(`helpCoverage.service.${service}`)
    : t(`offers.type.${service}`);
}

/** How to read the table, and what it rests on. */
function remarksOf(report: PublicHelpReport, { t }: TableWording): string[] {
  const isByRoad = report.areas.some(({ classes }) =>
    Object.values(classes).some(({ roadShare }) => roadShare !== undefined),
  );
  return [
    t('helpCoverage.remark.table', { election: report.election.code, version: report.dataVersion }),
    t('helpCoverage.remark.people', { year: report.peopleDescribedOn.slice(0, 4) }),
    t(isByRoad ? 'helpCoverage.remark.nearByRoad' : 'helpCoverage.remark.near', {
      metres: report.question.nearMetres,
    }),
  ];
}
