/** Reads which days a piece of opening hours speaks of: weekdays, dates, both together, the election day, the rest. */
import { weekday, type IsoDate } from '../shared/dates';
import { readDates, skip, type DatesRead, type TokenReader } from './opening-hours-dates.csv';
import { readWeekdayList, readWeekdays, type WeekdaysRead } from './opening-hours-weekdays.csv';
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

/** As `readDays`, the first item only: "ei sunnuntaisin, ark 9–18" closes Sundays. */
export function readFirstDays(reader: DayReader, start: number): DaysRead | null {
  return readItem(reader, start, false);
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

function readItem(reader: DayReader, start: number, timeExpected: boolean): DaysRead | null {
  const at = skipLeadIn(reader, start);
  const kind = reader.tokens[at]?.kind;
  if (kind === 'others') return readOthers(reader, at);
  if (kind === 'election_day') return readElectionDay(reader, at + 1);
  if (kind === 'election' && reader.tokens[at + 1]?.kind === 'day') return readElectionDay(reader, at + 2);
  const weekdays = readWeekdays(reader, at);
  if (weekdays !== null)
    return readListedDates(reader, at) ?? readDatesAfter(reader, weekdays) ?? ofPeriod(reader, weekdays);
  const dates = readDates(reader, at, timeExpected);
  return dates === null ? null : withWeekdaysAfter(reader, dates);
}

/** Words before days that say nothing more; the English "on" looks like a Swedish Wednesday. */
function skipLeadIn({ tokens }: DayReader, start: number): number {
  const at = skip(tokens, start, ['article', 'from']);
  const token = tokens[at];
  const next = tokens[skip(tokens, at + 1, ['article'])]?.kind ?? '';
  const preposition = token?.kind === 'weekday' && token.form === 'on';
  return preposition && ['month', 'election_day', 'election'].includes(next) ? at + 1 : at;
}

/** "torstaina ja perjantaina 27.–28.5.", "ma, ke ja pe 26.5.–8.6.": a list of weekdays that dates then explain. */
function readListedDates(reader: DayReader, at: number): DaysRead | null {
  const list = readWeekdayList(reader, at, () => false);
  const dates = list === null ? null : readDates(reader, list.next, true);
  if (list === null || dates === null || dates.dates.length < 2) return null;
  const days = new Set(dates.dates.map(weekday));
  if (!list.weekdays.every((day) => days.has(day))) return null;
  return combineBefore(dates, list, dates.next);
}

/** Dates behind weekdays: "ke 26.5.", "ma–pe 26.5.–8.6.", and over a comma "Wednesday, 26 May". */
function readDatesAfter(reader: DayReader, weekdays: WeekdaysRead): DaysRead | null {
  const commas = reader.tokens[weekdays.next]?.kind === 'comma' && weekdays.weekdays.length === 1 ? 1 : 0;
  const dates = readDates(reader, weekdays.next + commas, commas === 0);
  if (dates === null || (commas === 1 && !falls(dates, weekdays))) return null;
  return combineBefore(dates, weekdays, dates.next);
}

/** Weekdays alone: those of the dates named before, or of the whole period. */
function ofPeriod({ scope, context }: DayReader, { weekdays, every, next }: WeekdaysRead): DaysRead {
  const dates = (scope ?? votingDays(context)).filter((date) => weekdays.includes(weekday(date)));
  const named = scope === null ? weekdays : null;
  return { target: { kind: 'dates', dates, weekdays: named, every }, problem: null, scope, next };
}

function falls(dates: DatesRead, weekdays: WeekdaysRead): boolean {
  return dates.dates.length === 1 && weekdays.weekdays[0] === weekday(dates.dates[0]!);
}

/** "muina päivinä", "övriga vardagar", "other days". */
function readOthers({ tokens }: DayReader, at: number): DaysRead {
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

/** The election day, with its weekday or date repeated or not. */
function readElectionDay(reader: DayReader, next: number): DaysRead {
  const { electionDay } = reader.context;
  const context = { ...reader.context, kind: 'election_day' as const };
  const also = readItem({ ...reader, context, scope: null }, skip(reader.tokens, next, ['comma']), true);
  if (also?.target.kind !== 'dates') return ofDates([electionDay], null, next);
  const same = also.target.dates.length === 1 && also.target.dates[0] === electionDay;
  if (same) return ofDates([electionDay], also.problem, also.next);
  if (also.target.weekdays !== null || reader.tokens[next]?.kind === 'comma')
    return ofDates([electionDay], null, next);
  return ofDates([electionDay], also.problem ?? 'weekday_mismatch', also.next);
}

/** "26.5.–8.6. ark", also over a comma or a line break when the weekdays fall within the dates. */
function withWeekdaysAfter(reader: DayReader, dates: DatesRead): DaysRead {
  const alone = ofDates(dates.dates, dates.problem, dates.next);
  if (dates.problem !== null) return alone;
  const long = dates.dates.length > 1;
  const at = long ? skip(reader.tokens, dates.next, ['comma', 'colon', 'break']) : dates.next;
  const weekdays = readWeekdayList(reader, at, (next) => readDates(reader, next, true) !== null);
  if (weekdays === null) return alone;
  const within = dates.dates.some((date) => weekdays.weekdays.includes(weekday(date)));
  if (at > dates.next && !within) return alone;
  return choose(dates, weekdays, weekdays.next);
}

/** Weekdays before dates: one before a range may name the day it begins on. */
function combineBefore(read: DatesRead, weekdays: WeekdaysRead, next: number): DaysRead {
  const { dates } = read;
  const [first] = weekdays.weekdays;
  if (read.problem !== null || weekdays.weekdays.length > 1 || dates.length < 2)
    return choose(read, weekdays, next);
  const begins = first === weekday(dates[0]!);
  // "to 27.5. – pe 28.5." names both ends, "to 27.5.–28.5." the first one.
  if (begins && (read.weekdaysInside || dates.length < 7)) return ofDates(dates, null, next);
  if (read.weekdaysInside) return ofDates([], 'weekday_mismatch', next);
  // "ke 26.5.–8.6.": from that Wednesday on, or the Wednesdays of the period?
  return begins ? ofDates([], null, next) : choose(read, weekdays, next);
}

/** Dates with weekdays that either repeat what the dates are or choose among them. */
function choose({ dates, problem }: DatesRead, { weekdays }: WeekdaysRead, next: number): DaysRead {
  if (problem !== null || dates.length === 0) return ofDates([], problem, next);
  const chosen = dates.filter((date) => weekdays.includes(weekday(date)));
  if (chosen.length === dates.length) return ofDates(dates, null, next);
  if (contradicts(dates, weekdays, chosen.length)) return ofDates([], 'weekday_mismatch', next);
  return { ...ofDates(chosen, null, next), scope: dates };
}

function ofDates(dates: readonly IsoDate[], problem: HoursProblemCode | null, next: number): DaysRead {
  return { target: { kind: 'dates', dates, weekdays: null, every: true }, problem, scope: null, next };
}

/** Whether weekdays cannot be meant as a choice among the dates: "ke–pe 12.–15.1." where the 15th is a Saturday. */
function contradicts(dates: readonly IsoDate[], weekdays: readonly number[], chosen: number): boolean {
  if (chosen === 0) return true;
  if (dates.length >= 7 || weekdays.length < 2) return false;
  return weekday(dates[0]!) === weekdays[0] || weekday(dates.at(-1)!) === weekdays.at(-1);
}
