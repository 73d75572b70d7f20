/** Tables on people and on their access to places. */
import {
  accessKinds,
  placeFeatures,
  reportedGroups,
  type AccessKind,
} from '../coverage/coverage-input.model';
import {
  usesCostMatrix,
  type AreaCoverage,
  type DistanceEstimate,
  type Estimate,
  type GroupAccess,
} from '../coverage/coverage-report.model';
import { roundedDistance, wholePercent } from '../coverage/rounded-figures.model';
import type { FullReport } from './full-report.model';
import {
  areaCells,
  areaColumns,
  column,
  groupColumn,
  kindColumn,
  type ColumnUnit,
  type ReportCell,
  type TableColumn,
  type TableOfReport,
} from './report-table.model';

const bounds = ['median', 'low', 'high'] as const;

/** Three columns of one figure: the middle, then the ends of its range. */
function estimateColumns(text: string, unit: ColumnUnit, metres?: number): TableColumn[] {
  return bounds.map((bound) => {
    const name = bound === 'median' ? text : `${text}_${bound}`;
    const id = metres === undefined ? name : name.replace(text, `${text}_${metres}_m`);
    return column(name, unit, metres === undefined ? { id } : { id, metres });
  });
}

const percentages = (share: Estimate): ReportCell[] => bounds.map((bound) => wholePercent(share[bound]));

function distanceCells(distance: DistanceEstimate | null): ReportCell[] {
  if (distance === null) return [null, null, null];
  const rounded = roundedDistance(distance);
  return bounds.map((bound) => rounded[bound]);
}

/** Nobody known, and somebody not known or not asked about, is no zero. */
function knownPeople(area: AreaCoverage, group: (typeof reportedGroups)[number]): number | null {
  const { known, unknownPlaces } = area.people[group];
  return known === 0 && (unknownPlaces > 0 || !area.takesPart) ? null : Math.round(known);
}

function peopleTable({ areas }: FullReport): TableOfReport {
  return {
    id: 'people',
    columns: [
      ...areaColumns,
      column('takes_part', 'code', { words: 'yesNo' }),
      groupColumn,
      column('basis', 'code', { words: 'basis' }),
      column('people', 'people'),
      column('unknown_areas', 'count'),
      column('unknown_at_most', 'people'),
    ],
    rows: areas.flatMap((area) =>
      reportedGroups.map((group) => [
        ...areaCells(area),
        area.takesPart ? 'yes' : 'no',
        group,
        group === 'adults' ? area.peopleBasis : 'adults',
        knownPeople(area, group),
        area.people[group].unknownPlaces,
        area.people[group].unbounded ? null : area.people[group].unknownAtMost,
      ]),
    ),
  };
}

/** Whether the shares of a row can be told: from telling over rough to too coarse. */
function precisionOf(access: GroupAccess): string {
  if (access.shares.some(({ tooCoarse }) => tooCoarse)) return 'tooCoarse';
  return access.shares.some(({ rough }) => rough) ? 'rough' : 'telling';
}

/** A share that is too coarse has a range and no middle. */
function shareCells(access: GroupAccess | null, threshold: number): ReportCell[] {
  const share = access?.shares[threshold];
  if (share === undefined) return [null, null, null];
  const [median, ...range] = percentages(share);
  return [share.tooCoarse ? null : median!, ...range];
}

function coverageTable({ areas, parameters }: FullReport): TableOfReport {
  const isByRoad = areas.some(usesCostMatrix);
  const { thresholdsMetres } = parameters;
  return {
    id: 'coverage',
    columns: [
      ...areaColumns,
      kindColumn,
      groupColumn,
      column('demand_basis', 'code', { words: 'demandBasis' }),
      column('status', 'code', { words: 'status' }),
      column('bound', 'code', { words: 'bound' }),
      column('precision', 'code', { words: 'precision' }),
      column('described_people', 'people'),
      ...(isByRoad ? [column('by_road', 'percent')] : []),
      ...thresholdsMetres.flatMap((metres) => estimateColumns('within', 'percent', metres)),
      ...estimateColumns('median_distance', 'metres'),
      ...estimateColumns('p90_distance', 'metres'),
    ],
    rows: areas.flatMap((area) =>
      accessKinds.flatMap((kind) =>
        reportedGroups.map((group) => {
          const { status, bound, groups, roadShare = null } = area.access[kind];
          const access = groups[group];
          return [
            ...areaCells(area),
            kind,
            group,
            area.demandBasis,
            status,
            access && bound,
            access && precisionOf(access),
            access && Math.round(access.people),
            ...(isByRoad ? [access && (roadShare === null ? null : wholePercent(roadShare))] : []),
            ...thresholdsMetres.flatMap((_, threshold) => shareCells(access, threshold)),
            ...distanceCells(access?.medianDistanceMetres ?? null),
            ...distanceCells(access?.p90DistanceMetres ?? null),
          ];
        }),
      ),
    ),
  };
}

function curveTable({ areas, parameters }: FullReport): TableOfReport {
  return {
    id: 'curve',
    columns: [
      ...areaColumns,
      kindColumn,
      column('distance', 'metres'),
      ...estimateColumns('share', 'percent'),
    ],
    rows: areas.flatMap((area) =>
      accessKinds.flatMap((kind) =>
        (area.access[kind].curve ?? []).map((share, index) => [
          ...areaCells(area),
          kind,
          parameters.curveMetres[index]!,
          ...percentages(share),
        ]),
      ),
    ),
  };
}

function farthestTable({ areas }: FullReport): TableOfReport {
  return {
    id: 'farthest',
    columns: [
      ...areaColumns,
      kindColumn,
      column('rank', 'number'),
      column('postcode', 'text'),
      column('settlement', 'text'),
      column('municipality_code', 'text'),
      column('people', 'people'),
      ...estimateColumns('mean_distance', 'metres'),
    ],
    rows: areas.flatMap((area) =>
      accessKinds.flatMap((kind) =>
        area.access[kind].farthest.map((each, index) => [
          ...areaCells(area),
          kind,
          index + 1,
          each.postcode,
          { fi: each.nameFi, sv: each.nameSv ?? each.nameFi, en: each.nameFi },
          each.municipalityCode,
          Math.round(each.people),
          ...distanceCells(each.distanceMetres),
        ]),
      ),
    ),
  };
}

/** Nothing is listed because nothing is known: that is no zero. */
const counted = (area: AreaCoverage, kind: AccessKind, count: number): number | null =>
  area.access[kind].status === 'not_known' && area.places[kind].listed === 0 ? null : count;

function placesTable({ areas }: FullReport): TableOfReport {
  return {
    id: 'places',
    columns: [
      ...areaColumns,
      kindColumn,
      column('status', 'code', { words: 'status' }),
      ...(
        ['listed', 'with_position', 'with_hours', 'confirmed', 'carried_over', 'mobile_stops'] as const
      ).map((text) => column(text, 'count')),
    ],
    rows: areas.flatMap((area) =>
      accessKinds.map((kind) => {
        const { listed, withPosition, withHours, confirmed, carriedOver } = area.places[kind];
        return [
          ...areaCells(area),
          kind,
          area.access[kind].status,
          ...[listed, withPosition, withHours, confirmed, carriedOver].map((count) =>
            counted(area, kind, count),
          ),
          kind === 'advance' ? area.places.mobile_stop.listed : null,
        ];
      }),
    ),
  };
}

function featuresTable({ areas }: FullReport): TableOfReport {
  return {
    id: 'place_features',
    columns: [
      ...areaColumns,
      kindColumn,
      column('feature', 'code', { words: 'feature' }),
      ...(['places_yes', 'places_no', 'places_unknown'] as const).map((text) => column(text, 'count')),
    ],
    rows: areas.flatMap((area) =>
      accessKinds.flatMap((kind) =>
        placeFeatures.map((feature) => {
          const { yes, no, unknown } = area.places[kind].byFeature[feature];
          return [
            ...areaCells(area),
            kind,
            feature,
            ...[yes, no, unknown].map((count) => counted(area, kind, count)),
          ];
        }),
      ),
    ),
  };
}

/** Access to the places that have what is asked: the least that is certain, the most that is possible. */
function filteredTable({ areas, parameters, question }: FullReport): TableOfReport[] {
  const { placeFeatures: asked } = question.coverage;
  if (asked.length === 0) return [];
  const { thresholdsMetres } = parameters;
  const table: TableOfReport = {
    id: 'filtered',
    columns: [
      ...areaColumns,
      kindColumn,
      groupColumn,
      column('asked_features', 'code', { words: 'feature' }),
      ...(['places_yes', 'places_no', 'places_unknown'] as const).map((text) => column(text, 'count')),
      ...thresholdsMetres.flatMap((metres) =>
        (['low', 'high'] as const).map((bound) =>
          column(`within_${bound}`, 'percent', { id: `within_${metres}_m_${bound}`, metres }),
        ),
      ),
    ],
    rows: areas.flatMap((area) =>
      accessKinds.flatMap((kind) =>
        reportedGroups.map((group) => {
          const filtered = area.filtered![kind];
          const { yes, no, unknown } = filtered.places;
          const [known, possible] = [filtered.known[group], filtered.possible[group]];
          return [
            ...areaCells(area),
            kind,
            group,
            asked,
            ...[yes, no, unknown].map((count) => counted(area, kind, count)),
            ...thresholdsMetres.flatMap((_, threshold) => [
              known && wholePercent(known.shares[threshold]!.low),
              possible && wholePercent(possible.shares[threshold]!.high),
            ]),
          ];
        }),
      ),
    ),
  };
  return [table];
}

/** Tables on people, access and places, in their order. */
export function coverageTables(report: FullReport): TableOfReport[] {
  return [
    peopleTable(report),
    coverageTable(report),
    curveTable(report),
    farthestTable(report),
    placesTable(report),
    featuresTable(report),
    ...filteredTable(report),
  ];
}
