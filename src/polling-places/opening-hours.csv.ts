/** Opening hours as announcements write them, in Finnish, Swedish or English, and back in the form of our files. */
import { hoursTokens, type HoursToken } from './opening-hours-tokens.csv';
import { resolveStatements, type HoursStatement } from './opening-hours-statements.model';
import { readStatements, type StatementRead } from './opening-hours-statements.csv';
import type { HoursContext, HoursProblem } from './opening-hours.model';
import type { OpenDay } from './polling-place.model';

export type { HoursContext } from './opening-hours.model';

export interface OpeningHoursReading {
  /** Hours by day, in order. */
  hours: OpenDay[];
  /** Parts of the text that were not understood, verbatim and in order. */
  leftover: string[];
  /** True when the hours say all that the text says and there is at least one day. */
  understood: boolean;
  /** What the text says and cannot be true; its words are in `leftover` too. */
  problems: HoursProblem[];
}

const wordsThatSayNothing = new Set<HoursToken['kind']>([
  'comma',
  'colon',
  'break',
  'and',
  'at',
  'open',
  'article',
  'only',
]);

/** No announcement of one place is longer; a longer text is kept as it is. */
const longestTextLength = 5000;

/** `09-20-2021` and `20-09-2021`: a spreadsheet of another country writes so, and `09-20` would be read as hours. */
const dashedDate = /(?<![\d-])\d{1,2}-\d{1,2}-(?:19|20)\d{2}(?![\d-])/g;

/** Reads hours; what could mean two things is left over, never guessed. Never throws. */
export function readOpeningHours(text: string, context: HoursContext): OpeningHoursReading {
  if (text.length > longestTextLength)
    return { hours: [], leftover: [text], understood: false, problems: [] };
  const dashed = [...new Set(text.match(dashedDate) ?? [])];
  if (dashed.length > 0) {
    const problems = dashed.map((piece) => ({ code: 'dashed_date' as const, piece }));
    return { hours: [], leftover: [text.trim()], understood: false, problems };
  }
  const tokens = hoursTokens(text, Number(context.electionDay.slice(0, 4)));
  const reads = readStatements({ tokens, context });
  const sound = reads.filter(
    (read) => read.problems.length === 0 && !isUncertainUnnamed(read, reads, tokens, context),
  );
  const restBefore = leftoverTokens(tokens, sound, context);
  const { hours, rejected } = resolveStatements(
    sound.map(toStatement),
    context,
    restBefore.left.length === 0,
  );
  const kept = sound.filter((_, index) => !rejected.has(index));
  const leftover =
    hours.length === 0
      ? [text.trim()].filter((rest) => rest !== '')
      : pieces(text, tokens, leftoverTokens(tokens, kept, context));
  const problems = reads.flatMap((read) =>
    read.problems.map(({ code, from, next }) => ({ code, piece: slice(text, tokens, from, next - 1) })),
  );
  return { hours, leftover, understood: hours.length > 0 && leftover.length === 0, problems };
}

/** Hours in the form that files and downloads use: `26.5.2021 09:00-20:00|27.5.2021 09:00-20:00`. */
export function writeOpeningHours(hours: readonly OpenDay[]): string {
  return hours
    .map(({ day, opensAt, closesAt }) => {
      const [year, month, date] = day.split('-').map(Number);
      return `${date}.${month}.${year} ${opensAt}-${closesAt}`;
    })
    .join('|');
}

function toStatement({ target, windows, exception }: StatementRead): HoursStatement {
  return { target, windows, exception };
}

/**
 * Times without days hold for all days only when they are the one such statement, give one window, and nothing
 * unread before them may be the days they belong to ("first day 9–18").
 */
function isUncertainUnnamed(
  read: StatementRead,
  reads: readonly StatementRead[],
  tokens: readonly HoursToken[],
  context: HoursContext,
): boolean {
  if (read.target.kind !== 'unnamed') return false;
  if (read.windows.length !== 1 || reads.filter(({ target }) => target.kind === 'unnamed').length > 1)
    return true;
  return leftoverTokens(tokens, reads, context).left.some((index) => index < read.from);
}

/** Indexes of tokens: those that say something and belong to no statement, and those that belong to one. */
interface LeftoverTokens {
  left: number[];
  read: ReadonlySet<number>;
}

function leftoverTokens(
  tokens: readonly HoursToken[],
  statements: readonly StatementRead[],
  context: HoursContext,
): LeftoverTokens {
  const read = new Set(statements.flatMap(({ from, next }) => range(from, next)));
  const left = range(0, tokens.length).filter((index) => {
    const { kind } = tokens[index]!;
    const silent =
      wordsThatSayNothing.has(kind) || (kind === 'advance_voting' && context.kind !== 'election_day');
    return !read.has(index) && !silent;
  });
  return { left, read };
}

function range(from: number, next: number): number[] {
  return Array.from({ length: next - from }, (_, index) => from + index);
}

/** Left-over tokens as they stand in the text, neighbours together; a break parts them. */
function pieces(
  text: string,
  tokens: readonly HoursToken[],
  { left: indexes, read }: LeftoverTokens,
): string[] {
  const left = new Set(indexes);
  const groups: { first: number; last: number }[] = [];
  for (const index of indexes) {
    const group = groups.at(-1);
    const between = group === undefined ? [] : range(group.last + 1, index);
    const joins = between.every((at) => !left.has(at) && joinsLeftovers(tokens[at]!));
    if (group !== undefined && joins) group.last = index;
    else groups.push({ first: leadIn(tokens, index, read), last: index });
  }
  return groups.map(({ first, last }) => slice(text, tokens, first, last));
}

/** The first of the words right before a leftover that belong to it: the `klo` of "klo 9–18". */
function leadIn(tokens: readonly HoursToken[], index: number, read: ReadonlySet<number>): number {
  let first = index;
  while (
    first > 0 &&
    !read.has(first - 1) &&
    ['at', 'article', 'only', 'open'].includes(tokens[first - 1]!.kind)
  )
    first -= 1;
  return first;
}

function joinsLeftovers({ kind }: HoursToken): boolean {
  return kind !== 'break' && wordsThatSayNothing.has(kind);
}

function slice(text: string, tokens: readonly HoursToken[], first: number, last: number): string {
  return text.slice(tokens[first]!.start, tokens[last]!.end);
}
