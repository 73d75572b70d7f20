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

/** A text prepared once for many comparisons: what was typed, or a name that may answer it. */
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

/** Texts of those names that are known. */
export function toSearchTexts(names: readonly (string | null)[]): SearchText[] {
  return names.filter((name) => name !== null).map((name) => toSearchText(name));
}

/**
 * Rank of a name: 0 the same letter by letter, 1 the same but for accents, 2 begins with it, 3 each word begins a word of
 * the name, 4 each word is somewhere in the name.
 */
export function rankName(name: SearchText, typed: SearchText): MatchRank | null {
  if (typed.folded === '') return null;
  if (name.written === typed.written) return 0;
  if (name.folded === typed.folded) return 1;
  if (name.folded.startsWith(typed.folded)) return 2;
  if (typed.words.every((part) => name.words.some((word) => word.startsWith(part)))) return 3;
  // A letter or two are somewhere in almost every name.
  if (typed.words.every((part) => part.length > 2 && name.folded.includes(part))) return 4;
  return null;
}

/** The best rank among names; null when none matches. */
export function rankNames(names: readonly SearchText[], typed: SearchText): MatchRank | null {
  let best: MatchRank | null = null;
  for (const name of names) {
    const rank = rankName(name, typed);
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
