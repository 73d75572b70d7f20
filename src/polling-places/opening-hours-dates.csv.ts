/** Reads calendar days out of the tokens of opening hours: `26.–28.5.`, `26 May – 8 June`, `26, 27 ja 28.5.`. */
import { daysBetween, daysFrom, isIsoDate, weekday, type IsoDate } from '../shared/dates';
import type { HoursContext, HoursProblemCode } from './opening-hours.model';
import type { HoursToken } from './opening-hours-tokens.csv';

export interface TokenReader {
  tokens: readonly HoursToken[];
  context: HoursContext;
}

/** Days that were read, or why they cannot be; `next` is the first token after them. */
export interface DatesRead {
  dates: IsoDate[];
  problem: HoursProblemCode | null;
  next: number;
}

interface DayPoint {
  day: number;
  month: number;
  year: number | null;
  next: number;
}

/** No election keeps places open longer; a longer range is no range of voting days. */
const longestRangeDays = 62;

/** The first token from `at` on that is none of the kinds. */
export function skip(
  tokens: readonly HoursToken[],
  at: number,
  kinds: readonly HoursToken['kind'][],
): number {
  let index = at;
  while (index < tokens.length && kinds.includes(tokens[index]!.kind)) index += 1;
  return index;
}

/** Whether the token leads from one point to another; the English "to" looks like a Finnish Thursday. */
export function isRangeWord(token: HoursToken | undefined): boolean {
  return token?.kind === 'range' || (token?.kind === 'weekday' && token.form === 'to');
}

/** A date, a range of dates, or days that share the month written after the last of them. */
export function readDates(reader: TokenReader, start: number, timeExpected: boolean): DatesRead | null {
  const at = skip(reader.tokens, start, ['article', 'from']);
  const first = readPoint(reader, at, timeExpected);
  if (first !== null) return readRangeFrom(reader, first, at);
  const token = reader.tokens[at];
  if (token?.kind !== 'number' || token.digits > 2 || (timeExpected && !token.dotted)) return null;
  return readSharedMonth(reader, at);
}

/** `26.5.`, `26 May 2021`, `toukokuun 26. päivä`, `May 26`. */
function readPoint({ tokens, context }: TokenReader, at: number, timeExpected: boolean): DayPoint | null {
  const token = tokens[at];
  if (token?.kind === 'date') {
    if (token.clock !== null && !token.dotted && (timeExpected || !isElectionMonth(token.month, context)))
      return null;
    return { day: token.day, month: token.month, year: token.year, next: at + 1 };
  }
  if (token?.kind === 'number' && token.digits <= 2) {
    const monthAt = skip(tokens, at + 1, ['article']);
    const month = tokens[monthAt];
    if (month?.kind !== 'month') return null;
    return { day: token.value, month: month.month, ...readYear(tokens, monthAt + 1) };
  }
  if (token?.kind !== 'month') return null;
  const day = tokens[at + 1];
  if (day?.kind !== 'number' || day.digits > 2) return null;
  return {
    day: day.value,
    month: token.month,
    ...readYear(tokens, skip(tokens, at + 2, ['article', 'day'])),
  };
}

function readYear(tokens: readonly HoursToken[], at: number): { year: number | null; next: number } {
  const yearAt = tokens[at]?.kind === 'comma' ? at + 1 : at;
  const token = tokens[yearAt];
  if (token?.kind === 'number' && token.digits === 4) return { year: token.value, next: yearAt + 1 };
  return { year: null, next: at };
}

function isElectionMonth(month: number, context: HoursContext): boolean {
  return [context.advanceFrom, context.advanceTo, context.electionDay].some(
    (date) => Number(date.slice(5, 7)) === month,
  );
}

function readRangeFrom(reader: TokenReader, first: DayPoint, at: number): DatesRead {
  const { tokens, context } = reader;
  const single = { ...expand(first, first, context), next: first.next };
  const dash = tokens[first.next];
  if (!isRangeWord(dash)) return single;
  const lastAt = skip(tokens, first.next + 1, ['article', 'weekday']);
  const last = readPoint(reader, lastAt, false) ?? readDayOfSameMonth(tokens, at, lastAt, first);
  if (last === null) return single;
  const range = { ...expand(first, last, context), next: last.next };
  // "ke 26.5. to 27.5." lists a Thursday; only where it comes to the same is it no matter which.
  if (dash?.kind === 'weekday' && range.dates.length > 2 && weekday(range.dates.at(-1)!) === 4) return single;
  return range;
}

/** `28` in "May 26–28" and "toukokuun 26.–28. päivä". */
function readDayOfSameMonth(
  tokens: readonly HoursToken[],
  firstAt: number,
  at: number,
  first: DayPoint,
): DayPoint | null {
  const token = tokens[at];
  if (tokens[firstAt]?.kind !== 'month' || token?.kind !== 'number' || token.digits > 2) return null;
  const { year, next } = readYear(tokens, skip(tokens, at + 1, ['article', 'day']));
  return { ...first, day: token.value, year: first.year ?? year, next };
}

/** `26.–28.5.`, `7–8.6.`, `26, 27 ja 28.5.`, `26.–27. ja 31.5.` */
function readSharedMonth(reader: TokenReader, start: number): DatesRead | null {
  const { tokens } = reader;
  const ranges: { from: number; to: number }[] = [];
  let at = start;
  for (;;) {
    const token = tokens[at];
    const point = readPoint(reader, at, false);
    if (point !== null) return closeList(reader, ranges, point, point.day);
    if (token?.kind !== 'number' || token.digits > 2) return null;
    at = skip(tokens, at + 1, ['article']);
    if (tokens[at]?.kind === 'range') {
      const endAt = skip(tokens, at + 1, ['weekday', 'article']);
      const end = readPoint(reader, endAt, !token.dotted);
      if (end !== null) return closeList(reader, ranges, end, token.value);
      const endToken = tokens[endAt];
      if (!token.dotted || endToken?.kind !== 'number' || !endToken.dotted) return null;
      ranges.push({ from: token.value, to: endToken.value });
      at = endAt + 1;
    } else ranges.push({ from: token.value, to: token.value });
    const joined = skip(tokens, at, ['comma', 'and']);
    if (joined === at) return null;
    at = joined;
  }
}

function closeList(
  { context }: TokenReader,
  ranges: readonly { from: number; to: number }[],
  last: DayPoint,
  lastFrom: number,
): DatesRead {
  const parts = [...ranges, { from: lastFrom, to: last.day }].map(({ from, to }) =>
    expand({ ...last, day: from }, { ...last, day: to }, context),
  );
  return {
    dates: parts.flatMap(({ dates }) => dates),
    problem: parts.find(({ problem }) => problem !== null)?.problem ?? null,
    next: last.next,
  };
}

/** The days from one point to another; a missing year is the one that brings the day nearest to the election. */
function expand(first: DayPoint, last: DayPoint, context: HoursContext): Omit<DatesRead, 'next'> {
  const to = dateOf(last, last.year, context);
  let from = dateOf(first, first.year ?? last.year, context);
  if (from === null || to === null) return { dates: [], problem: 'no_such_day' };
  if (from > to && first.year === null && first.month > last.month)
    from = dateOf(first, Number(to.slice(0, 4)) - 1, context) ?? from;
  if (from > to) return { dates: [], problem: 'ends_before_beginning' };
  return { dates: daysBetween(from, to) > longestRangeDays ? [] : daysFrom(from, to), problem: null };
}

function dateOf(
  { day, month }: DayPoint,
  year: number | null,
  { electionDay }: HoursContext,
): IsoDate | null {
  const electionYear = Number(electionDay.slice(0, 4));
  const years = year === null ? [electionYear, electionYear - 1, electionYear + 1] : [year];
  const dates = years
    .map((candidate) => [candidate, month, day].map((part) => String(part).padStart(2, '0')).join('-'))
    .filter(isIsoDate);
  const distance = (date: IsoDate): number => Math.abs(daysBetween(electionDay, date));
  return dates.sort((left, right) => distance(left) - distance(right))[0] ?? null;
}
