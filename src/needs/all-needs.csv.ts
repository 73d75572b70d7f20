/** Needs with what was pledged to them, as a table to take away; docs/csv-formats.md describes its columns. */
import { localName } from '../i18n/language';
import { writeCsv, type CsvCell, type CsvDialect } from '../shared/csv-table';
import type { Reader } from '../workspace/workspace.pages';
import { bandText, whereText } from './need-card.pages';
import type { AuthoritiesNeed } from './need-view.model';
import { needInput, type ShownSurroundings } from './partner-needs.pages';

/** Columns in order; the names are the same in every language, so that programs can rely on them. */
export const needColumns = [
  'need',
  'election',
  'municipality_code',
  'municipality',
  'kind',
  'where',
  'days',
  'hours',
  'amount',
  'seats',
  'wheelchair_places',
  'languages',
  'answer_by',
  'state',
  'in_return',
  'pledged_waiting',
  'pledged_accepted',
  'organisations',
] as const;

/** Structurally a need with its pledges, as the service answers it. */
export interface NeedRowInput {
  need: AuthoritiesNeed;
  waiting: number;
  accepted: number;
  organisations: readonly string[];
}

function cellsOf(row: NeedRowInput, around: ShownSurroundings, reader: Reader): CsvCell[] {
  const { t, language } = reader;
  const { need } = row;
  const { content } = need;
  const municipality = around.municipalities.find(({ code }) => code === need.municipalityCode);
  const cells: Record<(typeof needColumns)[number], CsvCell> = {
    need: need.id,
    election: need.electionCode,
    municipality_code: need.municipalityCode,
    municipality: municipality === undefined ? null : localName(municipality, language),
    kind: t(`offers.type.${need.type}`),
    where: whereText(needInput(need, around, reader), reader),
    days: content.days.join(' '),
    hours: content.opensAt === null ? null : `${content.opensAt}–${content.closesAt ?? ''}`,
    amount: bandText(t, need.type, content.band),
    seats: content.seats,
    wheelchair_places: content.wheelchairPlaces,
    languages: content.languages.join(' '),
    answer_by: content.until,
    state: t(`needs.state.${need.state}`),
    in_return: content.inReturn.map((each) => t(`needs.inReturn.${each}`)).join(', '),
    pledged_waiting: row.waiting,
    pledged_accepted: row.accepted,
    organisations: row.organisations.join('; '),
  };
  return needColumns.map((name) => cells[name]);
}

/** Header and one row per need; no contacts. */
export function needsCsv(
  rows: readonly NeedRowInput[],
  around: ShownSurroundings,
  reader: Reader,
  dialect: CsvDialect,
): string {
  return writeCsv([[...needColumns], ...rows.map((row) => cellsOf(row, around, reader))], dialect);
}
