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
  /** Whether weekdays stand among the dates: the `pe` of "to 27.5. – pe 28.5.". */
  weekdaysInside: boolean;
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
  if (first !== null) return readMoreOfMonth(reader, readRangeFrom(reader, first, at), { at, first });
  const token = reader.tokens[at];
  if (token?.kind !== 'number' || token.digits > 2) return null;
  if (timeExpected && !token.dotted) return readPlainRange(reader, at);
  return readSharedMonth(reader, at);
}

/** `26.5.`, `26 May 2021`, `toukokuun 26. päivä`, `May 26`. */
function readPoint(reader: TokenReader, at: number, timeExpected: boolean): DayPoint | null {
  const { tokens, context } = reader;
  const token = tokens[at];
  if (token?.kind === 'month') return readMonthFirst(tokens, at, token.month);
  if (token?.kind === 'number') return readMonthLast(tokens, at);
  if (token?.kind !== 'date') return null;
  const maybeTime = token.clock !== null && !token.dotted;
  if (maybeTime && (timeExpected || !isElectionMonth(token.month, context))) return null;
  return { day: token.day, month: token.month, year: token.year, next: at + 1 };
}

function readMonthFirst(tokens: readonly HoursToken[], at: number, month: number): DayPoint | null {
  const day = dayOfMonth(tokens[at + 1]);
  if (day === null) return null;
  return { day, month, ...readYear(tokens, skip(tokens, at + 2, ['article', 'day'])) };
}

function readMonthLast(tokens: readonly HoursToken[], at: number): DayPoint | null {
  const day = dayOfMonth(tokens[at]);
  const monthAt = skip(tokens, at + 1, ['article']);
  const token = tokens[monthAt];
  if (day === null || token?.kind !== 'month') return null;
  return { day, month: token.month, ...readYear(tokens, monthAt + 1) };
}

function dayOfMonth(token: HoursToken | undefined): number | null {
  return token?.kind === 'number' && token.digits <= 2 ? token.value : null;
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
  const single = { ...expand(first, first, context), weekdaysInside: false, next: first.next };
  const dash = tokens[first.next];
  if (!isRangeWord(dash)) return single;
  const lastAt = skip(tokens, first.next + 1, ['article', 'weekday']);
  const last = readPoint(reader, lastAt, false) ?? readDayOfSameMonth(tokens, at, lastAt, first);
  if (last === null) return single;
  const range = expand(first, last, context);
  // "ke 26.5. to 27.5." lists a Thursday; only where it comes to the same is it no matter which.
  if (dash?.kind === 'weekday' && range.dates.length > 2 && weekday(range.dates.at(-1)!) === 4) return single;
  return { ...checkedEnd(range, tokens.slice(first.next + 1, lastAt)), next: last.next };
}

/** The `ja 2.` of "kesäkuun 1. ja 2. päivä". */
function readMoreOfMonth(
  reader: TokenReader,
  read: DatesRead,
  { at, first }: { at: number; first: DayPoint },
): DatesRead {
  const { tokens, context } = reader;
  if (tokens[at]?.kind !== 'month') return read;
  const dayAt = skip(tokens, read.next, ['comma', 'and']);
  const token = tokens[dayAt];
  if (dayAt === read.next || token?.kind !== 'number' || !token.dotted) return read;
  const more = expand({ ...first, day: token.value }, { ...first, day: token.value }, context);
  const joined: DatesRead = {
    dates: [...read.dates, ...more.dates],
    problem: read.problem ?? more.problem,
    weekdaysInside: read.weekdaysInside,
    next: skip(tokens, dayAt + 1, ['article', 'day']),
  };
  return readMoreOfMonth(reader, joined, { at, first });
}

/** A range whose last day must be the weekday that stands before it, if one does. */
function checkedEnd(
  range: Pick<DatesRead, 'dates' | 'problem'>,
  before: readonly HoursToken[],
): Omit<DatesRead, 'next'> {
  const named = before.find((token) => token.kind === 'weekday');
  const last = range.dates.at(-1);
  const wrong = named !== undefined && last !== undefined && !named.weekdays.includes(weekday(last));
  if (wrong) return { dates: [], problem: 'weekday_mismatch', weekdaysInside: true };
  return { ...range, weekdaysInside: named !== undefined };
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

/** Days of one month, the first with the weekday that stands before it. */
interface DaysOfMonth {
  from: number;
  to: number;
  named: readonly HoursToken[];
}

/** `26.–28.5.`, `7–8.6.`, `26, 27 ja 28.5.`, `26.–27. ja 31.5.`, `ke 26., to 27. ja pe 28.5.` */
function readSharedMonth(reader: TokenReader, start: number): DatesRead | null {
  const ranges: DaysOfMonth[] = [];
  let at = start;
  for (;;) {
    const itemAt = at === start ? at : skip(reader.tokens, at, ['weekday']);
    const named = reader.tokens.slice(at, itemAt);
    const point = readPoint(reader, itemAt, false);
    if (point !== null)
      return closeList(reader, [...ranges, { from: point.day, to: point.day, named }], point);
    const item = readDaysOfMonth(reader, itemAt);
    if (item === null) return null;
    const days = { from: item.from, to: item.to, named: [...named, ...item.named] };
    ranges.push(days);
    if (item.month !== null) return closeList(reader, ranges, item.month);
    at = skip(reader.tokens, item.next, ['comma', 'and']);
    if (at === item.next) return null;
  }
}

/** The `26–28 May` of "Wed–Fri 26–28 May 10–18", where two numbers alone would be times. */
function readPlainRange(reader: TokenReader, at: number): DatesRead | null {
  const item = readDaysOfMonth(reader, at);
  if (item?.month === undefined || item.month === null) return null;
  const range = closeList(reader, [item], item.month);
  return range.problem === null ? range : null;
}

/** `26`, `26.–27.`, or `26.–28.5.` with the month that ends the list. */
function readDaysOfMonth(
  reader: TokenReader,
  at: number,
): (DaysOfMonth & { month: DayPoint | null; next: number }) | null {
  const { tokens } = reader;
  const token = tokens[at];
  if (token?.kind !== 'number' || token.digits > 2) return null;
  const from = token.value;
  const dashAt = skip(tokens, at + 1, ['article']);
  if (tokens[dashAt]?.kind !== 'range') return { from, to: from, named: [], month: null, next: dashAt };
  const endAt = skip(tokens, dashAt + 1, ['weekday', 'article']);
  const named = tokens.slice(dashAt + 1, endAt);
  const month = readPoint(reader, endAt, !token.dotted);
  if (month !== null) return { from, to: month.day, named, month, next: month.next };
  const end = tokens[endAt];
  if (!token.dotted || end?.kind !== 'number' || !end.dotted) return null;
  return { from, to: end.value, named, month: null, next: endAt + 1 };
}

function closeList({ context }: TokenReader, ranges: readonly DaysOfMonth[], month: DayPoint): DatesRead {
  const parts = ranges.map(({ from, to, named }) =>
    checkedEnd(expand({ ...month, day: from }, { ...month, day: to }, context), named),
  );
  return {
    dates: parts.flatMap(({ dates }) => dates),
    problem: parts.find(({ problem }) => problem !== null)?.problem ?? null,
    weekdaysInside: parts.some(({ weekdaysInside }) => weekdaysInside),
    next: month.next,
  };
}

/** The days from one point to another; a missing year is the one that brings the day nearest to the election. */
function expand(
  first: DayPoint,
  last: DayPoint,
  context: HoursContext,
): Pick<DatesRead, 'dates' | 'problem'> {
  const to = dateOf(last, last.year, context);
  let from = dateOf(first, first.year ?? last.year, context);
  if (from === null || to === null) return { dates: [], problem: 'no_such_day' };
  if (from > to && first.year === null) {
    const yearBefore = dateOf(first, Number(to.slice(0, 4)) - 1, context);
    if (yearBefore !== null && daysBetween(yearBefore, to) <= longestRangeDays) from = yearBefore;
  }
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
