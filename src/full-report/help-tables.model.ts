/** Tables on the help on offer; what it can carry and on whom it rests is for authorities. */
import { accessKinds, reportedGroups } from '../coverage/coverage-input.model';
import { shortReasons } from '../help-coverage/capacity-coverage.model';
import type { Fragility } from '../help-coverage/help-report.model';
import { peopleClasses } from '../help-coverage/people-classes.model';
import type { AuthorityHelp, FullReport } from './full-report.model';
import {
  areaCells,
  areaColumns,
  column,
  groupColumn,
  kindColumn,
  municipalityCells,
  type Names,
  type ReportCell,
  type TableOfReport,
} from './report-table.model';

const windowColumn = column('window', 'code', { words: 'window' });
const serviceColumn = column('service', 'code', { words: 'service' });

function helpTable({ areas, help, authorityHelp }: FullReport): TableOfReport {
  const byOne = authorityHelp?.byOneOrganisation ?? null;
  return {
    id: 'help',
    columns: [
      ...areaColumns,
      column('help_type', 'code', { words: 'helpType' }),
      windowColumn,
      column('help_language', 'code', { words: 'language' }),
      groupColumn,
      column('known_people', 'people'),
      column('reached', 'people'),
      ...(byOne === null ? [] : [column('by_one_organisation', 'people')]),
    ],
    rows: areas.flatMap((area, position) =>
      help.layers.flatMap(({ type, window, language }, layer) =>
        reportedGroups.map((group) => [
          ...areaCells(area),
          type,
          window,
          language,
          group,
          help.areas[position]!.people[group],
          help.areas[position]!.reached[layer]![group],
          ...(byOne === null ? [] : [byOne[position]![layer]![group]]),
        ]),
      ),
    ),
  };
}

function classesTable({ areas, help }: FullReport): TableOfReport {
  return {
    id: 'classes',
    columns: [
      ...areaColumns,
      kindColumn,
      groupColumn,
      ...peopleClasses.map((each) => column(`class_${each}`, 'people')),
    ],
    rows: areas.flatMap((area, position) =>
      accessKinds.flatMap((kind) =>
        reportedGroups.map((group) => [
          ...areaCells(area),
          kind,
          group,
          ...peopleClasses.map((each) => help.areas[position]!.classes[kind].people[each][group]),
        ]),
      ),
    ),
  };
}

type Capacity = NonNullable<AuthorityHelp['capacity']>;

function capacityTable({ areas }: FullReport, capacity: Capacity): TableOfReport {
  return {
    id: 'capacity',
    columns: [
      ...areaColumns,
      serviceColumn,
      windowColumn,
      column('need', 'people'),
      column('served', 'people'),
      ...shortReasons.map((reason) => column(`short_${reason}`, 'people')),
      column('offers_without_amount', 'count'),
    ],
    rows: areas.flatMap((area, position) =>
      capacity.map((each) => {
        const { need, served, short } = each.areas[position]!;
        return [
          ...areaCells(area),
          each.service,
          each.window,
          need,
          served,
          ...shortReasons.map((reason) => short[reason]),
          each.offersWithoutAmount,
        ];
      }),
    ),
  };
}

function organisation(help: AuthorityHelp, id: string): string {
  return help.organisationNames[id] ?? id;
}

/** An offer by whose it is, as far as the report says that, and its id. */
function offerNames(help: AuthorityHelp): (id: string) => string {
  const carriers = (help.capacity ?? []).flatMap((each) => each.carriers);
  const owners = new Map(carriers.map(({ offerId, organisationId }) => [offerId, organisationId]));
  return (id) => {
    const owner = owners.get(id);
    return owner === undefined ? id : `${organisation(help, owner)}: ${id}`;
  };
}

type Municipalities = ReturnType<typeof municipalityCells>;

function carriersTable(
  help: AuthorityHelp,
  capacity: Capacity,
  municipalities: Municipalities,
): TableOfReport {
  return {
    id: 'carriers',
    columns: [
      serviceColumn,
      windowColumn,
      column('municipality_code', 'text'),
      column('municipality', 'text'),
      column('organisation', 'text'),
      column('offer', 'text'),
      column('served', 'people'),
    ],
    rows: capacity.flatMap(({ service, window, carriers }) =>
      carriers.map(({ municipalityCode, organisationId, offerId, people }) => [
        service,
        window,
        municipalityCode,
        municipalities.get(municipalityCode) ?? null,
        organisation(help, organisationId),
        offerId,
        people,
      ]),
    ),
  };
}

function fragilityTable(
  help: AuthorityHelp,
  fragility: Fragility,
  municipalities: Municipalities,
): TableOfReport {
  const offerName = offerNames(help);
  const nameOf = (kind: 'offer' | 'organisation', id: string) =>
    kind === 'organisation' ? organisation(help, id) : offerName(id);
  return {
    id: 'fragility',
    columns: [
      column('loss_kind', 'code', { words: 'lossKind' }),
      column('drops_out', 'text'),
      column('municipality_code', 'text'),
      column('municipality', 'text'),
      column('help_type', 'code', { words: 'helpType' }),
      serviceColumn,
      kindColumn,
      ...reportedGroups.map((group) => column(`lost_${group}`, 'people')),
      column('lost_served', 'people'),
    ],
    rows: [
      ...fragility.help.map(({ kind, id, type, people }): ReportCell[] => [
        kind === 'offer' ? 'offer_reach' : 'organisation_reach',
        nameOf(kind, id),
        null,
        null,
        type,
        null,
        null,
        ...reportedGroups.map((group) => people[group]),
        null,
      ]),
      ...fragility.service.map(({ kind, id, service, people }): ReportCell[] => [
        kind === 'offer' ? 'offer_service' : 'organisation_service',
        nameOf(kind, id),
        null,
        null,
        null,
        service,
        null,
        ...reportedGroups.map(() => null),
        people,
      ]),
      ...fragility.places.map((loss): ReportCell[] => [
        'place',
        placeNames(loss),
        loss.municipalityCode,
        municipalities.get(loss.municipalityCode) ?? null,
        null,
        null,
        loss.kind,
        ...reportedGroups.map((group) => loss.people[group]),
        null,
      ]),
    ],
  };
}

function placeNames(place: {
  nameFi: string | null;
  nameSv: string | null;
  addressFi: string | null;
  addressSv: string | null;
}): Names {
  const fi = place.nameFi ?? place.addressFi ?? place.nameSv ?? place.addressSv ?? '';
  const sv = place.nameSv ?? place.addressSv ?? fi;
  return { fi, sv, en: fi };
}

/** Tables on help, in their order. */
export function helpTables(report: FullReport): TableOfReport[] {
  const { authorityHelp: help } = report;
  const municipalities = municipalityCells(report.areas);
  return [
    helpTable(report),
    classesTable(report),
    ...(help?.capacity
      ? [capacityTable(report, help.capacity), carriersTable(help, help.capacity, municipalities)]
      : []),
    ...(help?.fragility ? [fragilityTable(help, help.fragility, municipalities)] : []),
  ];
}
