/** Tables on what to do next, and on what the report rests: gaps, deadlines, completeness, equity, assumptions, sources. */
import { accessKinds, listStates, reportedGroups } from '../coverage/coverage-input.model';
import { accessScoreAdults, accessScoreSteps } from '../coverage/equity-annex.model';
import { usualAversion } from '../coverage/equity.model';
import type { FullReport } from './full-report.model';
import {
  areaCells,
  areaColumns,
  column,
  groupColumn,
  kindColumn,
  municipalityCells,
  type ReportCell,
  type TableOfReport,
} from './report-table.model';

function gapsTable({ gaps, areas }: FullReport): TableOfReport {
  const names = municipalityCells(areas);
  return {
    id: 'gaps',
    columns: [
      column('municipality_code', 'text'),
      column('municipality', 'text'),
      column('rule', 'code', { words: 'gapRule' }),
      kindColumn,
      column('severity', 'code', { words: 'severity' }),
      column('certainty', 'code', { words: 'certainty' }),
      groupColumn,
      column('touched_people', 'people'),
      column('touched_low', 'people'),
      column('touched_high', 'people'),
      ...(['gap_places', 'gap_unknown_places', 'gap_offers', 'gap_organisations'] as const).map((text) =>
        column(text, 'count'),
      ),
      column('who', 'code', { words: 'actors' }),
      column('deadline', 'code', { words: 'deadline' }),
      column('deadline_day', 'day'),
      column('chance', 'code', { words: 'chance' }),
    ],
    rows: gaps.map((gap) => [
      gap.municipalityCode,
      names.get(gap.municipalityCode) ?? null,
      gap.rule,
      gap.kind,
      gap.severity,
      gap.certainty,
      gap.group,
      gap.people,
      gap.evidence.peopleLow ?? null,
      gap.evidence.peopleHigh ?? null,
      gap.evidence.places ?? null,
      gap.evidence.unknownPlaces ?? null,
      gap.evidence.offers ?? null,
      gap.evidence.organisations ?? null,
      gap.actors,
      gap.deadline?.code ?? null,
      gap.deadline?.day ?? null,
      gap.chance,
    ]),
  };
}

function deadlinesTable({ deadlines }: FullReport): TableOfReport {
  return {
    id: 'deadlines',
    columns: [
      column('deadline', 'code', { words: 'deadline' }),
      column('deadline_day', 'day'),
      column('before_time', 'text'),
      column('days_left', 'days'),
      column('who', 'code', { words: 'actors' }),
      column('day_certainty', 'code', { words: 'dayCertainty' }),
    ],
    rows: deadlines.map(({ code, day, before, daysLeft, actors, certainty }) => [
      code,
      day,
      before,
      daysLeft,
      actors,
      certainty,
    ]),
  };
}

function completenessTable({ completeness }: FullReport): TableOfReport {
  return {
    id: 'completeness',
    columns: [
      kindColumn,
      column('list_state', 'code', { words: 'listState' }),
      column('municipalities', 'count'),
    ],
    rows: accessKinds.flatMap((kind) => listStates.map((state) => [kind, state, completeness[kind][state]])),
  };
}

const rounded = (value: number | null, digits = 0): number | null =>
  value === null ? null : Math.round(value * 10 ** digits) / 10 ** digits;

function equityTable({ areas, equity }: FullReport): TableOfReport {
  return {
    id: 'equity',
    columns: [
      ...areaColumns,
      kindColumn,
      groupColumn,
      column('equity_mean', 'metres'),
      column('equity_ede', 'metres'),
      column('gini', 'ratio'),
      column('access_score', 'places_per_10000'),
    ],
    rows: areas.flatMap((area, position) =>
      accessKinds.flatMap((kind) =>
        reportedGroups.flatMap((group): ReportCell[][] => {
          const { access, accessScore } = equity[position]!;
          const figures = access[kind]?.[group];
          if (!figures) return [];
          const score = kind === 'advance' && group === 'adults' ? accessScore : null;
          return [
            [
              ...areaCells(area),
              kind,
              group,
              rounded(figures.meanMetres),
              rounded(figures.edeMetres),
              rounded(figures.gini, 3),
              rounded(score, 2),
            ],
          ];
        }),
      ),
    ),
  };
}

/** What nobody publishes and the report assumes, and the constants of its methods. */
function assumptionsTable({ question, parameters, authorityHelp }: FullReport): TableOfReport {
  const { help } = question;
  const row = (name: string, value: ReportCell, more: { type?: string; group?: string } = {}) => [
    name,
    more.type ?? null,
    more.group ?? null,
    value,
  ];
  const needs = !authorityHelp?.capacity
    ? []
    : [
        ...help.needRates.map(({ type, group, rate }) =>
          row('need_rate', rounded(rate * 100, 2), { type, group }),
        ),
        row('trips_per_window', help.tripsPerWindow),
        row('people_per_helper_day', help.peoplePerHelperDay),
        row('people_per_phone_hour', help.peoplePerPhoneHour),
      ];
  return {
    id: 'assumptions',
    columns: [
      column('assumption', 'code', { words: 'assumption' }),
      column('help_type', 'code', { words: 'helpType' }),
      groupColumn,
      column('value', 'number'),
    ],
    rows: [
      row('near_metres', help.nearMetres),
      ...needs,
      row('draws', parameters.draws),
      row('seed', parameters.seed),
      row('points_per_area', parameters.pointsPerArea),
      row('address_radius', parameters.addressRadiusMetres),
      row('seat_radius', parameters.seatRadiusMetres),
      row('area_radius', parameters.areaRadiusMetres),
      row('widest_telling_range', parameters.widestTellingRange * 100),
      row('aversion', usualAversion),
      row('access_score_reach', accessScoreSteps.at(-1)![0]),
      row('access_score_adults', accessScoreAdults),
    ],
  };
}

function sourcesTable({ sources }: FullReport): TableOfReport {
  return {
    id: 'sources',
    columns: [column('source', 'code', { words: 'source' })],
    rows: sources.map(({ id }) => [id]),
  };
}

/** Tables on what to do and what the report rests on, in their order. */
export function planningTables(report: FullReport): TableOfReport[] {
  return [
    gapsTable(report),
    deadlinesTable(report),
    completenessTable(report),
    equityTable(report),
    assumptionsTable(report),
    sourcesTable(report),
  ];
}
