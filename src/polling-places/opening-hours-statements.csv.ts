/** Puts days and times of opening hours together into statements: "these days, these hours". */
import { weekday } from '../shared/dates';
import { readDays, readFirstDays, type DayReader, type DaysRead } from './opening-hours-days.csv';
import { skip, type TokenReader } from './opening-hours-dates.csv';
import type { HoursStatement } from './opening-hours-statements.model';
import { readWindow, wordsBeforeTime, type WindowRead } from './opening-hours-times.csv';
import type { HoursProblemCode, OpenWindow } from './opening-hours.model';

/** A statement with the tokens that it is made of (`next` excluded) and what in it cannot be true. */
export interface StatementRead extends HoursStatement {
  from: number;
  next: number;
  problems: { code: HoursProblemCode; from: number; next: number }[];
}

interface WindowsRead {
  windows: OpenWindow[];
  problems: StatementRead['problems'];
  next: number;
}

const betweenDaysAndTimes = [
  ...wordsBeforeTime,
  'comma',
  'colon',
  'break',
  'advance_voting',
  'day',
  'only',
] as const;

/** All statements in the text, in order; tokens between them were not understood or say nothing. */
export function readStatements(reader: TokenReader): StatementRead[] {
  const statements: StatementRead[] = [];
  let scope: DayReader['scope'] = null;
  let at = 0;
  while (at < reader.tokens.length) {
    const read = readStatement({ ...reader, scope }, at);
    if (read === null) at += 1;
    else {
      if (read.statement !== null) statements.push(read.statement);
      scope = read.scope;
      at = read.next;
    }
  }
  return statements;
}

/** What stands at a token: a statement, days without hours (no statement), or null for neither. */
function readStatement(
  reader: DayReader,
  start: number,
): { statement: StatementRead | null; scope: DayReader['scope']; next: number } | null {
  const at = skip(reader.tokens, start, ['except']);
  const exception = at > start;
  const days = readDays(reader, at);
  if (days !== null) {
    const statement = hoursOfDays(reader, days, { at, exception, start });
    return { statement, scope: days.scope, next: statement?.next ?? days.next };
  }
  const statement = closedOnDays(reader, start) ?? timesFirst(reader, start);
  return statement === null ? null : { statement, scope: reader.scope, next: statement.next };
}

/** "26.5. 9–20", "su suljettu", "su ei", "paitsi su". */
function hoursOfDays(
  reader: DayReader,
  days: DaysRead,
  { at, exception, start }: { at: number; exception: boolean; start: number },
): StatementRead | null {
  const { tokens } = reader;
  const between = skip(tokens, days.next, betweenDaysAndTimes);
  const timesAt =
    tokens[between]?.kind === 'range' && tokens[between + 1]?.kind === 'at' ? between + 2 : between;
  const read = readWindows(reader, timesAt);
  if (read !== null && !(isBrokenOff(reader, days.next) && isFollowedByDays(reader, read.next)))
    return explained(reader, statementOf(days, read, { from: start, at, exception }));
  const closedAt = readClosed(reader, skip(tokens, days.next, ['colon', 'comma', 'open']));
  if (closedAt !== null)
    return statementOf(days, { windows: [], problems: [], next: closedAt }, { from: start, at, exception });
  // Days that cannot be are told of even when no hours stand beside them.
  if (!exception && days.problem === null) return null;
  return statementOf(days, { windows: [], problems: [], next: days.next }, { from: start, at, exception });
}

/** Days behind the times: "ma 9–18 (7.6.)" says which Monday is meant, "26.5. 9–18 (ke)" repeats the day. */
function explained(reader: DayReader, statement: StatementRead): StatementRead {
  const { target, next } = statement;
  const after = readDays(reader, next, true);
  if (target.kind !== 'dates' || after?.target.kind !== 'dates' || hasOwnHours(reader, after))
    return statement;
  if (after.target.weekdays !== null) {
    const named = after.target.weekdays;
    const repeats = target.dates.every((date) => named.includes(weekday(date)));
    return repeats ? { ...statement, next: after.next } : statement;
  }
  // Dates behind dates explain nothing: they lack hours of their own.
  if (target.weekdays === null) return statement;
  const dates = after.target.dates.filter((date) => target.dates.includes(date));
  const all = dates.length === after.target.dates.length;
  return { ...statement, target: { ...after.target, dates: all ? dates : [] }, next: after.next };
}

/** Whether times or "closed" stand behind the days. */
function hasOwnHours(reader: DayReader, { next }: DaysRead): boolean {
  const at = skip(reader.tokens, next, betweenDaysAndTimes);
  return readWindow(reader.tokens, at) !== null || readClosed(reader, at) !== null;
}

function isBrokenOff({ tokens }: TokenReader, at: number): boolean {
  return tokens[at]?.kind === 'break';
}

function isClauseEnd({ tokens }: TokenReader, at: number): boolean {
  return ['comma', 'and', 'break', undefined].includes(tokens[at]?.kind);
}

function isFollowedByDays(reader: DayReader, at: number): boolean {
  return readDays(reader, at, true) !== null;
}

/** The token after "closed", or after "not" that ends a clause; null when it does not say closed. */
function readClosed({ tokens }: TokenReader, at: number): number | null {
  if (tokens[at]?.kind === 'closed') return at + 1;
  if (tokens[at]?.kind !== 'not') return null;
  const next = skip(tokens, at + 1, ['open']);
  const following = tokens[next];
  return following === undefined || ['break', 'comma', 'and'].includes(following.kind) ? next : null;
}

/** "suljettu su 26.3.", "ei sunnuntaisin", "not open on Sundays". */
function closedOnDays(reader: DayReader, start: number): StatementRead | null {
  const { tokens } = reader;
  if (tokens[start]?.kind !== 'closed' && tokens[start]?.kind !== 'not') return null;
  const at = skip(tokens, start + 1, ['open', 'at', 'colon']);
  const group = readDays(reader, at);
  const whole = group !== null && !hasOwnHours(reader, group);
  // "ei sunnuntaisin, ark 9–18": the hours are those of the days beside them.
  const days = whole ? group : readFirstDays(reader, at);
  if (days === null || (!isClauseEnd(reader, days.next) && !(whole && tokens[start].kind === 'closed')))
    return null;
  return statementOf(
    days,
    { windows: [], problems: [], next: days.next },
    { from: start, at, exception: false },
  );
}

/** "klo 9–20" alone, or with its days behind it: "9am–8pm Mon–Fri". */
function timesFirst(reader: DayReader, start: number): StatementRead | null {
  const read = readWindows(reader, start);
  if (read === null) return null;
  const at = skip(reader.tokens, read.next, ['colon', 'article']);
  const days = readDays(reader, at, true);
  if (days !== null && (isClauseEnd(reader, days.next) || !hasOwnHours(reader, days)))
    return statementOf(days, { ...read, next: days.next }, { from: start, at, exception: false });
  const { windows, problems, next } = read;
  return { target: { kind: 'unnamed' }, windows, exception: false, from: start, next, problems };
}

function statementOf(
  days: DaysRead,
  { windows, problems, next }: WindowsRead,
  { from, at, exception }: { from: number; at: number; exception: boolean },
): StatementRead {
  const ofDays = days.problem === null ? [] : [{ code: days.problem, from: at, next: days.next }];
  return { target: days.target, windows, exception, from, next, problems: [...ofDays, ...problems] };
}

/** One or more windows: "9–12, 13–16", "9–12 ja 13–16". */
function readWindows(reader: DayReader, start: number): WindowsRead | null {
  const first = readWindow(reader.tokens, start);
  if (first === null) return null;
  const all: WindowRead[] = [first];
  for (;;) {
    const end = all.at(-1)!.next;
    const at = skip(reader.tokens, end, ['comma', 'and']);
    const another = readDays(reader, at, at === end) === null ? readWindow(reader.tokens, at) : null;
    if (another === null || isFollowedByOwnDays(reader, another.next)) break;
    all.push(another);
  }
  return {
    windows: all.flatMap(({ window }) => (window === null ? [] : [window])),
    problems: all.flatMap(({ problem, from, next }) =>
      problem === null ? [] : [{ code: problem, from, next }],
    ),
    next: all.at(-1)!.next,
  };
}

/** "9–18 ma–pe, 10–14 la–su": the second window belongs to the days behind it. */
function isFollowedByOwnDays(reader: DayReader, at: number): boolean {
  const days = readDays(reader, at, true);
  if (days === null) return false;
  return (
    isClauseEnd(reader, days.next) ||
    readWindow(reader.tokens, skip(reader.tokens, days.next, betweenDaysAndTimes)) === null
  );
}
