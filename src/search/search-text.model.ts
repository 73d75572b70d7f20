/** Texts as a search compares them: capitals, accents and punctuation make no difference. */

/** `Mänttä-Vilppula` → `mantta vilppula`. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How well a name answers what was typed, best first; null does not match. */
export type MatchRank = 0 | 1 | 2 | 3 | 4;

/** What was typed, prepared once for many comparisons. */
export interface SearchText {
  /** Lower case, accents kept. */
  written: string;
  folded: string;
  words: readonly string[];
}

export function toSearchText(text: string): SearchText {
  const folded = foldText(text);
  return {
    written: text.normalize('NFC').trim().toLowerCase(),
    folded,
    words: folded === '' ? [] : folded.split(' '),
  };
}

/**
 * Rank of a name: 0 the same letter by letter, 1 the same but for accents, 2 begins with it, 3 each word begins a word of
 * the name, 4 each word is somewhere in the name.
 */
export function rankName(name: string, typed: SearchText): MatchRank | null {
  if (typed.folded === '') return null;
  if (name.normalize('NFC').toLowerCase() === typed.written) return 0;
  const folded = foldText(name);
  if (folded === typed.folded) return 1;
  if (folded.startsWith(typed.folded)) return 2;
  const words = folded.split(' ');
  if (typed.words.every((part) => words.some((word) => word.startsWith(part)))) return 3;
  // A letter or two are somewhere in almost every name.
  if (typed.words.every((part) => part.length > 2 && folded.includes(part))) return 4;
  return null;
}

/** The best rank among names; null when none matches. */
export function rankNames(names: Iterable<string | null>, typed: SearchText): MatchRank | null {
  let best: MatchRank | null = null;
  for (const name of names) {
    const rank = name === null ? null : rankName(name, typed);
    if (rank !== null && (best === null || rank < best)) best = rank;
  }
  return best;
}

/** Number of letters to change, add or take away to turn one text into the other (Levenshtein 1966). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(change, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
