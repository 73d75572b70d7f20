/** Reads which days a piece of opening hours speaks of: weekdays, dates, both together, the election day, the rest. */
import { weekday, type IsoDate } from '../shared/dates';
import { isRangeWord, readDates, skip, type DatesRead, type TokenReader } from './opening-hours-dates.csv';
import type { DayTarget } from './opening-hours-statements.model';
import { votingDays, type HoursProblemCode } from './opening-hours.model';

/** A reader of tokens that remembers the dates within which bare weekdays are meant. */
export interface DayReader extends TokenReader {
  /** `26.5.–6.6.` of "26.5.–6.6. ma–pe 10–18, la–su 10–14"; null when weekdays are those of the whole period. */
  scope: readonly IsoDate[] | null;
}

export interface DaysRead {
  target: DayTarget;
  problem: HoursProblemCode | null;
  /** Scope of the weekdays that follow. */
  scope: readonly IsoDate[] | null;
  next: number;
}

interface WeekdaysRead {
  weekdays: number[];
  /** Whether the text says "every". */
  every: boolean;
  next: number;
}

type ItemRead = DaysRead;

/** Days joined by commas and "and", with "except" taken away; null when no days stand at `start`. */
export function readDays(reader: DayReader, start: number, timeExpected = false): DaysRead | null {
  const first = readItem(reader, start, timeExpected);
  if (first === null) return null;
  let group = first;
  for (;;) {
    const at = skip(reader.tokens, group.next, ['comma', 'and']);
    const item = readItem({ ...reader, scope: group.scope }, at, at === group.next);
    if (item === null || !mayJoin(group, item, at > group.next)) break;
    group = join(group, item);
  }
  return withoutExceptions(reader, group);
}

/** Without a comma only weekdays and the dates of one list stand side by side. */
function mayJoin(group: DaysRead, item: DaysRead, separated: boolean): boolean {
  if (group.target.kind !== 'dates' || item.target.kind !== 'dates') return false;
  return separated || (group.target.weekdays !== null && item.target.weekdays !== null);
}

function join(group: DaysRead, item: DaysRead): DaysRead {
  if (group.target.kind !== 'dates' || item.target.kind !== 'dates') return group;
  const weekdays =
    group.target.weekdays === null || item.target.weekdays === null
      ? null
      : [...group.target.weekdays, ...item.target.weekdays];
  const dates = [...new Set([...group.target.dates, ...item.target.dates])].sort();
  const empty = group.target.dates.length === 0 || item.target.dates.length === 0;
  const every = group.target.every && item.target.every;
  return {
    target: { kind: 'dates', dates: empty ? [] : dates, weekdays, every },
    problem: group.problem ?? item.problem,
    scope: item.scope,
    next: item.next,
  };
}

/** "ma–pe paitsi ke 9–18": days that the same hours do not hold on. */
function withoutExceptions(reader: DayReader, group: DaysRead): DaysRead {
  if (reader.tokens[group.next]?.kind !== 'except' || group.target.kind !== 'dates') return group;
  const except = readItem({ ...reader, scope: group.scope }, group.next + 1, false);
  const after = reader.tokens[skip(reader.tokens, except?.next ?? 0, ['at', 'colon'])];
  if (except?.target.kind !== 'dates' || !['number', 'clock'].includes(after?.kind ?? '')) return group;
  const excluded = new Set(except.target.dates);
  const dates = group.target.dates.filter((date) => !excluded.has(date));
  const target: DayTarget = { kind: 'dates', dates, weekdays: null, every: true };
  return { ...group, target, problem: group.problem ?? except.problem, next: except.next };
}

function readItem(reader: DayReader, start: number, timeExpected: boolean): ItemRead | null {
  const { tokens, context } = reader;
  const at = skip(tokens, start, ['article', 'from']);
  const token = tokens[at];
  if (token?.kind === 'others') return readOthers(reader, at);
  if (token?.kind === 'election_day') return readElectionDay(reader, at);
  const weekdays = readWeekdayRange(reader, at);
  if (weekdays === null) {
    const dates = readDates(reader, at, timeExpected);
    return dates === null ? null : withWeekdaysAfter(reader, dates);
  }
  const commaAt = tokens[weekdays.next]?.kind === 'comma' && weekdays.weekdays.length === 1 ? 1 : 0;
  const dates = readDates(reader, weekdays.next + commaAt, commaAt === 0);
  if (dates !== null && (commaAt === 0 || falls(dates, weekdays)))
    return combine(dates, weekdays, dates.next);
  const base = reader.scope ?? votingDays(context);
  return {
    target: {
      kind: 'dates',
      dates: base.filter((date) => weekdays.weekdays.includes(weekday(date))),
      weekdays: reader.scope === null ? weekdays.weekdays : null,
      every: weekdays.every,
    },
    problem: null,
    scope: reader.scope,
    next: weekdays.next,
  };
}

function falls(dates: DatesRead, weekdays: WeekdaysRead): boolean {
  return dates.dates.length === 1 && weekdays.weekdays[0] === weekday(dates.dates[0]!);
}

/** "muina päivinä", "övriga vardagar", "other days". */
function readOthers({ tokens }: DayReader, at: number): ItemRead {
  const next = skip(tokens, at + 1, ['others', 'every', 'day']);
  const named = tokens[next];
  const only = named?.kind === 'day_class' ? named.weekdays : null;
  return {
    target: { kind: 'others', weekdays: only },
    problem: null,
    scope: null,
    next: only === null ? next : next + 1,
  };
}

function readElectionDay(reader: DayReader, at: number): ItemRead {
  const { electionDay } = reader.context;
  const day: DaysRead = {
    target: { kind: 'dates', dates: [electionDay], weekdays: null, every: true },
    problem: null,
    scope: null,
    next: at + 1,
  };
  const context = { ...reader.context, kind: 'election_day' as const };
  const also = readItem({ ...reader, context, scope: null }, skip(reader.tokens, at + 1, ['comma']), true);
  if (also?.target.kind !== 'dates') return day;
  const same = also.target.dates.includes(electionDay) && also.target.dates.length === 1;
  if (also.target.weekdays !== null && !same) return day;
  return { ...day, problem: also.problem ?? (same ? null : 'weekday_mismatch'), next: also.next };
}

/** `ma–pe`, `ark`, `joka päivä`, `maanantaista perjantaihin`, `Mon to Fri`. */
function readWeekdayRange({ tokens }: TokenReader, start: number): WeekdaysRead | null {
  const afterEvery = skip(tokens, start, ['every']);
  const every = afterEvery > start;
  const at = skipPreposition(tokens, afterEvery);
  const token = tokens[at];
  if (every && token?.kind === 'day') return { weekdays: [1, 2, 3, 4, 5, 6, 7], every, next: at + 1 };
  if (token?.kind === 'day_class') return { weekdays: [...token.weekdays], every: true, next: at + 1 };
  if (token?.kind !== 'weekday') return null;
  const from = token.weekdays[0]!;
  const dash = isRangeWord(tokens[at + 1]);
  const last = dash ? tokens[at + 2] : token.form === 'from' ? tokens[at + 1] : undefined;
  if (last?.kind !== 'weekday') return { weekdays: [from], every, next: at + 1 };
  const length = ((last.weekdays[0]! - from + 7) % 7) + 1;
  const weekdays = Array.from({ length }, (_, index) => ((from - 1 + index) % 7) + 1);
  return { weekdays, every, next: at + (dash ? 3 : 2) };
}

/** The English "on" before days; elsewhere it is a Swedish Wednesday. */
function skipPreposition(tokens: TokenReader['tokens'], at: number): number {
  const token = tokens[at];
  const next = tokens[at + 1]?.kind ?? '';
  const before = token?.kind === 'weekday' && token.form === 'on';
  return before && ['weekday', 'day_class', 'date', 'month', 'election_day'].includes(next) ? at + 1 : at;
}

/** "26.5.–8.6. ark", also over a comma or a line break when the weekdays fall within the dates. */
function withWeekdaysAfter(reader: DayReader, dates: DatesRead): ItemRead {
  const alone: ItemRead = {
    target: { kind: 'dates', dates: dates.dates, weekdays: null, every: true },
    problem: dates.problem,
    scope: null,
    next: dates.next,
  };
  if (dates.problem !== null) return alone;
  const long = dates.dates.length > 1;
  const at = long ? skip(reader.tokens, dates.next, ['comma', 'colon', 'break']) : dates.next;
  const weekdays = readWeekdayList(reader, at);
  if (weekdays === null) return alone;
  const within = dates.dates.some((date) => weekdays.weekdays.includes(weekday(date)));
  if (at > dates.next && !within) return alone;
  return combine(dates, weekdays, weekdays.next);
}

function readWeekdayList(reader: TokenReader, start: number): WeekdaysRead | null {
  const first = readWeekdayRange(reader, start);
  if (first === null || readDates(reader, first.next, true) !== null) return null;
  let list = first;
  for (;;) {
    const at = skip(reader.tokens, list.next, ['comma', 'and']);
    const more = at === list.next ? null : readWeekdayRange(reader, at);
    if (more === null || readDates(reader, more.next, true) !== null) return list;
    list = { ...more, weekdays: [...list.weekdays, ...more.weekdays] };
  }
}

/** Dates with weekdays beside them: the weekdays either repeat what the dates are or choose among them. */
function combine(read: DatesRead, { weekdays }: WeekdaysRead, next: number): ItemRead {
  const chosen = read.dates.filter((date) => weekdays.includes(weekday(date)));
  const selects = chosen.length < read.dates.length;
  const mismatch = read.problem === null && selects && contradicts(read.dates, weekdays, chosen.length);
  return {
    target: { kind: 'dates', dates: mismatch ? [] : chosen, weekdays: null, every: true },
    problem: read.problem ?? (mismatch ? 'weekday_mismatch' : null),
    scope: selects && read.dates.length > 1 ? read.dates : null,
    next,
  };
}

/** Whether weekdays cannot be meant as a choice among the dates: "ke–pe 12.–15.1." where the 15th is a Saturday. */
function contradicts(dates: readonly IsoDate[], weekdays: readonly number[], chosen: number): boolean {
  if (chosen === 0) return true;
  if (dates.length >= 7 || weekdays.length < 2) return false;
  return weekday(dates[0]!) === weekdays[0] || weekday(dates.at(-1)!) === weekdays.at(-1);
}
