/** What opening hours say, statement by statement, and which hours of each day come of it. */
import { weekday, type IsoDate } from '../shared/dates';
import { votingDays, type HoursContext, type OpenWindow } from './opening-hours.model';
import type { OpenDay } from './polling-place.model';

export type DayTarget =
  | {
      kind: 'dates';
      dates: readonly IsoDate[];
      /** Weekdays in the order written, when the statement names weekdays of the whole period and no dates. */
      weekdays: readonly number[] | null;
      /** Said of every such day, or of dates: recurring weekdays are no question then. */
      every: boolean;
    }
  /** The days that no other statement speaks of, all or of these weekdays only. */
  | { kind: 'others'; weekdays: readonly number[] | null }
  /** Times without days. */
  | { kind: 'unnamed' };

/** "These days, these hours"; no windows means closed. */
export interface HoursStatement {
  target: DayTarget;
  windows: readonly OpenWindow[];
  /** After "except": meant to replace what is said before. */
  exception: boolean;
}

interface DatedStatement {
  index: number;
  dates: ReadonlySet<IsoDate>;
  byDate: boolean;
  statement: HoursStatement;
}

/** Hours by day, and the indexes of the statements that nothing certain came of. */
export interface ResolvedHours {
  hours: OpenDay[];
  rejected: Set<number>;
}

/**
 * The hours of each day. Where statements meet, the more specific one holds: the one for fewer of the same days,
 * dates before weekdays, an exception before the rule. What could mean two things is rejected with its days.
 */
export function resolveStatements(
  statements: readonly HoursStatement[],
  context: HoursContext,
  everythingRead: boolean,
): ResolvedHours {
  const rejected = new Set<number>();
  const dated = inSequence(statements, context) ?? datedStatements(statements, rejected, context);
  for (const rest of restStatements(statements, dated, context, everythingRead && rejected.size === 0)) {
    if (rest.dates.size === 0) rejected.add(rest.index);
    else dated.push(rest);
  }
  const { hours, used, disputed } = hoursByDay(dated, context);
  for (const one of dated)
    if (!used.has(one.index) || isInDoubt(one, dated, disputed)) rejected.add(one.index);
  return { hours: openDays(hours), rejected };
}

interface HoursByDay {
  hours: ReadonlyMap<IsoDate, readonly OpenWindow[]>;
  /** Statements that hold on some day. */
  used: ReadonlySet<number>;
  /** Days on which it is in doubt what holds: they have no hours. */
  disputed: ReadonlySet<IsoDate>;
}

function hoursByDay(dated: readonly DatedStatement[], context: HoursContext): HoursByDay {
  const hours = new Map<IsoDate, readonly OpenWindow[]>();
  const used = new Set<number>();
  const disputed = new Set<IsoDate>();
  for (const day of [...new Set(dated.flatMap(({ dates }) => [...dates]))].sort()) {
    const holding = holdingOn(day, dated);
    if (holding === null || holding.some((one) => isAmbiguousOverride(one, dated, context)))
      disputed.add(day);
    else {
      for (const { index } of holding) used.add(index);
      hours.set(
        day,
        holding.flatMap(({ statement }) => statement.windows),
      );
    }
  }
  return { hours, used, disputed };
}

/**
 * Whether the meaning of a statement is in doubt on a disputed day: no other one there is for fewer of its days. Two
 * that merely overlap are both in doubt; the wider rule of a doubtful exception is not.
 */
function isInDoubt(
  own: DatedStatement,
  dated: readonly DatedStatement[],
  disputed: ReadonlySet<IsoDate>,
): boolean {
  return [...own.dates].some((day) => {
    if (!disputed.has(day)) return false;
    return !dated.some(
      ({ dates }) => dates.has(day) && dates.size < own.dates.size && isWithin(dates, own.dates),
    );
  });
}

function datedStatements(
  statements: readonly HoursStatement[],
  rejected: Set<number>,
  context: HoursContext,
): DatedStatement[] {
  return statements.flatMap((statement, index) => {
    const { target } = statement;
    if (target.kind !== 'dates') return [];
    const recurs = target.weekdays !== null && !target.every && target.dates.length > target.weekdays.length;
    // A mobile stop stands in one place once: "ke 9–12" of a period with two Wednesdays does not say which.
    if (target.dates.length === 0 || (recurs && context.kind === 'mobile_stop')) {
      rejected.add(index);
      return [];
    }
    return [{ index, dates: new Set(target.dates), byDate: target.weekdays === null, statement }];
  });
}

/** "ke–pe 9–18; la–su 10–14; ma–pe 9–18; …": weekdays that walk through a longer period day by day, in order. */
function inSequence(statements: readonly HoursStatement[], context: HoursContext): DatedStatement[] | null {
  const period = votingDays(context);
  if (period.length <= 7) return null;
  let at = 0;
  const dated: DatedStatement[] = [];
  for (const [index, statement] of statements.entries()) {
    const { target } = statement;
    if (target.kind !== 'dates' || target.weekdays === null) return null;
    const dates = period.slice(at, at + target.weekdays.length);
    if (dates.length < target.weekdays.length) return null;
    if (!dates.every((date, place) => weekday(date) === target.weekdays![place])) return null;
    dated.push({ index, dates: new Set(dates), byDate: false, statement });
    at += dates.length;
  }
  return at === period.length ? dated : null;
}

/** Statements for "other days" and for times that no days are named with. */
function restStatements(
  statements: readonly HoursStatement[],
  dated: readonly DatedStatement[],
  context: HoursContext,
  everythingRead: boolean,
): DatedStatement[] {
  const spoken = new Set(dated.flatMap(({ dates }) => [...dates]));
  const left = votingDays(context).filter((day) => !spoken.has(day));
  const rest = statements.flatMap((statement, index) => {
    const { target } = statement;
    if (target.kind === 'dates') return [];
    const dates =
      target.kind === 'unnamed'
        ? unnamedDays(left, spoken.size > 0, context)
        : left.filter((day) => target.weekdays?.includes(weekday(day)) ?? true);
    const certain = target.kind === 'unnamed' || (everythingRead && spoken.size > 0);
    return [{ index, dates: new Set(certain ? dates : []), byDate: true, statement }];
  });
  const overlapping = rest.length > 1;
  return overlapping ? rest.map((one) => ({ ...one, dates: new Set<IsoDate>() })) : rest;
}

/**
 * Days of times without days: the election day; every day of advance voting, or the weekdays where the text names
 * the weekend. Never of a mobile stop, which stands for minutes on a day of its own.
 */
function unnamedDays(
  left: readonly IsoDate[],
  othersNamed: boolean,
  context: HoursContext,
): readonly IsoDate[] {
  if (context.kind === 'mobile_stop') return [];
  return othersNamed && left.some((day) => weekday(day) > 5) ? [] : left;
}

/** The statements that hold on a day after the more specific have replaced the others; null when in doubt. */
function holdingOn(day: IsoDate, dated: readonly DatedStatement[]): DatedStatement[] | null {
  const speaking = dated.filter(({ dates }) => dates.has(day));
  const holding = speaking.filter((one) => !speaking.some((other) => other !== one && replaces(other, one)));
  const replaced = speaking.filter((one) => !holding.includes(one));
  if (replaced.some((rule) => holding.some((one) => mayAddTo(one, rule)))) return null;
  return holding.every((one) => holding.every((other) => one === other || agree(one, other)))
    ? holding
    : null;
}

function replaces(one: DatedStatement, other: DatedStatement): boolean {
  if (isWithin(one.dates, other.dates)) return one.dates.size < other.dates.size;
  if (isWithin(other.dates, one.dates)) return false;
  if (one.statement.exception !== other.statement.exception) return one.statement.exception;
  if (one.byDate !== other.byDate) return one.byDate && one.dates.size < other.dates.size;
  return one.statement.windows.length === 0 && other.statement.windows.length > 0;
}

function isWithin(inner: ReadonlySet<IsoDate>, outer: ReadonlySet<IsoDate>): boolean {
  return [...inner].every((day) => outer.has(day));
}

/** "ma–pe 9–12, ti 16–18": the Tuesday hours may replace the others or come on top of them. */
function mayAddTo(one: DatedStatement, rule: DatedStatement): boolean {
  if (one.statement.exception || one.statement.windows.length === 0 || rule.statement.windows.length === 0)
    return false;
  return areApart(one.statement.windows, rule.statement.windows);
}

function areApart(some: readonly OpenWindow[], others: readonly OpenWindow[]): boolean {
  return some.every((one) =>
    others.every((other) => one.closesAt <= other.opensAt || other.closesAt <= one.opensAt),
  );
}

/** Whether two statements can both hold on a day: the same days written twice, or hours apart, or the same hours. */
function agree(one: DatedStatement, other: DatedStatement): boolean {
  const [some, others] = [one.statement.windows, other.statement.windows];
  if (some.length === 0 || others.length === 0) return some.length === others.length;
  const sameDays = one.dates.size === other.dates.size && isWithin(one.dates, other.dates);
  return sameDays || JSON.stringify(some) === JSON.stringify(others) || areApart(some, others);
}

/**
 * "ma–pe 10–18; ti 11–19" in a period with two Tuesdays: the last day of voting is a Tuesday, and longer hours are
 * common on it, so the text may mean that one day only.
 */
function isAmbiguousOverride(
  { dates, byDate, statement }: DatedStatement,
  dated: readonly DatedStatement[],
  context: HoursContext,
): boolean {
  const { target } = statement;
  if (byDate || target.kind !== 'dates' || target.weekdays === null || target.every) return false;
  const last = votingDays(context).at(-1)!;
  const recurs = dates.size > target.weekdays.length;
  if (!recurs || target.weekdays.length > 2 || !dates.has(last)) return false;
  return dated.some((rule) => rule.dates.size > dates.size && isWithin(dates, rule.dates));
}

function openDays(hours: ReadonlyMap<IsoDate, readonly OpenWindow[]>): OpenDay[] {
  return [...hours].flatMap(([day, windows]) => {
    const distinct = new Map(windows.map((one) => [`${one.opensAt}-${one.closesAt}`, one]));
    return [...distinct.keys()].sort().map((key) => ({ day, ...distinct.get(key)! }));
  });
}
