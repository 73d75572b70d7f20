/** Problems of a file and the plan of its import, in the reader's words. */
import { formatNumber } from '../i18n/format';
import { localName, type Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import type { PlaceProblem } from './place-problem.model';
import type { CsvCell } from '../shared/csv-table';
import { accessibilityCriteria, type AccessibilityCriterion } from './accessibility.model';
import { findingText } from './place-accessibility.pages';
import { changedCells } from './place-writing.csv';
import {
  changesNothing,
  planCounts,
  type ImportPlan,
  type PlannedChange,
} from './polling-place-import.model';
import type { PollingPlace, PollingPlaceDraft } from './polling-place.model';

const accessibilityCodes = Object.keys(accessibilityCriteria) as AccessibilityCriterion[];

export interface ProblemText {
  severity: PlaceProblem['severity'];
  /** `line 3, column aukioloajat`; empty when the problem belongs to the whole file. */
  where: string;
  /** The cell as the file writes it; null when the problem belongs to no cell. */
  value: string | null;
  what: string;
  advice: string;
}

/** A problem as text: where it is, what is wrong, what to do. */
export function problemText(problem: PlaceProblem, t: Translate, language: Language): ProblemText {
  const { severity, line, column, value, code, params } = problem;
  const { nameFi, nameSv } = params;
  const name =
    nameFi === undefined
      ? {}
      : { name: localName({ nameFi: String(nameFi), nameSv: String(nameSv ?? nameFi) }, language) };
  const where = [
    ...(line === null ? [] : [t('pollingPlaces.import.line', { line })]),
    ...(column === null ? [] : [t('pollingPlaces.import.column', { column })]),
  ].join(', ');
  const filled = { ...params, ...name };
  return {
    severity,
    where,
    value,
    what: t(`pollingPlaces.problem.${code}.what`, filled),
    advice: t(`pollingPlaces.problem.${code}.advice`, filled),
  };
}

/** A place in one line: what it is called, where it is, its kind and municipality. */
export function placeLine(place: PollingPlaceDraft, t: Translate, language: Language): string {
  const [nameFi, addressFi] = [place.nameFi ?? place.nameSv, place.addressFi ?? place.addressSv];
  const name =
    nameFi === null ? t('pollingPlaces.import.nameless') : localName({ ...place, nameFi }, language);
  const address =
    addressFi === null ? [] : [localName({ nameFi: addressFi, nameSv: place.addressSv }, language)];
  return `${[name, ...address].join(', ')} (${place.municipalityCode}, ${t(`pollingPlaces.kind.${place.kind}`)})`;
}

/** What a planned change does to a place, cell by cell or criterion by criterion, in words. */
export function shownChanges(
  { place, draft, accessibility }: PlannedChange,
  t: Translate,
  language: Language,
): { column: string; before: string; after: string }[] {
  const shown = (cell: CsvCell) =>
    cell === null || cell === '' ? t('pollingPlaces.import.empty') : String(cell);
  const cells = changedCells(place, draft).map(({ column, before, after }) => ({
    column,
    before: shown(before),
    after: shown(after),
  }));
  if (accessibility === undefined) return cells;
  const findingOf = (findings: PollingPlace['accessibility'], criterion: string) =>
    findingText(findings.find((each) => each.criterion === criterion) ?? {}, t, language);
  const criteria = accessibilityCodes
    .map((criterion) => ({
      column: t(`pollingPlaces.accessibility.criterion.${criterion}`),
      before: findingOf(place.accessibility, criterion),
      after: findingOf(accessibility, criterion),
    }))
    .filter(({ before, after }) => before !== after);
  return [...cells, ...criteria];
}

function problemLines(problems: readonly PlaceProblem[], t: Translate, language: Language): string[][] {
  return problems.map((each) => {
    const { where, value, what, advice } = problemText(each, t, language);
    const place = [where, ...(value === null ? [] : [`”${value}”`])].filter((part) => part !== '').join(', ');
    return [`  ${place === '' ? '' : `${place}: `}${what} ${advice}`];
  });
}

/** A title with the number of its entries, and the entries; nothing where there are none. */
function section(title: string, entries: readonly (readonly string[])[]): string[] {
  return entries.length === 0 ? [] : ['', `${title} (${entries.length})`, ...entries.flat()];
}

/** `Lisätään 2 500, muutetaan 0, …`. */
export function countsText(plan: ImportPlan, t: Translate, language: Language): string {
  const { add, change, remove, unchanged } = planCounts(plan);
  const number = (count: number) => formatNumber(count, language);
  return t('pollingPlaces.import.counts', {
    add: number(add),
    change: number(change),
    remove: number(remove),
    unchanged: number(unchanged),
  });
}

/** Everything that a file would change, place by place and cell by cell. */
export function planLines(plan: ImportPlan, t: Translate, language: Language): string[] {
  const atLine = (line: number, place: PollingPlaceDraft) =>
    `  ${t('pollingPlaces.import.line', { line })}: ${placeLine(place, t, language)}`;
  const changes = plan.change.map((change) => [
    atLine(change.line, change.place),
    ...(change.announces ? [`      ${t('pollingPlaces.import.announced')}`] : []),
    ...shownChanges(change, t, language).map((cell) => `      ${t('pollingPlaces.import.cellChange', cell)}`),
  ]);
  return [
    countsText(plan, t, language),
    ...section(
      t('pollingPlaces.import.added'),
      plan.add.map(({ line, draft }) => [atLine(line, draft)]),
    ),
    ...section(t('pollingPlaces.import.changed'), changes),
    ...section(
      t('pollingPlaces.import.removed'),
      plan.remove.map((place) => [`  ${placeLine(place, t, language)}`]),
    ),
  ];
}

interface DoneImport {
  dryRun: boolean;
  plan: ImportPlan;
  problems: readonly PlaceProblem[];
}

/** The report of an import that went through, or of a trial run. */
export function importLines(done: DoneImport, t: Translate, language: Language): string[] {
  const outcome = changesNothing(done.plan) ? 'nothingToChange' : done.dryRun ? 'dryRun' : 'written';
  return [
    ...planLines(done.plan, t, language),
    ...section(t('pollingPlaces.import.warnings'), problemLines(done.problems, t, language)),
    '',
    t(`pollingPlaces.import.${outcome}`),
  ];
}

/** The report of a file that was refused: errors first, then what else was noticed. */
export function refusalLines(problems: readonly PlaceProblem[], t: Translate, language: Language): string[] {
  const linesOf = (severity: PlaceProblem['severity']) =>
    problemLines(
      problems.filter((each) => each.severity === severity),
      t,
      language,
    );
  return [
    t('pollingPlaces.import.refused'),
    ...section(t('pollingPlaces.import.errors'), linesOf('error')),
    ...section(t('pollingPlaces.import.warnings'), linesOf('warning')),
  ];
}
