/** Letters that a spreadsheet has spoilt: a file opened in a wrong character set, or saved in one that lacks ä and ö. */
import { isMisreadUtf8 } from '../shared/text-decoding';
import type { PlannedChange, ImportPlan } from './polling-place-import.model';
import { placeProblem, type PlaceProblem } from './place-problem.model';
import { changedCells, placeCellsByColumn } from './place-writing.csv';

/** `p??kirjasto`: what a character set without ä makes of it. An address of a page has its question mark between letters too. */
const lostLetters = /\p{L}\?+\p{L}/u;
const isLost = (text: string) => lostLetters.test(text) && !text.includes('://');

interface NewText {
  column: string | null;
  text: string;
}

function changedTexts({ place, draft, accessibility = [] }: PlannedChange): NewText[] {
  const cells = changedCells(place, draft).map(({ column, after }) => ({
    column,
    text: String(after ?? ''),
  }));
  const before = new Set(place.accessibility.flatMap(({ measure, source }) => [measure, source]));
  const findings = accessibility
    .flatMap(({ measure, source }) => [measure, source])
    .filter((text) => text !== null && !before.has(text))
    .map((text) => ({ column: null, text: text ?? '' }));
  return [...cells, ...findings];
}

function problemOf(line: number, texts: readonly NewText[]): PlaceProblem[] {
  const misread = texts.find(({ text }) => isMisreadUtf8(text));
  const lost = texts.find(({ text }) => isLost(text));
  const found = misread ?? lost;
  if (found === undefined) return [];
  const where = { line, column: found.column, value: found.text };
  return [placeProblem(misread === undefined ? 'lettersLost' : 'textMisread', where)];
}

/**
 * The first spoilt text of each row among those that the file would write: an error where letters became signs, a warning where
 * they seem to have become question marks. What is there already is nobody's new mistake.
 */
export function garbledProblems({ add, change }: ImportPlan): PlaceProblem[] {
  const added = add.flatMap(({ line, draft }) =>
    problemOf(
      line,
      placeCellsByColumn(draft).map(({ column, cell }) => ({ column, text: String(cell ?? '') })),
    ),
  );
  return [...added, ...change.flatMap((planned) => problemOf(planned.line, changedTexts(planned)))];
}
