/** The index of municipalities as a table to take away; docs/csv-formats.md describes its columns. */
import type { Area } from '../areas/area.model';
import { localName } from '../i18n/language';
import { writeCsv, type CsvCell, type CsvDialect } from '../shared/csv-table';
import type { Reader } from '../workspace/workspace.pages';
import { areaNameOf } from './municipality-index.pages';
import type { MunicipalityReadiness } from './readiness.model';

/** Columns in order; the names are the same in every language, so that programs can rely on them. */
export const indexColumns = [
  'election',
  'municipality_code',
  'municipality',
  'region',
  'wellbeing_county',
  'state',
  'places',
  'confirmed',
  'last_confirmed',
  'election_day_places',
  'advance_places',
  'mobile_stops',
  'election_day_list',
  'advance_list',
  'without_hours',
  'without_exact_position',
  'without_accessibility',
  'without_arrangements',
  'errors',
  'warnings',
  'needs_open',
  'needs_without_pledge',
  'needs_pledged_too_little',
  'pledges_waiting',
  'people_with_account',
  'last_asked',
] as const;

interface IndexFileInput {
  election: { code: string };
  areas: readonly Area[];
  rows: readonly MunicipalityReadiness[];
}

function cellsOf(row: MunicipalityReadiness, { election, areas }: IndexFileInput, reader: Reader): CsvCell[] {
  const { t, language } = reader;
  const { municipality, listed, lacking, findings, needs } = row;
  const listStatus = (kind: 'election_day' | 'advance') => {
    const list = row.lists.find((each) => each.kind === kind);
    return list === undefined ? null : t(`municipalityIndex.list.${list.status}`);
  };
  const cells: Record<(typeof indexColumns)[number], CsvCell> = {
    election: election.code,
    municipality_code: municipality.code,
    municipality: localName(municipality, language),
    region: areaNameOf(areas, 'region', municipality.regionCode, language),
    wellbeing_county: areaNameOf(areas, 'wellbeing_county', municipality.wellbeingCountyCode, language),
    state: t(`municipalityIndex.state.${row.state}`),
    places: row.places,
    confirmed: row.confirmed,
    last_confirmed: row.lastConfirmedAt?.toISOString() ?? null,
    election_day_places: listed.election_day,
    advance_places: listed.advance,
    mobile_stops: listed.mobile_stop,
    election_day_list: listStatus('election_day'),
    advance_list: listStatus('advance'),
    without_hours: lacking.hours,
    without_exact_position: lacking.position,
    without_accessibility: lacking.accessibility,
    without_arrangements: lacking.arrangements,
    errors: findings.error,
    warnings: findings.warning,
    needs_open: needs.open,
    needs_without_pledge: needs.covers.none,
    needs_pledged_too_little: needs.covers.tooSmall,
    pledges_waiting: needs.waiting,
    people_with_account: row.people,
    last_asked: row.lastAskedAt?.toISOString() ?? null,
  };
  return indexColumns.map((name) => cells[name]);
}

/** Header and one row per municipality; no names of people. */
export function indexCsv(input: IndexFileInput, reader: Reader, dialect: CsvDialect): string {
  return writeCsv([[...indexColumns], ...input.rows.map((row) => cellsOf(row, input, reader))], dialect);
}
