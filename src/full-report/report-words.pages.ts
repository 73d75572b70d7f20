/** Codes and numbers of the report's tables in words, in the reader's language. */
import type { Wording } from '../coverage/coverage-figures.pages';
import type { AccessKind, PlaceFeature, ReportedGroup } from '../coverage/coverage-input.model';
import type { AccessStatus, DemandBasis, PeopleBasis, PhaseAccess } from '../coverage/coverage-report.model';
import type { DeadlineCertainty } from '../elections/deadline.model';
import type { Actor, DeadlineCode } from '../elections/deadline-table.model';
import type { GapRuleId, GapSeverity } from '../gaps/gap-rule.model';
import type { GapChance } from '../gaps/gap.model';
import { ruleName } from '../gaps/gap-words.pages';
import { serviceName } from '../help-coverage/help-coverage.csv';
import type { HelpServiceId } from '../help-coverage/help-capacity.model';
import { languageName } from '../help-coverage/help-tables.pages';
import type { HelpWindow } from '../help-coverage/help-input.model';
import type { PeopleClass } from '../help-coverage/people-classes.model';
import type { MessageKey } from '../i18n/messages';
import type { HelpTypeCode } from '../offers/help-type.model';
import type { SourceId } from '../reference-data/catalogue.model';
import { sourceLine } from '../reference-data/data-source.pages';
import type { ReportCell, TableColumn, TableId, WordList } from './report-table.model';

type InWords = (code: string, wording: Wording) => string;

/** A word of every list by its code. */
const words: Readonly<Record<WordList, InWords>> = {
  areaKind: (code, { t }) => t(`fullReport.areaKind.${code}` as MessageKey),
  kind: (code, { t }) => t(`coverage.kind.${code as AccessKind}`),
  group: (code, { t }) => t(`coverage.group.${code as ReportedGroup}`),
  status: (code, { t }) => t(`coverage.status.${code as AccessStatus}`),
  bound: (code, { t }) => t(`coverage.bound.${code as PhaseAccess['bound']}`),
  precision: (code, { t }) => t(`fullReport.precision.${code}` as MessageKey),
  basis: (code, { t }) => t(`fullReport.basis.${code as PeopleBasis}`),
  demandBasis: (code, { t }) => t(`coverage.demandBasis.${code as DemandBasis}`),
  yesNo: (code, { t }) => t(`fullReport.yesNo.${code}` as MessageKey),
  feature: (code, { t }) => t(`coverageQuestion.features.${code as PlaceFeature}`),
  helpType: (code, { t }) => t(`offers.type.${code as HelpTypeCode}`),
  window: (code, { t }) => t(`helpCoverage.window.${code as HelpWindow}`),
  language: languageName,
  peopleClass: (code, { t }) => t(`helpCoverage.class.${code as PeopleClass}`),
  service: (code, wording) => serviceName(code as HelpServiceId, wording),
  gapRule: (code, wording) => ruleName(code as GapRuleId, wording),
  severity: (code, { t }) => t(`gaps.severity.${code as GapSeverity}`),
  certainty: (code, { t }) => t(`gaps.csv.value.${code as 'known' | 'possible'}`),
  chance: (code, { t }) => t(`gaps.chance.${code as GapChance}`),
  deadline: (code, { t }) => t(`elections.deadline.${code as DeadlineCode}`),
  dayCertainty: (code, { t }) => t(`elections.certainty.${code as DeadlineCertainty}`).replace(/:$/, ''),
  actors: (code, { t }) =>
    code === 'organisations' ? t('gaps.organisations') : t(`elections.actor.${code as Actor}`),
  listState: (code, { t }) => t(`fullReport.listState.${code}` as MessageKey),
  lossKind: (code, { t }) => t(`fullReport.lossKind.${code}` as MessageKey),
  assumption: (code, { t }) => t(`fullReport.assumption.${code}` as MessageKey),
  source: (code, { t }) => sourceLine(t, code as SourceId),
};

/** The title of a table. */
export function tableTitle(id: TableId, { t }: Wording): string {
  return t(`fullReport.table.${id}`);
}

/** The heading of a column, with its unit where it has one. No commas or semicolons: programs tell the delimiter by it. */
export function columnHeading({ text, metres, unit }: TableColumn, wording: Wording): string {
  const { t } = wording;
  const name = t(`fullReport.column.${text}.name` as MessageKey, { metres: metres ?? 0 });
  const sign = unitSigns[unit];
  return sign === undefined ? name : `${name} (${sign})`;
}

const unitSigns: Partial<Record<TableColumn['unit'], string>> = { percent: '%', metres: 'm' };

/** What a column means, for the code book. */
export function columnMeaning({ text, metres }: TableColumn, { t }: Wording): string {
  return t(`fullReport.column.${text}.meaning` as MessageKey, { metres: metres ?? 0 });
}

/** What its numbers or texts are. */
export function unitName({ unit }: TableColumn, { t }: Wording): string {
  return t(`fullReport.unit.${unit}`);
}

function isList(cell: ReportCell): cell is readonly string[] {
  return Array.isArray(cell);
}

/** A cell in the reader's words; numbers stay numbers. */
export function cellInWords(cell: ReportCell, column: TableColumn, wording: Wording): string | number | null {
  const word = column.words === undefined ? undefined : words[column.words];
  if (isList(cell)) return cell.map((code) => word?.(code, wording) ?? code).join(', ');
  if (cell !== null && typeof cell === 'object') return cell[wording.language];
  return typeof cell === 'string' && word !== undefined ? word(cell, wording) : cell;
}

/** A cell as programs read it: codes stay codes, names are in the reader's language. */
export function cellAsCode(
  cell: ReportCell,
  { language }: Pick<Wording, 'language'>,
): string | number | null {
  if (isList(cell)) return cell.join(' ');
  return cell !== null && typeof cell === 'object' ? cell[language] : cell;
}

/** The words of a list that a code book explains: codes that occur in the tables, in order of code. */
export function wordOf(list: WordList, code: string, wording: Wording): string {
  return words[list](code, wording);
}
