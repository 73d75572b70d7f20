/** Reads weekdays out of the tokens of opening hours: `ma–pe`, `joka päivä`, `vardagar`, `Mon to Fri`. */
import { isRangeWord, skip, type TokenReader } from './opening-hours-dates.csv';

export interface WeekdaysRead {
  /** ISO weekdays in the order written. */
  weekdays: number[];
  /** Whether the text says "every", or a word that means as much. */
  every: boolean;
  next: number;
}

/** One weekday, a range of them or a word for several; null when none stands at `start`. */
export function readWeekdays(reader: TokenReader, start: number): WeekdaysRead | null {
  const { tokens } = reader;
  const afterEvery = skip(tokens, start, ['every']);
  const every = afterEvery > start;
  const at = skipPreposition(tokens, afterEvery);
  const token = tokens[at];
  if (every && token?.kind === 'day') return { weekdays: [1, 2, 3, 4, 5, 6, 7], every, next: at + 1 };
  if (token?.kind === 'day_class') return { weekdays: [...token.weekdays], every: true, next: at + 1 };
  if (token?.kind !== 'weekday') return null;
  const { last, next } = readRangeEnd(reader, at, token.form === 'from');
  return { weekdays: weekdaysFrom(token.weekdays[0]!, last ?? token.weekdays[0]!), every, next };
}

/** `–pe`, `to Fri`, or the `perjantaihin` of "maanantaista perjantaihin". */
function readRangeEnd(
  { tokens }: TokenReader,
  at: number,
  begins: boolean,
): { last: number | null; next: number } {
  const endAt = isRangeWord(tokens[at + 1]) ? at + 2 : begins ? at + 1 : null;
  const end = endAt === null ? undefined : tokens[endAt];
  if (endAt === null || end?.kind !== 'weekday') return { last: null, next: at + 1 };
  return { last: end.weekdays[0]!, next: endAt + 1 };
}

function weekdaysFrom(first: number, last: number): number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
}

/** The English "on" before days; elsewhere it is a Swedish Wednesday. */
function skipPreposition(tokens: TokenReader['tokens'], at: number): number {
  const token = tokens[at];
  const next = tokens[at + 1]?.kind ?? '';
  const before = token?.kind === 'weekday' && token.form === 'on';
  return before && ['weekday', 'day_class'].includes(next) ? at + 1 : at;
}

/** Weekdays joined by commas and "and", as far as no dates of their own follow them. */
export function readWeekdayList(
  reader: TokenReader,
  start: number,
  hasOwnDates: (next: number) => boolean,
): WeekdaysRead | null {
  const first = readWeekdays(reader, start);
  if (first === null || hasOwnDates(first.next)) return null;
  let list = first;
  for (;;) {
    const at = skip(reader.tokens, list.next, ['comma', 'and']);
    const more = at === list.next ? null : readWeekdays(reader, at);
    if (more === null || hasOwnDates(more.next)) return list;
    list = { ...more, weekdays: [...list.weekdays, ...more.weekdays] };
  }
}
